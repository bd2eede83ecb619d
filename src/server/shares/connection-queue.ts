import { LRUCache } from 'lru-cache';
import { Slowness, waitBehind, type Timed } from './service-times';

/** The sizes of a queue, and its clock. Times are in milliseconds. */
export interface QueueOptions {
  /** How many turns there are at a time: one for each connection. */
  readonly connections: number;
  /** How many requests may wait. */
  readonly places: number;
  /** The longest wait. */
  readonly timeoutMs: number;
  /** The longest turn: the database cancels a statement after this time. */
  readonly longestTurnMs: number;
  /**
   * Whether turns last as long as a client reads: seconds or minutes. If so, a viewer never has more turns than its share, even while
   * it is alone, and large requests may have all turns.
   */
  readonly longTurns?: boolean;
  readonly now: () => number;
}

/** Why a request gets neither a turn nor a place. */
export interface Refused {
  /**
   * `own_share`: the viewer's own requests before this one take too long; `own_places`: too many of them wait already.
   * `capacity`: the requests of all viewers before this one take too long; `places`: too many of them wait already.
   */
  readonly reason: 'own_share' | 'own_places' | 'capacity' | 'places';
  /** Seconds until the request would probably be accepted. */
  readonly retryAfter: number;
}

/** A request in the queue, or with a turn. */
export interface Entry extends Timed {
  readonly viewer: ViewerRequests;
  readonly cost: number;
  /** Whether the turn is expected to last long. */
  readonly isLarge: boolean;
  readonly arrived: number;
  begun?: number;
  /** Called when a waiting request gets its turn. */
  readonly onTurn: () => void;
}

/** The requests of one viewer. */
interface ViewerRequests {
  readonly name: string;
  readonly slowness: Slowness;
  running: number;
  /** From the cheapest to the most expensive one; those of one cost in the order of their arrival. */
  readonly waiting: Entry[];
}

/** The share of one viewer in the connections while others wait, and in the places. */
const share = 0.25;
/** A turn that is expected to last longer, or that has lasted longer, is large; in milliseconds. */
const brief = 50;
/** A turn that is expected to last no longer is a lookup, in milliseconds. */
const lookup = 5;
/** With so many connections one is for lookups only. */
const manyConnections = 4;
/** A viewer is alone if nobody else has asked for so long, in milliseconds. */
const aloneAfter = 10_000;
/** How many viewers without requests are remembered by how long their turns last. */
const remembered = 10_000;
/** The longest time that a refused request is told to wait, in seconds. */
const longestRetry = 60;

/**
 * Gives out turns at the connections of the database, and refuses requests at once that would wait too long.
 *
 * - Viewers with fewer turns than their share come first, one request of each in turn.
 * - A viewer that has its share gets more only if nobody below its share waits: for a request that is expected to be brief,
 *   or if the viewer is alone.
 * - Large requests together leave some connections free, so that a brief one does not wait for them. One that was expected to
 *   be brief and is not counts among them.
 * - One of several connections is for lookups: requests that are expected to take a few milliseconds.
 * - Among the requests of one viewer the cheapest comes first, but one that has waited for half of the timeout comes
 *   before all others.
 *
 * It is pure apart from its clock: time passes only between calls.
 */
export class ConnectionQueue {
  /** How many turns a viewer may have while others wait. */
  readonly share: number;
  /** How many requests of one viewer may wait. */
  readonly ownPlaces: number;
  /** How many turns large requests may have together. */
  readonly largeTurns: number;
  /** How many turns there are for requests that are no lookups. */
  readonly ordinaryTurns: number;
  private readonly viewers = new Map<string, ViewerRequests>();
  private readonly slowness = new LRUCache<string, number>({ max: remembered });
  /** The viewers that wait; the next one in turn is the first. */
  private readonly inTurn = new Set<ViewerRequests>();
  private readonly running = new Set<Entry>();
  private count = 0;
  /** The last two viewers that asked, and when. */
  private last: { readonly name: string; at: number } = { name: '', at: -Infinity };
  private lastOther = this.last;

  constructor(private readonly options: QueueOptions) {
    const { connections, places, longTurns } = options;
    this.share = Math.max(1, Math.floor(connections * share));
    this.ownPlaces = Math.max(1, Math.floor(places * share));
    this.largeTurns = connections > 1 && !longTurns ? connections - this.share : connections;
    this.ordinaryTurns = connections < manyConnections || longTurns ? connections : connections - 1;
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.count;
  }

  /**
   * Gives a request a turn, else a place, else refuses it. It has its turn already if `begun` is set; `onTurn` is called
   * only for a turn that comes later.
   */
  enter(name: string, cost: number, onTurn: () => void): Entry | Refused {
    const now = this.options.now();
    if (this.last.name === name) this.last.at = now;
    else [this.lastOther, this.last] = [this.last, { name, at: now }];
    const viewer = this.viewerOf(name);
    const expected = viewer.slowness.expect(cost);
    const entry: Entry = { viewer, cost, isLarge: expected > brief, expected, arrived: now, onTurn };
    if (this.running.size < this.options.connections && this.mayBegin(entry, this.isAnyBelowShare())) {
      this.begin(entry);
      return entry;
    }
    const refused = this.judge(entry);
    if (refused) {
      this.forget(viewer);
      return refused;
    }
    this.wait(entry);
    return entry;
  }

  /**
   * Ends the wait of a request, or its turn.
   * @param took what the turn took of the database, in milliseconds; how long it lasted if that is not known
   */
  end(entry: Entry, took?: number): void {
    const { viewer, cost, begun } = entry;
    if (begun === undefined) this.stopWaiting(entry);
    else {
      if (!this.running.delete(entry)) return;
      viewer.running--;
      viewer.slowness.measured(cost, took ?? this.options.now() - begun);
      this.goBehind(viewer);
    }
    this.forget(viewer);
    this.giveTurns();
  }

  /** The refusal of a request that has waited for the whole timeout. */
  refuseLate({ viewer }: Entry): Refused {
    const own = viewer.running >= this.share && !this.isAlone(viewer);
    return { reason: own ? 'own_share' : 'capacity', retryAfter: 1 };
  }

  /** Gives free connections to those who wait. */
  private giveTurns(): void {
    while (this.count > 0 && this.running.size < this.options.connections) {
      const entry = this.next();
      if (!entry) return;
      this.stopWaiting(entry);
      this.goBehind(entry.viewer);
      this.begin(entry);
      entry.onTurn();
    }
  }

  private next(): Entry | undefined {
    const anyBelowShare = this.isAnyBelowShare();
    let best: Entry | undefined;
    for (const viewer of this.inTurn) {
      if (best && viewer.running >= best.viewer.running) continue;
      const entry = this.inOrder(viewer).find((each) => this.mayBegin(each, anyBelowShare));
      if (entry && viewer.running < this.share) return entry;
      best = entry ?? best;
    }
    return best;
  }

  /** @param anyBelowShare whether a viewer with fewer turns than its share waits */
  private mayBegin({ viewer, isLarge, expected }: Entry, anyBelowShare: boolean): boolean {
    if (expected > lookup && this.running.size >= this.ordinaryTurns) return false;
    if (isLarge && this.largeRunning().length >= this.largeTurns) return false;
    if (viewer.running < this.share) return true;
    return !this.options.longTurns && !anyBelowShare && (!isLarge || this.isAlone(viewer));
  }

  private isAnyBelowShare(): boolean {
    for (const { running } of this.inTurn) if (running < this.share) return true;
    return false;
  }

  /** Whether a viewer may have all turns because nobody else has asked lately. */
  private isAlone(viewer: ViewerRequests): boolean {
    if (this.options.longTurns) return false;
    const other = this.last.name === viewer.name ? this.lastOther : this.last;
    const isOnly = this.running.size === viewer.running && this.count === viewer.waiting.length;
    return isOnly && other.at <= this.options.now() - aloneAfter;
  }

  /** The requests of a viewer in the order of their turns. */
  private inOrder({ waiting }: ViewerRequests): readonly Entry[] {
    const oldest = waiting.reduce((first, each) => (each.arrived < first.arrived ? each : first), waiting[0] as Entry);
    return this.options.now() - oldest.arrived < this.options.timeoutMs / 2 ? waiting : [oldest, ...waiting];
  }

  /** The refusal of a request that would wait too long or has no place. Returns undefined if it may wait. */
  private judge(entry: Entry): Refused | undefined {
    const { viewer, cost } = entry;
    const own = viewer.waiting.filter((each) => each.cost <= cost);
    // A brief request may get a turn beyond the share, unless turns are long.
    const isLarge = entry.isLarge || this.options.longTurns;
    const ownWait = isLarge && !this.isAlone(viewer) ? this.ownWait(viewer, own) : 0;
    if (viewer.waiting.length >= this.ownPlaces) return { reason: 'own_places', retryAfter: inSeconds(ownWait) };
    if (ownWait > this.options.timeoutMs)
      return { reason: 'own_share', retryAfter: inSeconds(ownWait - this.options.timeoutMs) };
    const wait = this.wholeWait(entry, own);
    if (this.count >= this.options.places) return { reason: 'places', retryAfter: inSeconds(wait) };
    if (wait > this.options.timeoutMs)
      return { reason: 'capacity', retryAfter: inSeconds(wait - this.options.timeoutMs) };
    return undefined;
  }

  /** How long a request waits for the earlier ones of its viewer, which has its share and no more. */
  private ownWait(viewer: ViewerRequests, before: readonly Entry[]): number {
    const running = [...this.running].filter((each) => each.viewer === viewer);
    return waitBehind({ running, before }, this.timesOf(this.share));
  }

  /** How long a request waits for the earlier ones of all viewers, which take turns. */
  private wholeWait({ viewer, isLarge }: Entry, own: readonly Entry[]): number {
    const others = [...this.inTurn].filter((each) => each !== viewer);
    const before = [...others.flatMap(({ waiting }) => waiting.slice(0, own.length + 1)), ...own];
    const wait = waitBehind({ running: [...this.running], before }, this.timesOf(this.options.connections));
    if (!isLarge) return wait;
    const larges = { running: this.largeRunning(), before: before.filter((each) => each.isLarge) };
    return Math.max(wait, waitBehind(larges, this.timesOf(this.largeTurns)));
  }

  private timesOf(turns: number): { readonly turns: number; readonly longest: number; readonly now: number } {
    return { turns, longest: this.options.longestTurnMs, now: this.options.now() };
  }

  private largeRunning(): readonly Entry[] {
    const late = this.options.now() - brief;
    return [...this.running].filter(({ isLarge, begun = 0 }) => isLarge || begun < late);
  }

  private begin(entry: Entry): void {
    entry.begun = this.options.now();
    entry.viewer.running++;
    this.running.add(entry);
  }

  private wait(entry: Entry): void {
    const { waiting } = entry.viewer;
    const dearer = waiting.findIndex(({ cost }) => cost > entry.cost);
    waiting.splice(dearer < 0 ? waiting.length : dearer, 0, entry);
    this.inTurn.add(entry.viewer);
    this.count++;
  }

  private stopWaiting(entry: Entry): void {
    const { viewer } = entry;
    const at = viewer.waiting.indexOf(entry);
    if (at < 0) return;
    viewer.waiting.splice(at, 1);
    this.count--;
    if (viewer.waiting.length === 0) this.inTurn.delete(viewer);
  }

  /** Puts a viewer behind all others that wait, because it had a turn. */
  private goBehind(viewer: ViewerRequests): void {
    if (this.inTurn.delete(viewer)) this.inTurn.add(viewer);
  }

  private viewerOf(name: string): ViewerRequests {
    let viewer = this.viewers.get(name);
    if (!viewer) {
      viewer = { name, slowness: new Slowness(this.slowness.get(name)), running: 0, waiting: [] };
      this.viewers.set(name, viewer);
    }
    return viewer;
  }

  private forget({ name, slowness, running, waiting }: ViewerRequests): void {
    if (running > 0 || waiting.length > 0) return;
    this.viewers.delete(name);
    this.slowness.set(name, slowness.value);
  }
}

function inSeconds(milliseconds: number): number {
  return Math.min(longestRetry, Math.max(1, Math.ceil(milliseconds / 1_000)));
}
