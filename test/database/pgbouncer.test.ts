import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Client } from 'pg';
import { addAccessCommands } from '../../src/access/commands';
import { administrator } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';

import { connect as connectData } from '../../src/database/connect';
import { migrate } from '../../src/database/migrate';
import { createReadPool } from '../../src/database/pool';
import { addImportCommand } from '../../src/exchange/commands';
import { seedIfEmpty } from '../../src/population/seed';
import { startHub, type Hub } from '../../src/hub';

import { connect } from '../support/connections';
import { createBareDatabase } from '../support/bare-database';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';

import { eventually } from '../support/eventually';
import { metric } from '../support/metrics';
import { findPgBouncer, pollute, startPgBouncer, type PgBouncer } from '../support/pgbouncer';
import { temporaryFolder } from '../support/postgres';

const program = findPgBouncer();
if (!program && !process.env.CI) {
  console.warn('PgBouncer is not installed, so the hub is not tried behind it: apt-get install pgbouncer');
}

/** In CI a machine without PgBouncer is a failure. */
const suite = program || process.env.CI ? describe : describe.skip;

const requests = Number(process.env.POOLER_REQUESTS ?? 400);
const atOnce = 8;

/** Settings as those who put PgBouncer in front of a driver write them. */
const usual = {
  auth_type: 'scram-sha-256',
  ignore_startup_parameters: 'extra_float_digits,options,statement_timeout,search_path',
  default_pool_size: 5,
  // A server session is left as it is between transactions, as by default.
  server_reset_query_always: 0,
};

interface Question {
  readonly query: string;
  readonly variables: { readonly [name: string]: unknown };
}

/** Documents of the same variable and of many shapes: the statement of one gives a wrong answer for another. */
function questions(slugs: readonly string[]): readonly Question[] {
  const selections = [
    'name country { code }',
    'slug country { name region { name } }',
    'name awards(first: 3) { nodes { status validFrom qualification { code } } totalCount }',
    'name createdAt position { latitude longitude }',
    'technologies { nodes { name } } status',
    'enrolments { nodes { validFrom } } country { code name }',
    'offerings(first: 2) { nodes { name createdAt } }',
    'name country { code region { code } }',
  ];
  return selections.flatMap((selection, index) =>
    slugs.map((slug) => ({
      query: `query q${index}($slug: String!) { partner(slug: $slug) { ${selection} } }`,
      variables: { slug },
    })),
  );
}

suite('behind PgBouncer', () => {
  let database: TestDatabase;
  let direct: Client;
  let poolers: PgBouncer[];
  let scram: PgBouncer;
  let md5: PgBouncer;
  let asked: readonly Question[];
  let right: readonly string[];
  const hubs: Hub[] = [];

  async function start(url: string, environment: Readonly<Record<string, string>> = {}): Promise<[Hub, string[]]> {
    const lines: string[] = [];
    const address = new URL(url);
    // On a busy machine it takes seconds to open a connection.
    address.searchParams.set('connect_timeout', '60');
    const patient = { DATABASE_URL: address.href, QUEUE_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' };
    const hub = await startHub(readConfig({ ...patient, PORT: '0', LOG_LEVEL: 'silent', ...environment }), {
      clock: fixedClock(testDay),
      authenticate: () => administrator,
      onProgress: (line) => void lines.push(line),
    });
    hubs.push(hub);
    return [hub, lines];
  }

  beforeAll(async () => {
    if (!program) throw new Error('PgBouncer is not installed: apt-get install pgbouncer');
    database = await createTestDatabase('demo');
    direct = await connect(database.url);
    scram = await startPgBouncer(program, database.url, usual);
    md5 = await startPgBouncer(program, database.url, {
      auth_type: 'md5',
      default_pool_size: 3,
      server_round_robin: 1,
    });
    poolers = [scram, md5];
    const { rows } = await direct.query<{ slug: string }>('select slug from partner order by id limit 12');
    asked = questions(rows.map(({ slug }) => slug));
    const [hub] = await start(database.url);
    right = await inTurn(asked.map((question) => () => ask(hub, question)));
    // A busy machine opens connections so slowly that a request is refused. Such an answer is not to be compared with.
    expect(right.filter((answer) => !answer.startsWith('{"data":'))).toEqual([]);
    await hub.close();
  });

  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
  });

  afterAll(async () => {
    for (const pooler of poolers ?? []) await pooler.stop();
    await direct?.end();
    await database?.drop();
  });

  async function ask(hub: Hub, question: Question, signal?: AbortSignal): Promise<string> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      ...(signal && { signal }),
    });
    return response.text();
  }

  /** Does some of the work at once. @returns the results in the order of the work */
  async function inTurn<Result>(work: readonly (() => Promise<Result>)[]): Promise<Result[]> {
    const results: Result[] = [];
    const begun = work.entries();
    const worker = async (): Promise<void> => {
      for (const [index, each] of begun) results[index] = await each();
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return results;
  }

  /** Sends many requests, some at once, and returns the wrong answers. */
  async function wrongAnswers(hub: Hub, count = requests): Promise<readonly string[]> {
    const indexes = Array.from({ length: count }, (_, number) => number % asked.length);
    const answers = await inTurn(indexes.map((index) => () => ask(hub, asked[index] as Question)));
    return answers.flatMap((answer, number) => {
      const index = indexes[number] as number;
      return answer === right[index] ? [] : [`${JSON.stringify(asked[index])}: ${answer}, not ${right[index]}`];
    });
  }

  test('in transaction mode every answer is right, and no setting or statement stays in a session', async () => {
    const [hub, lines] = await start(scram.urlOf('transaction'));
    expect(lines).toContain(
      'The pooler in front of the database shares sessions: each transaction sets its settings, and no statement is prepared',
    );
    await pollute(scram.urlOf('transaction'), { databaseUrl: database.url, size: usual.default_pool_size });
    expect(await wrongAnswers(hub)).toEqual([]);
    const neighbour = await connect(scram.urlOf('transaction'));
    const { rows: left } = await neighbour.query(
      `select current_setting('statement_timeout') as time, current_setting('default_transaction_read_only') as reading,
         current_setting('plan_cache_mode') as plans, (select count(*)::int from pg_prepared_statements) as prepared`,
    );
    await neighbour.end();
    expect(left).toEqual([{ time: '7s', reading: 'off', plans: 'force_generic_plan', prepared: 0 }]);
  });

  test('in transaction mode with md5, its own defaults and sessions given out in turn, every answer is right', async () => {
    const [hub] = await start(md5.urlOf('transaction'), { PREPARED_LEVELS: '0' });
    expect(await wrongAnswers(hub, requests / 4)).toEqual([]);
  });

  test('in session mode every answer is right, and statements are prepared where it is said that sessions are kept', async () => {
    const [careful] = await start(scram.urlOf('session'), { POOL_SIZE: '2' });
    expect(await wrongAnswers(careful, requests / 8)).toEqual([]);
    expect(await metric(careful.url, 'hub_prepared_statements')).toBe(0);
    await careful.close();
    hubs.pop();
    const [hub] = await start(scram.urlOf('session'), { DATABASE_POOLING: 'session', POOL_SIZE: '2' });
    expect(await wrongAnswers(hub)).toEqual([]);
    expect(await metric(hub.url, 'hub_prepared_statements')).toBeGreaterThanOrEqual(8);
  });

  test('in transaction mode a client that goes away has its statement cancelled, and nobody else’s', async () => {
    const [hub] = await start(scram.urlOf('transaction'), { POOL_SIZE: '4', STATEMENT_TIMEOUT_MS: '600000' });
    const observer = await connect(database.url);
    const bystanders = await Promise.all([1, 2, 3].map(() => connect(scram.urlOf('transaction'))));
    const held = async (): Promise<number> => {
      const { rows } = await observer.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows[0]?.count ?? 0;
    };
    let over = false;
    const others = bystanders.map(async (client) => {
      let count = 0;
      while (!over) count += (await client.query('select 1 from pg_sleep(0.002)')).rowCount ?? 0;
      return count;
    });
    for (let round = 0; round < 5; round++) {
      // One is cancelled while it waits, one while or after it runs.
      await direct.query('begin; lock table partner in access exclusive mode');
      const waiting = new AbortController();
      const left = ask(hub, asked[0] as Question, waiting.signal).catch((error: Error) => error.name);
      await eventually(held, (count) => count === 1);
      waiting.abort();
      expect(await left).toBe('AbortError');
      await eventually(held, (count) => count === 0);
      await direct.query('rollback');
      const running = new AbortController();
      const answer = ask(hub, asked[round] as Question, running.signal).catch((error: Error) => error.name);
      setImmediate(() => running.abort());
      await answer;
    }
    over = true;
    for (const count of await Promise.all(others)) expect(count).toBeGreaterThan(0);
    expect(await wrongAnswers(hub, 24)).toEqual([]);
    for (const client of [observer, ...bystanders]) await client.end();
  });

  test('in transaction mode an empty database is migrated and filled, and commands work', async () => {
    const empty = await createBareDatabase();
    const pooler = await startPgBouncer(program ?? '', empty.url, { ...usual, default_pool_size: 1 });
    const folder = temporaryFolder('program-hub-pooled-');
    const output: string[] = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
    jest.spyOn(console, 'error').mockImplementation((line: string) => void output.push(line));
    try {
      await pollute(pooler.urlOf('transaction'), { databaseUrl: empty.url, size: 1 });
      const { dataSource } = await connectData(pooler.urlOf('transaction'), { pooling: 'auto' });
      const migrated = await migrate(dataSource);
      expect(migrated.length).toBeGreaterThan(10);
      const options = { demo: false, clock: fixedClock(testDay), dataDirectory: join(__dirname, '..', '..', 'data') };
      expect(await seedIfEmpty(dataSource, options)).toBe(true);
      writeFileSync(join(folder, 'partners.csv'), 'slug,name,status,country\nlate,Late,ACTIVE,FR\nbad,Bad,ACTIVE,XX\n');
      const run = async (...parameters: string[]): Promise<void> => {
        const command = new Command('hub').exitOverride();
        addAccessCommands(command, (work) => work(dataSource));
        addImportCommand(command, (work) => work(dataSource));
        await command.parseAsync(['node', 'hub', ...parameters]);
      };
      await run('import', folder);
      expect(output.splice(0).join()).toContain('partners.csv:3: country');
      writeFileSync(join(folder, 'partners.csv'), 'slug,name,status,country\nlate,Late,ACTIVE,FR\n');
      await run('import', folder);
      await run('key', 'create', '--role', 'partner', '--partner', 'late', '--expires', '2099-12-31');
      await run('key', 'list');
      expect(output.join('\n')).toMatch(/1 inserted[\s\S]*PARTNER +late +active +\S+ +2100-01-01 00:00/);
      await dataSource.query('vacuum (analyze) public.partner');
      await expect(dataSource.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
      expect(await dataSource.query('select count(*)::int as partners from partner')).toEqual([{ partners: 1 }]);
      await dataSource.destroy();
    } finally {
      process.exitCode = undefined;
      jest.restoreAllMocks();
      rmSync(folder, { recursive: true });
      await pooler.stop();
      await empty.drop();
    }
  });

  test.each([
    ['statement', {}, 'does not keep the statements of a transaction together'],
    ['transaction', { DATABASE_POOLING: 'session' }, 'DATABASE_POOLING is session, but the pooler'],
  ] as const)('pooling by %s with %j is refused at the start', async (mode, environment, reason) => {
    await expect(start(scram.urlOf(mode), environment)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(new RegExp(`^[^\\n]*${reason}[^\\n]*$`)) as string,
    });
  });

  test('a setting that the connection string asks for holds although the pooler takes none', async () => {
    const url = `${md5.urlOf('transaction')}?options=${encodeURIComponent('-c work_mem=12345kB')}`;
    const pool = createReadPool({ url, size: 2, statementTimeoutMs: 5_000, onError: () => undefined });
    const { rows } = await pool.query(
      `select current_setting('work_mem') as memory, current_setting('transaction_read_only') as reading`,
    );
    expect(rows).toEqual([{ memory: '12345kB', reading: 'on' }]);
    await expect(pool.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await expect(pool.query('create table written (id int)')).rejects.toMatchObject({ code: '25006' });
    expect((await pool.query({ text: 'select $1::int', values: [7], rowMode: 'array' })).rows).toEqual([[7]]);
    await pool.end();
  });
});
