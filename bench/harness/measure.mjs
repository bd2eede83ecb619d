import { load } from './load.mjs';
import { processTimes } from './process-times.mjs';

/**
 * @typedef {object} Cell one workload, asked of one contender over one number of connections
 * @property {string} workload
 * @property {number} connections
 * @property {string} contender
 * @property {readonly import('./load.mjs').Load[]} rounds
 *
 * @typedef {{ contender: import('../contenders/index.mjs').Contender, origin: string, processId: number,
 *   headers: Readonly<Record<string, string>> }} Running
 */

/**
 * Measures a workload: a warm-up of each contender, then round after round, each contender once in every round, so that
 * whatever else the machine does meanwhile meets all of them.
 *
 * @param {{ workload: string, requests: ReadonlyMap<string, import('./load.mjs').Request[]>, running: readonly Running[],
 *   settings: import('./settings.mjs').Settings, databaseProcessId: number | undefined, say: (line: string) => void }} options
 * @returns {Promise<readonly Cell[]>}
 */
export async function measure({ workload, requests, running, settings, databaseProcessId, say }) {
  const asked = running.filter(({ contender }) => requests.has(contender.name));
  const most = Math.max(...settings.connections);
  for (const { contender, origin, headers } of asked) {
    await load({
      origin,
      headers,
      requests: requests.get(contender.name),
      connections: most,
      seconds: settings.warmUpSeconds,
      least: settings.warmUpRequests,
    });
  }
  const cells = settings.connections.flatMap((connections) =>
    asked.map(({ contender }) => ({ workload, connections, contender: contender.name, rounds: [] })),
  );
  for (let round = 1; round <= settings.rounds; round++) {
    say(`${workload}: round ${round} of ${settings.rounds}`);
    for (const cell of cells) {
      const { contender, origin, headers, processId } = asked.find(
        ({ contender: { name } }) => name === cell.contender,
      );
      const before = processTimes(processId, databaseProcessId);
      const found = await load({
        origin,
        headers,
        requests: requests.get(contender.name),
        connections: cell.connections,
        seconds: settings.seconds,
      });
      if (found.failures > 0)
        throw new Error(`${contender.title} gave ${found.failures} wrong answers of ${found.requests} to ${workload}.`);
      cell.rounds.push({
        ...found,
        ...cpuPerRequest(before, processTimes(processId, databaseProcessId), found.requests),
      });
    }
  }
  return cells;
}

/** Milliseconds of CPU that each request cost the server and the database; nothing where the system does not tell. */
function cpuPerRequest(before, after, requests) {
  if (!before || !after) return {};
  return {
    serverCpu: (after.server - before.server) / requests,
    databaseCpu: (after.database - before.database) / requests,
  };
}
