import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { dataFolder, projectRoot } from './folders.mjs';

const require = createRequire(import.meta.url);

/** What the rows depend on: where it changes, a database is made anew. Migrations that came since are run on the old one. */
const madeFrom = ['data', 'src/population'];

/**
 * Opens the database that all contenders read: the hub's embedded server, migrated and filled by the hub's own commands.
 * It is kept, so that it is generated only once.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function openBenchDatabase({ scale, fresh }, say) {
  const folder = join(dataFolder, scale);
  const stamp = join(folder, 'made-from');
  const state = await fingerprint();
  const complete = !fresh && existsSync(stamp) && (await readFile(stamp, 'utf8')) === state;
  if (!complete) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const { openDatabase } = require(join(projectRoot, 'dist/src/database/open-database.js'));
  const database = await openDatabase({ dataDirectory: join(folder, 'hub') });
  try {
    if (!complete) {
      say(`Making the ${scale} database, once: it stays in ${folder}.`);
      await fill(scale, database.url);
      await writeFile(stamp, state);
    }
    await hubCommand(['migrate'], database.url);
    await prepare(database.url);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const folder of madeFrom) {
    const entries = await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file.slice(projectRoot.length)).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function fill(scale, url) {
  if (scale === 'demo') {
    // The hub itself gives an empty database the demo population, at its start.
    const { startHub } = require(join(projectRoot, 'dist/src/hub.js'));
    const { readConfig } = require(join(projectRoot, 'dist/src/config.js'));
    const hub = await startHub(readConfig({ DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'silent' }));
    return hub.close();
  }
  return hubCommand(['generate', '--scale', scale], url);
}

/**
 * An API key of the hub for a viewer.
 *
 * @param {readonly string[]} viewer what `hub key create` is told of it
 * @param {string} url of the database
 * @returns {Promise<string>}
 */
export async function createKey(viewer, url) {
  return (await hubCommand(['key', 'create', ...viewer, '--expires', '2d'], url, 'pipe')).trim();
}

/** @param {'pipe' | 2} output where what it prints goes: the bench's own output is for results */
async function hubCommand(parameters, url, output = 2) {
  const child = spawn(process.execPath, ['dist/src/cli.js', ...parameters], {
    cwd: projectRoot,
    stdio: ['ignore', output, 'inherit'],
    env: { ...process.env, DATABASE_URL: url },
  });
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (printed += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`hub ${parameters.join(' ')} failed with ${code}.`);
  return printed;
}

/** Statistics and visibility as they are after some time of service, and what contenders need besides the tables. */
async function prepare(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select 1 from pg_stat_user_tables where last_vacuum is null limit 1');
    if (rows.length > 0) await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
