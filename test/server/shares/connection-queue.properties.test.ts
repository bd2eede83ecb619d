import { ConnectionQueue, type Entry } from '../../../src/server/shares/connection-queue';
import fc from '../../support/fast-check';

/** Some mistakes show only in one of several hundred scenes. */
const runs = { numRuns: 600 };

/** Fails with the first thing that does not hold. `expect` takes most of the time where it is called at each step. */
function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(`This does not hold: ${what}.`);
}

/** What happens to a queue: a request comes, one that has its turn or waits ends, or time passes. */
type Step =
  | { readonly kind: 'ask'; readonly viewer: string; readonly cost: number }
  | { readonly kind: 'finish' | 'leave'; readonly which: number }
  | { readonly kind: 'pass'; readonly milliseconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      viewer: fc.constantFrom('a', 'a', 'a', 'a', 'b', 'b', 'c', 'd'),
      cost: fc.constantFrom(10, 60, 1_000, 20_000, 60_000, 1_000_000),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('finish' as const), which: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(100) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), milliseconds: fc.constantFrom(1, 40, 700, 11_000) }),
  },
);

/** A queue with the requests that are in it, as the test sees them from outside. */
class Scene {
  readonly running: Entry[] = [];
  readonly waiting: Entry[] = [];
  readonly queue: ConnectionQueue;
  now = 0;
  private readonly onTurn: (entry: Entry, scene: Scene) => void;

  constructor(
    readonly connections: number,
    { timeoutMs = 5_000, onTurn = () => undefined }: { timeoutMs?: number; onTurn?: Scene['onTurn'] } = {},
  ) {
    this.onTurn = onTurn;
    const now = (): number => this.now;
    this.queue = new ConnectionQueue({ connections, places: 40, timeoutMs, longestTurnMs: 10_000, now });
  }

  /** How many turns a viewer has. */
  readonly turnsOf = (viewer: string): number => this.running.filter((each) => each.viewer.name === viewer).length;

  take(action: Step): void {
    if (action.kind === 'pass') this.now += action.milliseconds;
    else if (action.kind === 'ask') this.ask(action.viewer, action.cost);
    else this.end(action.kind === 'finish' ? this.running : this.waiting, action.which);
  }

  end(entries: Entry[], which: number): void {
    const [entry] = entries.splice(which % Math.max(1, entries.length), 1);
    if (entry) this.queue.end(entry);
  }

  private ask(viewer: string, cost: number): void {
    const entry = this.queue.enter(viewer, cost, () => {
      const begun = this.waiting.find((each) => each.begun !== undefined && !this.running.includes(each));
      if (begun) this.begin(begun);
    });
    if ('reason' in entry) return;
    if (entry.begun === undefined) this.waiting.push(entry);
    else this.begin(entry);
  }

  private begin(entry: Entry): void {
    const at = this.waiting.indexOf(entry);
    if (at >= 0) this.waiting.splice(at, 1);
    this.onTurn(entry, this);
    this.running.push(entry);
  }
}

const scenes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(step, { minLength: 20, maxLength: 150 }));

test('nobody gets more than its share while somebody with less waits', () => {
  fc.assert(
    fc.property(scenes, ([connections, steps]) => {
      const scene = new Scene(connections, {
        onTurn({ viewer }, { queue, turnsOf, waiting }) {
          if (turnsOf(viewer.name) < queue.share) return;
          const below = waiting.filter((each) => turnsOf(each.viewer.name) < queue.share);
          holds(
            below.length === 0,
            `${viewer.name} has its share, ${below.map((each) => each.viewer.name).join()} less`,
          );
        },
      });
      for (const each of steps) scene.take(each);
    }),
    runs,
  );
});

test('never more turns than connections, and never more requests than places', () => {
  fc.assert(
    fc.property(scenes, ([connections, steps]) => {
      const scene = new Scene(connections);
      for (const each of steps) {
        scene.take(each);
        holds(scene.running.length <= connections, `${scene.running.length} turns of ${connections} connections`);
        holds(scene.queue.waiting === scene.waiting.length, `${scene.queue.waiting} of ${scene.waiting.length} wait`);
        const waiting = ['a', 'b', 'c', 'd'].map(
          (viewer) => scene.waiting.filter((entry) => entry.viewer.name === viewer).length,
        );
        holds(Math.max(...waiting) <= 10, `at most 10 requests of a viewer wait: ${waiting.join(', ')}`);
      }
    }),
    runs,
  );
});

test('no connection is idle while a request waits that may have it', () => {
  fc.assert(
    fc.property(scenes, ([connections, steps]) => {
      const scene = new Scene(connections);
      const { queue, running, waiting } = scene;
      for (const each of steps) {
        scene.take(each);
        if (running.length === connections || waiting.length === 0) continue;
        const larges = running.filter(({ isLarge, begun = 0 }) => isLarge || scene.now - begun > 50).length;
        const below = waiting.filter(({ viewer }) => scene.turnsOf(viewer.name) < queue.share);
        for (const { viewer, isLarge, expected } of waiting) {
          // The last connection is for lookups.
          if (expected > 5 && running.length >= queue.ordinaryTurns) continue;
          const hasShare = scene.turnsOf(viewer.name) >= queue.share;
          // A brief request waits beside a free connection only if its viewer has its share and another one is before it.
          if (!isLarge) holds(hasShare && below.length > 0, 'a brief request waits for another viewer');
          // A large one waits only if its viewer has its share, or if no more large ones may run.
          else holds(hasShare || larges >= queue.largeTurns, 'a large request waits for its share or other large ones');
        }
      }
    }),
    runs,
  );
});

test('nobody starves: whoever waits gets its turn while turns end, however many others come', () => {
  fc.assert(
    fc.property(scenes, ([connections, steps]) => {
      const scene = new Scene(connections, { timeoutMs: 3_000 });
      for (const each of steps) scene.take(each);
      const waiting = [...scene.waiting];
      for (let turns = 0; turns < 400; turns++) {
        // Each viewer has a cheaper request again and again, more than can run.
        for (const viewer of ['a', 'b', 'c', 'd']) scene.take({ kind: 'ask', viewer, cost: 1 });
        scene.now += 50;
        scene.end(scene.running, 0);
      }
      expect(waiting.filter(({ begun }) => begun === undefined)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('while a viewer waits and has no turn, each other viewer gets one at most', () => {
  fc.assert(
    fc.property(scenes, ([connections, steps]) => {
      /** How many turns each other viewer got since the viewer waits without a turn. */
      const since = new Map<string, Map<string, number>>();
      const scene = new Scene(connections, {
        onTurn({ viewer: { name }, isLarge }, { waiting }) {
          since.delete(name);
          for (const [waiter, counts] of since)
            if (waiting.some((each) => each.viewer.name === waiter && (isLarge || !each.isLarge)))
              counts.set(name, (counts.get(name) ?? 0) + 1);
        },
      });
      for (const each of steps) {
        scene.take(each);
        for (const waiter of ['a', 'b', 'c', 'd']) {
          const waits = scene.waiting.some(({ viewer }) => viewer.name === waiter) && scene.turnsOf(waiter) === 0;
          if (!waits) since.delete(waiter);
          else if (!since.has(waiter)) since.set(waiter, new Map());
        }
        for (const counts of since.values()) holds(Math.max(0, ...counts.values()) <= 1, 'one turn of another viewer');
      }
    }),
    runs,
  );
});
