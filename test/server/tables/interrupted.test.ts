import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Client } from 'pg';
import { newApiKey } from '../../../src/access/api-keys';
import { connect } from '../../support/connections';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { runCommand, startHubProcess } from '../../support/hub-process';
import { temporaryFolder } from '../../support/postgres';
import { addEngagements } from './engagements';
import { register } from './registered';

jest.setTimeout(300_000);

const document = 'query Q { engagements { nodes { id customerName customerKind startedOn partner { slug name } } } }';

const folder = temporaryFolder('program-hub-tables-');
const disk = join(folder, 'disk');
mkdirSync(disk);
/** A file system in memory that is smaller than the files of the table. Only root may mount one. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=0777', 'tmpfs', disk]).status === 0;
if (!mounted) process.stderr.write('The tests of a full disk are left out: this account may not mount a small disk.\n');

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

function freeBlocks(): number {
  return statfsSync(disk).bfree;
}

(mounted ? describe : describe.skip)('a full disk', () => {
  let hub: TestHub;
  let client: Client;
  let path: string;

  beforeAll(async () => {
    hub = await startDemoHub({ DATA_DIR: disk });
    client = await connect(hub.databaseUrl);
    path = await register(client, document);
    await addEngagements(client, 20);
  });

  afterAll(async () => {
    await client.end();
    await hub.close();
  });

  it.each(['parquet', 'xlsx'])('is told while a file is spooled, and nothing of the file stays: %s', async (format) => {
    const small = await fetch(`${hub.url}${path}.${format}?limit=3`);
    expect([small.status, (await small.arrayBuffer()).byteLength]).toEqual([
      200,
      Number(small.headers.get('content-length')),
    ]);
    const free = freeBlocks();
    const response = await fetch(`${hub.url}${path}.${format}`);
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      507,
      'application/problem+json; charset=utf-8',
      expect.objectContaining({ code: 'NO_ROOM', detail: expect.stringContaining('disk') as string }),
    ]);
    expect([response.headers.get('content-disposition'), response.headers.get('etag')]).toEqual([null, null]);
    expect([freeBlocks(), readdirSync(join(disk, 'spool'))]).toEqual([free, []]);
  });

  it('does not concern formats that are sent as they are written', async () => {
    const lines = (await (await fetch(`${hub.url}${path}.csv`)).text()).trimEnd().split('\r\n');
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from engagement');
    expect(lines).toHaveLength((rows[0]?.count ?? 0) + 1);
  });

  it.each(['csv', 'parquet'])('ends an export with one line, and no part of its file stays: %s', async (format) => {
    const example = join(folder, 'engagements.graphql');
    const target = join(disk, 'engagements');
    const free = freeBlocks();
    writeFileSync(example, document);
    const { code, output, errors } = await runCommand(
      ['export', example, '--role', 'ADMIN', '--format', format, '--out', target],
      { DATABASE_URL: hub.databaseUrl, DATA_DIR: join(folder, 'data') },
    );
    expect([code, output, errors]).toEqual([1, '', `The file cannot be written to ${target}: its disk is full.\n`]);
    expect([freeBlocks(), readdirSync(disk)]).toEqual([free, ['spool']]);
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  let database: TestDatabase;
  let client: Client;
  let path: string;

  beforeAll(async () => {
    database = await createTestDatabase('demo');
    client = await connect(database.url);
    path = await register(client, document);
    await addEngagements(client, 60);
    await holdLaterRows(client);
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  async function expectNoStatement(): Promise<void> {
    const left = `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
    await eventually(
      async () => (await client.query(left)).rowCount,
      (count) => count === 0,
    );
  }

  test('ends a hub whose tables are read: each client can tell, and nothing stays', async () => {
    const data = join(folder, signal);
    const hub = await startHubProcess({
      ...{ DATABASE_URL: database.url, DATA_DIR: data },
      ...{ STOP_TIMEOUT_MS: '200', TABLE_POOL_SIZE: '20', POOL_SIZE: '2' },
    });
    const { key, prefix, hash } = newApiKey();
    await client.query(
      "insert into api_key (prefix, hash, role, expires_at) values ($1, $2, 'ADMIN', now() + interval '1 day')",
      [prefix, hash],
    );
    const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'identity' };
    const ends = ['csv', 'ndjson', 'json', 'parquet'].map((format) => endOf(`${hub.url}${path}.${format}`, headers));
    await eventually(
      async () =>
        (
          await client.query(
            `select from pg_stat_activity where wait_event = 'advisory' and datname = current_database()`,
          )
        ).rowCount,
      (count) => count === ends.length,
    );
    process.kill(hub.pid, signal);
    // The file of Parquet is not sent before it is whole: its client may still get a problem.
    expect(await Promise.all(ends)).toEqual([
      ...['ECONNRESET', 'ECONNRESET', 'ECONNRESET'],
      expect.stringMatching(/^(?:ECONNRESET|503)$/),
    ]);
    expect(await hub.gone()).toBe(0);
    await expectNoStatement();
    expect(readdirSync(join(data, 'spool'))).toEqual([]);
  });

  test('ends an export whose file is partly written: nothing of it stays', async () => {
    const target = join(folder, `${signal}.csv`);
    const example = join(folder, `${signal}.graphql`);
    writeFileSync(example, document);
    const written = (): number =>
      readdirSync(folder)
        .filter((name) => name.startsWith(`.${signal}.csv`))
        .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    const { code, errors } = await runCommand(
      ['export', example, '--role', 'ADMIN', '--out', target],
      { DATABASE_URL: database.url },
      (kill) => {
        eventually(written, (size) => size > 100_000).then(
          () => kill(signal),
          () => kill('SIGKILL'),
        );
      },
    );
    expect([code, errors]).toEqual([1, expect.stringContaining('The export was interrupted: no file was written.')]);
    expect(readdirSync(folder).filter((name) => name.includes(`${signal}.csv`))).toEqual([]);
    await expectNoStatement();
  });
});

/** Some later rows wait for a lock that the client holds: the rows before them are read and written, the rest cannot be. */
async function holdLaterRows(client: Client): Promise<void> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names
     from information_schema.columns where table_schema = 'public' and table_name = 'engagement'`,
  );
  const held = 'case when id % 10000 = 9999 then held(customer_name) else customer_name end as customer_name';
  await client.query(`
    create function held(name text) returns text language plpgsql stable as
      $$ begin perform pg_advisory_xact_lock_shared(1); return name; end $$;
    alter table engagement rename to engagement_rows;
    create view engagement as select ${(rows[0]?.names ?? '').replace('customer_name', held)} from engagement_rows;
    select pg_advisory_lock(1)`);
}

/** How a response ends: its status if it is whole, or the code of the failure of its connection. */
async function endOf(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  try {
    const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
    for await (const chunk of response) void chunk;
    return String(response.statusCode);
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code ?? 'broken';
  }
}
