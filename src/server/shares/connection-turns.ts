import type { Signal, Turn, Turns } from '../../engine';
import { RetryLater } from '../retry-later';
import { ConnectionQueue, type Entry, type QueueOptions, type Refused } from './connection-queue';

/** What the turns report. */
interface TurnsListener {
  /** Called with the time that a request has waited for its turn, in seconds; 0 if it had its turn at once. */
  readonly onTurn: (seconds: number) => void;
  /** Called with the reason of each refusal. */
  readonly onRefusal: (reason: Refused['reason']) => void;
}

const messages: Readonly<
  Record<Refused['reason'], readonly [code: 'RATE_LIMITED' | 'SERVICE_UNAVAILABLE', why: string]>
> = {
  own_share: ['RATE_LIMITED', 'Your earlier requests use your whole share of the database: send fewer at a time'],
  own_places: ['RATE_LIMITED', 'Too many of your requests wait for the database: send fewer at a time'],
  capacity: ['SERVICE_UNAVAILABLE', 'The hub has more requests than it can answer in time'],
  places: ['SERVICE_UNAVAILABLE', 'Too many requests wait for the database'],
};

/** The turns of all requests at the connections of the read pool. */
export class ConnectionTurns {
  private readonly queue: ConnectionQueue;
  private readonly now: () => number;
  private readonly timeoutMs: number;

  constructor(
    options: Omit<QueueOptions, 'now'>,
    private readonly listener: TurnsListener,
    now: () => number = () => performance.now(),
  ) {
    this.queue = new ConnectionQueue({ ...options, now });
    this.now = now;
    this.timeoutMs = options.timeoutMs;
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.queue.waiting;
  }

  /** The turns of the requests of one viewer. @param name identifies the viewer */
  of(name: string): Turns {
    return { enter: (cost, signal) => this.enter(name, cost, signal) };
  }

  private enter(name: string, cost: number, signal: Signal | undefined): Turn | Promise<Turn> {
    let onTurn: () => void = () => undefined;
    const entry = this.queue.enter(name, cost, () => onTurn());
    if ('reason' in entry) throw this.refuse(entry);
    if (entry.begun !== undefined) return this.begin(entry);
    return new Promise<Turn>((resolve, reject) => {
      const stop = (problem: unknown): void => {
        clearTimeout(late);
        signal?.removeEventListener('abort', leave);
        this.queue.end(entry);
        reject(problem);
      };
      const leave = (): void => stop(signal?.reason);
      const late = setTimeout(() => stop(this.refuse(this.queue.refuseLate(entry))), this.timeoutMs);
      signal?.addEventListener('abort', leave, { once: true });
      onTurn = () => {
        clearTimeout(late);
        signal?.removeEventListener('abort', leave);
        resolve(this.begin(entry));
      };
    });
  }

  private begin(entry: Entry): Turn {
    this.listener.onTurn((this.now() - entry.arrived) / 1_000);
    // A turn lasts longer than its work on a machine with much to do. That says nothing of the viewer.
    let took: number | undefined;
    return { ran: (seconds) => (took = seconds * 1_000), end: () => this.queue.end(entry, took) };
  }

  private refuse({ reason, retryAfter }: Refused): RetryLater {
    this.listener.onRefusal(reason);
    const [code, why] = messages[reason];
    return new RetryLater(code, `${why}, and try again in ${retryAfter} s.`, retryAfter);
  }
}
