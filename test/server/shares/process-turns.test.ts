import { ProcessTurns } from '../../../src/server/shares/process-turns';

let turns: ProcessTurns;
/** The slices in their order: the request, and the number of the round of the event loop in which it had its turn. */
let slices: [request: string, round: number][];
let round: number;
let counting: NodeJS.Immediate;

beforeEach(() => {
  turns = new ProcessTurns();
  [slices, round] = [[], 0];
  const count = (): void => {
    round++;
    counting = setImmediate(count);
  };
  counting = setImmediate(count);
});

afterEach(() => clearImmediate(counting));

/** A request whose work takes so many slices. */
async function work(viewer: string, request: string, count: number, turn = turns.of(viewer)): Promise<void> {
  for (let slice = 0; slice < count; slice++) {
    await turn.next();
    slices.push([request, round]);
  }
  turn.leave();
}

test('each round of the event loop has one slice of one request', async () => {
  await Promise.all(['a', 'b', 'c'].map((viewer) => work(viewer, viewer, 3)));
  const rounds = slices.map(([, each]) => each);
  expect(new Set(rounds).size).toBe(9);
});

test('viewers take turns, however many requests each has', async () => {
  await Promise.all([work('a', 'a1', 3), work('a', 'a2', 3), work('a', 'a3', 3), work('b', 'b1', 3)]);
  expect(slices.slice(0, 6).map(([request]) => request.slice(0, 1))).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

test('the request of a viewer that arrived first ends first', async () => {
  const [first, second] = [turns.of('a'), turns.of('a')];
  await Promise.all([work('a', 'second', 2, second), work('a', 'first', 2, first)]);
  expect(slices.map(([request]) => request)).toEqual(['first', 'first', 'second', 'second']);
});

test('a request has its turn in the next round if nobody else waits', async () => {
  await work('a', 'a', 3);
  const [first = 0, second, third] = slices.map(([, each]) => each);
  expect([second, third]).toEqual([first + 1, first + 2]);
});

test('a bounded number of requests is half done; the next one begins when one of them ends', async () => {
  turns = new ProcessTurns(2);
  await Promise.all(['a', 'b', 'c', 'd'].map((viewer) => work(viewer, viewer, 3)));
  const order = slices.map(([request]) => request).join('');
  // The third of `b` comes after the first of `c`, which waits longer; `d` begins when `b` has ended.
  expect(order).toBe('ababacbdcdcd');
});

test('a request that waits for something else leaves its place to another one, and goes on afterwards at once', async () => {
  turns = new ProcessTurns(1);
  const [first, second] = [turns.of('a'), turns.of('b')];
  await first.next();
  const begun = work('b', 'b', 2, second);
  await new Promise(setImmediate);
  expect(slices).toEqual([]);
  first.leave();
  await first.next();
  slices.push(['a', round]);
  await begun;
  expect(slices.map(([request]) => request)).toEqual(['b', 'a', 'b']);
});

test('a request that never had a turn leaves without trace', async () => {
  turns = new ProcessTurns(1);
  turns.of('a').leave();
  await work('b', 'b', 2);
  await work('c', 'c', 1);
  expect(slices.map(([request]) => request).join('')).toBe('bbc');
});
