import type { ClientBase } from 'pg';
import { escapeIdentifier as name } from 'pg';
import type { DataSource } from 'typeorm';
import { StartError } from '../../start-error';
import { dayOf } from '../demo/days';
import { firstDemoDay, launch } from '../demo/generate-demo';
import { inImportTransaction } from '../import/transaction';
import { bareness } from './bulk';
import { prepare } from './definition';
import { readKeys } from './facts';
import { Population } from './population';
import { culprits, rules } from './rules';
import type { Scale } from './scale';
import { makeSheets, type Sheets } from './sheets';
import type { World } from './world';

export interface WorldwideOptions {
  readonly scale: Scale;
  /** The day on which the story stands, `YYYY-MM-DD`. */
  readonly day: string;
  readonly seed: number;
  /** The folder of the definition's files, for a database that has none yet. */
  readonly definitionDirectory: string;
  readonly listener: WorldwideListener;
}

/** Told how far it is. */
export interface WorldwideListener {
  /** A part of the work begins, and of how many steps it has. */
  begin(part: string, steps: number): void;
  step(): void;
}

export interface WorldwideOutcome {
  /** How many rows each table got. */
  readonly rows: readonly { readonly table: string; readonly rows: number }[];
}

/** How many bytes of rows wait for a table at most before they are written. */
const bundle = 1024 * 1024;

/**
 * Fills a database with an invented world, all or nothing. The same seed and day give the same rows. Whoever reads the
 * tables meanwhile waits until the end.
 * @throws StartError for a database that has partners already, and for a day before the earliest possible one
 */
export async function generateWorldwide(dataSource: DataSource, options: WorldwideOptions): Promise<WorldwideOutcome> {
  const { day, listener } = options;
  if (day < firstDemoDay)
    throw new StartError(
      `The story begins in 2011 and needs a year: the day must be ${firstDemoDay} or later, not ${day}.`,
    );
  const sheets = await inImportTransaction(dataSource, async (client) => {
    const filled = await fill(client, dataSource, options);
    return { keep: true, result: filled };
  });
  await tidyUp(dataSource, listener);
  return { rows: Object.values(sheets).map(({ table, rows }) => ({ table, rows })) };
}

/**
 * Gathers statistics, and sets the visibility maps, without which no index alone can answer: of all tables, for those of
 * the definition too may just have got their rows. Outside of a transaction, as PostgreSQL wants it.
 */
async function tidyUp(dataSource: DataSource, listener: WorldwideListener): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const tables = (await runner.query(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    )) as { name: string }[];
    listener.begin('tidying up', tables.length);
    for (const table of tables) {
      // Rows are passed over as long as their commit, or one of those about it, is not on the disk yet.
      await runner.query('begin; set local synchronous_commit = on; select pg_current_xact_id(); commit');
      await runner.query(`vacuum (analyze) public.${name(table.name)}`);
      listener.step();
    }
  } finally {
    await runner.release();
  }
}

async function fill(client: ClientBase, dataSource: DataSource, options: WorldwideOptions): Promise<Sheets> {
  const { scale, day, seed, listener } = options;
  await refuseFilled(client);
  await prepare(client, dataSource, options);
  const keys = await readKeys(client);
  const sheets = makeSheets(keys);
  const begun = dayOf(launch);
  const world: World = { seed, scale, today: dayOf(day), launch: begun, ready: begun + 60, keys, sheets };
  const tables = Object.values(sheets).map(({ table }) => table);

  await client.query(`set local maintenance_work_mem = '256MB'; set local synchronous_commit = on`);
  const { strip, restore } = await bareness(client, tables);
  for (const statement of strip) await client.query(statement);
  await write(client, new Population(world), world, listener);

  listener.begin('building indexes', restore.length);
  for (const statement of restore) {
    await client.query(statement);
    listener.step();
  }
  await verify(client, day, tables, listener);
  return sheets;
}

/** Holds what was written against the rules of the domain, before anybody can see it. */
async function verify(
  client: ClientBase,
  day: string,
  tables: readonly string[],
  listener: WorldwideListener,
): Promise<void> {
  listener.begin('checking the rules', Object.keys(rules).length);
  await client.query(`analyze ${tables.map(name).join(', ')}`);
  await client.query(`set local work_mem = '64MB'`);
  for (const [rule, query] of Object.entries(rules)) {
    const broken = await culprits(client, query, day);
    if (broken.length > 0) throw new Error(`The invented world breaks rule ${rule}: rows ${broken.join(', ')}.`);
    listener.step();
  }
}

async function write(
  client: ClientBase,
  population: Population,
  { scale, sheets }: World,
  listener: WorldwideListener,
): Promise<void> {
  listener.begin('writing', scale.partners);
  const all = Object.values(sheets);
  for (let count = 0; count < scale.partners; count++) {
    population.next();
    listener.step();
    for (const sheet of all) if (sheet.size > bundle) await sheet.flush(client);
  }
  population.finish();
  for (const sheet of all) {
    await sheet.flush(client);
    if (sheet.keyed)
      await client.query(`select setval(pg_get_serial_sequence($1, 'id'), $2)`, [
        sheet.table,
        Math.max(1, sheet.nextKey - 1),
      ]);
  }
}

async function refuseFilled(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ filled: boolean }>(
    'select exists (select from partner) or exists (select from distributor) as filled',
  );
  if (rows[0]?.filled)
    throw new StartError(
      'The database has partners or distributors already: an invented world is only written where there are none.',
    );
}
