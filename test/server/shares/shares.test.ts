import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { connect } from '../../support/connections';
import { startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { metric } from '../../support/metrics';

type Answer = Awaited<ReturnType<TestHub['post']>>;

/** Reads partners, so a lock on their table holds it. The second one is priced as a large request. */
const held = '{ partners(first: 1) { nodes { name } } }';
const heldLarge =
  '{ partners(first: 100) { nodes { awards(first: 100) { nodes { status qualification { name } suspensions { reason } } } } } }';
/** Reads no partner. */
const free = '{ technologies(first: 1) { nodes { name } } }';

const analyst = (name: string): Viewer => ({ role: 'ANALYST', caller: `token:${name}` });

let hub: TestHub;
let other: Client;
/** Requests that are held. */
let sent: Promise<Answer>[];

async function start(environment: Readonly<Record<string, string>>): Promise<void> {
  hub = await startDemoHub({ STATEMENT_TIMEOUT_MS: '600000', ...environment });
  other = await connect(hub.databaseUrl);
  sent = [];
  await hub.as(analyst('first')).post({ query: held });
  await other.query('begin; lock table partner in access exclusive mode');
}

async function release(): Promise<readonly Answer[]> {
  await other.query('rollback');
  return Promise.all(sent.splice(0));
}

afterEach(async () => {
  await release();
  await other.end();
  await hub.close();
});

/** Sends a request that is held, and waits until it has a connection or a place. */
async function send(viewer: Viewer, query: string): Promise<void> {
  const before = await inside();
  sent.push(hub.as(viewer).post({ query }));
  await eventually(inside, (count) => count > before);
}

/** How many requests have a connection or wait for one. */
async function inside(): Promise<number> {
  const [total = 0, idle = 0, waiting = 0] = await Promise.all(
    ['hub_connections', 'hub_connections_idle', 'hub_connections_waiting'].map((name) => metric(hub.url, name)),
  );
  return total - idle + waiting;
}

const waiting = (): Promise<number> => metric(hub.url, 'hub_connections_waiting');
const refusals = (reason: string): Promise<number> => metric(hub.url, `hub_turn_refusals_total{reason="${reason}"}`);

function codeOf({ body }: Answer): unknown {
  const { errors } = body as { readonly errors?: readonly { readonly extensions: { readonly code: string } }[] };
  return errors?.[0]?.extensions.code;
}

/** The refusal of a request: it comes while the statements before it are still held. */
async function refusedAtOnce(viewer: Viewer, query: string): Promise<Answer> {
  const answer = await hub.as(viewer).post({ query });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answer.body).toHaveProperty('data', null);
  return answer;
}

test('large requests of one viewer leave the connections to others, who are answered while it waits', async () => {
  await start({ POOL_SIZE: '4' });
  for (let count = 0; count < 4; count++) await send(analyst('greedy'), heldLarge);
  // A quarter of the connections, because somebody else was there a moment ago.
  expect(await waiting()).toBe(3);
  for (let count = 0; count < 3; count++)
    expect((await hub.as(analyst('other')).post({ query: free })).body).toHaveProperty('data.technologies');
  expect(await waiting()).toBe(3);
  for (const { status } of await release()) expect(status).toBe(200);
});

test('small requests of one viewer take every connection while nobody else waits', async () => {
  await start({ POOL_SIZE: '4' });
  for (let count = 0; count < 5; count++) await send(analyst('greedy'), held);
  expect(await waiting()).toBe(1);
  for (const { status } of await release()) expect(status).toBe(200);
});

test('with one connection, the viewers take turns', async () => {
  await start({ POOL_SIZE: '1' });
  const order: string[] = [];
  for (const name of ['greedy 1', 'greedy 2', 'greedy 3', 'greedy 4', 'other 1']) {
    await send(analyst(name.split(' ')[0] ?? ''), held);
    void sent.at(-1)?.then(() => order.push(name));
  }
  await release();
  expect(order).toEqual(['greedy 1', 'other 1', 'greedy 2', 'greedy 3', 'greedy 4']);
});

test('a small request overtakes the large ones of its viewer', async () => {
  await start({ POOL_SIZE: '1', QUEUE_TIMEOUT_MS: '60000' });
  const order: string[] = [];
  for (const [name, query] of [
    ['first', held],
    ['large', heldLarge],
    ['small', held],
  ] as const) {
    await send(analyst('one'), query);
    void sent.at(-1)?.then(() => order.push(name));
  }
  await release();
  expect(order).toEqual(['first', 'small', 'large']);
});

test('whoever would wait longer than the timeout is told at once: 503 if the hub has no room, 429 if it is its own share', async () => {
  await start({ POOL_SIZE: '8', QUEUE_TIMEOUT_MS: '300' });
  for (let count = 0; count < 2; count++) await send(analyst('greedy'), heldLarge);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const own = await refusedAtOnce(analyst('greedy'), heldLarge);
  expect([own.status, codeOf(own), await refusals('own_share')]).toEqual([429, 'RATE_LIMITED', 1]);
  expect(JSON.stringify(own.body)).toContain('Your earlier requests use your whole share of the database');
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await send(analyst(name), held);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const full = await refusedAtOnce(analyst('other'), held);
  expect([full.status, codeOf(full), await refusals('capacity')]).toEqual([503, 'SERVICE_UNAVAILABLE', 1]);
  for (const { status } of await release()) expect(status).toBe(200);
});

test('whoever has waited for the timeout is told then', async () => {
  await start({ POOL_SIZE: '1', QUEUE_TIMEOUT_MS: '300' });
  await send(analyst('first'), held);
  const late = await hub.as(analyst('other')).post({ query: held });
  expect([late.status, codeOf(late), late.headers.get('retry-after')]).toEqual([503, 'SERVICE_UNAVAILABLE', '1']);
  expect([await waiting(), await refusals('capacity')]).toEqual([0, 1]);
  expect((await release()).map(({ status }) => status)).toEqual([200]);
});

test('one viewer waits at a part of the places only, and nobody waits beyond them', async () => {
  await start({ POOL_SIZE: '1', QUEUE_SIZE: '8', QUEUE_TIMEOUT_MS: '60000' });
  for (let count = 0; count < 3; count++) await send(analyst('greedy'), held);
  const own = await refusedAtOnce(analyst('greedy'), held);
  expect([own.status, codeOf(own), await refusals('own_places')]).toEqual([429, 'RATE_LIMITED', 1]);
  for (const name of ['b', 'b', 'c', 'c', 'd', 'd']) await send(analyst(name), held);
  const full = await refusedAtOnce(analyst('e'), held);
  expect([full.status, codeOf(full), await refusals('places')]).toEqual([503, 'SERVICE_UNAVAILABLE', 1]);
  expect((await release()).map(({ status }) => status)).toEqual(Array(9).fill(200));
});

test('a client that leaves while it waits frees its place', async () => {
  await start({ POOL_SIZE: '1', QUEUE_SIZE: '4', QUEUE_TIMEOUT_MS: '60000' });
  await send(analyst('one'), held);
  const leaving = new AbortController();
  const left = fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-viewer': JSON.stringify(analyst('one')) },
    body: JSON.stringify({ query: held }),
    signal: leaving.signal,
  }).catch((error: Error) => error.name);
  await eventually(waiting, (count) => count === 1);
  expect((await refusedAtOnce(analyst('one'), held)).status).toBe(429);
  leaving.abort();
  expect(await left).toBe('AbortError');
  await eventually(waiting, (count) => count === 0);
  await send(analyst('one'), held);
  expect((await release()).map(({ status }) => status)).toEqual([200, 200]);
});

test('an address of the public has one share, whatever it sends; a key of the public has its own', async () => {
  await start({ POOL_SIZE: '1', QUEUE_SIZE: '4', QUEUE_TIMEOUT_MS: '60000' });
  await send({ role: 'PUBLIC' }, held);
  await send({ role: 'PUBLIC' }, held);
  expect((await refusedAtOnce({ role: 'PUBLIC' }, held)).status).toBe(429);
  await send({ role: 'PUBLIC', caller: 'key:0123456789ab', costPerMinute: 1_000_000 }, held);
  expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('the refusal reaches the client also where graphql-js executes the operation', async () => {
  await start({ POOL_SIZE: '1', QUEUE_SIZE: '4', QUEUE_TIMEOUT_MS: '60000' });
  for (let count = 0; count < 2; count++) await send(analyst('one'), held);
  const refused = await hub.as(analyst('one')).post({ query: `{ __schema { queryType { name } } ${held.slice(1)}` });
  expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '1']);
});
