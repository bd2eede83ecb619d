/**
 * Adds up the time that the process works between its starts and stops. It is the time of the processor, but not more than
 * the time that has passed: other threads of the process may work as well. On a machine with much to do the process waits
 * for a processor. No request is charged for that.
 */
export class Stopwatch {
  private total = 0;
  private begun: { readonly passed: number; readonly worked: NodeJS.CpuUsage } | undefined;
  private stopping: NodeJS.Immediate | undefined;

  /** The time that has been added up, in seconds. A span that has not ended is not in it. */
  get seconds(): number {
    return this.total;
  }

  start(): void {
    clearImmediate(this.stopping);
    this.begun ??= { passed: performance.now(), worked: process.cpuUsage() };
  }

  stop(): void {
    clearImmediate(this.stopping);
    if (!this.begun) return;
    const { user, system } = process.cpuUsage(this.begun.worked);
    this.total += Math.min((performance.now() - this.begun.passed) / 1e3, (user + system) / 1e6);
    this.begun = undefined;
  }

  /** Stops when the event loop goes on to the work of others, unless it is started again before. */
  stopSoon(): void {
    this.stopping = setImmediate(() => this.stop());
  }
}
