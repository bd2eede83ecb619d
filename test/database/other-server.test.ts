import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type Pool } from 'pg';
import { administrator } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { readConfig } from '../../src/config';
import { connect as connectData } from '../../src/database/connect';
import { createDataSource } from '../../src/database/data-source';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded-server';
import { migrate } from '../../src/database/migrate';
import { createReadPool } from '../../src/database/pool';
import { ServerWatch } from '../../src/database/server-watch';
import { SessionClient } from '../../src/database/session-client';
import { startHub, type Hub } from '../../src/hub';
import { withCluster } from '../support/cluster';
import { connect } from '../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { temporaryFolder } from '../support/postgres';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';

/** The ways in which a database is lost and comes back, perhaps as another server. */
let database: TestDatabase;
let folder: string;
/** A second server, whose database is migrated and has no rows: its answers differ from those of the first. */
let second: EmbeddedServer;
let proxy: TcpProxy;
let hub: Hub;
/** How many partners the first server has. */
let partners: number;

const settings = { wal_level: 'replica', max_connections: '24', superuser_reserved_connections: '0' };
const startSecond = (): Promise<EmbeddedServer> =>
  startEmbeddedServer({ dataDirectory: folder, fsync: false, settings });

beforeAll(async () => {
  folder = withCluster(temporaryFolder('program-hub-second-'));
  [database, second] = await Promise.all([createTestDatabase('demo'), startSecond()]);
  const dataSource = await createDataSource({ url: second.url }).initialize();
  await migrate(dataSource).finally(() => dataSource.destroy());
  proxy = await startTcpProxy(database.url);
  hub = await startHub(
    readConfig({ DATABASE_URL: proxy.through(database.url), PORT: '0', LOG_LEVEL: 'silent', POOL_SIZE: '4' }),
    { clock: fixedClock(testDay), authenticate: () => administrator },
  );
  partners = await count();
  expect(partners).toBeGreaterThan(0);
  // The proxy leads to servers, so the databases have one name there, and the accounts one password.
  const { pathname, password } = new URL(database.url);
  const own = await connect(second.urlOf('postgres'));
  await own.query(`create database ${pathname.slice(1)} template hub`);
  await own.query(`alter role hub password '${decodeURIComponent(password)}'`);
  writeFileSync(join(folder, 'postgres', 'hub-password'), decodeURIComponent(password));
  await own.end();
});

afterAll(async () => {
  await hub?.close();
  await proxy?.close();
  await second?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The URL of the second server as the first one's database is named. */
function secondUrl(): string {
  const first = new URL(database.url);
  return Object.assign(first, { port: new URL(second.url).port, search: '' }).toString();
}

async function ask(): Promise<number | 'UNAVAILABLE'> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ partners { totalCount } }' }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { partners: { totalCount: number } } | null;
    errors?: { extensions: { code: string } }[];
  };
  if (data) return data.partners.totalCount;
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SERVICE_UNAVAILABLE']);
  return 'UNAVAILABLE';
}

async function count(): Promise<number> {
  return (await eventually(ask, (answer) => answer !== 'UNAVAILABLE')) as number;
}

/**
 * Lets clients send requests while something happens, until one of them gets the expected count. Returns their answers.
 * @param happens is given what waits until one of the clients is told that the database is unavailable
 */
async function meanwhile(
  expected: number,
  happens: (isNoticed: () => Promise<unknown>) => Promise<void> | void,
): Promise<ReadonlySet<unknown>> {
  const answers = new Set<unknown>();
  const someGets = (answer: unknown): Promise<unknown> => eventually(() => answers.has(answer), Boolean);
  let over = false;
  const clients = Array.from({ length: 4 }, async () => {
    while (!over) answers.add(await ask());
  });
  try {
    await happens(() => someGets('UNAVAILABLE'));
    await eventually(ask, (answer) => answer === expected);
    await someGets(expected);
  } finally {
    over = true;
    await Promise.all(clients);
  }
  return answers;
}

test('connections that are reset: requests fail with a code or are right, and later ones succeed', async () => {
  const answers = await meanwhile(partners, async (isNoticed) => {
    proxy.behave('resets');
    await isNoticed();
    proxy.behave('passes');
  });
  expect([...answers].sort()).toEqual([partners, 'UNAVAILABLE']);
});

test('connections that are refused', async () => {
  const answers = await meanwhile(partners, async (isNoticed) => {
    await proxy.refuse();
    await isNoticed();
    await proxy.listen();
  });
  expect([...answers].sort()).toEqual([partners, 'UNAVAILABLE']);
});

test('fail-over by a name or a proxy that cuts connections: from then on the other server answers', async () => {
  const answers = await meanwhile(0, () => proxy.leadTo(secondUrl(), true));
  for (const answer of answers) expect([partners, 0, 'UNAVAILABLE']).toContain(answer);
  expect(await count()).toBe(0);
});

test('a server that has no connection left', async () => {
  const others: Client[] = [];
  const fill = async (): Promise<void> => {
    for (;;) {
      const client = new Client({ connectionString: secondUrl() });
      client.on('error', () => undefined);
      try {
        await client.connect();
        others.push(client);
      } catch {
        return;
      }
    }
  };
  const answers = await meanwhile(0, async (isNoticed) => {
    proxy.behave('resets');
    const observer = await connect(secondUrl());
    others.push(observer);
    await eventually(
      () => observer.query(`select from pg_stat_activity where application_name like 'program-hub%'`),
      ({ rowCount }) => rowCount === 0,
    );
    await fill();
    proxy.behave('passes');
    expect(await ask()).toBe('UNAVAILABLE');
    await isNoticed();
    for (const client of others) await client.end();
  });
  expect([...answers].sort()).toEqual([0, 'UNAVAILABLE']);
});

test('a restart', async () => {
  const answers = await meanwhile(0, async (isNoticed) => {
    await second.stop();
    await isNoticed();
    second = await startSecond();
    proxy.leadTo(secondUrl());
  });
  expect([...answers].sort()).toEqual([0, 'UNAVAILABLE']);
});

test('fail-over by a proxy that leaves connections open: the hub closes them', async () => {
  const answers = await meanwhile(partners, () => proxy.leadTo(database.url));
  for (const answer of answers) expect([partners, 0, 'UNAVAILABLE']).toContain(answer);
  for (let round = 0; round < 20; round++) expect(await ask()).toBe(partners);
});

test('a server that never answers: connecting times out, and works when the server answers again', async () => {
  const own = await startTcpProxy(database.url);
  const pool = createReadPool({
    url: own.through(Object.assign(new URL(database.url), { search: '' }).toString()),
    size: 1,
    statementTimeoutMs: 1_000,
    onError: () => undefined,
  });
  own.behave('hangs');
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  own.behave('passes');
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await own.close();
});

test('a write that is refused ends all connections of the address, idle or in use', async () => {
  const watch = new ServerWatch();
  const pool = (): Pool =>
    createReadPool({ url: database.url, size: 2, statementTimeoutMs: 5_000, watch, onError: () => undefined });
  const [reads, writes] = [pool(), pool()];
  const session = async (of: Pool): Promise<unknown> =>
    (await of.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const idle = await session(reads);
  expect(await session(reads)).toBe(idle);
  const used = await reads.connect();
  await expect(writes.query('create table written (id int)')).rejects.toMatchObject({ code: '25006' });
  expect((await used.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  used.release();
  expect(await session(reads)).not.toBe(idle);
  await reads.end();
  await writes.end();
});

/** What is faked is only the interval of the checks. */
const notFaked: readonly FakeableAPI[] = [
  'Date',
  'performance',
  'hrtime',
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
];

test('where the address leads is checked only while connections are used', async () => {
  jest.useFakeTimers({ doNotFake: [...notFaked] });
  const opened = jest.spyOn(SessionClient.prototype, 'connect');
  const ended = jest.spyOn(SessionClient.prototype, 'end');
  const watch = new ServerWatch();
  const pool = createReadPool({
    url: database.url,
    size: 1,
    statementTimeoutMs: 5_000,
    watch,
    onError: () => undefined,
  });
  const stop = watch.start(database.url);
  const checks = async (): Promise<number> => {
    opened.mockClear();
    ended.mockClear();
    jest.advanceTimersByTime(1_000);
    await Promise.all([...opened.mock.results, ...ended.mock.results].map(({ value }) => value as Promise<unknown>));
    await new Promise(setImmediate);
    await Promise.all(ended.mock.results.map(({ value }) => value as Promise<unknown>));
    return opened.mock.calls.length;
  };
  try {
    await pool.query('select 1');
    expect(await checks()).toBe(1);
    expect(await checks()).toBe(0);
    await pool.query('select 1');
    expect(await checks()).toBe(1);
  } finally {
    jest.useRealTimers();
    await stop();
    await pool.end();
  }
});

describe('several hosts in one connection string', () => {
  let dead: TcpProxy;

  /** The hosts in their order, and what else the string says. */
  function several(urls: readonly string[], query = ''): string {
    const { username, password, pathname } = new URL(database.url);
    return `postgres://${username}:${password}@${urls.map((url) => new URL(url).host).join(',')}${pathname}${query}`;
  }

  async function portOf(url: string): Promise<string> {
    const pool = createReadPool({ url, size: 1, statementTimeoutMs: 5_000, onError: () => undefined });
    try {
      return (await pool.query<{ port: string }>(`select current_setting('port') as port`)).rows[0]?.port ?? '';
    } finally {
      await pool.end();
    }
  }

  beforeAll(async () => {
    dead = await startTcpProxy(database.url);
    await second.stop();
    writeFileSync(join(folder, 'postgres', 'standby.signal'), '');
    second = await startSecond();
  });

  afterAll(async () => {
    await dead.close();
  });

  test('are tried in their order: one that refuses, hangs or is a standby is passed over', async () => {
    const { port } = new URL(database.url);
    const url = several([dead.through(database.url), secondUrl(), database.url]);
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    dead.behave('hangs');
    expect(await portOf(url)).toBe(port);
    dead.behave('resets');
    expect(await portOf(url)).toBe(port);
    expect(await portOf(several([secondUrl(), database.url], '?target_session_attrs=any'))).toBe(
      new URL(second.url).port,
    );
  });

  test('a standby alone is refused with the reason, unless any server will do', async () => {
    await expect(connectData(secondUrl(), { pooling: 'auto' })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('the server is a standby') as string,
    });
    expect(await portOf(`${secondUrl()}?target_session_attrs=any`)).toBe(new URL(second.url).port);
  });

  test('fail-over: the standby that is promoted is found when the first host is gone', async () => {
    const first = await startTcpProxy(database.url);
    const url = several([first.through(database.url), secondUrl()]);
    const pool = createReadPool({ url, size: 2, statementTimeoutMs: 5_000, onError: () => undefined });
    const partnersThere = async (): Promise<unknown> =>
      pool.query<{ count: number }>('select count(*)::int as count from partner').then(
        ({ rows }) => rows[0]?.count,
        () => 'none',
      );
    expect(await partnersThere()).toBe(partners);
    await first.refuse();
    await eventually(partnersThere, (answer) => answer === 'none');
    await expect(pool.query('select 1')).rejects.toMatchObject({
      code: '57P03',
      message: expect.stringMatching(/ECONNREFUSED.*; .*standby/) as string,
    });
    const administratorOfSecond = await connect(secondUrl());
    await administratorOfSecond.query('select pg_promote()');
    await administratorOfSecond.end();
    expect(await eventually(partnersThere, (answer) => answer !== 'none')).toBe(0);
    await pool.end();
    await first.listen();
    await first.close();
  });
});
