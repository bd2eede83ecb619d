import type { MigrationInterface, QueryRunner } from 'typeorm';
import { awardSpans, financingEligibility, requirementFacts } from './0014-eligibility';
import { nextQualification } from './0017-texts';

/**
 * The spans of days in which awards are in force are rows. Triggers keep them in the transaction that changes an award or a
 * suspension. They carry the order of partners in place of awards: edges between partners and qualifications go over them.
 * An index on partners has what counts read of them, and statistics tell how many rows of a table are in force.
 */
export class AwardSpans1780000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter view award_span rename to award_span_before');
    await queryRunner.query(spans);
    await queryRunner.query(upkeep);
    await queryRunner.query('select rebuild_derived_rows()');
    await queryRunner.query(spanKeys);
    await queryRunner.query(spanIndexes);
    await queryRunner.query(readers);
    await queryRunner.query('drop view award_span_before');
    await queryRunner.query('create index partner_country_id_status_id_idx on partner (country_id, status, id)');
    for (const table of periods)
      await queryRunner.query(
        `create statistics ${table}_end on (coalesce(valid_to, 'infinity'::date)) from ${table}; analyze ${table} (valid_to)`,
      );
    await queryRunner.query(`
      drop trigger award_partner_name_insert on award;
      drop trigger award_partner_name_update on award;
      alter table award drop partner_name, add constraint award_partner_id_fkey foreign key (partner_id) references partner (id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${periods.map((table) => `drop statistics ${table}_end;`).join(' ')}
      drop index partner_country_id_status_id_idx;
      alter table award add partner_name text collate name_order;
      alter table award disable trigger user;
      update award set partner_name = partner.name from partner where partner.id = partner_id;
      alter table award enable trigger user;
      alter table award alter partner_name set not null, drop constraint award_partner_id_fkey,
        add constraint award_partner_id_partner_name_fkey
          foreign key (partner_id, partner_name) references partner (id, name) on update cascade;
      create index award_qualification_id_partner_name_partner_id_val_716b43d9_idx
        on award (qualification_id, partner_name, partner_id, valid_from, valid_to);
      create trigger award_partner_name_insert before insert on award
        for each row when (new.partner_name is null) execute function carry_partner_name();
      create trigger award_partner_name_update before update of partner_id on award
        for each row when (new.partner_id <> old.partner_id) execute function carry_partner_name();
      alter table award_span rename to award_span_after;
    `);
    await queryRunner.query(awardSpans);
    await queryRunner.query(readers);
    await queryRunner.query(`
      drop function rebuild_derived_rows;
      drop function keep_spans_of_awards, keep_spans_of_suspensions cascade;
      drop function keep_award_spans;
      drop view award_span_definition;
      drop table award_span_after;
    `);
  }
}

/** Large tables of periods. Without statistics of the end as conditions have it, PostgreSQL takes a third of the rows to be in force. */
const periods = ['award', 'distribution_agreement', 'enrolment', 'partner_technology'];

/** The views and functions that read the spans. */
const readers = `${requirementFacts}${financingEligibility}${nextQualification(' collate "C"')}`;

const spans = `
create table award_span (
  award_id bigint not null,
  partner_id bigint not null,
  partner_name text collate name_order not null,
  qualification_id bigint not null,
  valid_from date not null,
  valid_to date
);

-- The definition of the spans: the period of an award without its suspensions.
create view award_span_definition as
select award.id as award_id, award.partner_id, partner.name as partner_name, award.qualification_id,
  lower(span) as valid_from, upper(span) as valid_to
from award join partner on partner.id = award.partner_id cross join lateral unnest(
  datemultirange(daterange(award.valid_from, award.valid_to)) - coalesce(
    (select range_agg(daterange(valid_from, valid_to)) from award_suspension where award_id = award.id), '{}'
  )
) as span;
`;

/**
 * Makes the function that makes all derived rows anew.
 * @param further the tables that further rows are derived from, each after a comma, and the statements that make these rows
 */
export const rebuildDerivedRows = (further = { tables: '', statements: '' }): string => `
-- Makes all rows anew that the database derives and keeps: after rows were written past the triggers.
create or replace function rebuild_derived_rows() returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  lock table partner, award, award_suspension${further.tables} in share row exclusive mode;
  truncate award_span;
  insert into award_span (award_id, partner_id, partner_name, qualification_id, valid_from, valid_to)
  select award_id, partner_id, partner_name, qualification_id, valid_from, valid_to from award_span_definition;${further.statements}
end $$;
`;

/** To plan the queries of the triggers anew takes longer than to run them. */
const settings = 'set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan';

const upkeep = `
-- Makes the spans of some awards anew. The caller has locked the awards, or they are its own. The partners are locked before
-- the spans, as a rename does.
create function keep_award_spans(awards bigint[], partners bigint[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  perform from partner where id = any (partners) order by id for key share;
  delete from award_span where award_id = any (awards);
  insert into award_span (award_id, partner_id, partner_name, qualification_id, valid_from, valid_to)
  select award_id, partner_id, partner_name, qualification_id, valid_from, valid_to
  from award_span_definition where award_id = any (awards);
end $$;

create function keep_spans_of_awards() returns trigger
  language plpgsql ${settings} as $$
declare
  awards bigint[];
begin
  case tg_op
    when 'INSERT' then
      -- The span of a new award is its period. If the statement adds suspensions too, their trigger makes the spans.
      insert into award_span (award_id, partner_id, partner_name, qualification_id, valid_from, valid_to)
      select n.id, n.partner_id, partner.name, n.qualification_id, n.valid_from, n.valid_to
      from new_rows n join partner on partner.id = n.partner_id
      where not exists (select from award_suspension where award_id = n.id)
      order by partner.id for key share of partner;
    when 'UPDATE' then
      awards = array(
        select id from new_rows n join old_rows o using (id)
        where (n.partner_id, n.qualification_id, n.valid_from, n.valid_to)
          is distinct from (o.partner_id, o.qualification_id, o.valid_from, o.valid_to)
      );
      if awards <> '{}' then
        perform keep_award_spans(awards, array(select partner_id from new_rows union select partner_id from old_rows));
      end if;
    when 'DELETE' then delete from award_span where award_id in (select id from old_rows);
    else delete from award_span;
  end case;
  return null;
end $$;

-- Two writers can suspend one award at the same moment. Each locks the award first, then it sees the suspensions of the other.
create function keep_spans_of_suspensions() returns trigger
  language plpgsql ${settings} as $$
declare
  awards bigint[];
begin
  case tg_op
    when 'INSERT' then awards = array(select award_id from new_rows);
    when 'UPDATE' then awards = array(select award_id from new_rows union select award_id from old_rows);
    when 'DELETE' then awards = array(select award_id from old_rows);
    else awards = array(select id from award);
  end case;
  if awards <> '{}' then
    perform keep_award_spans(awards, array(select partner_id from award where id = any (awards) order by id for no key update));
  end if;
  return null;
end $$;

${['award', 'suspension'].map(triggersOf).join('')}

${rebuildDerivedRows()}
`;

/** Transition tables take a trigger for each kind of statement. */
function triggersOf(kind: string): string {
  const table = kind === 'award' ? kind : `award_${kind}`;
  const [rowsBefore, rowsAfter] = ['old table as old_rows', 'new table as new_rows'];
  const each = {
    insert: `referencing ${rowsAfter}`,
    update: `referencing ${rowsBefore} ${rowsAfter}`,
    delete: `referencing ${rowsBefore}`,
    truncate: '',
  };
  return Object.entries(each)
    .map(
      ([statement, tables]) => `
create trigger ${table}_spans_${statement} after ${statement} on ${table} ${tables}
  for each statement execute function keep_spans_of_${kind}s();`,
    )
    .join('');
}

const spanKeys = `
alter table award_span
  add constraint award_span_pkey primary key (award_id, valid_from),
  add constraint award_span_partner_id_partner_name_fkey
    foreign key (partner_id, partner_name) references partner (id, name) on update cascade;
create index award_span_qualification_id_partner_name_partner_i_2320f518_idx
  on award_span (qualification_id, partner_name, partner_id, valid_from, valid_to);
`;

/**
 * What is in force on a day is a range of an index: the spans that end after the day. An open end stands last, as 'infinity'.
 * `valid_to` is included because PostgreSQL reads an index alone only if it has each column that the expression is made of.
 */
export const spanIndexes = `
create index award_span_qualification_in_force_idx
  on award_span (qualification_id, (coalesce(valid_to, 'infinity'::date)), valid_from, partner_id) include (valid_to);
create index award_span_partner_in_force_idx
  on award_span (partner_id, (coalesce(valid_to, 'infinity'::date)), valid_from, qualification_id) include (valid_to);
`;
