import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { eventually } from '../support/eventually';
import { metric, metricsOf, untilAtRest } from '../support/metrics';

let hub: TestHub;

beforeEach(async () => {
  hub = await startDemoHub({ POOL_SIZE: '2' });
  await untilAtRest(hub.url);
});

afterEach(() => hub.close());

/** Each of some metrics by how much it has grown while something was done. */
async function growth(names: readonly string[], work: () => Promise<unknown>): Promise<readonly number[]> {
  const read = (): Promise<readonly number[]> => Promise.all(names.map((name) => metric(hub.url, name)));
  const before = await read();
  await work();
  return (await read()).map((value, index) => value - (before[index] ?? 0));
}

const query = 'query ($first: Int) { partners(first: $first) { nodes { name awards { nodes { status } } } } }';

test('are published in the form of Prometheus, with those of the process', async () => {
  const response = await fetch(`${hub.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  for (const name of [
    'process_cpu_seconds_total',
    'nodejs_heap_size_used_bytes',
    'hub_plan_hits_total',
    'hub_connections',
  ])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

test('count plans found in the cache and plans made', async () => {
  const names = ['hub_plan_hits_total', 'hub_plan_misses_total', 'hub_plans', 'hub_statements_total'];
  const ask = (first: number): Promise<unknown> => hub.post({ query, variables: { first } });
  expect(await growth(names, () => ask(2))).toEqual([0, 1, 1, 1]);
  expect(await growth(names, () => ask(2))).toEqual([1, 0, 0, 1]);
  expect(await growth(names, () => ask(3))).toEqual([0, 1, 1, 1]);
  expect(await metric(hub.url, 'hub_plan_bytes')).toBeGreaterThan(1_000);
  expect(await metric(hub.url, 'hub_plan_evictions_total')).toBe(0);
});

test('count prepared statements by their levels, from the second use of a plan on', async () => {
  const names = ['hub_prepared_statements', 'hub_prepared_levels'];
  const ask = (): Promise<unknown> => hub.post({ query });
  expect(await growth(names, ask)).toEqual([0, 0]);
  expect(await growth(names, ask)).toEqual([1, 2]);
  expect(await growth(names, ask)).toEqual([0, 0]);
});

test('count and time statements', async () => {
  const names = ['hub_statement_seconds_count', 'hub_statement_seconds_bucket{le="+Inf"}'];
  expect(await growth(names, () => Promise.all([hub.post({ query }), hub.post({ query })]))).toEqual([2, 2]);
  expect(await metric(hub.url, 'hub_statement_seconds_sum')).toBeGreaterThan(0);
});

test('count the operations that graphql-js had to execute', async () => {
  const names = ['hub_fallbacks_total', 'hub_statements_total', 'hub_plan_misses_total'];
  const both = '{ __schema { queryType { name } } partners(first: 1) { nodes { name } } }';
  expect(await growth(names, () => hub.post({ query: both }))).toEqual([1, 1, 1]);
  // Its parts are planned once as well.
  expect(await growth(names, () => hub.post({ query: both }))).toEqual([1, 1, 0]);
});

test('count refusals by their code', async () => {
  const codes = ['BAD_USER_INPUT', 'TOO_COMPLEX', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'];
  const errors = codes.map((code) => `hub_errors_total{code="${code}"}`);
  expect(await growth(errors, () => hub.post({ query: '{ partners(first: -1) { nodes { id } } }' }))).toEqual([
    1, 0, 0, 0,
  ]);
  const large = '{ engagements(orderBy: [{ distributor: { engagements: { count: DESC } } }]) { nodes { id } } }';
  expect(await growth(errors, () => hub.post({ query: large }))).toEqual([0, 1, 0, 0]);
  expect(await growth(errors, () => hub.post({ query: '{ nothing }' }))).toEqual([0, 0, 1, 0]);
  expect(await growth(errors, () => hub.post({ query: '{' }))).toEqual([0, 0, 0, 1]);
});

test('show the connections for reads', async () => {
  const names = ['hub_connections', 'hub_connections_idle', 'hub_connections_waiting'];
  const other = await connect(hub.databaseUrl);
  await other.query('begin; lock table partner in access exclusive mode');
  const answers = Array.from({ length: 6 }, () => hub.post({ query }));
  await eventually(
    () => metricsOf(hub.url, names),
    ([total, idle, waiting]) => total === 2 && idle === 0 && waiting === 4,
  );
  await other.query('rollback');
  for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
  await untilAtRest(hub.url);
  await other.end();
});
