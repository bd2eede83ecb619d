import type { MigrationInterface, QueryRunner } from 'typeorm';
import { period, record } from './columns';

/** The distributors, whom they serve, and what was done for customers. */
export class Distribution1780000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table distributor (
        ${record},
        slug text collate "C" not null,
        name text collate name_order not null,
        website text,
        country_id bigint not null references country,
        parent_id bigint references distributor,
        unique (slug),
        constraint distributor_parent_check check (parent_id <> id),
        constraint distributor_slug_check check (is_slug(slug)),
        constraint distributor_name_check check (is_name(name)),
        constraint distributor_website_check check (is_web_address(website))
      );
      create index distributor_country_id_idx on distributor (country_id);
      create index distributor_parent_id_name_id_idx on distributor (parent_id, name, id);
      create index distributor_name_id_idx on distributor (name, id);

      create table distributor_country (
        distributor_id bigint not null references distributor on delete cascade on update cascade,
        country_id bigint not null references country on delete cascade on update cascade,
        primary key (distributor_id, country_id)
      );
      create index distributor_country_distributor_id_idx on distributor_country (distributor_id);
      create index distributor_country_country_id_idx on distributor_country (country_id);

      create table distribution_agreement (
        ${record},
        ${period},
        listed boolean not null default false,
        distributor_id bigint not null references distributor,
        partner_id bigint not null references partner,
        vendor_id bigint not null references vendor,
        country_id bigint not null references country,
        constraint distribution_agreement_distributor_id_partner_id_v_a4ad4750_key
          unique (distributor_id, partner_id, vendor_id, country_id, valid_from),
        constraint distribution_agreement_period_check check (
          valid_from < valid_to and is_day(valid_from) and is_day(valid_to)
        ),
        constraint distribution_agreement_overlap_excl exclude using gist
          (distributor_id with =, partner_id with =, vendor_id with =, country_id with =, daterange(valid_from, valid_to) with &&)
      );
      create index distribution_agreement_country_id_idx on distribution_agreement (country_id);
      create index distribution_agreement_vendor_id_idx on distribution_agreement (vendor_id);
      create index distribution_agreement_valid_from_id_idx on distribution_agreement (valid_from, id);
      create index distribution_agreement_partner_id_valid_from_id_idx
        on distribution_agreement (partner_id, valid_from, id);
      create index distribution_agreement_distributor_id_valid_from_id_idx
        on distribution_agreement (distributor_id, valid_from, id);

      create type enablement_status as enum ('PLANNED', 'IN_PROGRESS', 'COMPLETED');
      create table enablement (
        ${record},
        status enablement_status not null,
        progress integer not null default 0,
        started_on date,
        completed_on date,
        distributor_id bigint not null references distributor,
        service_id bigint not null references collaborative_service,
        unique (distributor_id, service_id),
        constraint enablement_progress_check check (progress between 0 and 100),
        constraint enablement_status_check check (
          case status
            when 'PLANNED' then progress = 0 and started_on is null and completed_on is null
            when 'IN_PROGRESS' then started_on is not null and completed_on is null
            else progress = 100 and started_on is not null and completed_on is not null and started_on <= completed_on
          end
        ),
        constraint enablement_dates_check check (is_day(started_on) and is_day(completed_on))
      );
      create index enablement_started_on_id_idx on enablement (started_on, id);
      create index enablement_service_id_started_on_id_idx on enablement (service_id, started_on, id);
      create index enablement_distributor_id_started_on_id_idx on enablement (distributor_id, started_on, id);

      create type engagement_kind as enum ('BUILD', 'PROVIDE', 'RESELL');
      create type customer_kind as enum ('ENTERPRISE', 'PROVIDER');
      create table engagement (
        ${record},
        kind engagement_kind not null,
        customer_name text collate name_order not null,
        customer_kind customer_kind not null,
        value_amount numeric(19,4) not null,
        currency text not null,
        started_on date not null,
        program_id bigint not null references program,
        partner_id bigint not null references partner,
        distributor_id bigint references distributor,
        offering_id bigint references offering,
        customer_partner_id bigint references partner,
        country_id bigint not null references country,
        constraint engagement_value_check check (is_amount(value_amount, currency)),
        constraint engagement_build_check check (
          kind <> 'BUILD' or customer_kind <> 'PROVIDER' or customer_partner_id is not null
        ),
        constraint engagement_customer_check check (customer_partner_id <> partner_id),
        constraint engagement_customer_name_check check (is_name(customer_name)),
        constraint engagement_currency_check check (is_currency(currency)),
        constraint engagement_started_on_check check (is_day(started_on))
      );
      create index engagement_country_id_idx on engagement (country_id);
      create index engagement_customer_partner_id_idx on engagement (customer_partner_id);
      create index engagement_offering_id_idx on engagement (offering_id);
      create index engagement_program_id_idx on engagement (program_id);
      create index engagement_started_on_id_idx on engagement (started_on, id);
      create index engagement_distributor_id_started_on_id_idx on engagement (distributor_id, started_on, id);
      create index engagement_partner_id_started_on_id_idx on engagement (partner_id, started_on, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table engagement, enablement, distribution_agreement, distributor_country, distributor;
      drop type engagement_kind, customer_kind, enablement_status;
    `);
  }
}
