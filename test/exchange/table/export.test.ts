import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { connect } from '../../support/connections';
import { eventually } from '../../support/eventually';
import { commandLine, root, runCommand } from '../../support/hub-process';
import { endDuckdb, parquetFile, rowsOf } from './duckdb';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('demo');
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await writeFile(
    join(folder, 'partners.graphql'),
    'query ($name: String!) { partners(filter: { name: { ne: $name } }) { nodes { slug name } } }',
  );
});

afterAll(async () => {
  await endDuckdb();
  await database.drop();
  await rm(folder, { recursive: true });
});

const run = (...parameters: string[]) =>
  runCommand(
    ['export', join(folder, 'partners.graphql'), '--role', 'ADMIN', '--variable', 'name=nobody', ...parameters],
    {
      DATABASE_URL: database.url,
    },
  );

test('the table of a document is written to a file, or to standard output', async () => {
  const csv = await run('--out', '-');
  expect([csv.code, csv.errors]).toEqual([0, '']);
  const rows = csv.output.trimEnd().split('\r\n');
  expect(rows[0]).toBe('slug,name');
  expect(rows.length).toBeGreaterThan(2);
  const path = join(folder, 'partners.parquet');
  const parquet = await run('--format', 'parquet', '--out', path);
  expect([parquet.code, parquet.errors]).toEqual([0, '']);
  const [count] = await rowsOf(`select count(*) from ${parquetFile(path)}`);
  expect(Number(count?.[0])).toBe(rows.length - 1);
});

test.each([
  ['> /dev/full', 'its disk is full'],
  ['| true', 'its reader has left'],
])('standard output that cannot be written is named: %s', (target, reason) => {
  const parameters = [
    'export',
    join(folder, 'partners.graphql'),
    '--role',
    'ADMIN',
    '--variable',
    'name=nobody',
    '--out',
    '-',
  ];
  const { status, stderr } = spawnSync(
    'bash',
    ['--norc', '-c', `set -o pipefail; "$0" "$@" ${target}`, process.execPath, ...commandLine, ...parameters],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], DATABASE_URL: database.url } },
  );
  expect([status, stderr]).toEqual([1, `The file cannot be written to standard output: ${reason}.\n`]);
});

test('a document that cannot be read is named in one line', async () => {
  const failed = async (document: string) =>
    runCommand(['export', document, '--out', '-'], { DATABASE_URL: database.url });
  const missing = join(folder, 'missing.graphql');
  const reasons = { [missing]: 'there is no such file', [folder]: 'it is a folder' };
  for (const [document, reason] of Object.entries(reasons)) {
    const errors = `The file ${document} cannot be read: ${reason}.\n`;
    await expect(failed(document)).resolves.toMatchObject({ code: 1, output: '', errors });
  }
});

test('an export that fails leaves what was there, and nothing else', async () => {
  const path = join(folder, 'kept.csv');
  await writeFile(path, 'kept');
  const failed = await run('--out', path, '--variable', 'name=7');
  expect(failed.code).not.toBe(0);
  await expect(readFile(path, 'utf8')).resolves.toBe('kept');
  await expect(readdir(folder)).resolves.toEqual(expect.not.arrayContaining([expect.stringMatching(/^\./)]));
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  const exporting = (path: string, begun: (kill: (signal: NodeJS.Signals) => void) => void) =>
    runCommand(
      ['export', join(folder, 'engagements.graphql'), '--role', 'ADMIN', '--out', path],
      { DATABASE_URL: database.url },
      begun,
    );

  test('ends an export: no part of its file stays, nor of its statement', async () => {
    await writeFile(
      join(folder, 'engagements.graphql'),
      'query { engagements { nodes { id customerName startedOn partner { slug } } } }',
    );
    const client = await connect(database.url);
    const path = join(folder, `${signal}.csv`);
    await writeFile(path, 'kept');
    // The rows wait for this table, so the export cannot end by itself.
    await client.query('begin; lock table partner in access exclusive mode');
    const ended = exporting(path, (kill) => {
      const watching = connect(database.url).then(async (watcher) => {
        const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
        await eventually(
          async () => (await watcher.query(waiting)).rowCount,
          (count) => count === 1,
        );
        kill(signal);
        kill(signal);
        await eventually(
          async () => (await watcher.query(waiting)).rowCount,
          (count) => count === 0,
        );
        await watcher.end();
      });
      watching.catch(() => kill('SIGKILL'));
    });
    const { code, errors } = await ended;
    await client.query('rollback');
    await client.end();
    expect([code, errors]).toEqual([1, expect.stringContaining('The export was interrupted: no file was written.')]);
    await expect(readFile(path, 'utf8')).resolves.toBe('kept');
    await expect(readdir(folder)).resolves.toEqual(expect.not.arrayContaining([expect.stringMatching(/^\./)]));
  });
});
