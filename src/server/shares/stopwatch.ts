/**
 * Adds up the time that the process works between its starts and stops. It is the time of the processor, but not more than
 * the time that has passed: other threads of the process may work as well. On a machine with much to do the process waits
 * for a processor. No request is charged for that.
 */
export class Stopwatch {
  private total = 0;
  private begun: { readonly passed: number; readonly worked: number } | undefined;
  private stopping: NodeJS.Immediate | undefined;

  /** The time that has been added up, in seconds. A span that has not ended is not in it. */
  get seconds(): number {
    return this.total / 1_000;
  }

  start(): void {
    clearImmediate(this.stopping);
    if (this.begun) return;
    const passed = performance.now();
    this.begun = { passed, worked: lately(passed) };
  }

  stop(): void {
    clearImmediate(this.stopping);
    if (!this.begun) return;
    const passed = performance.now() - this.begun.passed;
    this.total += passed < short ? passed : Math.min(passed, worked() - this.begun.worked);
    this.begun = undefined;
  }

  /** Stops when the event loop goes on to the work of others, unless it is started again before. */
  stopSoon(): void {
    this.stopping = setImmediate(() => this.stop());
  }
}

/** A span that lasted less is taken as it is, in milliseconds. To ask for the time of the processor is a system call. */
const short = 1;

/** The longest age of a reading of the processor time that a new span may start from, in milliseconds. */
const lasting = 5;

/** The latest reading of the processor time: the moment of the reading and its value, in milliseconds. */
let asked = -Infinity;
let lastWorked = 0;

/** The time of the processor up to now, or up to a few milliseconds ago. */
function lately(now: number): number {
  // The clock of a test may have gone back.
  if (Math.abs(now - asked) >= lasting) {
    lastWorked = worked();
    asked = now;
  }
  return lastWorked;
}

/** The time of the processor that the process has used so far, in milliseconds. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
