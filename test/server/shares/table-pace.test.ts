import { EventEmitter } from 'node:events';
import { nextTurn, type Slices } from '../../../src/engine/assemble/slices';
import { ProcessTurns } from '../../../src/server/shares/process-turns';
import { TablePace } from '../../../src/server/shares/table-pace';

type Hook = (request: object, reply: { raw: EventEmitter }, done: () => void) => void;

let arrive: Hook;
let pace: TablePace;
let turns: ProcessTurns;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'clearImmediate', 'performance', 'nextTick', 'queueMicrotask'] });
  [pace, turns] = [new TablePace(), new ProcessTurns()];
  pace.watch({ addHook: (_name: string, hook: Hook) => (arrive = hook) } as never);
});

afterEach(() => jest.useRealTimers());

/** A request that has arrived, and its response. */
function request(): { readonly request: object; readonly raw: EventEmitter } {
  const arrived = { request: {}, raw: new EventEmitter() };
  arrive(arrived.request, arrived, () => undefined);
  return arrived;
}

/** Whether a table has its next slice within some rounds of the event loop. */
async function goesOn(slice: Promise<void>): Promise<boolean> {
  let has = false;
  void slice.then(() => (has = true));
  for (let round = 0; round < 5; round++) await nextTurn();
  return has;
}

const table = (asked = request().request): Slices => pace.slices(asked as never, turns.of('viewer'));

test('a table alone goes on at once, also beside another table', async () => {
  const [one, other] = [table(), table()];
  expect(await goesOn(one.next())).toBe(true);
  expect(await goesOn(other.next())).toBe(true);
});

test.each(['finish', 'close'])('a table rests until the other request is answered: %s', async (event) => {
  const slices = table();
  const other = request();
  const slice = slices.next();
  expect(await goesOn(slice)).toBe(false);
  other.raw.emit(event);
  expect(await goesOn(slice)).toBe(true);
  expect(await goesOn(slices.next())).toBe(true);
});

test('a table rests for a while only, whether or not others are answered', async () => {
  const slices = table();
  request();
  for (let slice = 0; slice < 3; slice++) {
    const next = slices.next();
    expect(await goesOn(next)).toBe(false);
    jest.advanceTimersByTime(3);
    expect(await goesOn(next)).toBe(true);
  }
});

test('two parts of one work that wait at a time both go on', async () => {
  const slices = table();
  await Promise.all([slices.next(), slices.next(), slices.next()]);
});
