import type { Turn } from '../../../src/engine';
import { RateLimits, type Bucket } from '../../../src/server/rate-limits';
import { RetryLater } from '../../../src/server/retry-later';
import { Account } from '../../../src/server/shares/account';

const limit = 10_000_000;

/** The time, in milliseconds. */
let now: number;
/** For how much of it the process did not work, because others had the processor. */
let withoutProcessor: number;
let bucket: Bucket;
let afterCharges: number[];
/** What the next request for a turn gets. */
let next: Turn | Promise<Turn> | RetryLater;

const turn: Turn = { ran: () => undefined, end: () => undefined };

beforeEach(() => {
  [now, withoutProcessor] = [1_000, 0];
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  jest
    .spyOn(process, 'cpuUsage')
    .mockImplementation((since) => ({ user: (now - withoutProcessor) * 1e3 - (since?.user ?? 0), system: 0 }));
  afterCharges = [];
  next = turn;
  const analysts = new RateLimits({ ANALYST: limit } as never, () => 0);
  bucket = analysts.of({ role: 'ANALYST', caller: 'token:a' }, '192.0.2.1') as Bucket;
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** An account that has paid 10. */
function open(): Account {
  return new Account({
    bucket,
    paid: 10,
    turns: {
      enter() {
        if (next instanceof RetryLater) throw next;
        return next;
      },
    },
    processTurn: { next: () => Promise.resolve(), leave: () => undefined },
    onAfterCharge: (cost) => void afterCharges.push(cost),
  });
}

/** What was taken from the bucket beside the 10, which the admission takes. */
const taken = (): number => limit - bucket.left();

/** A statement that takes some time in the database, in seconds. */
async function run(account: Account, seconds: number, cost = 100, isFirst = false): Promise<void> {
  const entered = await account.enter(cost, undefined);
  now += seconds * 1_000;
  entered.ran(seconds, isFirst);
  entered.end();
}

test.each([
  // One unit is 2 µs.
  ['less than 4 ms', 0.0039, 110],
  ['4.1 ms', 0.0041, 2_048],
  ['8.1 ms', 0.0081, 2_048],
  ['9 ms', 0.009, 4_096],
  ['300 ms', 0.3, 131_072],
  ['10 s', 10, 4_194_304],
])('a statement of %s: what it took above the price is charged, to a power of two', async (_what, seconds, spent) => {
  const account = open();
  expect(account.spend(100)).toBeUndefined();
  await run(account, seconds);
  account.settle();
  expect([account.spent, taken()]).toEqual([spent, spent - 10]);
  expect(afterCharges).toEqual(spent > 110 ? [spent - 110] : []);
});

test.each([
  ['up to 131 ms are the warm-up of the hub and the database', 0.13, 110],
  ['more is not', 0.132, 65_536],
])('of the first statement of a connection, %s', async (_what, seconds, spent) => {
  const account = open();
  account.spend(100);
  await run(account, seconds, 100, true);
  account.settle();
  expect([account.spent, taken()]).toEqual([spent, spent - 10]);
});

test('a price that covers the time is all that is charged', async () => {
  const account = open();
  account.spend(131_072);
  await run(account, 0.5);
  account.settle();
  expect([account.spent, taken(), afterCharges]).toEqual([131_082, 131_072, []]);
});

test('the time of the process is charged, what the request waits for is not', async () => {
  const account = open();
  now += 100;
  await account.during(Promise.resolve().then(() => (now += 3_000)));
  next = Promise.resolve().then(() => {
    now += 5_000;
    return turn;
  });
  await run(account, 0);
  now += 50;
  account.settle();
  // 150 ms are 75 000.
  expect(account.spent).toBe(65_536);
});

test('the time for which the process has no processor is not charged', async () => {
  const account = open();
  now += 1_000;
  withoutProcessor += 850;
  account.settle();
  expect(account.spent).toBe(65_536);
});

test('what graphql-js executes is charged until it first waits, and so is the serialization', async () => {
  const account = open();
  account.executionBegins();
  now += 100;
  await new Promise(setImmediate);
  now += 7_000;
  await run(account, 0.01);
  now += 7_000;
  account.resultIsComplete();
  now += 30;
  account.settle();
  // 100 ms + 10 ms + 30 ms are 70 000.
  expect(account.spent).toBe(65_536);
});

test('a request that gets no turn gets its price back, but not what it has cost to refuse it', async () => {
  const refusal = new RetryLater('SERVICE_UNAVAILABLE', 'Later.', 1);
  const left = new Error('The client went away.');
  for (const [problem, turns] of [
    [refusal, refusal],
    [refusal, Promise.reject(refusal)],
    [left, Promise.reject(left)],
  ] as const) {
    const account = open();
    next = turns;
    account.spend(5_000);
    await expect(run(account, 0, 5_000)).rejects.toBe(problem);
    now += 20;
    account.settle();
    expect([account.spent, taken()]).toEqual([8_192, 8_182]);
    bucket.charge(-8_182);
  }
});

test('a viewer without a limit is told the same', async () => {
  const account = new Account({
    bucket: undefined,
    paid: 10,
    turns: { enter: () => turn },
    processTurn: { next: () => Promise.resolve(), leave: () => undefined },
    onAfterCharge: () => undefined,
  });
  expect(account.spend(100)).toBeUndefined();
  await run(account, 0.3);
  account.settle();
  expect(account.spent).toBe(131_072);
});
