import { join } from 'node:path';
import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { today, type Clock } from '../clock';
import { fiscalQuarters } from './definition/fiscal-quarters';
import { definedTechnologies } from './definition/technologies';
import { defaultSeed, demoDay, generateDemo } from './demo/generate-demo';
import { importFiles } from './import/import-files';
import { problemText } from './import/problems';
import { memorySource, sourcesOf, type ImportSource } from './import/source';
import { inImportTransaction } from './import/transaction';

export interface SeedOptions {
  /** Whether the demo population is loaded besides the definition. */
  readonly demo: boolean;
  /** Tells up to which day the demo's story goes, and how far the fiscal quarters reach. */
  readonly clock: Clock;
  /** The project's `data` folder, which has the definition in `definition`. */
  readonly dataDirectory: string;
}

/**
 * Gives an empty database its first data: the definition of the program, and the demo population where that is wanted. A
 * database in which any table has a row stays as it is. Hubs that start at the same time take turns, so only one loads.
 * @returns whether data was loaded
 */
export function seedIfEmpty(dataSource: DataSource, options: SeedOptions): Promise<boolean> {
  return inImportTransaction(dataSource, async (client) => {
    if (!(await isEmpty(client, dataSource))) return { keep: false, result: false };
    const { problems } = await importFiles(client, dataSource, await seedSources(options), options);
    if (problems.length > 0) {
      throw new Error(`The project's own data cannot be loaded:\n${problems.map(problemText).join('\n')}`);
    }
    return { keep: true, result: true };
  });
}

async function isEmpty(client: ClientBase, dataSource: DataSource): Promise<boolean> {
  const tables = dataSource.entityMetadatas.map(({ tableName }) => `exists (select from ${name(tableName)})`);
  const { rows } = await client.query<{ filled: boolean }>(`select ${tables.join(' or ')} as filled`);
  return rows[0]?.filled === false;
}

async function seedSources({ demo, clock, dataDirectory }: SeedOptions): Promise<ImportSource[]> {
  const directory = join(dataDirectory, 'definition');
  const definition = await sourcesOf(directory);
  // The demo's own day may lie after the clock's, so that its quarters are the ones that reach far enough.
  const files = demo
    ? generateDemo({ day: demoDay(clock), seed: defaultSeed, technologies: await definedTechnologies(directory) })
    : [fiscalQuarters(today(clock))];
  return [...definition, ...files.map((file) => memorySource(file.name, file.text))];
}
