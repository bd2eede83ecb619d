import type { PoolClient } from 'pg';
import { RunningStatement, type Cancellation } from '../../src/engine/execute/running-statement';

const client = {} as PoolClient;
const cancelled = Object.assign(new Error('canceling statement due to user request'), { code: '57014' });

/** What happens to the statement, in order. */
let events: string[];
let finish: (problem: Error) => void;

/** A statement that ends at the cancellation with a number; the cancellations before it have no effect. */
function statementOf(cancellation: Cancellation, effective: number): RunningStatement<never> {
  events = [];
  const sent = new Promise<never>((_resolve, reject) => (finish = reject));
  const cancel = (): Promise<Cancellation> => {
    events.push('cancel');
    if (events.length === effective) finish(cancelled);
    return Promise.resolve(cancellation);
  };
  const terminate = (): Promise<void> => {
    events.push('terminate');
    finish(new Error('Connection terminated'));
    return Promise.resolve();
  };
  const statement = new RunningStatement(client, sent, { cancel, terminate }, 60_000);
  statement.result.catch(() => undefined);
  return statement;
}

test('a cancellation that comes too early is repeated, and the connection is used again', async () => {
  const statement = statementOf('taken', 2);
  statement.end();
  expect(await statement.ended()).toBe(true);
  expect(events).toEqual(['cancel', 'cancel']);
});

test('behind a pooler it is repeated too, and the session ends only after the statement', async () => {
  const statement = statementOf('passed', 2);
  statement.end();
  expect(await statement.ended()).toBe(false);
  expect(events).toEqual(['cancel', 'cancel', 'terminate']);
});

test('a session that cannot be cancelled is ended at once', async () => {
  const statement = statementOf('failed', Infinity);
  statement.end();
  expect(await statement.ended()).toBe(false);
  expect(events).toEqual(['cancel', 'terminate']);
});
