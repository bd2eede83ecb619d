import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { standBy } from '../attack/bystander.mjs';
import { generateAttack } from '../attack/generate.mjs';
import { MemoryWatch } from '../attack/memory.mjs';
import { attackTable, missedTargets } from '../attack/report.mjs';
import { hub } from '../contenders/hub.mjs';
import { startContender } from './contender-process.mjs';
import { machineAndPrograms } from './machine.mjs';
import { writeResult } from './results.mjs';
import { select, withDatabase } from './run.mjs';

const say = (line) => console.error(line);

/** The hub as users run it, with its own limits. */
const attacked = { ...hub, launch: { ...hub.launch, environment: {} } };
const watched = { nodeOptions: [`--import=${new URL('../attack/loop-delay.mjs', import.meta.url)}`], messages: true };

/** The client that is not to notice: its address, its requests a second, and the seconds for which it is measured alone. */
const bystander = { address: '127.0.1.1', perSecond: 20 };
const warmUpSeconds = 3;
const quietSeconds = 20;

/**
 * Attacks the hub with documents and bodies that are as dear as the role PUBLIC can make them, and measures what another
 * client notices of it. Once from one address, for which the targets hold, and once from as many addresses as connections.
 *
 * @param {{ seed: number, seconds: number, connections: number, settings: import('./settings.mjs').Settings }} options
 * @returns {Promise<boolean>} whether all targets are met
 */
export async function attack({ seed, seconds, connections, settings }) {
  let met = false;
  await withDatabase(settings, async (database) => {
    const ask = (text) => select(database.databaseUrl, text);
    say('Writing the requests of the attack');
    const requests = await generateAttack({ seed, select: ask, say });
    const slugs = (await ask('select slug from partner where status = $$ACTIVE$$ order by md5(slug) limit 500')).map(
      ({ slug }) => slug,
    );
    const runs = [];
    for (const addresses of [
      ['127.0.0.2'],
      Array.from({ length: connections }, (_, index) => `127.0.0.${index + 2}`),
    ]) {
      say(`Attacking from ${addresses.length} address${addresses.length === 1 ? '' : 'es'}`);
      const from = Array.from({ length: connections }, (_, index) => addresses[index % addresses.length]);
      runs.push({
        addresses: addresses.length,
        ...(await measure({ database, settings, requests, slugs, from, seconds })),
      });
    }
    const result = {
      at: new Date().toISOString(),
      machine: await machineAndPrograms(database.databaseUrl),
      options: { seed, seconds, connections, requests: requests.length },
      runs,
    };
    console.log(attackTable(result));
    console.log(`\nWritten to ${await writeResult(result, 'attack')}`);
    const missed = missedTargets(runs[0]);
    for (const line of missed) console.log(`Missed: ${line}`);
    met = missed.length === 0;
  });
  return met;
}

/** One attack on a hub that was just started: first the other client alone, then beside the attack. */
async function measure({ database, settings, requests, slugs, from, seconds }) {
  const server = await startContender(attacked, { ...database, ...settings, ...watched });
  try {
    const standing = (time) => standBy({ origin: server.origin, slugs, seconds: time, ...bystander });
    await standing(warmUpSeconds);
    server.tell('reset');
    const quiet = { bystander: await standing(quietSeconds), loop: await server.ask('read') };
    const memory = new MemoryWatch(server.processId, database.databaseProcessId);
    server.tell('reset');
    const attackers = new Worker(new URL('../attack/attackers.mjs', import.meta.url), {
      workerData: { origin: server.origin, path: '/graphql', addresses: from, requests, seconds },
    });
    const answers = once(attackers, 'message');
    const [during, [asked]] = await Promise.all([standing(seconds), answers]);
    return {
      quiet,
      attacked: { bystander: during, loop: await server.ask('read') },
      answers: asked,
      memory: memory.stop(),
    };
  } finally {
    await server.stop();
  }
}
