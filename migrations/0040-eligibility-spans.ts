import type { MigrationInterface, QueryRunner } from 'typeorm';
import { judging as judgingWithoutSpans, nearestTargets } from './0031-tiers-and-tracks';

/**
 * The database stores on which days each partner meets each requirement. The hub generates the functions that judge partners, from
 * the rules. The functions here call them before a transaction commits, and read what is stored.
 */
export class EligibilitySpans1780000000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(dropReaders);
    await queryRunner.query('delete from compiled_rules');
    await queryRunner.query(eligibilitySpans);
    await queryRunner.query(upkeep);
    await queryRunner.query(readers);
    await queryRunner.query(nearestTargets(', since date'));
    await queryRunner.query(rebuilding);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(dropReaders);
    await queryRunner.query(`
      do $$
      declare
        each record;
      begin
        for each in
          select oid::regprocedure as name from pg_proc
          where pronamespace = 'public'::regnamespace and (proname like 'mark\\_%' or proname like 'keep\\_spans\\_of\\_rules\\_%')
        loop
          execute format('drop function %s cascade', each.name);
        end loop;
      end $$;
      drop function if exists requirement_check_definition, qualification_eligibility_definition, tier_eligibility_definition;
      drop function rebuild_derived_rows, rebuild_eligibility;
      alter function rebuild_rows_without_eligibility rename to rebuild_derived_rows;
      drop table rule_mark, requirement_span, qualification_eligibility_span, tier_eligibility_span, compiled_requirement, compiled_target;
      drop function make_eligibility_readers, judge_on_commit, judge_marked, judge_alone, judge_reached, judge_batches, reached_partners, direct_places, write_spans, stored_spans;
      drop type judged_span;
      delete from compiled_rules;
    `);
    await queryRunner.query(judgingWithoutSpans);
  }
}

const dropReaders = `
drop view next_tier, next_tier_of_program, next_qualification, next_qualification_of_program, tier_eligibility,
  qualification_eligibility, requirement_check;
drop function next_tier, next_tier_of_program, next_qualification, next_qualification_of_program, tier_eligibility,
  qualification_eligibility, requirement_check;
`;

const target = (kind: TargetKind): string => `
create table ${kind}_eligibility_span (
  partner_id bigint not null references partner on delete cascade,
  ${kind}_id bigint not null references ${kind} on delete cascade,
  valid_from date not null,
  valid_to date,
  status requirement_status not null,
  since date,
  missing_count integer,
  primary key (partner_id, ${kind}_id, valid_from)
);
create index ${kind}_eligibility_span_status_idx
  on ${kind}_eligibility_span (${kind}_id, status, missing_count, (coalesce(valid_to, 'infinity'::date)), valid_from, partner_id)
  include (valid_to);
`;

/** The tables of spans, and what the judges keep beside them. */
export const eligibilitySpans = `
-- The days on which a requirement gives a partner one result. They follow each other without a gap while the requirement
-- applies. The first one begins on the first day of the calendar.
create table requirement_span (
  partner_id bigint not null references partner on delete cascade,
  requirement_id bigint not null references requirement on delete cascade,
  valid_from date not null,
  valid_to date,
  status requirement_status not null,
  since date,
  required numeric,
  actual numeric,
  points numeric,
  primary key (partner_id, requirement_id, valid_from)
);
create index requirement_span_requirement_id_idx
  on requirement_span (requirement_id, status, (coalesce(valid_to, 'infinity'::date)), valid_from, partner_id) include (valid_to);
${target('qualification')}
${target('tier')}

-- The qualifications and tiers that have requirements, with the hash of the functions that judge them.
create table compiled_target (
  kind text collate "C" not null,
  target_id bigint not null,
  hash text collate "C" not null,
  primary key (kind, target_id)
);

-- Which roles see the values behind the results of a requirement.
create table compiled_requirement (
  requirement_id bigint primary key references requirement on delete cascade,
  partners_see boolean not null,
  distributors_see boolean not null,
  analysts_see boolean not null
);

-- Rows that rules read and that a transaction has changed, until it judges whom they reach. Nobody else sees them.
create unlogged table rule_mark (
  transaction xid8 not null default pg_current_xact_id(),
  place integer not null,
  key bigint not null,
  primary key (transaction, place, key)
);

-- A row of any of the spans. The result of a whole target has no requirement.
create type judged_span as (
  partner_id bigint, requirement_id bigint, valid_from date, valid_to date, status requirement_status, since date,
  required numeric, actual numeric, points numeric, missing_count integer
);
`;

const settings = 'set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan';

/** The key of the lock by which transactions that judge take turns: "hubjdg" in ASCII. */
const lockKey = BigInt('0x6875626a6467').toString();

type TargetKind = 'qualification' | 'tier';

/** Statements of PL/pgSQL for the table of the target, whose kind is the variable `kind`. */
function forKind(statements: (kind: TargetKind) => string): string {
  return `if kind = 'qualification' then ${statements('qualification')}
  else ${statements('tier')}
  end if;`;
}

const requirementsOf = (kind: TargetKind): string => `array(select id from requirement where ${kind}_id = target)`;

/** A later migration replaces it. */
export const writeSpans = `create function write_spans(kind text, target bigint, partners bigint[], fresh judged_span[], anew boolean) returns void
  language plpgsql ${settings} as $$
begin
  if not anew then
    if fresh = array(select s from stored_spans(kind, target, partners) s order by s.partner_id, s.requirement_id, s.valid_from) then
      return;
    end if;
    ${forKind(
      (kind) => `
      delete from requirement_span where partner_id = any (partners) and requirement_id = any (${requirementsOf(kind)});
      delete from ${kind}_eligibility_span where partner_id = any (partners) and ${kind}_id = target;`,
    )}
  end if;
  insert into requirement_span (partner_id, requirement_id, valid_from, valid_to, status, since, required, actual, points)
  select partner_id, requirement_id, valid_from, valid_to, status, since, required, actual, points
  from unnest(fresh) where requirement_id is not null;
  ${forKind(
    (kind) => `
    insert into ${kind}_eligibility_span (partner_id, ${kind}_id, valid_from, valid_to, status, since, missing_count)
    select partner_id, target, valid_from, valid_to, status, since, missing_count from unnest(fresh) where requirement_id is null;`,
  )}
end $$;`;

const upkeep = `
-- The partners whose rules read some rows of a place. The hub replaces it.
create function reached_partners(place integer, keys bigint[]) returns setof bigint
  language plpgsql stable ${settings} as $$
begin
  return;
end $$;

-- The places whose rows belong to one partner, whose key marks have. The hub replaces it.
create function direct_places() returns integer[] immutable return array[0];

-- Judges partners by the rules that read some places. The hub replaces it.
create function judge_reached(partners bigint[], places integer[]) returns void language plpgsql ${settings} as $$
begin
end $$;

-- The spans of some partners in one target.
create function stored_spans(kind text, target bigint, partners bigint[]) returns setof judged_span
  language plpgsql stable ${settings} as $$
begin
  ${forKind(
    (kind) => `
    return query select s.partner_id, s.requirement_id, s.valid_from, s.valid_to, s.status, s.since, s.required, s.actual, s.points, null::integer
      from requirement_span s where s.partner_id = any (partners) and s.requirement_id = any (${requirementsOf(kind)})
      union all select s.partner_id, null, s.valid_from, s.valid_to, s.status, s.since, null, null, null, s.missing_count
      from ${kind}_eligibility_span s where s.partner_id = any (partners) and s.${kind}_id = target;`,
  )}
end $$;

-- Replaces the spans of some partners in one target, if they differ. New tables have nothing to replace.
${writeSpans}

-- Judges all partners in one target, in batches. PostgreSQL keeps the plan of the function that judges.
create function judge_batches(kind text, target bigint, anew boolean) returns void language plpgsql ${settings} as $$
declare
  batch bigint[];
  last bigint = 0;
begin
  loop
    batch = array(select id from partner where id > last order by id limit 500);
    exit when batch = '{}';
    execute format('select keep_spans_of_rules_%s_%s($1, $2)', kind, target) using batch, anew;
    last = batch[cardinality(batch)];
  end loop;
end $$;

-- Waits until no other transaction judges, and lets none judge before this one ends.
create function judge_alone() returns void language plpgsql ${settings} as $$
begin
  perform pg_advisory_xact_lock(${lockKey});
end $$;

-- Judges the partners that the changes of this transaction reach. A mark of the place -1 reaches all partners. Each statement after
-- the locks sees all that was committed before them.
create function judge_marked() returns void language plpgsql ${settings} as $$
declare
  places integer[];
  reached bigint[];
  each record;
begin
  if not exists (select from rule_mark where transaction = pg_current_xact_id()) then
    return;
  end if;
  perform require_read_committed();
  places = array(select distinct place from rule_mark where transaction = pg_current_xact_id());
  reached = array(
    select distinct key from rule_mark where transaction = pg_current_xact_id() and place = any (direct_places()) order by key
  );
  -- A row that several partners read may get readers from another transaction, so such changes go one at a time. Changes that
  -- reach their own partner alone go side by side, those of one partner one at a time.
  if places <@ direct_places() and cardinality(reached) <= 100 then
    perform pg_advisory_xact_lock_shared(${lockKey});
    for each in select key from unnest(reached) key order by key loop
      perform pg_advisory_xact_lock(hashtextextended('eligibility', each.key));
    end loop;
  else
    perform judge_alone();
  end if;
  if -1 = any (places) then
    for each in select kind, target_id from compiled_target order by kind, target_id loop
      perform judge_batches(each.kind, each.target_id, false);
    end loop;
  else
    for each in
      select place, array_agg(key) as keys from rule_mark
      where transaction = pg_current_xact_id() and place <> all (direct_places()) group by place
    loop
      reached = reached || array(select reached_partners(each.place, each.keys));
    end loop;
    for each in
      select array_agg(id) as ids from (
        select id, row_number() over (order by id) as number
        from (select distinct unnest(reached) as id) one where exists (select from partner where partner.id = one.id)
      ) numbered group by number / 500 order by min(id)
    loop
      perform judge_reached(each.ids, places);
    end loop;
  end if;
  delete from rule_mark where transaction = pg_current_xact_id();
end $$;

-- An import judges at its end, not after each of its files.
create function judge_on_commit() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if coalesce(current_setting('hub.judging', true), '') <> 'later' then
    perform judge_marked();
  end if;
  return null;
end $$;
create constraint trigger rule_mark_judge after insert on rule_mark
  deferrable initially deferred for each row execute function judge_on_commit();
`;

const today = "(now() at time zone 'UTC')::date";

const contains = `span.valid_from <= day and coalesce(span.valid_to, 'infinity'::date) > day`;

/**
 * The text of a function for `format`. Targets without requirements have no spans: where there are such targets, `format` puts
 * their rows in. Without any the function has no union, which PostgreSQL plans worse than a table.
 */
const eligibilityOf = (kind: string, place: string, placeColumn: string, type: string): string => `
create or replace function public.${kind}_eligibility(day date) returns table (
  id text, partner_id bigint, ${kind}_id bigint, program_code text, ${place} ${type}, status requirement_status, missing_count integer,
  since date
) language sql stable parallel safe
begin atomic
  select span.partner_id || '-' || span.${kind}_id, span.partner_id, span.${kind}_id, program.code, ${kind}.${placeColumn}, span.status,
    span.missing_count, span.since
  from ${kind}_eligibility_span span
  join ${kind} on ${kind}.id = span.${kind}_id join program on program.id = ${kind}.program_id
  where ${contains}
  %s;
end;
`;

const unknownOf = (kind: string, placeColumn: string): string => `
  union all
  select partner.id || '-' || ${kind}.id, partner.id, ${kind}.id, program.code, ${kind}.${placeColumn}, 'UNKNOWN'::requirement_status,
    null::integer, null::date
  from partner cross join ${kind} join program on program.id = ${kind}.program_id
  where not exists (select from compiled_target c where c.kind = '${kind}' and c.target_id = ${kind}.id)
`;

const makeOf = (kind: string, place: string, placeColumn: string, type: string): string => `
  execute format($text$${eligibilityOf(kind, place, placeColumn, type)}$text$, case when exists (
    select from ${kind} where not exists (select from compiled_target c where c.kind = '${kind}' and c.target_id = ${kind}.id)
  ) then $text$${unknownOf(kind, placeColumn)}$text$ else '' end);
`;

const readers = `
create function requirement_check(day date) returns table (
  id text, eligibility_id text, tier_eligibility_id text, parent_id text, partner_id bigint, qualification_id bigint,
  tier_id bigint, requirement_id bigint, requirement_code text, status requirement_status, required numeric, actual numeric,
  points numeric, partners_see boolean, distributors_see boolean, analysts_see boolean, since date
) language sql stable parallel safe
begin atomic
  select span.partner_id || '-' || span.requirement_id, span.partner_id || '-' || requirement.qualification_id,
    span.partner_id || '-' || requirement.tier_id, span.partner_id || '-' || requirement.parent_id, span.partner_id,
    requirement.qualification_id, requirement.tier_id, span.requirement_id, requirement.code, span.status, span.required,
    span.actual, span.points, seen.partners_see, seen.distributors_see, seen.analysts_see, span.since
  from requirement_span span
  join requirement on requirement.id = span.requirement_id
  join compiled_requirement seen on seen.requirement_id = span.requirement_id
  where ${contains};
end;
create view requirement_check as select * from requirement_check(${today});

-- Makes the functions that read the eligibility for targets. Call it when targets came or went.
create function make_eligibility_readers() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $make$
begin
  ${makeOf('qualification', 'qualification_code', 'code', 'text')}
  ${makeOf('tier', 'tier_rank', 'rank', 'integer')}
end $make$;
select make_eligibility_readers();
create view qualification_eligibility as select * from qualification_eligibility(${today});
create view tier_eligibility as select * from tier_eligibility(${today});
`;

const rebuilding = `
alter function rebuild_derived_rows rename to rebuild_rows_without_eligibility;
create function rebuild_eligibility() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  each record;
begin
  truncate requirement_span, qualification_eligibility_span, tier_eligibility_span;
  for each in select kind, target_id from compiled_target order by kind, target_id loop
    perform judge_batches(each.kind, each.target_id, true);
  end loop;
end $$;
create function rebuild_derived_rows() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform rebuild_rows_without_eligibility();
  -- Bulk generation judges when what the judges read has its indexes.
  if coalesce(current_setting('hub.judging', true), '') <> 'later' then
    perform rebuild_eligibility();
  end if;
end $$;
`;
