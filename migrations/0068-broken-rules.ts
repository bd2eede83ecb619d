import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds functions that list every row which breaks a rule that is checked at the end of a transaction. The triggers raise an error for the
 * first such row. An import reports all of them.
 */
export class BrokenRules1780000000068 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(calendars);
    await queryRunner.query(mainLocations);
    await queryRunner.query(requirements);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(formerTriggers);
    await queryRunner.query(
      'drop function broken_calendars, broken_main_locations, broken_requirements; drop type broken_rule;',
    );
  }
}

const settings = 'set search_path = pg_catalog, public, pg_temp';

const calendars = `
-- A row at fault: its key, the key of the row whose rows are judged together, the rule, the reason, and whether a further row could mend it.
create type broken_rule as (id bigint, owner bigint, rule text, reason text, is_lacking boolean);

-- The gaps in the fiscal calendars of vendors, by the quarters behind them.
create function broken_calendars(vendors bigint[]) returns setof broken_rule language sql stable ${settings} as $$
  select next_id, vendor_id,
    'fiscal_quarter_no_gap',
    format('The fiscal quarters of a vendor follow one another; %s ends on %s and %s starts on %s.', code, ends_on, next_code, next_start),
    true
  from (
    select vendor_id, code, ends_on, lead(id) over days as next_id, lead(code) over days as next_code, lead(starts_on) over days as next_start
    from fiscal_quarter where vendor_id = any (vendors)
    window days as (partition by vendor_id order by starts_on)
  ) as quarter
  where next_start <> ends_on + 1
  order by vendor_id, next_start;
$$;

create or replace function check_fiscal_calendar() returns trigger
  language plpgsql ${settings} as $$
declare
  owner bigint;
  broken broken_rule;
begin
  perform require_read_committed();
  for owner in
    select distinct id from unnest(array[old.vendor_id, new.vendor_id]) as id where id is not null order by id
  loop
    perform from vendor where id = owner for no key update;
    select * into broken from broken_calendars(array[owner]) limit 1;
    if broken.rule is not null then
      perform refuse(broken.reason, broken.rule, 'fiscal_quarter');
    end if;
  end loop;
  return null;
end $$;
`;

const mainLocations = `
-- The partners that have locations of which not exactly one is the main one, by one of these locations.
create function broken_main_locations(partners bigint[]) returns setof broken_rule language sql stable ${settings} as $$
  select (array_agg(location.id order by is_main desc, location.id desc))[1], location.partner_id, 'location_main',
    format('Exactly one location of a partner is the main one; of the partner %s, %s: %s', partner.slug,
      case when bool_or(is_main) then count(*) filter (where is_main) || ' are' else 'none is' end,
      (array_agg(location.name order by is_main desc, location.id desc))[1]),
    not bool_or(is_main)
  from location join partner on partner.id = location.partner_id
  where location.partner_id = any (partners)
  group by location.partner_id, partner.slug having count(*) filter (where is_main) <> 1
  order by location.partner_id;
$$;

create or replace function check_main_location() returns trigger
  language plpgsql ${settings} set plan_cache_mode = force_generic_plan as $$
declare
  broken broken_rule;
begin
  select * into broken from broken_main_locations(array[old.partner_id, new.partner_id]) limit 1;
  if broken.rule is not null then
    perform refuse(broken.reason, broken.rule, 'location');
  end if;
  return null;
end $$;
`;

const requirements = `
-- What is wrong with requirements, the first of each. Its key is that of the requirement that was checked; the reason can name another one of
-- its tree.
create function broken_requirements(concerned bigint[]) returns setof broken_rule language plpgsql ${settings} as $$
declare
  broken broken_rule;
begin
  foreach broken.id in array concerned loop
    begin
      perform check_requirement(broken.id);
    exception when check_violation then
      get stacked diagnostics broken.rule = constraint_name, broken.reason = message_text;
      broken.owner = broken.id;
      broken.is_lacking = broken.rule = 'requirement_reach';
      return next broken;
    end;
  end loop;
end $$;
`;

/** As in migrations 0007 and 0060. */
const formerTriggers = `
create or replace function check_fiscal_calendar() returns trigger
  language plpgsql ${settings} as $$
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

create or replace function check_main_location() returns trigger
  language plpgsql ${settings} set plan_cache_mode = force_generic_plan as $$
declare
  wrong record;
begin
  select partner.slug, count(*) filter (where is_main) as mains,
    (array_agg(location.name order by is_main desc, location.id desc))[1] as name
  into wrong
  from location join partner on partner.id = location.partner_id
  where location.partner_id in (old.partner_id, new.partner_id)
  group by partner.slug having count(*) filter (where is_main) <> 1 limit 1;
  if found then
    perform refuse(
      format('Exactly one location of a partner is the main one; of the partner %s, %s: %s', wrong.slug,
        case wrong.mains when 0 then 'none is' else wrong.mains || ' are' end, wrong.name),
      'location_main', 'location'
    );
  end if;
  return null;
end $$;
`;
