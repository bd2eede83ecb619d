import { escapeLiteral as literal, type ClientBase } from 'pg';
import { StartError } from '../../start-error';
import { shown } from '../format/cell';
import type { Problems } from './problems';
import { chosenRows, runOverRows, type FileWrite } from './write';

/** The distributor that an import is for. It is recorded as the importer of the new references. */
export interface Importer {
  readonly key: string;
  readonly slug: string;
}

/**
 * Finds the distributor that an import is for.
 * @throws StartError if there is no distributor with this slug
 */
export async function findImporter(client: ClientBase, slug: string): Promise<Importer> {
  const { rows } = await client.query<Importer>('select id as key, slug from distributor where slug = $1', [slug]);
  if (!rows[0]) throw new StartError(`There is no distributor ${shown(slug)}.`);
  return rows[0];
}

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
     where e.node_type <> ${literal(layout.typeName)} or e.node_key <> r.id order by r.line`,
  );
  for (const { line, source: system, id, type } of rows) {
    resolved.stage.rejected.add(line);
    const other = type === layout.typeName ? `another ${type}` : `a node of another type, ${type}`;
    problems.add({
      file: resolved.stage.source.name,
      line,
      column: externalId.label,
      message: `${shown(id)} of ${shown(system)} already names ${other}`,
    });
  }
}

/**
 * Writes the external references of a file's rows. A reference that exists stays as it is, and keeps its importer.
 * @param importer the distributor that the import is for
 * @returns how many references are new
 */
export async function writeExternalReferences(write: FileWrite, importer: Importer | undefined): Promise<number> {
  const { external, layout } = write.resolved.stage.sheet;
  if (!external) return 0;
  const [source, externalId] = external;
  let count = 0;
  await runOverRows(
    write,
    `with added as (
       insert into external_reference (revision, created_at, updated_at, source, external_id, node_type, node_key, importer_id)
       select 1, $4::timestamptz, $4::timestamptz, r.${source.name}, r.${externalId.name}, ${literal(layout.typeName)}, r.id, $5::bigint
       from ${write.resolved.table} r
       where ${chosenRows} and r.${source.name} is not null
         and not exists (select from external_reference e where e.source = r.${source.name} and e.external_id = r.${externalId.name})
       order by r.line returning 1)
     select count(*)::integer as line from added`,
    [write.now, importer?.key],
    ([added = 0]) => (count += added),
  );
  return count;
}

/**
 * Reports the rows that an import for a distributor has changed although they are known only by a reference of another
 * importer: two distributors may use the same id for different things.
 */
export async function checkChangedByReference(
  { client, resolved, changed }: Pick<FileWrite, 'client' | 'resolved' | 'changed'>,
  importer: Importer,
  problems: Problems,
): Promise<void> {
  const { external, layout } = resolved.stage.sheet;
  if (!external || layout.key !== 'external' || changed.size === 0) return;
  const [source, externalId] = external;
  const { rows } = await client.query<{ line: number; source: string; id: string }>(
    `select r.line, e.source, e.external_id as id
     from ${resolved.table} r join external_reference e on e.source = r.${source.name} and e.external_id = r.${externalId.name}
     where r.line = any ($1::integer[]) and e.importer_id is distinct from $2::bigint order by r.line`,
    [[...changed], importer.key],
  );
  for (const { line, source: system, id } of rows)
    problems.add({
      file: resolved.stage.source.name,
      line,
      column: externalId.label,
      message: `${shown(id)} of ${shown(system)} is not a name that imports for ${importer.slug} gave: they may not change what it names`,
    });
}
