import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hub } from './contenders/hub.mjs';
import { startContender } from './harness/contender-process.mjs';
import { generateAttack } from './attack/generate.mjs';
import { openBenchDatabase } from './harness/database.mjs';
import { dataFolder, projectRoot } from './harness/folders.mjs';
import { select } from './harness/run.mjs';
import { hostileBodies } from './hostile-bodies.mjs';

const watched = { nodeOptions: [`--import=${new URL('attack/loop-work.mjs', import.meta.url)}`], messages: true };

/** What an address may spend. It fills so slowly that what one request was charged can be read from what is left. */
const perMinute = 600_000;

/** So many of the attack's requests are measured again and printed: those with the longest pieces. */
const worst = 25;

/**
 * Sends each hostile body as the public, alone, and prints how much of a processor the longest piece of work on the hub's
 * event loop took: the least and the most of several rounds, since V8 compiles and collects in some of them. The waits of a busy
 * machine are not in it.
 *
 * @param {{ folder?: string, rounds: number, settings: import('./harness/settings.mjs').Settings }} options `folder` of
 *   another checkout, installed and built; this one by default
 */
export async function blocking({ folder, rounds, settings }) {
  await withHub({ folder, settings }, async (server) => {
    heading();
    const all = Array.from({ length: rounds }, (_, round) => hostileBodies(round));
    for (const [index, { name }] of all[0].entries()) {
      const bodies = all.map((each) => each[index].body);
      line(name, bodies[0].length, await leastOf(server, bodies));
    }
  });
}

/**
 * The same for each request of the attack. Prints those with the longest pieces.
 *
 * @param {{ folder?: string, rounds: number, seed: number, settings: import('./harness/settings.mjs').Settings }} options
 */
export async function blockingOfAttack({ folder, rounds, seed, settings }) {
  await withHub({ folder, settings }, async (server, databaseUrl) => {
    const requests = await generateAttack({
      seed,
      select: (text) => select(databaseUrl, text),
      say: (text) => console.error(text),
    });
    const found = [];
    for (const [number, { kind, body }] of requests.entries()) {
      found.push({ number, kind, body, ...(await measure(server, body)) });
      if (number % 50 === 49) console.error(`${number + 1} of ${requests.length} requests`);
    }
    heading();
    found.sort((one, other) => other.longest - one.longest);
    for (const { number, kind, body } of found.slice(0, worst))
      line(`${number}: ${kind}`, body.length, await leastOf(server, Array(rounds).fill(body)));
  });
}

/** Runs the hub, watched, with full buckets. */
async function withHub({ folder = projectRoot, settings }, work) {
  const database = await openBenchDatabase(settings, (text) => console.error(text));
  const logFolder = join(dataFolder, 'logs');
  await mkdir(logFolder, { recursive: true });
  const environment = { RATE_LIMITS: `PUBLIC=${perMinute}`, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'warn' };
  const launch = { ...hub.launch, cwd: folder, environment };
  const server = await startContender(
    { ...hub, launch },
    { ...settings, ...watched, databaseUrl: database.url, logFolder },
  );
  try {
    await ask(server.origin, JSON.stringify({ query: '{ partners { totalCount } }' }));
    await work(server, database.url);
  } finally {
    await server.stop();
    await database.close();
  }
}

/** The round with the shortest longest piece, and the most of all rounds. */
async function leastOf(server, bodies) {
  let best;
  let most = 0;
  for (const body of bodies) {
    const measured = await measure(server, body);
    most = Math.max(most, measured.longest);
    if (!best || measured.longest < best.longest) best = measured;
  }
  return { ...best, most };
}

function heading() {
  console.log(
    '| body | bytes | longest piece, ms: least of the rounds | most | answered, ms | status | answer, kB | charged | code |',
  );
  console.log('| --- | --: | --: | --: | --: | --: | --: | --: | --- |');
}

function line(name, bytes, { longest, most, took, status, size, charged, code }) {
  console.log(
    `| ${name} | ${bytes} | ${longest.toFixed(1)} | ${most.toFixed(1)} | ${took} | ${status} | ${size} | ${charged} | ${code} |`,
  );
}

async function measure(server, body) {
  server.tell('reset');
  const begun = performance.now();
  const { status, text, remaining } = await ask(server.origin, body);
  const took = Math.round(performance.now() - begun);
  const longest = await server.ask('read');
  const code = /"extensions":\{"code":"([A-Z_]+)"/.exec(text.slice(0, 20_000))?.[1] ?? '';
  return { longest, took, status, size: Math.round(text.length / 1024), charged: perMinute - remaining, code };
}

/** Each request comes from an address of its own, whose bucket is full. */
let addresses = 0;

async function ask(origin, body) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${++addresses >> 8}.${addresses & 255}` },
    body,
  });
  const remaining = Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
  return { status: response.status, text: await response.text(), remaining };
}
