import { choosePlan } from './choose-plan.mjs';
import { load } from './load.mjs';
import { processTimes } from './process-times.mjs';
import { warmUp } from './warm-up.mjs';

/**
 * @typedef {object} Measurement a load with what it cost
 * @property {number} [serverCpu] milliseconds of processor time that each request took of the server; absent if the system
 *   does not tell
 * @property {number} [databaseCpu] the same of the database
 *
 * @typedef {object} Cell one workload, asked of one contender over one number of connections
 * @property {string} workload
 * @property {number} connections
 * @property {string} contender
 * @property {string} [plan] how its statement is planned, if it can choose
 * @property {number} bytes the mean length of an answer
 * @property {(import('./load.mjs').Load & Measurement)[]} rounds
 *
 * @typedef {{ contender: import('../contenders/index.mjs').Contender, origin: string, processId: number,
 *   headers: Readonly<Record<string, string>> }} Running
 */

/**
 * Measures a workload: a warm-up of each contender, then round after round, each contender once in every round, so that
 * whatever else the machine does meanwhile meets all of them.
 *
 * @param {{ workload: import('../workloads.mjs').Workload, requests: ReadonlyMap<string, import('./load.mjs').Request[]>,
 *   running: readonly Running[], settings: import('./settings.mjs').Settings, databaseProcessId: number | undefined,
 *   say: (line: string) => void }} options
 * @returns {Promise<readonly Cell[]>}
 */
export async function measure({ workload, requests, running, settings, databaseProcessId, say }) {
  const { name, withoutDatabase, mostConnections = Infinity } = workload;
  const numbers = settings.connections.filter((connections) => connections <= mostConnections);
  const most = Math.max(...numbers);
  const asked = running
    .filter(({ contender }) => requests.has(contender.name))
    .map((server) => new Asked(server, requests.get(server.contender.name), databaseProcessId));
  for (const each of asked) await each.prepare(most, settings, withoutDatabase);
  const cells = numbers.flatMap((connections) => asked.map((each) => each.cell(name, connections)));
  for (let round = 1; round <= settings.rounds; round++) {
    say(`${name}: round ${round} of ${settings.rounds}`);
    for (const { asked: each, cell } of cells) {
      const found = await each.load({ connections: cell.connections, seconds: settings.seconds });
      if (found.failures > 0)
        throw new Error(`${cell.contender} gave ${found.failures} wrong answers of ${found.requests} to ${name}.`);
      cell.rounds.push(found);
    }
  }
  return cells.map(({ cell }) => cell);
}

/** A contender that is asked a workload. */
class Asked {
  plan;

  constructor(server, requests, databaseProcessId) {
    this.server = server;
    this.requests = requests;
    this.databaseProcessId = databaseProcessId;
  }

  /** Warms the server up, and chooses the better plan if there are several. */
  async prepare(connections, { warmUpSeconds: seconds, warmUpRequests: least, warmUpMost }, withoutDatabase = false) {
    const { plans } = this.server.contender;
    const warm = () => warmUp(async () => (await this.load({ connections, seconds, least })).serverCpu, warmUpMost);
    if (!plans || withoutDatabase) return warm();
    const byPlan = new Map(plans.map((plan) => [plan, plannedAs(this.requests, plan)]));
    const use = (plan) => (this.requests = byPlan.get(plan));
    for (const plan of plans) {
      use(plan);
      await warm();
    }
    this.plan = await choosePlan(plans, (plan) => {
      use(plan);
      return this.load({ connections, seconds: seconds / 2 });
    });
    use(this.plan);
  }

  cell(workload, connections) {
    const bytes = this.requests.reduce((sum, request) => sum + request.bytes, 0) / this.requests.length;
    const cell = { workload, connections, contender: this.server.contender.name, plan: this.plan, bytes, rounds: [] };
    return { asked: this, cell };
  }

  /** @returns {Promise<import('./load.mjs').Load & Measurement>} */
  async load(options) {
    const { origin, headers } = this.server;
    const before = this.times();
    const found = await load({ origin, headers, requests: this.requests, ...options });
    const after = this.times();
    if (!before || !after) return found;
    const each = (key) => (after[key] - before[key]) / found.requests;
    return { ...found, serverCpu: each('server'), databaseCpu: each('database') };
  }

  times() {
    return processTimes(this.server.processId, this.databaseProcessId);
  }
}

/** The same requests to the address of another plan. */
function plannedAs(requests, plan) {
  return requests.map((request) => ({ ...request, path: request.path.replace(/[^/]*$/, plan) }));
}
