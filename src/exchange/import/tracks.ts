import type { ClientBase } from 'pg';
import type { Problems } from './problems';
import type { Resolved } from './resolve';

/**
 * Reports enrolments in a track that no rule of their program names: a slip of the pen would leave the partner without the rules
 * that are meant for it. A rule names a track in its filter, as a text in quotes.
 */
export async function checkTracks(client: ClientBase, { stage, table }: Resolved, problems: Problems): Promise<void> {
  const { rows } = await client.query<{ line: number; track: string; program: string }>(
    `select r.line, enrolment.track, program.code as program
     from ${table} r join enrolment on enrolment.id = r.id join program on program.id = enrolment.program_id
     where enrolment.track is not null and not exists (
       select from requirement where requirement.program_id = program.id
         and position('"' || enrolment.track || '"' in requirement.partner_filter) > 0
     ) and not exists (
       select from metric where metric.program_id = program.id
         and position('"' || enrolment.track || '"' in metric.filter) > 0
     ) order by r.line`,
  );
  for (const { line, track, program } of rows)
    problems.add({
      file: stage.source.name,
      line,
      column: 'track',
      message: `no rule of the program ${program} names the track ${track}`,
    });
}
