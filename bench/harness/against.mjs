import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { hub } from '../contenders/hub.mjs';
import { dataFolder, projectRoot } from './folders.mjs';
import { load } from './load.mjs';
import { processTimes } from './process-times.mjs';
import { median } from './summary.mjs';
import { warmUp } from './warm-up.mjs';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/**
 * Holds the hub of this checkout against that of another one, such as the commit before: the same workloads, in turn, on
 * two copies of one database. The other checkout makes the database; this one migrates its copy.
 *
 * @param {{ folder: string, workloads: readonly import('../workloads.mjs').Workload[], settings: import('./settings.mjs').Settings }} options
 *   `folder`: the other checkout, installed and built
 */
export async function against({ folder, workloads, settings }) {
  const other = resolve(folder);
  const [before, after] = await databases(other, settings);
  const sides = [await start(other, before), await start(projectRoot, after)];
  try {
    // A migration may write a table anew, whose statistics and visibility map are then gone.
    for (const directory of [before, after])
      await withDatabase(directory, (client) => client.query('vacuum (analyze)'));
    const samples = await samplesOf(after, workloads);
    for (const connections of settings.connections) {
      console.log(`\nat ${connections} connection${connections > 1 ? 's' : ''}, before → now:`);
      for (const workload of workloads) {
        const requests = await Promise.all(sides.map((side) => requestsOf(side, workload, samples.get(workload.name))));
        await compare({ workload, sides, requests, connections, settings });
      }
    }
  } finally {
    for (const side of sides) await side.stop();
  }
}

/** Two data directories with the same rows; made once. */
async function databases(other, { scale, fresh }) {
  const [before, after] = ['before', 'after'].map((side) => join(dataFolder, `against-${scale}`, side));
  const stamp = join(dataFolder, `against-${scale}`, 'made');
  if (fresh || !existsSync(stamp)) {
    await rm(join(dataFolder, `against-${scale}`), { recursive: true, force: true });
    await mkdir(before, { recursive: true });
    console.log(`Making the ${scale} database, once.`);
    await command(other, before, ['generate', '--scale', scale]);
    // `cp -a` keeps the account that PostgreSQL runs as.
    await run('cp', ['-a', before, after]);
    await writeFile(stamp, '');
  }
  return [before, after];
}

function command(checkout, dataDirectory, args) {
  return run(process.execPath, ['dist/src/cli.js', ...args], {
    cwd: checkout,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDirectory },
    maxBuffer: 64 * 1024 * 1024,
  });
}

async function start(checkout, dataDirectory) {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDirectory, PORT: '0' },
      ...hub.launch.environment,
    },
  });
  const exited = once(child, 'exit');
  let output = '';
  const port = await new Promise((found, fail) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const match = hub.launch.ready.exec(output);
      if (match) found(match[1]);
    });
    exited.then(([code]) => fail(new Error(`The hub of ${checkout} ended with ${code}.\n${output}`)));
  });
  const [{ file }] = await withDatabase(
    dataDirectory,
    async (client) => (await client.query(`select pg_read_file('postmaster.pid') as file`)).rows,
  );
  const { stdout } = await command(checkout, dataDirectory, ['key', 'create', '--role', 'admin', '--expires', '2d']);
  return {
    origin: `http://127.0.0.1:${port}`,
    headers: { authorization: `Bearer ${stdout.trim()}` },
    times: () => processTimes(child.pid, Number(file.split('\n', 1)[0])),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function samplesOf(dataDirectory, workloads) {
  return withDatabase(dataDirectory, async (client) => {
    const samples = new Map();
    for (const { name, samples: text } of workloads) samples.set(name, (await client.query(text)).rows);
    return samples;
  });
}

/** Works on the database of a hub that runs. */
async function withDatabase(dataDirectory, work) {
  const { runningServerUrl } = require(join(projectRoot, 'dist/src/database/embedded-server.js'));
  const client = new pg.Client(await runningServerUrl(dataDirectory));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function requestsOf({ origin, headers }, { question }, samples) {
  const { path, body } = hub.requests[question];
  const send = async (parameters) => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: parameters,
    });
    return response.text();
  };
  const ask = async (query, variables) => JSON.parse(await send(JSON.stringify({ query, variables }))).data;
  return Promise.all(
    samples.map(async (values) => {
      const text = JSON.stringify(await body(values, ask));
      const answer = await send(text);
      if (answer.includes('"errors"')) throw new Error(`${question}: ${answer.slice(0, 300)}`);
      return { path, body: text, bytes: Buffer.byteLength(answer) };
    }),
  );
}

async function compare({ workload, sides, requests, connections, settings }) {
  const measured = async (side, seconds, least = 0) => {
    const { origin, headers, times } = sides[side];
    const before = times();
    const found = await load({ origin, headers, requests: requests[side], connections, seconds, least });
    const after = times();
    if (!before || !after) return { rate: found.perSecond, ...found };
    const each = (key) => (after[key] - before[key]) / found.requests;
    return { rate: found.perSecond, server: each('server'), database: each('database'), ...found };
  };
  for (const side of [0, 1])
    await warmUp(
      async () => (await measured(side, settings.warmUpSeconds, settings.warmUpRequests)).server,
      settings.warmUpMost,
    );
  const rounds = [[], []];
  for (let round = 0; round < settings.rounds; round++) {
    for (const side of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const found = await measured(side, settings.seconds);
      if (found.failures > 0) throw new Error(`${workload.name}: ${found.failures} wrong answers.`);
      rounds[side].push(found);
    }
  }
  const compared = (key, digits) => {
    const [before, now] = rounds.map((side) => side.map((each) => each[key]));
    const ratios = now.map((value, round) => value / before[round]).sort((one, two) => one - two);
    const [first, second] = [before, now].map((values) => median(values).toFixed(digits));
    const [ratio, least, most] = [median(ratios), ratios[0], ratios.at(-1)].map((value) => value.toFixed(2));
    return `${first} → ${second} (${ratio}×; ${least}–${most})`;
  };
  const { server } = rounds[0][0];
  const times =
    server === undefined
      ? ''
      : `; CPU of the hub, ms: ${compared('server', 3)}; of the database, ms: ${compared('database', 3)}`;
  console.log(`${workload.name}: requests/s ${compared('rate', 1)}${times}`);
}
