import type { ClientBase } from 'pg';
import type { Problem } from './problems';
import type { Resolved } from './resolve';

/** How many new awards are judged at a time; judging takes some tenths of a millisecond each. */
const batch = 10_000;

/**
 * Finds the new awards of a file whose partner missed a requirement on the day of the decision about its application (rule 2), some
 * at a time. What is unknown is no problem. Call it when the rules are compiled.
 * @param judged called with how many awards have been judged
 */
export async function* awardsOnMissing(
  client: ClientBase,
  { stage, table, fresh }: Resolved,
  judged: (done: number) => void,
): AsyncGenerator<readonly Problem[]> {
  let after = 0;
  for (let done = 0; done < fresh;) {
    judged(done);
    const { rows: lines } = await client.query<{ size: number; last: number }>(
      `select count(*)::integer as size, coalesce(max(line), 0) as last
       from (select line from ${table} where own is null and line > $1 order by line limit ${batch}) as part`,
      [after],
    );
    const { size, last } = lines[0] as { size: number; last: number };
    if (size === 0) return;
    yield await missingBetween(client, { stage, table }, after, last);
    done += size;
    after = last;
  }
  judged(fresh);
}

/** @param after the last line of the awards before, and `last` the last one of these */
async function missingBetween(
  client: ClientBase,
  { stage, table }: Pick<Resolved, 'stage' | 'table'>,
  after: number,
  last: number,
): Promise<Problem[]> {
  const { rows } = await client.query<{ line: number; qualification: string; day: string; missing: number | null }>(
    `select r.line, qualification.slug as qualification, decided.day::text as day, judged.missing_count as missing
     from (select line, id from ${table} where own is null and line > $1 and line <= $2) r
     join award on award.id = r.id
     join qualification on qualification.id = award.qualification_id
     join qualification_application application on application.id = award.application_id
     cross join lateral (select (application.decided_at at time zone 'UTC')::date as day) as decided
     cross join lateral (
       select * from qualification_eligibility(decided.day) e
       where e.partner_id = award.partner_id and e.qualification_id = award.qualification_id
     ) as judged
     where judged.status = 'MISSING' order by r.line`,
    [after, last],
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
