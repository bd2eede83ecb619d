import type { PoolClient } from 'pg';

/** How long the database's process of a connection has used a processor so far, in seconds; undefined if that is not known. */
export type ProcessorTime = (client: PoolClient) => number | undefined;

/** What is known of the process of a connection, which is idle between statements. In seconds. */
interface Reading {
  /** How long it had used a processor when it was read last. */
  readonly worked: number;
  /** How long the statements since have lasted. */
  unread: number;
}

/** The processor time is read when the statements since the last reading have lasted this long, in seconds: it takes a system call of 4 µs. */
const worthReading = 0.002;

/** What the statements of connections have taken of the database's processor. */
export class WorkTimes {
  private readonly readings = new WeakMap<PoolClient, Reading>();

  constructor(private readonly processorTime: ProcessorTime | undefined) {}

  /** Called before a statement is sent. */
  begin(client: PoolClient): void {
    if (!this.readings.has(client)) this.read(client);
  }

  /**
   * Called when the statement has ended. A brief one is taken to have worked as long as it lasted.
   * @param seconds that it lasted
   * @param shared its share of them if other statements ran at the same time
   * @returns how long it has used a processor, in seconds; 0 if its process is gone
   */
  end(client: PoolClient, seconds: number, shared: number): number {
    const before = this.readings.get(client);
    if (!before) return shared;
    if (before.unread + seconds < worthReading) {
      before.unread += seconds;
      return shared;
    }
    const now = this.read(client);
    return now ? Math.max(0, now.worked - before.worked - before.unread) : 0;
  }

  /** Called when something else than a statement is sent. */
  forget(client: PoolClient): void {
    this.readings.delete(client);
  }

  private read(client: PoolClient): Reading | undefined {
    const worked = this.processorTime?.(client);
    if (worked === undefined) return undefined;
    const reading = { worked, unread: 0 };
    this.readings.set(client, reading);
    return reading;
  }
}
