import type { MigrationInterface, QueryRunner } from 'typeorm';
import { financingEligibility } from './0014-eligibility';
import { rebuildDerivedRows } from './0022-award-spans';
import { searchRows } from './0025-search-words';

/**
 * What open financing programs offer is rows: one for each country of a program, with the qualifications that it includes. Triggers
 * keep them in the transaction that changes a financing program or its countries or qualifications. The programs that a partner may
 * request money from are found by its country and by the few qualifications that it claims, for one partner and for all.
 */
export class FinancingOffers1780000000027 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(offers);
    await queryRunner.query(upkeep);
    await queryRunner.query(rebuildDerivedRows(together(searchRows, offerRows)));
    await queryRunner.query(offerRows.statements);
    await queryRunner.query(claims);
    await queryRunner.query(claimIndexes);
    await queryRunner.query('analyze qualification_application, financing_offer, award_span');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${rebuildDerivedRows(searchRows)}
      ${financingEligibility}
      drop view qualification_claim;
      drop index qualification_application_undecided_idx;
      drop function keep_offers_of_programs, keep_offers_of_pairs cascade;
      drop function keep_financing_offers;
      drop view financing_offer_definition;
      drop table financing_offer;
      ${partnerSpansBefore}
    `);
  }
}

type Rows = typeof searchRows;

const together = (one: Rows, other: Rows): Rows => ({
  tables: one.tables + other.tables,
  statements: one.statements + other.statements,
});

const pairs = ['financing_program_country', 'financing_program_qualification'];

const columns = 'financing_program_id, country_id, qualification_ids, opens_on, closes_on';

/** How all offers are made anew. */
const offerRows: Rows = {
  tables: ['financing_program', ...pairs].map((table) => `, ${table}`).join(''),
  statements: `
  truncate financing_offer;
  insert into financing_offer (${columns}) select ${columns} from financing_offer_definition;`,
};

/** The table of offers and their definition. */
export const offers = `
create table financing_offer (
  financing_program_id bigint not null,
  country_id bigint not null,
  qualification_ids bigint[] not null,
  opens_on date not null,
  closes_on date not null,
  primary key (country_id, financing_program_id)
);
create index financing_offer_financing_program_id_idx on financing_offer (financing_program_id);

-- The definition of the offers: each country of an open financing program, with its qualifications and its window. An open end is
-- 'infinity'.
create view financing_offer_definition as
select financing_program.id as financing_program_id, country.country_id, eligible.qualification_ids,
  financing_program.opens_on, coalesce(financing_program.closes_on, 'infinity'::date) as closes_on
from financing_program
join financing_program_country country on country.financing_program_id = financing_program.id
join (
  select financing_program_id, array_agg(qualification_id order by qualification_id) as qualification_ids
  from financing_program_qualification group by financing_program_id
) eligible on eligible.financing_program_id = financing_program.id
where financing_program.status = 'OPEN' and financing_program.opens_on is not null;
`;

/** To plan the queries of the triggers anew takes longer than to run them. */
const settings = 'set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan';

const upkeep = `
-- Makes the offers of some financing programs anew. Two writers can change one program at the same moment. Each locks it first,
-- then it sees what the other has written.
create function keep_financing_offers(programs bigint[]) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform require_read_committed();
  perform from financing_program where id = any (programs) order by id for no key update;
  delete from financing_offer where financing_program_id = any (programs);
  insert into financing_offer (${columns})
  select ${columns} from financing_offer_definition where financing_program_id = any (programs);
end $$;

-- A new financing program has no countries yet: it is left to the triggers of its countries and qualifications. The ledger refuses
-- that the table is emptied.
create function keep_offers_of_programs() returns trigger
  language plpgsql ${settings} as $$
declare
  programs bigint[];
begin
  case tg_op
    when 'UPDATE' then
      programs = array(
        select n.id from new_rows n join old_rows o using (id)
        where (n.status, n.opens_on, n.closes_on) is distinct from (o.status, o.opens_on, o.closes_on)
      );
      if programs <> '{}' then
        perform keep_financing_offers(programs);
      end if;
    when 'DELETE' then delete from financing_offer where financing_program_id in (select id from old_rows);
  end case;
  return null;
end $$;

create function keep_offers_of_pairs() returns trigger
  language plpgsql ${settings} as $$
declare
  programs bigint[];
begin
  case tg_op
    when 'INSERT' then programs = array(select financing_program_id from new_rows);
    when 'UPDATE' then
      programs = array(select financing_program_id from new_rows union select financing_program_id from old_rows);
    when 'DELETE' then programs = array(select financing_program_id from old_rows);
    else
      delete from financing_offer;
      return null;
  end case;
  if programs <> '{}' then
    perform keep_financing_offers(programs);
  end if;
  return null;
end $$;

${triggersOf('financing_program', 'keep_offers_of_programs', ['update', 'delete'])}
${pairs.map((table) => triggersOf(table, 'keep_offers_of_pairs', ['insert', 'update', 'delete', 'truncate'])).join('')}
`;

/** Transition tables take a trigger for each kind of statement. */
function triggersOf(table: string, keep: string, statements: readonly string[]): string {
  const rows: Readonly<Record<string, string>> = {
    insert: 'referencing new table as new_rows',
    update: 'referencing old table as old_rows new table as new_rows',
    delete: 'referencing old table as old_rows',
  };
  return statements
    .map(
      (statement) => `
create trigger ${table}_offers_${statement} after ${statement} on ${table} ${rows[statement] ?? ''}
  for each statement execute function ${keep}();`,
    )
    .join('');
}

/**
 * The conditions stand around the union, not in its parts. So PostgreSQL joins the tables themselves, by an index if the request is
 * about few partners. Qualifications are compared in an array. Otherwise PostgreSQL would first join all claims with all offers by
 * their qualification, because it does not know how few qualifications a union has.
 */
export const claims = `
-- The spans of days in which a partner holds a qualification, or waits for the decision on an application for it. An open end is
-- 'infinity'.
create view qualification_claim as
select partner_id, qualification_id, valid_from, coalesce(valid_to, 'infinity'::date) as valid_to from award_span
union all
select partner_id, qualification_id, (submitted_at at time zone 'UTC')::date,
  coalesce((decided_at at time zone 'UTC')::date, 'infinity'::date)
from qualification_application;

-- The financing programs that a partner may ask on a day (rule 10): open, for its country, and for a qualification that it
-- holds or has handed in an application for that is not decided. A program comes once for each such claim of the partner.
create or replace function financing_eligibility(day date) returns table (partner_id bigint, financing_program_id bigint)
language sql stable parallel safe
begin atomic
  select claim.partner_id, offer.financing_program_id
  from qualification_claim claim
  join partner on partner.id = claim.partner_id
  join financing_offer offer
    on offer.country_id = partner.country_id and claim.qualification_id = any (offer.qualification_ids)
  where claim.valid_from <= day and claim.valid_to > day and offer.opens_on <= day and offer.closes_on >= day;
end;
`;

/**
 * The applications that wait on a day; the statistics of the index tell PostgreSQL how few they are. And the spans of a partner that
 * are in force: behind the range of the end, no further column is a key of the index: PostgreSQL 18 would
 * take each end for a search of its own, and a search for one partner for 500 times as dear as it is.
 */
export const claimIndexes = `
create index qualification_application_undecided_idx on qualification_application
  ((coalesce((decided_at at time zone 'UTC')::date, 'infinity'::date)), ((submitted_at at time zone 'UTC')::date));
drop index award_span_partner_in_force_idx;
create index award_span_partner_in_force_idx
  on award_span (partner_id, (coalesce(valid_to, 'infinity'::date))) include (valid_from, qualification_id, valid_to);
`;

const partnerSpansBefore = `
drop index award_span_partner_in_force_idx;
create index award_span_partner_in_force_idx
  on award_span (partner_id, (coalesce(valid_to, 'infinity'::date)), valid_from, qualification_id) include (valid_to);
`;
