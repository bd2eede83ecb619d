import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';

/** The functions of a day that derive rows of partners. */
const derived = [
  ...['requirement_check', 'qualification_eligibility', 'tier_eligibility', 'financing_eligibility'],
  ...['next_qualification', 'next_qualification_of_program', 'next_tier', 'next_tier_of_program'],
  'financing_eligibility_of_program',
];

/** The tables of data, which rules read. */
const tables = `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

/**
 * Keeps in a copy of the database the derived rows that follow from all data, from before anything is hidden, for the partners
 * whose eligibility this viewer sees. An administrator then gets from the copy what the viewer gets from the whole database.
 * @param told the condition on a partner's key that the viewer sees its eligibility
 */
export async function keepDeclassified(client: Client, { role, distributor }: Viewer, told: string): Promise<void> {
  await client.query(`
    create table told as select id from partner where (${told}) is true;
    create table kept_agreement as select partner_id, distributor_id, valid_from, valid_to from distribution_agreement;
    create schema everything;
  `);
  const { rows } = await client.query<{ name: string }>(tables);
  for (const { name } of rows)
    await client.query(
      `create table everything.${name} (like public.${name} including indexes); insert into everything.${name} table public.${name}`,
    );
  await readEverything(client, { role });
  for (const name of derived)
    await client.query(`
      alter function ${name} rename to every_${name};
      create function ${name}(day date) returns setof ${name} language sql stable
      begin atomic select * from every_${name}(day) where partner_id in (select id from told); end;
    `);
  const isCounted = role === 'ANALYST' || role === 'DISTRIBUTOR';
  await client.query(`
    create or replace function other_distributor_count(partner bigint, aside bigint, day date) returns integer
    language sql stable
    begin atomic
      select case when ${isCounted} and partner in (select id from told) then (
        select count(distinct distributor_id) from kept_agreement
        where partner_id = partner and distributor_id <> ${distributor?.key ?? 0}
          and valid_from <= day and (valid_to is null or valid_to > day)
      ) end;
    end;
  `);
}

/** Whose values of metrics each role may see; the others see all. */
const values: Readonly<Record<string, string>> = {
  PARTNER: 'partners_see',
  DISTRIBUTOR: 'distributors_see',
  ANALYST: 'analysts_see',
};

/** Makes the functions of eligibility read the spans as they were, and hides the values that the viewer may not see. */
async function readEverything(client: Client, { role }: Pick<Viewer, 'role'>): Promise<void> {
  // Their text names tables without a schema, so it finds those of another one.
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'public'::regnamespace and proname = any ($1)`,
    [['requirement_check', 'qualification_eligibility', 'tier_eligibility']],
  );
  const seen = values[role];
  await client.query(
    `set search_path = everything, public; ${rows.map(({ text }) => `${text};`).join('')} reset search_path`,
  );
  if (seen === undefined) return;
  const columns = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'requirement_check'::regclass and attnum > 0 order by attnum`,
  );
  const shown = columns.rows.map(({ name }) =>
    name === 'actual' || name === 'points' ? `case when ${seen} then ${name} end as ${name}` : name,
  );
  await client.query(`
    alter function requirement_check rename to whole_requirement_check;
    create function requirement_check(day date) returns setof requirement_check language sql stable
    begin atomic select ${shown.join(', ')} from whole_requirement_check(day); end;
  `);
}
