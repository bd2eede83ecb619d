import { parseConstValue, type ConstValueNode } from 'graphql';
import type { ClientBase } from 'pg';
import type { Problems } from './problems';
import type { Resolved } from './resolve';

/**
 * Reports enrolments in a track that no rule of their program names: a slip of the pen would leave the partner without the rules
 * that are meant for it. A rule names a track in its filter, as a value of the field `track`.
 */
export async function checkTracks(client: ClientBase, { stage, table }: Resolved, problems: Problems): Promise<void> {
  const { rows } = await client.query<{ line: number; track: string; program: string }>(
    `select r.line, enrolment.track, program.code as program
     from ${table} r join enrolment on enrolment.id = r.id join program on program.id = enrolment.program_id
     where enrolment.track is not null order by r.line`,
  );
  if (rows.length === 0) return;
  const named = await namedTracks(client);
  for (const { line, track, program } of rows)
    if (named.get(program)?.has(track) !== true)
      problems.add({
        file: stage.source.name,
        line,
        column: 'track',
        message: `no rule of the program ${program} names the track ${track}`,
      });
}

/** The tracks that the rules of each program name: its requirements, and the metrics that they ask for. */
async function namedTracks(client: ClientBase): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await client.query<{ program: string; filter: string }>(
    `select distinct program.code as program, rule.filter
     from requirement join program on program.id = requirement.program_id left join metric on metric.id = requirement.metric_id
     cross join lateral (values (requirement.partner_filter), (metric.filter)) as rule (filter)
     where rule.filter like '%track%'`,
  );
  const tracks = new Map<string, Set<string>>();
  for (const { program, filter } of rows) {
    const found = tracks.get(program) ?? new Set();
    tracks.set(program, found);
    // Filters that do not compile were reported, or are those of another import.
    try {
      collectTracks(parseConstValue(filter), false, found);
    } catch {
      continue;
    }
  }
  return tracks;
}

/** Adds the texts below each member `track` of a filter. */
function collectTracks(value: ConstValueNode, isOfTrack: boolean, found: Set<string>): void {
  if (value.kind === 'ObjectValue')
    for (const { name, value: inner } of value.fields) collectTracks(inner, isOfTrack || name.value === 'track', found);
  else if (value.kind === 'ListValue') for (const each of value.values) collectTracks(each, isOfTrack, found);
  else if (value.kind === 'StringValue' && isOfTrack) found.add(value.value);
}
