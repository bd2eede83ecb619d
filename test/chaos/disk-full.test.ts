import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { runningServerUrl } from '../../src/database/embedded-server';
import { ReadingClients, type Question } from '../support/chaos';
import { withCluster } from '../support/cluster';
import { connect } from '../support/connections';
import { eventually } from '../support/eventually';
import { postmasterOf, runCommand, startHubProcess, type HubProcess } from '../support/hub-process';
import { temporaryFolder } from '../support/postgres';

/** A large run: `CHAOS_ROUNDS=1 npx jest test/chaos/disk-full`. */
const isLarge = Number(process.env['CHAOS_ROUNDS'] ?? 0) > 0;

jest.setTimeout(300_000);

const folder = temporaryFolder('program-hub-full-');
const disk = join(folder, 'disk');
mkdirSync(disk);
/** A small file system in memory, which can become full. Only root may mount one. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk]).status === 0;
if (!mounted) process.stderr.write('The tests of a full disk are left out: this account may not mount a small disk.\n');

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

(mounted ? describe : describe.skip)('a hub whose disk is full', () => {
  const dataDirectory = join(disk, '.hub');
  const reserve = join(dataDirectory, 'reserve');
  const filler = join(disk, 'filler');
  const settings = { DATA_DIR: dataDirectory, RATE_LIMITS: 'PUBLIC=none', POOL_SIZE: '4' };
  const large = join(folder, 'large');
  const small = join(folder, 'small');
  let hub: HubProcess;
  let clients: ReadingClients;

  beforeAll(async () => {
    mkdirSync(large);
    const rows = Array.from(
      { length: 200_000 },
      (_, number) => `many-${number},One of a great many ${number},ACTIVE,FR`,
    );
    writeFileSync(join(large, 'partners.csv'), `slug,name,status,country\n${rows.join('\n')}\n`);
    mkdirSync(small);
    writeFileSync(join(small, 'partners.csv'), 'slug,name,status,country\none,One,ACTIVE,FR\n');
    withCluster(dataDirectory);
    hub = await startHubProcess(settings, { demo: false });
    expect(await runCommand(['import', 'data/definition'], settings)).toMatchObject({ code: 0 });
    await eventually(() => existsSync(reserve), Boolean);
    clients = new ReadingClients(hub.url, await questions(), isLarge ? 16 : 4);
  });

  afterAll(async () => {
    await clients?.stop();
    expect(await hub?.stop()).toBe(0);
  });

  /** Requests whose results do not change during the test. */
  async function questions(): Promise<Question[]> {
    const documents = [
      '{ countries(first: 300) { totalCount nodes { code name } } }',
      '{ qualification(slug: "cpp-provider") { name requirements { summary } } }',
      '{ technologies(first: 100) { nodes { name category { name } } } }',
    ];
    return Promise.all(
      documents.map(async (query) => {
        const response = await fetch(`${hub.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
        expect(errors).toBeUndefined();
        return { query, data };
      }),
    );
  }

  async function withAdministrator<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = await connect((await runningServerUrl(dataDirectory)) ?? '');
    client.on('error', () => undefined);
    return work(client).finally(() => client.end().catch(() => undefined));
  }

  /** Rows of the tables that are written here. */
  function counts(): Promise<unknown> {
    return withAdministrator(
      async (client) =>
        (
          await client.query(
            'select (select count(*) from partner) as partners, (select count(*) from api_key) as keys',
          )
        ).rows[0] as unknown,
    );
  }

  /** Fills the disk up to this number of free bytes. */
  function fill(free: number): void {
    const { bavail, bsize } = statfsSync(disk);
    try {
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)));
    } catch (error) {
      // PostgreSQL writes at the same time; the disk is then as full as it can be.
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  const said = /^(?:.*\r)?The disk that holds the data directory \S+ is full: [^\n]+\.\n$/s;
  /** An import writes tables and the log at once. PostgreSQL ends if it is the log for which there is no room. */
  const saidOrEnded = new RegExp(
    `${said.source}|^(?:.*\\r)?The embedded PostgreSQL ended: unfinished work was rolled back. Try again.\\n$`,
    's',
  );
  const key = ['key', 'create', '--role', 'analyst', '--expires', '9d'];

  const more: [string, readonly string[], number][] = [
    ['an import, when nothing is free', ['import', small], 0],
    ['a dry run, when nothing is free', ['import', small, '--dry-run'], 0],
    ['generate, which fills it', ['generate', '--scale', 'worldwide'], 40_000_000],
  ];

  test.each<[string, readonly string[], number]>([
    ['key create, when nothing is free', key, 0],
    ['an import that fills it', ['import', large], 40_000_000],
    ...(isLarge ? more : []),
  ])('%s: one line says it, nothing is written, and reads go on', async (_what, command, free) => {
    await clients.allRight();
    const before = await counts();
    fill(free);
    const { code, output, errors } = await runCommand(command, settings);
    rmSync(filler);
    // A progress bar may precede the line.
    expect([code, output, errors.split('\n').filter((line) => line !== '').length > 3 ? errors : '']).toEqual([
      1,
      '',
      '',
    ]);
    expect(errors).toMatch(command.includes(large) ? saidOrEnded : said);
    await clients.allRight();
    expect(await counts()).toEqual(before);
    expect({ wrong: clients.seen().wrong, lives: hub.isAlive() }).toEqual({ wrong: [], lives: true });
  });

  test('PostgreSQL ends when its log cannot grow; the reserve lets it recover, and imports wait until there is room', async () => {
    await eventually(
      async () => (await runCommand(['import', small], settings)).code,
      (code) => code === 0,
    );
    const before = await counts();
    const postmaster = postmasterOf(dataDirectory);
    fill(0);
    const used = statSync(reserve).size;
    await eventually(
      async () => {
        // Each takes the next segment of the log, until there is none; that the connection breaks is what is waited for.
        await withAdministrator(async (client) => {
          await client.query('select pg_switch_wal()');
          await client.query('update country set code = code');
        }).catch(() => undefined);
        return existsSync(reserve);
      },
      (there) => !there,
    );
    const time = await clients.allRight();
    if (isLarge) process.stderr.write(`the reserve of ${used} bytes used: well after ${time} ms\n`);
    expect(postmasterOf(dataDirectory)).not.toBe(postmaster);
    expect(await counts()).toEqual(before);

    fill(30_000_000);
    const { code, errors } = await runCommand(['import', large], settings);
    expect([code, errors]).toEqual([1, expect.stringMatching(saidOrEnded) as string]);
    await clients.allRight();

    rmSync(filler);
    expect(await runCommand(['import', small], settings)).toMatchObject({ code: 0 });
    expect(await runCommand(key, settings)).toMatchObject({ code: 0 });
    expect({ reserved: existsSync(reserve), wrong: clients.seen().wrong, lives: hub.isAlive() }).toEqual({
      reserved: true,
      wrong: [],
      lives: true,
    });
  });

  test('a start without disk space says so in one line', async () => {
    fill(1_000_000);
    const { code, errors } = await runCommand(['serve'], { DATA_DIR: join(disk, 'another'), PORT: '0' });
    rmSync(filler);
    expect([code, errors]).toEqual([1, expect.stringMatching(said) as string]);
    const files = await runCommand(['generate', '--out', '/dev/full/demo'], {});
    expect(files).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^The files cannot be written to [^\n]*\.\n$/) as string,
    });
  });
});
