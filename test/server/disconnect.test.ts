import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Client } from 'pg';
import { administrator } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { eventually } from '../support/eventually';
import { metric } from '../support/metrics';
import { gate, plainServer } from '../support/plain-server';

const query = '{ partners(first: 3) { nodes { name } } }';

/** A request whose client can go away. */
function request(url: string, document = query): { readonly answer: Promise<unknown>; leave(): void } {
  const controller = new AbortController();
  const answer = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document }),
    signal: controller.signal,
  }).then((response) => response.json());
  const settled = answer.catch((error: Error) => error.name);
  return { answer: settled, leave: () => controller.abort() };
}

describe('a client that goes away', () => {
  let hub: TestHub;
  let other: Client;
  /** Not within a transaction, where PostgreSQL would show the same sessions again and again. */
  let observer: Client;

  beforeEach(async () => {
    hub = await startDemoHub({ POOL_SIZE: '1' });
    other = await connect(hub.databaseUrl);
    observer = await connect(hub.databaseUrl);
  });

  afterEach(async () => {
    await other.query('rollback');
    await other.end();
    await observer.end();
    await hub.close();
  });

  /** The sessions of the hub's reads: their processes, and whether they wait for a lock. */
  async function sessions(): Promise<readonly { pid: number; state: string; held: boolean }[]> {
    const { rows } = await observer.query<{ pid: number; state: string; held: boolean }>(
      `select pid, state, wait_event_type is not distinct from 'Lock' as held from pg_stat_activity
       where datname = current_database() and application_name = 'program-hub reads'`,
    );
    return rows;
  }

  it('has its statement cancelled in the database, whose connection serves the next one', async () => {
    await hub.post({ query });
    const [before] = await sessions();
    await other.query('begin; lock table partner in access exclusive mode');
    const { answer, leave } = request(hub.url);
    await eventually(sessions, ([session]) => session?.held === true);

    leave();
    expect(await answer).toBe('AbortError');
    // The lock is still held: nothing but a cancellation ends the statement.
    await eventually(sessions, ([session]) => session?.state === 'idle');
    await other.query('rollback');

    expect((await hub.post({ query })).body).toHaveProperty('data.partners.nodes.2.name');
    expect(await sessions()).toMatchObject([{ pid: before?.pid }]);
    expect(await metric(hub.url, 'hub_cancellations_total')).toBe(1);
    expect(await metric(hub.url, 'hub_errors_total{code="CLIENT_CLOSED_REQUEST"}')).toBe(1);
    expect(await metric(hub.url, 'hub_errors_total')).toBe(1);
  });

  it('leaves the queue while it waits for a connection', async () => {
    await hub.post({ query });
    const statements = await metric(hub.url, 'hub_statements_total');
    await other.query('begin; lock table partner in access exclusive mode');
    const first = request(hub.url);
    await eventually(sessions, ([session]) => session?.held === true);
    const second = request(hub.url);
    const waiting = (): Promise<number> => metric(hub.url, 'hub_connections_waiting');
    await eventually(waiting, (count) => count === 1);

    second.leave();
    expect(await second.answer).toBe('AbortError');
    await eventually(waiting, (count) => count === 0);
    await other.query('rollback');

    expect(await first.answer).toHaveProperty('data.partners.nodes.2.name');
    expect((await hub.post({ query })).body).toHaveProperty('data.partners.nodes.2.name');
    expect(await metric(hub.url, 'hub_statements_total')).toBe(statements + 2);
    expect(await metric(hub.url, 'hub_cancellations_total')).toBe(0);
  });

  it('has its statement cancelled also where graphql-js executes the operation', async () => {
    await hub.post({ query });
    await other.query('begin; lock table partner in access exclusive mode');
    const { leave } = request(hub.url, `{ __schema { queryType { name } } ${query.slice(1)}`);
    await eventually(sessions, ([session]) => session?.held === true);
    leave();
    await eventually(sessions, ([session]) => session?.state === 'idle');
    expect(await metric(hub.url, 'hub_cancellations_total')).toBe(1);
  });

  it('never has the statement of another client cancelled, whenever it leaves', async () => {
    await hub.post({ query });
    for (let turn = 0; turn < 60; turn++) {
      const { answer, leave } = request(hub.url);
      const next = hub.post({ query });
      // From before the request is sent to after it was answered.
      for (let tick = 0; tick < turn; tick++) await new Promise(setImmediate);
      leave();
      await answer;
      expect((await next).body).toHaveProperty('data.partners.nodes.2.name');
    }
  });
});

test('a client that has gone away is not logged as an error', async () => {
  const server = await plainServer();
  const { answer, leave } = request(await server.listen(), '{ held }');
  await gate.reached();
  leave();
  expect(await answer).toBe('AbortError');
  gate.open();
  await eventually(
    () => server.log.length,
    (lines) => lines > 0,
  );
  await server.stop();
  expect(server.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});

test('a client can go away while its credentials are checked', async () => {
  const signals: { readonly aborted: boolean }[] = [];
  const server = await plainServer(
    {},
    {
      authenticate: async () => {
        await gate.wait();
        return administrator;
      },
      plugins: [{ requestDidStart: ({ contextValue }) => Promise.resolve(void signals.push(contextValue.signal)) }],
    },
  );
  const left = once(server.app.server, 'connection').then(([socket]) => once(socket as Socket, 'close'));
  const { answer, leave } = request(await server.listen(), '{ hello }');
  await gate.reached();
  leave();
  expect(await answer).toBe('AbortError');
  await left;
  gate.open();
  await eventually(
    () => signals.length,
    (count) => count > 0,
  );
  await server.stop();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});
