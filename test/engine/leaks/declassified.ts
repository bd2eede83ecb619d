import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';

/** The functions of a day that derive rows of partners. */
const derived = ['requirement_check', 'qualification_eligibility', 'next_qualification', 'financing_eligibility'];

/**
 * Keeps in a copy of the database the derived rows that follow from all data, from before anything is hidden, for the partners
 * whose eligibility this viewer sees. An administrator then gets from the copy what the viewer gets from the whole database.
 * @param told the condition on a partner's key that the viewer sees its eligibility
 */
export async function keepDeclassified(client: Client, { role, distributor }: Viewer, told: string): Promise<void> {
  await client.query(`
    create table told as select id from partner where (${told}) is true;
    create table kept_fact as select * from requirement_fact;
    create table kept_agreement as select partner_id, distributor_id, valid_from, valid_to from distribution_agreement;
    create or replace view requirement_fact as select * from kept_fact;
  `);
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
