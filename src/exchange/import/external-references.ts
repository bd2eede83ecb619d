import { escapeLiteral as literal } from 'pg';
import { shown } from '../format/cell';
import type { Problems } from './problems';
import { chosenRows, runOverRows, type FileWrite } from './write';

/** Reports and rejects the rows whose `source` and `externalId` already name another node. */
export async function checkExternalReferences(
  { client, resolved }: Pick<FileWrite, 'client' | 'resolved'>,
  problems: Problems,
): Promise<void> {
  const { external, layout } = resolved.stage.sheet;
  if (!external) return;
  const [source, externalId] = external;
  const { rows } = await client.query<{ line: number; source: string; id: string; type: string }>(
    `select r.line, e.source, e.external_id as id, e.node_type as type
     from ${resolved.table} r join external_reference e on e.source = r.${source.name} and e.external_id = r.${externalId.name}
     where e.node_type <> ${literal(layout.concept)} or e.node_key <> r.id order by r.line`,
  );
  for (const { line, source: system, id, type } of rows) {
    resolved.stage.rejected.add(line);
    const other = type === layout.concept ? `another ${type}` : `a node of another type, ${type}`;
    problems.add({
      file: resolved.stage.source.name,
      line,
      column: externalId.label,
      message: `${shown(id)} of ${shown(system)} already names ${other}`,
    });
  }
}

/**
 * Records what the file's source calls its rows.
 * @returns how many references are new
 */
export async function writeExternalReferences(write: FileWrite): Promise<number> {
  const { external, layout } = write.resolved.stage.sheet;
  if (!external) return 0;
  const [source, externalId] = external;
  let count = 0;
  await runOverRows(
    write,
    `with added as (
       insert into external_reference (revision, created_at, updated_at, source, external_id, node_type, node_key)
       select 1, $4::timestamptz, $4::timestamptz, r.${source.name}, r.${externalId.name}, ${literal(layout.concept)}, r.id
       from ${write.resolved.table} r
       where ${chosenRows} and r.${source.name} is not null
         and not exists (select from external_reference e where e.source = r.${source.name} and e.external_id = r.${externalId.name})
       order by r.line returning 1)
     select count(*)::integer as line from added`,
    [write.now],
    ([added = 0]) => (count += added),
  );
  return count;
}
