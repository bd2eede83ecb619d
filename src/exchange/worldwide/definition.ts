import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { fixedClock } from '../../clock';
import { fiscalQuarters } from '../definition/fiscal-quarters';
import { participationFiles } from '../demo/tables';
import { services, tiers } from '../demo/participation';
import { importFiles } from '../import/import-files';
import { problemText } from '../import/problems';
import { memorySource, sourcesOf } from '../import/source';

/** Loads the definition where the database has none, and the tiers and services that the invented partners use. */
export async function prepare(
  client: ClientBase,
  dataSource: DataSource,
  { day, definitionDirectory }: { readonly day: string; readonly definitionDirectory: string },
): Promise<void> {
  const { rows } = await client.query<{ defined: boolean }>('select exists (select from program) as defined');
  const definition = rows[0]?.defined
    ? []
    : [
        ...(await sourcesOf(definitionDirectory)),
        ...[fiscalQuarters(day)].map(({ name, text }) => memorySource(name, text)),
      ];
  const groundwork = participationFiles(tiers, services).map(({ name, text }) => memorySource(name, text));
  const { problems } = await importFiles(client, dataSource, [...definition, ...groundwork], {
    clock: fixedClock(day),
  });
  if (problems.length > 0)
    throw new Error(`The project's own data cannot be loaded:\n${problems.map(problemText).join('\n')}`);
}
