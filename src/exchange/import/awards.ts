import type { ClientBase } from 'pg';
import type { Problem } from './problems';
import type { Resolved } from './resolve';

/** The most new awards whose requirements are judged; judging takes some tenths of a millisecond each. */
const mostAwards = 20_000;

/**
 * Finds the new awards of a file whose partner missed a requirement on the day of the decision about its application (rule 2).
 * What is unknown is no problem. Call it when the rules are compiled.
 */
export async function awardsOnMissing(client: ClientBase, { stage, table }: Resolved): Promise<Problem[]> {
  const { rows } = await client.query<{ line: number; qualification: string; day: string; missing: number | null }>(
    `select r.line, qualification.slug as qualification, decided.day::text as day, judged.missing_count as missing
     from (select line, id from ${table} where own is null order by line limit ${mostAwards}) r
     join award on award.id = r.id
     join qualification on qualification.id = award.qualification_id
     join qualification_application application on application.id = award.application_id
     cross join lateral (select (application.decided_at at time zone 'UTC')::date as day) as decided
     cross join lateral (
       select * from qualification_eligibility(decided.day) e
       where e.partner_id = award.partner_id and e.qualification_id = award.qualification_id
     ) as judged
     where judged.status = 'MISSING' order by r.line`,
  );
  return rows.map(({ line, qualification, day, missing }) => ({
    file: stage.source.name,
    line,
    column: 'qualification',
    message: `the partner did not meet the requirements of ${qualification} on ${day}, the day of the decision${
      missing === null ? '' : `: at least ${missing} ${missing === 1 ? 'is' : 'are'} missing`
    }`,
  }));
}
