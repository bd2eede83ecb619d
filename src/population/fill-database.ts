import { setTimeout as sleep } from 'node:timers/promises';
import { escapeIdentifier as name, type ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { fixedClock } from '../clock';
import { importFiles } from '../exchange/import/import-files';
import { problemText } from '../exchange/import/problems';
import { memorySource, sourcesOf } from '../exchange/import/source';
import { inImportTransaction } from '../exchange/import/transaction';
import { StartError } from '../start-error';
import { bulkStatements } from './bulk';
import { storedDefinition } from './definition';
import { checkDay, generate, type Listener } from './generate';
import { groundworkFiles } from './groundwork';
import { culprits, rules } from './rules';
import { CopySink } from './sink/copy-sink';
import type { FileOptions } from './write-files';

/** How many rows each table got. */
export type RowCounts = readonly { readonly table: string; readonly rows: number }[];

/**
 * Fills a database with a population, all or nothing. Readers of the tables wait until the end.
 * @throws StartError for a database that has partners already, and for a day before the earliest possible one
 */
export async function fillDatabase(dataSource: DataSource, options: FileOptions): Promise<RowCounts> {
  checkDay(options.day);
  const rows = await inImportTransaction(dataSource, async (client) => ({
    keep: true,
    result: await fill(client, dataSource, options),
  }));
  await tidyUp(dataSource, options.listener);
  return rows;
}

async function fill(client: ClientBase, dataSource: DataSource, options: FileOptions): Promise<RowCounts> {
  const { scale, day, listener } = options;
  await refuseFilled(client);
  await prepare(client, dataSource, options);
  const sink = new CopySink(client, scale.registered);

  await client.query(
    `set local maintenance_work_mem = '256MB'; set local synchronous_commit = on; set local hub.judging = 'later'`,
  );
  const ofDerived = await bulkStatements(client, derivedTables);
  const ofEligibility = await bulkStatements(client, eligibilityTables);
  for (const statement of [...ofDerived.strip, ...ofEligibility.strip]) await client.query(statement);
  const { strip, restore } = await bulkStatements(client, sink.tables);
  for (const statement of strip) await client.query(statement);
  await generate(options, await storedDefinition(client), sink, listener);
  await sink.finish();

  listener.begin('building indexes', restore.length);
  for (const statement of restore) {
    await client.query(statement);
    listener.step();
  }
  await client.query('select rebuild_derived_rows()');
  for (const statement of ofDerived.restore) await client.query(statement);
  // Without indexes and statistics PostgreSQL reads whole tables for each batch of partners that it judges.
  await analyze(client, [...sink.tables, ...derivedTables]);
  await client.query('select rebuild_eligibility()');
  for (const statement of ofEligibility.restore) await client.query(statement);
  await analyze(client, eligibilityTables);
  await verify(client, day, listener);
  return sink.rows;
}

/** The tables whose rows the database derives from those of the others. */
const derivedTables = ['award_span', 'search_entry', 'financing_offer', 'partner_place'];
const eligibilityTables = ['requirement_span', 'qualification_eligibility_span', 'tier_eligibility_span'];

/** Gathers statistics of tables. */
async function analyze(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`analyze ${tables.map(name).join(', ')}`);
}

async function refuseFilled(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ filled: boolean }>(
    'select exists (select from partner) or exists (select from distributor) as filled',
  );
  if (rows[0]?.filled)
    throw new StartError(
      'The database has partners or distributors already: a population is only written to a database without them.',
    );
}

/** Imports the definition, unless the database has one, and what the population takes part in. */
async function prepare(
  client: ClientBase,
  dataSource: DataSource,
  { day, definitionDirectory }: FileOptions,
): Promise<void> {
  const { rows } = await client.query<{ defined: boolean }>('select exists (select from program) as defined');
  const definition = rows[0]?.defined ? [] : await sourcesOf(definitionDirectory);
  // A database that has a definition has its fiscal quarters too.
  const groundwork = groundworkFiles(day).filter((file) => !rows[0]?.defined || file.name !== 'fiscal-quarters.csv');
  const sources = [...definition, ...groundwork.map((file) => memorySource(file.name, file.text))];
  const { problems } = await importFiles(client, dataSource, sources, { clock: fixedClock(day) });
  if (problems.length > 0)
    throw new Error(`The project's own data cannot be loaded:\n${problems.map(problemText).join('\n')}`);
}

/** Checks the rules of the domain on what was written, before anybody can see it. */
async function verify(client: ClientBase, day: string, listener: Listener): Promise<void> {
  listener.begin('checking the rules', Object.keys(rules).length);
  await client.query(`set local work_mem = '64MB'`);
  for (const [rule, query] of Object.entries(rules)) {
    const broken = await culprits(client, query, day);
    if (broken.length > 0) throw new Error(`The population breaks rule ${rule}: rows ${broken.join(', ')}.`);
    listener.step();
  }
}

/** How often VACUUM is repeated for tables whose visibility map it could not set, and the pause before, in milliseconds. */
const attempts = 5;
const pause = 300;

/**
 * Gathers statistics, and sets the visibility maps, without which no index alone can answer. It does so for all tables,
 * because those of the definition may have got their rows just now too. PostgreSQL wants it outside of a transaction.
 */
async function tidyUp(dataSource: DataSource, listener: Listener): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const tables = (await runner.query(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    )) as { name: string }[];
    listener.begin('tidying up', tables.length);
    for (const table of tables) {
      // VACUUM passes over rows whose commit, or one of those about it, is not on the disk yet.
      await runner.query('begin; set local synchronous_commit = on; select pg_current_xact_id(); commit');
      await runner.query(`vacuum (analyze) public.${name(table.name)}`);
      listener.step();
    }
    // A transaction that runs at the same time, such as PostgreSQL's own statistics, keeps VACUUM from setting the map.
    for (let attempt = 0; attempt < attempts; attempt++) {
      const unset = (await runner.query(
        `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
          and relpages > 0 and relallvisible < relpages * 0.9`,
      )) as { name: string }[];
      if (unset.length === 0) break;
      await sleep(pause);
      for (const table of unset) await runner.query(`vacuum public.${name(table.name)}`);
    }
  } finally {
    await runner.release();
  }
}
