/** Adds up the time between its starts and stops. */
export class Stopwatch {
  private total = 0;
  private begun: number | undefined;
  private stopping: NodeJS.Immediate | undefined;

  /** The time that has been added up, in seconds. A span that has not ended is not in it. */
  get seconds(): number {
    return this.total / 1_000;
  }

  start(): void {
    clearImmediate(this.stopping);
    this.begun ??= performance.now();
  }

  stop(): void {
    clearImmediate(this.stopping);
    if (this.begun === undefined) return;
    this.total += performance.now() - this.begun;
    this.begun = undefined;
  }

  /** Stops when the event loop goes on to the work of others, unless it is started again before. */
  stopSoon(): void {
    this.stopping = setImmediate(() => this.stop());
  }
}
