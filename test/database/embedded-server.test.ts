import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseAddress } from '../../src/database/address';
import { runningServerUrl, startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded-server';
import { joinDatabase } from '../../src/database/open-database';
import { withCluster } from '../support/cluster';
import { eventually } from '../support/eventually';
import { temporaryFolder } from '../support/postgres';

const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function newDataDirectory(): string {
  const folder = temporaryFolder('program-hub-embedded-');
  folders.push(folder);
  return join(folder, '.hub');
}

/** A new data directory after its first start. */
function createdDirectory(): string {
  return withCluster(newDataDirectory());
}

function start(dataDirectory: string): Promise<EmbeddedServer> {
  return startEmbeddedServer({ dataDirectory, fsync: false });
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server in a process of its own. @returns the process and what it printed, its server's URL */
async function startElsewhere(dataDirectory: string, ending?: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('../support/typescript.cjs'),
      require.resolve('../support/embedded-server-process'),
      dataDirectory,
      ...(ending ? [ending] : []),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString('utf8').trim() };
}

function postmasterOf(dataDirectory: string): number {
  return Number(fs.readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function exists(processId: number): boolean {
  return fs.existsSync(`/proc/${processId}/cwd`);
}

describe('the life of the embedded server', () => {
  let server: EmbeddedServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  test('keeps its rows from one start to the next, in a private folder', async () => {
    const dataDirectory = newDataDirectory();
    server = await start(dataDirectory);
    await query(server.url, 'create table kept as select 42 as answer');
    await server.stop();
    expect(fs.readdirSync(dataDirectory).sort()).toEqual(['postgres', 'postgres.log']);

    server = await start(dataDirectory);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(fs.statSync(dataDirectory).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(dataDirectory, 'postgres')).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(dataDirectory, 'postgres', 'hub-password')).mode & 0o777).toBe(0o600);
  });

  test('has a lower priority than the hub, and so have its connections', async () => {
    const dataDirectory = createdDirectory();
    server = await start(dataDirectory);
    expect(getPriority(postmasterOf(dataDirectory))).toBe(Math.min(getPriority() + 10, 19));
    const client = new Client({ connectionString: server.url });
    await client.connect();
    const { processID } = client as unknown as { processID: number };
    expect(getPriority(processID)).toBe(Math.min(getPriority() + 10, 19));
    await client.end();
  });

  test('speaks UTF-8 and UTC, listens on loopback only, and asks for its password', async () => {
    server = await start(createdDirectory());
    const settings = `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
      current_setting('listen_addresses') as addresses, current_setting('jit') as jit`;
    expect(await query(server.url, settings)).toEqual([
      { encoding: 'UTF8', zone: 'UTC', addresses: '127.0.0.1', jit: 'off' },
    ]);
    const wrong = new URL(server.url);
    wrong.password = 'guessed';
    await expect(query(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  // Whether a connection happens to give its memory back after each statement depends on what it ran before.
  (process.platform === 'linux' ? test : test.skip)('keeps the memory of a statement for the next', async () => {
    const dataDirectory = createdDirectory();
    const server = await start(dataDirectory);
    const environment = fs.readFileSync(`/proc/${postmasterOf(dataDirectory)}/environ`, 'utf8').split('\0');
    await server.stop();
    expect(environment).toEqual(expect.arrayContaining(['MALLOC_TRIM_THRESHOLD_=16777216']));
    expect(environment.filter((each) => /^(PG|DATABASE)/.test(each))).toEqual([]);
  });

  test('refuses a second hub on the same data directory, and lets a command join the first', async () => {
    const dataDirectory = createdDirectory();
    server = await start(dataDirectory);
    await expect(start(dataDirectory)).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringMatching(
        /^The data directory .* is in use by the hub with process number \d+: .*$/,
      ) as string,
    });
    expect(await runningServerUrl(dataDirectory)).toBe(server.socketUrl);
    const joined = await joinDatabase({ dataDirectory });
    expect(databaseAddress(joined.url)).toHaveProperty('connectTimeoutMs', 10_000);
    expect(await query(joined.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await joined.close();
    await server.stop();
    expect(await runningServerUrl(dataDirectory)).toBeUndefined();
  });

  test('has a Unix socket in its private folder, which asks for the password too', async () => {
    const dataDirectory = createdDirectory();
    server = await start(dataDirectory);
    const cluster = join(dataDirectory, 'postgres');
    const { port } = new URL(server.url);
    expect(new URL(server.socketUrl).searchParams.get('host')).toBe(cluster);
    expect(fs.statSync(join(cluster, `.s.PGSQL.${port}`)).isSocket()).toBe(true);
    expect(databaseAddress(server.socketUrl).hosts).toHaveLength(1);
    const peer = 'select inet_client_addr() as address, current_database() as database';
    expect(await query(server.socketUrl, peer)).toEqual([{ address: null, database: 'hub' }]);
    const wrong = new URL(server.socketUrl);
    wrong.password = 'guessed';
    await expect(query(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('removes the sockets of a server that was killed', async () => {
    const dataDirectory = createdDirectory();
    server = await start(dataDirectory);
    await server.stop();
    const abandoned = join(dataDirectory, 'postgres', '.s.PGSQL.1');
    fs.writeFileSync(abandoned, '');
    server = await start(dataDirectory);
    expect(fs.existsSync(abandoned)).toBe(false);
  });

  test.each(['too-long-for-a-socket'.repeat(6), 'a,b'])('answers over TCP only in a folder named %s', async (name) => {
    const dataDirectory = withCluster(join(newDataDirectory(), name));
    server = await start(dataDirectory);
    expect(server.socketUrl).toBe(server.url);
    expect(await query(server.socketUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('reports that PostgreSQL ended unexpectedly', async () => {
    const dataDirectory = createdDirectory();
    const reason = new Promise<string>((resolve) => {
      void startEmbeddedServer({ dataDirectory, fsync: false, onUnexpectedExit: resolve }).then((started) => {
        server = started;
        process.kill(postmasterOf(dataDirectory), 'SIGTERM');
      });
    });
    expect(await reason).toBe('ended with code 0');
  });

  test('refuses data that another version of PostgreSQL has written', async () => {
    const dataDirectory = newDataDirectory();
    fs.mkdirSync(join(dataDirectory, 'postgres'), { recursive: true });
    fs.writeFileSync(join(dataDirectory, 'postgres', 'PG_VERSION'), '9.6\n');
    await expect(start(dataDirectory)).rejects.toThrow(/was written by PostgreSQL 9\.6, but the embedded server is/);
  });
});

describe('after an unclean end', () => {
  let server: EmbeddedServer | undefined;

  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  test('a killed hub: its PostgreSQL is stopped, and the next start finds the rows', async () => {
    const dataDirectory = createdDirectory();
    const { child, url } = await startElsewhere(dataDirectory);
    await query(url, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const orphan = postmasterOf(dataDirectory);
    expect(exists(orphan)).toBe(true);

    server = await start(dataDirectory);
    expect(exists(orphan)).toBe(false);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('hub and PostgreSQL killed: the next start recovers from the log', async () => {
    const dataDirectory = createdDirectory();
    const { child, url } = await startElsewhere(dataDirectory);
    await query(url, 'set synchronous_commit = on; create table kept as select 42 as answer');
    child.kill('SIGKILL');
    process.kill(postmasterOf(dataDirectory), 'SIGKILL');
    await once(child, 'exit');

    server = await start(dataDirectory);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('a process that exits without stopping it takes PostgreSQL along', async () => {
    const dataDirectory = createdDirectory();
    const { child } = await startElsewhere(dataDirectory, 'exit');
    if (child.exitCode === null) await once(child, 'exit');
    await eventually(
      () => fs.existsSync(join(dataDirectory, 'postgres', 'postmaster.pid')),
      (there) => !there,
    );
  });

  test('a start that was cut short while it created the cluster', async () => {
    const dataDirectory = newDataDirectory();
    fs.mkdirSync(join(dataDirectory, 'new-cluster-abandoned', 'postgres', 'base'), { recursive: true });
    server = await start(dataDirectory);
    expect(fs.readdirSync(dataDirectory).sort()).toEqual(['hub.lock', 'postgres', 'postgres.log']);
  });

  test('process numbers that other programs have now', async () => {
    const dataDirectory = createdDirectory();
    await (await start(dataDirectory)).stop();
    fs.writeFileSync(join(dataDirectory, 'hub.lock'), JSON.stringify({ pid: process.ppid, began: 'another boot 1' }));
    fs.writeFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), `${process.pid}\n/elsewhere\n0\n5432\n`);
    server = await start(dataDirectory);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
