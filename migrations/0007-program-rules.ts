import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules about a vendor and its programs that span several rows, held as those about partners are. */
export class ProgramRules1780000000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(calendar);
    await queryRunner.query(texts);
    await queryRunner.query(customers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function check_vendor, check_engagement, check_default_locale, check_fiscal_calendar cascade;
    `);
  }
}

const calendar = `
-- A vendor's quarters follow one another without a gap. Judged when the transaction ends, because quarters come one after
-- the other; the vendor's row makes writers of one calendar take turns.
create function check_fiscal_calendar() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  owner bigint;
  gap record;
begin
  perform require_read_committed();
  for owner in
    select distinct id from unnest(array[old.vendor_id, new.vendor_id]) as id where id is not null order by id
  loop
    perform from vendor where id = owner for no key update;
    select * into gap from (
      select code, ends_on, lead(code) over days as next_code, lead(starts_on) over days as next_start
      from fiscal_quarter where vendor_id = owner
      window days as (order by starts_on)
    ) as quarter
    where next_start <> ends_on + 1 limit 1;
    if found then
      perform refuse(
        format('The fiscal quarters of a vendor follow one another; %s ends on %s and %s starts on %s.',
          gap.code, gap.ends_on, gap.next_code, gap.next_start),
        'fiscal_quarter_no_gap', 'fiscal_quarter'
      );
    end if;
  end loop;
  return null;
end $$;

create constraint trigger fiscal_quarter_no_gap after insert or update or delete on fiscal_quarter
  deferrable initially deferred for each row execute function check_fiscal_calendar();
`;

const texts = `
-- Every text of a program's definition exists in the program's default locale.
create function check_default_locale() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  concerned bigint[];
  missing record;
begin
  perform require_read_committed();
  execute 'select array(select distinct ' || case tg_table_name
    when 'program' then 'id from new_rows'
    when 'requirement' then 'q.program_id from new_rows n join qualification q on q.id = n.qualification_id'
    else 'program_id from new_rows'
  end || ')' into concerned;
  perform from program where id = any (concerned) order by id for share;

  select part.*, program.default_locale into missing from (
    select 'tier' as relation, 'name' as field, code as label, program_id, name as texts from tier
    union all select 'qualification', 'name', slug, program_id, name from qualification
    union all select 'qualification', 'summary', slug, program_id, summary from qualification
    union all select 'requirement', 'summary', r.code, q.program_id, r.summary
      from requirement r join qualification q on q.id = r.qualification_id
    union all select 'collaborative_service', 'name', code, program_id, name from collaborative_service
    union all select 'collaborative_service', 'summary', code, program_id, summary from collaborative_service
    union all select 'financing_program', 'name', code, program_id, name from financing_program
  ) as part join program on program.id = part.program_id
  where program.id = any (concerned) and not part.texts ? program.default_locale
  limit 1;
  if found then
    perform refuse(
      format('The %s of %s %s is missing in %s, the default locale of its program.',
        missing.field, missing.relation, missing.label, missing.default_locale),
      format('%s_%s_default_locale', missing.relation, missing.field), missing.relation
    );
  end if;
  return null;
end $$;

create trigger program_default_locale after update on program
  referencing new table as new_rows for each statement execute function check_default_locale();
${['tier', 'qualification', 'requirement', 'collaborative_service', 'financing_program']
  .flatMap((table) => ['insert', 'update'].map((event) => ({ table, event })))
  .map(
    ({ table, event }) => `
create trigger ${table}_default_locale_${event} after ${event} on ${table}
  referencing new table as new_rows for each statement execute function check_default_locale();`,
  )
  .join('')}
`;

const customers = `
-- The customer of an engagement is never the vendor of its program: the vendor is not to be renamed to a customer, either.
create function check_engagement() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  vendors bigint[];
  customer text;
begin
  perform require_read_committed();
  perform from program where id in (select program_id from new_rows) order by id for share;
  vendors := array(select vendor_id from program where id in (select program_id from new_rows));
  perform from vendor where id = any (vendors) order by id for share;

  select n.customer_name into customer
  from new_rows n join program on program.id = n.program_id join vendor on vendor.id = program.vendor_id
  where n.customer_name = vendor.name collate name_equal limit 1;
  if found then
    perform refuse(
      format('The customer of an engagement is never the vendor of its program, %s.', customer),
      'engagement_customer_not_vendor', 'engagement'
    );
  end if;
  return null;
end $$;

create trigger engagement_insert after insert on engagement
  referencing new table as new_rows for each statement execute function check_engagement();
create trigger engagement_update after update on engagement
  referencing new table as new_rows for each statement execute function check_engagement();

create function check_vendor() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  if exists (
    select from engagement join program on program.id = engagement.program_id join vendor on vendor.id = program.vendor_id
    where case tg_table_name when 'vendor' then vendor.id else program.id end = new.id
      and engagement.customer_name = vendor.name collate name_equal
  ) then
    perform refuse(
      'The vendor of a program is never the customer of one of its engagements.',
      'engagement_customer_not_vendor', tg_table_name
    );
  end if;
  return null;
end $$;

create trigger vendor_name_update after update of name on vendor
  for each row when (old.name <> new.name) execute function check_vendor();
create trigger program_vendor_update after update of vendor_id on program
  for each row when (old.vendor_id <> new.vendor_id) execute function check_vendor();
`;
