import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { agree } from './agreement.mjs';
import { startContender } from './contender-process.mjs';
import { createKey, openBenchDatabase } from './database.mjs';
import { benchRoot, dataFolder } from './folders.mjs';
import { machineAndPrograms } from './machine.mjs';
import { measure } from './measure.mjs';
import { writeResult } from './results.mjs';
import { summarise } from './summary.mjs';
import { terminalTable } from './table.mjs';

const say = (line) => console.error(line);

/**
 * Starts the database and the contenders, sees that they agree, measures, reports.
 *
 * @param {{ workloads: readonly import('../workloads.mjs').Workload[], contenders: readonly import('../contenders/index.mjs').Contender[],
 *   settings: import('./settings.mjs').Settings }} options
 */
export async function run({ workloads, contenders, settings }) {
  await withDatabase(settings, async (database) => {
    const running = [];
    try {
      // All are there from the beginning, and asked one at a time: those that wait take no CPU.
      for (const contender of contenders) {
        say(`Starting ${contender.title}`);
        if (contender.functions)
          await select(database.databaseUrl, await readFile(join(benchRoot, contender.functions), 'utf8'));
        running.push({ contender, ...(await start(contender, database, settings, running)) });
      }
      const agreed = [];
      for (const workload of workloads) {
        say(`Comparing the answers: ${workload.name}`);
        const samples = await samplesOf(workload, database.databaseUrl);
        agreed.push({ workload, requests: await agree(workload, samples, running) });
      }
      const at = new Date().toISOString();
      const machine = await machineAndPrograms(database.databaseUrl);
      const cells = [];
      for (const [index, each] of agreed.entries()) {
        cells.push(...(await measure({ ...each, running, settings, ...database, say })));
        const measured = workloads.slice(0, index + 1);
        const result = {
          at,
          machine,
          settings,
          contenders: contenders.map(({ name, title }) => ({ name, title })),
          workloads: measured.map(({ name, title, question }) => ({
            name,
            title,
            missing: whyMissing(contenders, question),
          })),
          lines: summarise(cells),
          cells,
        };
        // A run takes long: what is measured is kept if it is broken off.
        const file = await writeResult(result);
        if (measured.length === workloads.length) console.log(`${terminalTable(result)}\n\nWritten to ${file}`);
      }
    } finally {
      await Promise.all(running.map(({ stop }) => stop()));
    }
  });
}

/**
 * Starts a contender, with the headers that say who is asking.
 *
 * @param {readonly import('./measure.mjs').Running[]} [running] what was started before
 */
export async function start(contender, database, settings, running = []) {
  const viewer = await contender.viewer?.((text) => select(database.databaseUrl, text));
  const headers = viewer ? { authorization: `Bearer ${await createKey(viewer, database.databaseUrl)}` } : {};
  const shared = running.find(({ contender: { name } }) => name === contender.sharesWith);
  if (shared) return { headers, origin: shared.origin, processId: shared.processId, stop: () => Promise.resolve() };
  return { headers, ...(await startContender(contender, { ...database, ...settings })) };
}

/** @param {(database: { databaseUrl: string, databaseProcessId: number, logFolder: string }) => Promise<void>} work */
export async function withDatabase(settings, work) {
  const database = await openBenchDatabase(settings, say);
  try {
    const logFolder = join(dataFolder, 'logs');
    await mkdir(logFolder, { recursive: true });
    await work({ databaseUrl: database.url, databaseProcessId: await postmasterOf(database.url), logFolder });
  } finally {
    await database.close();
  }
}

/** The values that a workload is asked with. */
export async function samplesOf(workload, databaseUrl) {
  const rows = await select(databaseUrl, workload.samples);
  if (rows.length === 0) throw new Error(`The data has nothing for ${workload.name}.`);
  return rows;
}

function whyMissing(contenders, question) {
  return Object.fromEntries(
    contenders
      .filter(({ requests }) => !requests[question])
      .map(({ name, missing }) => [name, missing?.[question] ?? '']),
  );
}

async function postmasterOf(databaseUrl) {
  const [{ file }] = await select(databaseUrl, `select pg_read_file('postmaster.pid') as file`);
  return Number(file.split('\n', 1)[0]);
}

/** The rows of a statement, over a connection of its own. */
export async function select(connectionString, text) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
