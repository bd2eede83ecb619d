import { join } from 'node:path';
import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { today, type Clock } from '../clock';
import { fiscalQuarters } from '../exchange/definition/fiscal-quarters';
import { importFiles } from '../exchange/import/import-files';
import { problemText } from '../exchange/import/problems';
import { memorySource, sourcesOf, type ImportSource } from '../exchange/import/source';
import { inImportTransaction } from '../exchange/import/transaction';
import { silent } from './generate';
import { scales } from './scale';
import { defaultSeed, firstDay } from './program';
import { populationFiles } from './write-files';

export interface SeedOptions {
  /** Whether the demo population and the second program are loaded beside the definition. */
  readonly demo: boolean;
  /** Whether the demo comes without the second program. */
  readonly oneProgram?: boolean;
  /** Tells on which day the demo's story stands, and how far the fiscal quarters reach. */
  readonly clock: Clock;
  /** The project's `data` folder, which has the definition in `definition`. */
  readonly dataDirectory: string;
}

/** The day of a clock, or the first possible one if the clock stands before it. */
export function storyDay(clock: Clock): string {
  const day = today(clock);
  return day < firstDay ? firstDay : day;
}

/**
 * Gives an empty database its first data: the definition of the program, and, if that is wanted, the demo population with a second
 * program in which some of its partners take part. A
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

/** The second program, and the partners of the demo that take part in it. */
const secondProgram = ['isobar', 'isobar-demo'];

async function seedSources({ demo, oneProgram = false, clock, dataDirectory }: SeedOptions): Promise<ImportSource[]> {
  const definitionDirectory = join(dataDirectory, 'definition');
  const definition = await sourcesOf(definitionDirectory);
  // The demo's own day may lie after the clock's. Its quarters reach far enough then.
  const files = demo
    ? await populationFiles({
        ...{ scale: scales.demo, day: storyDay(clock), seed: defaultSeed },
        ...{ definitionDirectory, listener: silent },
      })
    : [fiscalQuarters(today(clock))];
  const further =
    demo && !oneProgram
      ? await Promise.all(secondProgram.map((name) => sourcesOf(join(dataDirectory, 'programs', name))))
      : [];
  return [...definition, ...files.map((file) => memorySource(file.name, file.text)), ...further.flat()];
}
