import {
  ConnectionQueue,
  type Entry,
  type QueueOptions,
  type Refused,
} from '../../../src/server/shares/connection-queue';

/** A cost whose turn is expected to be brief, and one whose turn is expected to last 2 seconds. */
const small = 1_000;
const large = 1_000_000;

let now: number;
let begun: string[];

beforeEach(() => {
  now = 100_000;
  begun = [];
});

function queueOf(options: Partial<QueueOptions> = {}): ConnectionQueue {
  return new ConnectionQueue({
    connections: 8,
    places: 40,
    timeoutMs: 5_000,
    longestTurnMs: 10_000,
    now: () => now,
    ...options,
  });
}

/** Lets a request in. Its name is written down when it gets its turn. */
function ask(queue: ConnectionQueue, viewer: string, cost = small, name = viewer): Entry {
  const entry = queue.enter(viewer, cost, () => void begun.push(name));
  if ('reason' in entry) throw new Error(`refused: ${entry.reason}`);
  if (entry.begun !== undefined) begun.push(name);
  return entry;
}

function refusal(queue: ConnectionQueue, viewer: string, cost = small): Refused {
  const entry = queue.enter(viewer, cost, () => undefined);
  if ('reason' in entry) return entry;
  throw new Error('The request was not refused.');
}

describe('the share of a viewer', () => {
  test.each([
    [1, 1],
    [3, 1],
    [4, 1],
    [7, 1],
    [8, 2],
    [10, 2],
    [80, 20],
  ])('of %i connections is %i: a quarter, and at least one', (connections, expected) => {
    expect(queueOf({ connections }).share).toBe(expected);
  });

  test.each([
    [2, 1],
    [8, 2],
  ])('is a limit also for a viewer that is alone if turns are long, of %i connections', (connections, most) => {
    const queue = queueOf({ connections, longTurns: true, longestTurnMs: 600_000 });
    const entries = Array.from({ length: most }, () => ask(queue, 'a', large));
    ask(queue, 'a', small, 'waiting');
    expect(begun).not.toContain('waiting');
    for (let other = 0; other < connections - most; other++) ask(queue, `b${other}`, large);
    expect(begun).toHaveLength(connections);
    queue.end(entries[0] as Entry);
    expect(begun.at(-1)).toBe('waiting');
  });

  test('is not a limit while nobody else waits', () => {
    const queue = queueOf();
    for (let count = 0; count < 8; count++) ask(queue, 'a');
    expect(begun).toHaveLength(8);
  });

  test('is what a viewer gets while others wait, however many of its requests came first', () => {
    const queue = queueOf();
    const running = Array.from({ length: 8 }, () => ask(queue, 'a'));
    for (let count = 0; count < 4; count++) ask(queue, 'a');
    ask(queue, 'b', small, 'b1');
    ask(queue, 'b', small, 'b2');
    begun = [];
    for (const each of running.slice(0, 2)) queue.end(each);
    expect(begun).toEqual(['b1', 'b2']);
    queue.end(running[2] as Entry);
    // Nobody below its share waits any more, so the connection does not stay idle.
    expect(begun).toEqual(['b1', 'b2', 'a']);
  });

  test('limits large requests also while others only were there a moment ago', () => {
    const queue = queueOf();
    queue.end(ask(queue, 'b'));
    begun = [];
    now += 9_000;
    for (let count = 0; count < 4; count++) ask(queue, 'a', large);
    expect([begun.length, queue.waiting]).toEqual([2, 2]);
    now += 9_000;
    ask(queue, 'a', small);
    expect([begun.length, queue.waiting]).toEqual([3, 2]);
  });

  test('large requests of one who is alone leave connections free, so that the next one need not wait', () => {
    const queue = queueOf();
    for (let count = 0; count < 8; count++) ask(queue, 'a', large);
    expect(begun).toHaveLength(6);
    ask(queue, 'b');
    expect(begun).toEqual([...Array<string>(6).fill('a'), 'b']);
  });

  test('requests that were expected to be brief and are not count as large', () => {
    const queue = queueOf();
    for (const viewer of ['a', 'b', 'c']) for (let count = 0; count < 2; count++) ask(queue, viewer);
    now += 51;
    ask(queue, 'd', large);
    expect([begun.length, queue.waiting]).toEqual([6, 1]);
    ask(queue, 'e', small);
    expect([begun.length, queue.waiting]).toEqual([7, 1]);
  });

  test.each([
    [3, 3],
    [4, 3],
    [8, 7],
  ])('of %i connections %i are for requests that are no lookups', (connections, expected) => {
    const queue = queueOf({ connections });
    for (let count = 0; count < connections; count++) ask(queue, `viewer ${count}`, 20_000);
    expect(begun).toHaveLength(expected);
    ask(queue, 'z', 20, 'lookup');
    expect(begun).toHaveLength(Math.min(connections, expected + 1));
  });

  test('a small request that has turned out to be slow is expected to be slow again', () => {
    const queue = queueOf();
    for (let count = 0; count < 3; count++) {
      const entry = ask(queue, 'a');
      now += 2_000;
      queue.end(entry);
    }
    expect(ask(queue, 'a').isLarge).toBe(true);
    expect(ask(queue, 'b').isLarge).toBe(false);
  });

  test('with one connection, viewers take turns at it, also for large requests', () => {
    const queue = queueOf({ connections: 1 });
    const first = ask(queue, 'a', large);
    ask(queue, 'a', small, 'a2');
    ask(queue, 'b', small);
    now += 100;
    queue.end(first);
    expect(begun).toEqual(['a', 'b']);
  });
});

describe('the order', () => {
  test('viewers take turns, whoever has more requests', () => {
    const queue = queueOf({ connections: 1 });
    let entry: Entry | undefined = ask(queue, 'z');
    const waiting: Entry[] = [];
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) waiting.push(ask(queue, name.charAt(0), small, name));
    begun = [];
    while (entry) {
      queue.end(entry);
      entry = waiting.find((each) => each.begun !== undefined);
      if (entry) waiting.splice(waiting.indexOf(entry), 1);
    }
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  });

  test('a small request overtakes the large ones of its viewer, but not those of others', () => {
    const queue = queueOf({ connections: 1 });
    const first = ask(queue, 'z');
    const waiting = [
      ask(queue, 'a', 200_000, 'a large'),
      ask(queue, 'b', 200_000, 'b large'),
      ask(queue, 'a', 500, 'a small'),
    ];
    begun = [];
    queue.end(first);
    queue.end(waiting[2] as Entry);
    expect(begun).toEqual(['a small', 'b large']);
  });

  test('a large request that has waited for half of the timeout is overtaken no more', () => {
    const queue = queueOf({ connections: 1 });
    const first = ask(queue, 'z');
    ask(queue, 'a', 200_000, 'large');
    now += 2_500;
    ask(queue, 'a', 500, 'small');
    begun = [];
    queue.end(first);
    expect(begun).toEqual(['large']);
  });
});

describe('whoever would wait too long is told at once', () => {
  test('that the hub has too much to do, if the requests of all before it take too long', () => {
    const queue = queueOf({ connections: 1 });
    ask(queue, 'a', large);
    for (const viewer of ['b', 'c']) ask(queue, viewer, large);
    expect(refusal(queue, 'd')).toEqual({ reason: 'capacity', retryAfter: 2 });
    expect(queue.waiting).toBe(2);
  });

  test('that its own share is used up, if its own requests take too long', () => {
    const queue = queueOf();
    ask(queue, 'b');
    for (let count = 0; count < 6; count++) ask(queue, 'a', large);
    expect(refusal(queue, 'a', large)).toEqual({ reason: 'own_share', retryAfter: 2 });
    // The connections beyond the shares are free for brief requests.
    ask(queue, 'a', small, 'brief');
    expect(begun.at(-1)).toBe('brief');
  });

  test('that too many requests wait: its own, or all', () => {
    const queue = queueOf({ connections: 1, places: 8 });
    ask(queue, 'z');
    for (let count = 0; count < 2; count++) ask(queue, 'a', 10);
    expect(refusal(queue, 'a', 10)).toMatchObject({ reason: 'own_places', retryAfter: 1 });
    for (const viewer of ['b', 'b', 'c', 'c', 'd', 'd']) ask(queue, viewer, 10);
    expect(refusal(queue, 'e', 10)).toMatchObject({ reason: 'places', retryAfter: 1 });
  });

  test('a turn that lasts longer than was expected will probably last as long again, but not longer than allowed', () => {
    const queue = queueOf({ connections: 1 });
    ask(queue, 'a');
    now += 4_000;
    ask(queue, 'b');
    now += 1_001;
    expect(refusal(queue, 'c')).toMatchObject({ reason: 'capacity' });
    now += 4_500;
    // Half a second is left of the longest turn.
    ask(queue, 'c');
    expect(queue.waiting).toBe(2);
  });

  test('what is waited for is the first connection that will be free', () => {
    const queue = queueOf({ connections: 2 });
    ask(queue, 'a', large * 2);
    ask(queue, 'b');
    ask(queue, 'c');
    expect(queue.waiting).toBe(1);
  });
});

test('a request that no longer waits frees its place, and the others get its turn', () => {
  const queue = queueOf({ connections: 1, places: 4 });
  const first = ask(queue, 'z');
  const left = ask(queue, 'a', small, 'left');
  expect(refusal(queue, 'a')).toMatchObject({ reason: 'own_places' });
  queue.end(left);
  ask(queue, 'a', small, 'next');
  queue.end(left);
  queue.end(first);
  queue.end(first);
  expect([begun, queue.waiting]).toEqual([['z', 'next'], 0]);
});

test('a request that has waited in vain learns whose requests were before it', () => {
  const queue = queueOf({ connections: 4 });
  ask(queue, 'b');
  ask(queue, 'a', large);
  const own = ask(queue, 'a', large);
  expect(queue.refuseLate(own).reason).toBe('own_share');
  ask(queue, 'c', large);
  ask(queue, 'd', large);
  expect(queue.refuseLate(ask(queue, 'e', large)).reason).toBe('capacity');
});
