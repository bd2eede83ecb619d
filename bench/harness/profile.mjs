import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agree } from './agreement.mjs';
import { load } from './load.mjs';
import { processTimes } from './process-times.mjs';
import { samplesOf, start, withDatabase } from './run.mjs';
import { warmUp } from './warm-up.mjs';
import { hub } from '../contenders/hub.mjs';

/**
 * Says where the hub's own time goes in one workload: how much of a request's CPU is the database's and how much the
 * hub's, and which functions of the hub's process take theirs.
 *
 * @param {{ workload: import('../workloads.mjs').Workload, settings: import('./settings.mjs').Settings }} options
 */
export async function profile({ workload, settings }) {
  await withDatabase(settings, async (database) => {
    const folder = await mkdtemp(join(tmpdir(), 'hub-profile-'));
    const server = await start(hub, database, {
      ...settings,
      nodeOptions: ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${folder}`],
    });
    try {
      const samples = await samplesOf(workload, database.databaseUrl);
      const running = [{ contender: hub, ...server }];
      const requests = (await agree(workload, samples, running)).get(hub.name);
      const connections = Math.max(...settings.connections);
      const asked = { origin: server.origin, requests, headers: server.headers, connections };
      await warmUp(async () => {
        const before = processTimes(server.processId, database.databaseProcessId);
        const sent = await load({ ...asked, seconds: settings.warmUpSeconds, least: settings.warmUpRequests });
        const after = processTimes(server.processId, database.databaseProcessId);
        return before && after && (after.server - before.server) / sent.requests;
      }, settings.warmUpMost);
      const begin = performance.now();
      const before = processTimes(server.processId, database.databaseProcessId);
      const found = await load({ ...asked, seconds: settings.seconds * settings.rounds });
      const after = processTimes(server.processId, database.databaseProcessId);
      const measured = performance.now() - begin;
      await server.stop();
      console.log(`${workload.title}, ${connections} connections: ${found.perSecond.toFixed(0)} requests/s, profiled`);
      if (before && after) {
        const each = (key) => ((after[key] - before[key]) / found.requests).toFixed(3);
        console.log(`CPU of a request: ${each('server')} ms in the hub, ${each('database')} ms in the database`);
      }
      for (const file of await readdir(folder)) print(JSON.parse(await readFile(join(folder, file), 'utf8')), measured);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/**
 * @param {{ nodes: any[], samples: number[], timeDeltas: number[] }} found a profile as V8 writes it
 * @param {number} measured how many milliseconds at its end count: the start of the process and the warm-up do not
 */
function print({ nodes, samples, timeDeltas }, measured) {
  const total = timeDeltas.reduce((sum, time) => sum + time, 0);
  let passed = 0;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const own = new Map();
  const whole = new Map();
  const places = new Map();
  let busy = 0;
  samples.forEach((id, index) => {
    const node = byId.get(id);
    const time = timeDeltas[index];
    passed += time;
    if (passed < total - measured * 1000) return;
    if (['(idle)', '(program)', '(root)'].includes(node.callFrame.functionName)) return;
    busy += time;
    const leaf = nameOf(node);
    own.set(leaf, (own.get(leaf) ?? 0) + time);
    const place = placeOf(node, byId, parents);
    places.set(place, (places.get(place) ?? 0) + time);
    const met = new Set();
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const name = nameOf(byId.get(at));
      if (met.has(name)) continue;
      met.add(name);
      whole.set(name, (whole.get(name) ?? 0) + time);
    }
  });
  const list = (title, times, count) => {
    console.log(`\n${title}`);
    const sorted = [...times].sort(([, a], [, b]) => b - a).slice(0, count);
    for (const [name, time] of sorted) console.log(`  ${((time / busy) * 100).toFixed(1).padStart(5)} %  ${name}`);
  };
  list('By part (what a function calls of Node itself counts for the part)', places, 25);
  list('Functions alone', own, 35);
  list('Functions with what they call', whole, 60);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }) {
  const file = url.replace(/^.*\/(?:node_modules|dist)\//, '').replace(/^file:\/\//, '');
  return `${functionName || '(anonymous)'}  ${file}${file ? `:${lineNumber + 1}` : ''}`;
}

/** The package or the folder of the hub that a sample belongs to. */
function placeOf(node, byId, parents) {
  for (let at = node; at !== undefined; at = byId.get(parents.get(at.id))) {
    const { url, functionName } = at.callFrame;
    if (functionName === '(garbage collector)') return 'garbage collection';
    const inPackage = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url);
    if (inPackage) return inPackage[1];
    const inHub = /\/dist\/src\/(.*)\.js$/.exec(url);
    if (inHub) return `hub: ${inHub[1]}`;
  }
  return 'Node itself';
}
