import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { wholeSeconds } from '../../support/charged';
import { connect } from '../../support/connections';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { metric } from '../../support/metrics';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';

const query = '{ partners(first: 1) { nodes { name } } }';
const limit = 1_200_000;
const viewer: Viewer = { role: 'ANALYST', caller: 'token:a' };

let hub: TestHub;
let other: Client;
let proxy: TcpProxy;

async function start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const environment = { POOL_SIZE: '1', RATE_LIMITS: `ANALYST=${limit}`, ...settings };
  // The hub cannot read the processor time of a backend behind a proxy, so the duration counts.
  hub = await startDemoHub(environment, { through: async (url) => (proxy = await startTcpProxy(url)).through(url) });
  other = await connect(hub.databaseUrl);
}

afterEach(async () => {
  await other.query('rollback');
  await other.end();
  await hub.close();
  await proxy.close();
});

function send(headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<Response> {
  return fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(viewer), ...headers },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });
}

/** Waits until the statement of a request waits for a lock. */
async function statementIsHeld(): Promise<void> {
  const observer = await connect(hub.databaseUrl);
  await eventually(
    () =>
      observer.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
    ({ rowCount }) => rowCount === 1,
  );
  await observer.end();
}

const leftAfter = (response: Response): number => Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

test('X-Hub-Cost tells what a request has spent, and only who sends it is told', async () => {
  await start();
  expect((await send()).headers.has('x-hub-cost')).toBe(false);
  const answer = await send({ 'x-hub-cost': '1' });
  const { extensions } = (await answer.json()) as { extensions: { cost: { requested: number } } };
  const spent = Number(answer.headers.get('x-hub-cost'));
  const price = extensions.cost.requested + 10;
  // On a busy machine the request may have taken more than its price.
  expect(spent === price || (spent > price && isPowerOfTwo(spent))).toBe(true);
});

test('nobody pays for the warm-up of the hub: the first request after a start is charged its price', async () => {
  await start();
  const answer = await send({ 'x-hub-cost': '1' });
  const { extensions } = (await answer.json()) as { extensions: { cost: { requested: number } } };
  expect(Number(answer.headers.get('x-hub-cost'))).toBe(extensions.cost.requested + 10);
});

test('a statement that times out is charged what it took', async () => {
  await start({ STATEMENT_TIMEOUT_MS: '400' });
  await other.query('begin; lock table partner in access exclusive mode');
  const begun = wholeSeconds();
  const answer = await send({ 'x-hub-cost': '1' });
  const filled = ((wholeSeconds() - begun) * limit) / 60;
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
  const spent = Number(answer.headers.get('x-hub-cost'));
  // 400 ms are 200 000.
  expect([spent >= 131_072, isPowerOfTwo(spent)]).toEqual([true, true]);
  expect(leftAfter(answer)).toBeGreaterThanOrEqual(limit - spent);
  expect(leftAfter(answer)).toBeLessThanOrEqual(limit - spent + filled);
  expect(await metric(hub.url, 'hub_after_charges_total')).toBe(1);
  expect(await metric(hub.url, 'hub_after_charged_cost_total')).toBeGreaterThan(spent - 1_000);
});

test('a client that leaves is charged what its statement took until it was cancelled', async () => {
  await start();
  await send();
  await other.query('begin; lock table partner in access exclusive mode');
  const leaving = new AbortController();
  const left = send({}, leaving.signal).catch((error: Error) => error.name);
  await statementIsHeld();
  // 150 ms are 75 000, which is charged as 65 536.
  await sleep(150);
  leaving.abort();
  expect(await left).toBe('AbortError');
  await eventually(
    () => metric(hub.url, 'hub_after_charged_cost_total'),
    (cost) => cost > 60_000,
  );
  await other.query('rollback');
});

test('of the time that a request takes, the headers tell no more than a power of two', async () => {
  await start();
  // Prepared statements and plans are made by then.
  for (let count = 0; count < 3; count++) await (await send()).text();
  const told = async (): Promise<[Record<string, string>, string]> => {
    const answer = await send();
    const volatile = ['date', 'x-request-id', 'ratelimit'];
    const headers = [...answer.headers].filter(([name]) => !volatile.includes(name));
    return [Object.fromEntries(headers), await answer.text()];
  };
  const quick = await told();
  await other.query('begin; lock table partner in access exclusive mode');
  const waiting = told();
  await statementIsHeld();
  await sleep(150);
  await other.query('rollback');
  expect(await waiting).toEqual(quick);
  expect(quick[1]).toContain('"partners"');
});
