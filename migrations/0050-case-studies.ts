import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/** References of partners: what they did for customers, told in public from a day on. */
export class CaseStudies1780000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table offering add unique (id, partner_id);

      create table reference (
        ${record},
        slug text collate "C" not null,
        title jsonb not null,
        summary jsonb not null,
        url text collate name_order,
        customer_segment text collate "C",
        published_on date not null,
        partner_id bigint not null references partner,
        offering_id bigint references offering,
        unique (slug),
        -- The offering is one of the partner's own: that of a white-label service would reveal its provider.
        foreign key (offering_id, partner_id) references offering (id, partner_id),
        constraint reference_slug_check check (is_slug(slug)),
        constraint reference_title_check check (is_localised(title, 'en')),
        constraint reference_summary_check check (is_localised(summary, 'en')),
        constraint reference_url_check check (is_web_address(url)),
        constraint reference_customer_segment_check check (is_code(customer_segment)),
        constraint reference_published_on_check check (is_day(published_on))
      );
      create index reference_partner_id_published_on_id_idx on reference (partner_id, published_on, id);
      create index reference_offering_id_published_on_id_idx on reference (offering_id, published_on, id);
      create index reference_published_on_id_idx on reference (published_on, id);

      create table reference_technology (
        reference_id bigint not null references reference on delete cascade on update cascade,
        technology_id bigint not null references technology on delete cascade on update cascade,
        primary key (reference_id, technology_id)
      );
      create index reference_technology_reference_id_idx on reference_technology (reference_id);
      create index reference_technology_technology_id_idx on reference_technology (technology_id);
      ${nodeTriggers('Reference', 'reference')}
    `);
    await addNodeTypes(queryRunner, 'Reference');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table reference_technology, reference;
      alter table offering drop constraint offering_id_partner_id_key;
    `);
    await removeNodeTypes(queryRunner, 'Reference');
  }
}
