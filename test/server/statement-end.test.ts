import type { Client } from 'pg';
import { connect, readSessions } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { eventually } from '../support/eventually';
import { metric } from '../support/metrics';

const query = '{ partners(first: 1) { nodes { name } } }';

let hub: TestHub;
let other: Client;
let right: unknown;

async function start(statementTimeoutMs: number): Promise<void> {
  hub = await startDemoHub({ POOL_SIZE: '1', STATEMENT_TIMEOUT_MS: String(statementTimeoutMs) });
  other = await connect(hub.databaseUrl);
  // PostgreSQL delivers a cancellation and its own timeout as an error that can be caught; the end of a session cannot.
  await other.query(`
    create function never() returns boolean language plpgsql as $$
      begin
        loop
          begin
            perform pg_sleep(60);
          exception when query_canceled then
            null;
          end;
        end loop;
      end $$`);
  right = (await hub.post({ query })).body;
  expect(right).not.toHaveProperty('errors');
}

afterEach(async () => {
  await other.end();
  await hub.close();
});

/** The list of partners never ends while some work is done, and its statement ignores cancellations. */
async function whileEndless(work: () => Promise<void>): Promise<void> {
  await other.query(`
    alter table partner rename to partner_rows;
    create view partner as select * from partner_rows where never()`);
  try {
    await work();
  } finally {
    await other.query('drop view partner; alter table partner_rows rename to partner');
  }
}

/** Waits until the sessions that there were are gone and their connections replaced. */
async function untilReplaced(before: readonly number[]): Promise<void> {
  expect(before).toHaveLength(1);
  await eventually(
    () => readSessions(other),
    (pids) => !pids.some((pid) => before.includes(pid)),
  );
  expect((await hub.post({ query })).body).toEqual(right);
}

test('a statement that ignores its timeout and its cancellation is answered as TIMEOUT, and its session is ended', async () => {
  // Long enough for the statements that end by themselves, however busy the machine is.
  await start(2_000);
  const before = await readSessions(other);
  await whileEndless(async () => {
    expect((await hub.post({ query })).body).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'TIMEOUT' } }],
    });
    // The session ends before the view can be removed, which its statement has locked.
    await eventually(
      () => readSessions(other),
      (pids) => !pids.some((pid) => before.includes(pid)),
    );
  });
  await untilReplaced(before);
  expect(await metric(hub.url, 'hub_terminations_total')).toBe(1);
});

test('a statement that ignores its cancellation is ended with its session if its client goes away', async () => {
  await start(600_000);
  const before = await readSessions(other);
  await whileEndless(async () => {
    const leaving = new AbortController();
    const asked = fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    });
    // Before it sleeps, the statement is still being planned and would take the cancellation in.
    await eventually(
      () => other.query("select from pg_stat_activity where pid = any($1) and wait_event = 'PgSleep'", [before]),
      ({ rowCount }) => rowCount === 1,
    );
    leaving.abort();
    await expect(asked).rejects.toThrow();
    await eventually(
      () => readSessions(other),
      (pids) => !pids.some((pid) => before.includes(pid)),
    );
  });
  await untilReplaced(before);
});
