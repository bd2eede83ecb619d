import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { connect } from '../../support/connections';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { eventually } from '../../support/eventually';
import { metric, metricsOf, untilAtRest } from '../../support/metrics';

type Answer = Awaited<ReturnType<TestHub['post']>>;

/** Reads partners, so a lock on their table holds it. The second one is priced as a large request. */
const held = '{ partners(first: 1) { nodes { name } } }';
const heldLarge = '{ partners { groups(by: [TECHNOLOGY_CATEGORY, QUALIFICATION], first: 1) { nodes { count } } } }';
/** Reads no partner. */
const free = '{ technologies(first: 1) { nodes { name } } }';

const analyst = (name: string): Viewer => ({ role: 'ANALYST', caller: `token:${name}` });

let hub: TestHub;
let other: Client;
/** Requests that are held. */
const sent: Promise<Answer>[] = [];

/** Starts one hub for the tests of a group. Nothing is held too long, unless the settings say so. */
function withHub(size: number, environment: Readonly<Record<string, string>> = {}): void {
  beforeAll(async () => {
    hub = await startDemoHub({ POOL_SIZE: String(size), ...environment });
    other = await connect(hub.databaseUrl);
    await hub.as(analyst('first')).post({ query: held });
    await untilAtRest(hub.url);
  });

  beforeEach(() => other.query('begin; lock table partner in access exclusive mode'));

  // A connection may still compare plans, which the lock of the next test would hold.
  afterEach(async () => {
    await release();
    await untilAtRest(hub.url);
  });

  afterAll(async () => {
    await other.end();
    await hub.close();
  });
}

/** Ends the lock. Returns the answers to the requests that it held. */
async function release(): Promise<readonly Answer[]> {
  await other.query('rollback');
  return Promise.all(sent.splice(0));
}

/** Sends a request that is held, and waits until it has a connection or a place. */
async function send(viewer: Viewer, query: string): Promise<void> {
  const before = await inside();
  sent.push(hub.as(viewer).post({ query }));
  await eventually(inside, (count) => count > before);
}

/** How many requests have a connection or wait for one. */
async function inside(): Promise<number> {
  const names = ['hub_connections', 'hub_connections_idle', 'hub_connections_waiting'];
  const [total = 0, idle = 0, waits = 0] = await metricsOf(hub.url, names);
  return total - idle + waits;
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

describe('with four connections', () => {
  withHub(4);

  test('large requests of one viewer leave the connections to others, who are answered while it waits', async () => {
    await send(analyst('first'), held);
    for (let count = 0; count < 4; count++) await send(analyst('greedy'), heldLarge);
    // A quarter of the connections, because somebody else is there.
    expect(await waiting()).toBe(3);
    for (let count = 0; count < 3; count++)
      expect((await hub.as(analyst('other')).post({ query: free })).body).toHaveProperty('data.technologies');
    expect(await waiting()).toBe(3);
    expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  test('small requests of one viewer take every connection while nobody else waits', async () => {
    for (let count = 0; count < 5; count++) await send(analyst('fast'), held);
    expect(await waiting()).toBe(1);
    expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe('with one connection and eight places', () => {
  withHub(1, { QUEUE_SIZE: '8' });

  /** Sends requests that are held. Returns their titles in the order of the answers. */
  async function orderOf(requests: readonly (readonly [title: string, viewer: string, query: string])[]) {
    const order: string[] = [];
    for (const [title, viewer, query] of requests) {
      await send(analyst(viewer), query);
      void sent.at(-1)?.then(() => order.push(title));
    }
    await release();
    return order;
  }

  test('the viewers take turns', async () => {
    const order = await orderOf([
      ['greedy 1', 'greedy', held],
      ['greedy 2', 'greedy', held],
      ['greedy 3', 'greedy', held],
      ['other 1', 'other', held],
    ]);
    expect(order).toEqual(['greedy 1', 'other 1', 'greedy 2', 'greedy 3']);
  });

  test('a small request overtakes the large ones of its viewer', async () => {
    const order = await orderOf([
      ['first', 'one', held],
      ['large', 'one', heldLarge],
      ['small', 'one', held],
    ]);
    expect(order).toEqual(['first', 'small', 'large']);
  });

  test('one viewer waits at a part of the places only, and nobody waits beyond them', async () => {
    for (let count = 0; count < 3; count++) await send(analyst('many'), held);
    const own = await refusedAtOnce(analyst('many'), held);
    expect([own.status, codeOf(own), await refusals('own_places')]).toEqual([429, 'RATE_LIMITED', 1]);
    for (const name of ['b', 'b', 'c', 'c', 'd', 'd']) await send(analyst(name), held);
    const full = await refusedAtOnce(analyst('e'), held);
    expect([full.status, codeOf(full), await refusals('places')]).toEqual([503, 'SERVICE_UNAVAILABLE', 1]);
    expect((await release()).map(({ status }) => status)).toEqual(Array(9).fill(200));
  });

  test('a client that leaves while it waits frees its place', async () => {
    for (let count = 0; count < 2; count++) await send(analyst('left'), held);
    const leaving = new AbortController();
    const left = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headersOf(analyst('left')) },
      body: JSON.stringify({ query: held }),
      signal: leaving.signal,
    }).catch((error: Error) => error.name);
    await eventually(waiting, (count) => count === 2);
    expect((await refusedAtOnce(analyst('left'), held)).status).toBe(429);
    leaving.abort();
    expect(await left).toBe('AbortError');
    await eventually(waiting, (count) => count === 1);
    await send(analyst('left'), held);
    expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('an address of the public has one share, whatever it sends; a key of the public has its own', async () => {
    for (let count = 0; count < 3; count++) await send({ role: 'PUBLIC' }, held);
    expect((await refusedAtOnce({ role: 'PUBLIC' }, held)).status).toBe(429);
    await send({ role: 'PUBLIC', caller: 'key:0123456789ab', costPerMinute: 1_000_000 }, held);
    expect((await release()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  test('the refusal reaches the client also where graphql-js executes the operation', async () => {
    for (let count = 0; count < 3; count++) await send(analyst('introspective'), held);
    const query = `{ __schema { queryType { name } } ${held.slice(1)}`;
    const refused = await hub.as(analyst('introspective')).post({ query });
    expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '1']);
  });
});

describe('with a short timeout', () => {
  withHub(8, { QUEUE_TIMEOUT_MS: '300' });

  test('whoever would wait longer is told at once: 429 if it is its own share, 503 if the hub has no room', async () => {
    // A viewer who is not alone has its share only.
    await send(analyst('first'), held);
    for (let count = 0; count < 2; count++) await send(analyst('greedy'), heldLarge);
    await sleep(400);
    const own = await refusedAtOnce(analyst('greedy'), heldLarge);
    expect([own.status, codeOf(own), await refusals('own_share')]).toEqual([429, 'RATE_LIMITED', 1]);
    expect(JSON.stringify(own.body)).toContain('Your earlier requests use your whole share of the database');
    for (const name of ['a', 'b', 'c', 'd', 'e']) await send(analyst(name), held);
    await sleep(400);
    const full = await refusedAtOnce(analyst('other'), held);
    expect([full.status, codeOf(full), await refusals('capacity')]).toEqual([503, 'SERVICE_UNAVAILABLE', 1]);
    expect((await release()).map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  test('whoever has waited for the timeout is told then', async () => {
    const before = await refusals('capacity');
    sent.push(...['1', '2', '3', '4', '5', '6', '7', '8'].map((name) => hub.as(analyst(name)).post({ query: held })));
    // One of them or the last one gets no connection.
    const answers = [...sent, hub.as(analyst('other')).post({ query: held })];
    const late = await Promise.race(answers);
    expect([late.status, codeOf(late), late.headers.get('retry-after')]).toEqual([503, 'SERVICE_UNAVAILABLE', '1']);
    expect([await waiting(), await refusals('capacity')]).toEqual([0, before + 1]);
    await other.query('rollback');
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array<number>(8).fill(200), 503]);
  });
});
