import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record } from './columns';
import { addNodeTypes, nodeTriggers, removeNodeTypes } from './node-types';

/** The slugs that partners had before, so that old links find them. A slug names one partner for all time. */
export class FormerSlugs1780000000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table former_slug (
        ${record},
        slug text collate "C" not null,
        partner_id bigint not null references partner on delete cascade,
        unique (slug),
        constraint former_slug_slug_check check (is_slug(slug))
      );
      create index former_slug_partner_id_slug_id_idx on former_slug (partner_id, slug, id);
      create index former_slug_slug_id_idx on former_slug (slug, id);
      ${nodeTriggers('FormerSlug', 'former_slug')}
    `);
    await addNodeTypes(queryRunner, 'FormerSlug');
    await queryRunner.query(rules);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table former_slug;
      drop function check_former_slug, keep_former_slugs cascade;
    `);
    await removeNodeTypes(queryRunner, 'FormerSlug');
  }
}

const lockKey = `hashtextextended('former slugs of partners', 0)`;

/**
 * Two writers lock no row in common if one gives a new partner a slug and the other records it as a former one. So those who
 * record former slugs take turns, and wait for those who write new partners; the latter do not wait for each other.
 */
const rules = `
create function check_former_slug() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  taken text;
begin
  perform require_read_committed();
  perform pg_advisory_xact_lock(${lockKey});
  select n.slug into taken from new_rows n join partner on partner.slug = n.slug limit 1;
  if found then
    perform refuse(format('The slug %s is that of a partner today.', taken), 'former_slug_former', 'former_slug');
  end if;
  return null;
end $$;
create trigger former_slug_insert after insert on former_slug
  referencing new table as new_rows for each statement execute function check_former_slug();
create trigger former_slug_update after update on former_slug
  referencing new table as new_rows for each statement execute function check_former_slug();

create function keep_former_slugs() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  taken text;
begin
  if tg_op = 'UPDATE' then
    if not exists (select from new_rows n join old_rows o using (id) where n.slug <> o.slug) then return null; end if;
    perform require_read_committed();
    perform pg_advisory_xact_lock(${lockKey});
    -- A partner may take back a slug that it had.
    delete from former_slug using new_rows n where former_slug.slug = n.slug and former_slug.partner_id = n.id;
  else
    perform require_read_committed();
    perform pg_advisory_xact_lock_shared(${lockKey});
  end if;
  select n.slug into taken from new_rows n join former_slug on former_slug.slug = n.slug limit 1;
  if found then
    perform refuse(format('The slug %s was that of another partner.', taken), 'partner_slug_new', 'partner');
  end if;
  if tg_op = 'UPDATE' then
    insert into former_slug (slug, partner_id) select o.slug, o.id from new_rows n join old_rows o using (id) where n.slug <> o.slug;
  end if;
  return null;
end $$;
create trigger partner_slug_insert after insert on partner
  referencing new table as new_rows for each statement execute function keep_former_slugs();
create trigger partner_slug_update after update on partner
  referencing old table as old_rows new table as new_rows for each statement execute function keep_former_slugs();
`;
