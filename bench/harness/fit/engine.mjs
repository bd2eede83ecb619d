import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../folders.mjs';

const require = createRequire(import.meta.url);
const fromHub = (module) => require(join(projectRoot, 'dist/src', `${module}.js`));
const { getOperationAST, parse, validate } = require(require.resolve('graphql', { paths: [projectRoot] }));

/** A statement that takes longer counts with the time until then. */
const timeout = 60_000;
const options = 'analyze, timing off, costs off, summary on, format json';

const timesOf = ({ rows }) => rows[0]['QUERY PLAN'][0];

function onTimeout(error) {
  if (error.code !== '57014') throw error;
  return { 'Planning Time': 0, 'Execution Time': timeout };
}

/**
 * The hub's engine on a database, without a server. No operation is too expensive.
 * @param {string} url of the database
 */
export async function openEngine(url) {
  const { Engine } = fromHub('engine/engine');
  const { entities } = fromHub('model/entities');
  const { policiesOf } = fromHub('engine/metadata/policy');
  const { requestViewer } = fromHub('access/viewer');
  const schema = fromHub('model/schema').hubSchema();
  const dataSource = await fromHub('database/data-source').createDataSource({ url }).initialize();
  const pool = fromHub('database/pool').createReadPool({
    url,
    size: 2,
    statementTimeoutMs: timeout,
    onError: () => undefined,
  });
  const engine = new Engine({
    schema,
    dataSource,
    pool,
    clock: fromHub('clock').systemClock,
    classes: entities,
    policies: policiesOf(entities),
    limits: { cost: () => Infinity, preparedLevels: 0 },
    ends: fromHub('database/cancel').statementEnds(timeout),
  });

  /** @returns the request as the engine takes it; undefined if it is not valid */
  const read = ({ query, operationName, variables = {} }, role) => {
    const document = parse(query);
    const operation = getOperationAST(document, operationName);
    if (!operation || validate(schema, document).length > 0) return undefined;
    return { document, operation, variables, viewer: requestViewer({ role }) };
  };

  const session = await pool.connect();
  await session.query('set max_parallel_workers_per_gather = 0');
  const [{ pid }] = (await session.query('select pg_backend_pid() as pid')).rows;
  const timeOnCore = async () => Number((await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ')[0]) / 1e6;

  return {
    /** The response to a request of an administrator, as JSON. */
    async ask(request) {
      const outcome = await engine.answer(read(request, 'ADMIN'));
      return JSON.stringify({ data: outcome.kind === 'answered' ? outcome.data : null });
    },

    /** The statement of a request with its work; undefined if the hub refuses the request. */
    explain(request, role) {
      const wanted = read(request, role);
      const explained = wanted && engine.explain(wanted);
      return explained?.problems ? undefined : explained;
    },

    /**
     * The milliseconds that the database needs for a statement, from its text to its rows: the least of several runs. They are
     * the session's own time on a core, so that other work of the machine does not count; parallel workers are off.
     * @returns {Promise<{ planning: number, execution: number }>} planning with parsing
     */
    async measure({ text, parameters }) {
      const values = parameters.map(({ value }) => value);
      let best;
      for (let run = 0, spent = 0; run === 0 || (run < 3 && spent < 60); run++) {
        const begin = await timeOnCore();
        const times = await session.query(`explain (${options}) ${text}`, values).then(timesOf, onTimeout);
        const total = (await timeOnCore()) - begin;
        const execution = total * (times['Execution Time'] / (times['Execution Time'] + times['Planning Time']));
        spent += total;
        if (!best || total < best.planning + best.execution) best = { planning: total - execution, execution };
      }
      return best;
    },

    async close() {
      session.release(true);
      await pool.end();
      await dataSource.destroy();
    },
  };
}
