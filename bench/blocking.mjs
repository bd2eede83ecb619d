import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hub } from './contenders/hub.mjs';
import { startContender } from './harness/contender-process.mjs';
import { openBenchDatabase } from './harness/database.mjs';
import { dataFolder, projectRoot } from './harness/folders.mjs';
import { hostileBodies } from './hostile-bodies.mjs';

const watched = { nodeOptions: [`--import=${new URL('loop-work.mjs', import.meta.url)}`], messages: true };

/** What an address may spend. It fills so slowly that what one request was charged can be read from what is left. */
const perMinute = 600_000;

/**
 * Sends each hostile body as the public, alone, and prints how much of a processor the longest piece of work on the hub's
 * event loop took: of several rounds the least. The waits of a busy machine are not in it.
 *
 * @param {{ folder?: string, rounds: number, settings: import('./harness/settings.mjs').Settings }} options `folder` of
 *   another checkout, installed and built; this one by default
 */
export async function blocking({ folder = projectRoot, rounds, settings }) {
  const database = await openBenchDatabase(settings, (line) => console.error(line));
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
    console.log('| body | bytes | longest piece, ms | answered, ms | status | answer, kB | charged | code |');
    console.log('| --- | --: | --: | --: | --: | --: | --: | --- |');
    const all = Array.from({ length: rounds }, (_, round) => hostileBodies(round));
    for (const [index, { name, body }] of all[0].entries()) {
      let best;
      for (const bodies of all) {
        const measured = await measure(server, bodies[index].body);
        if (!best || measured.longest < best.longest) best = measured;
      }
      const { longest, took, status, size, charged, code } = best;
      console.log(
        `| ${name} | ${body.length} | ${longest.toFixed(1)} | ${took} | ${status} | ${size} | ${charged} | ${code} |`,
      );
    }
  } finally {
    await server.stop();
    await database.close();
  }
}

async function measure(server, body) {
  server.tell('reset');
  const begun = performance.now();
  const { status, text, remaining } = await ask(server.origin, body);
  const took = Math.round(performance.now() - begun);
  const { worked } = await server.ask('read');
  const code = /"code":"([A-Z_]{3,})"/.exec(text.slice(0, 20_000))?.[1] ?? '';
  return { longest: worked, took, status, size: Math.round(text.length / 1024), charged: perMinute - remaining, code };
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
