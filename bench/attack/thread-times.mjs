import { openSync, readSync } from 'node:fs';

/**
 * A function that tells for how long the main thread of this process has run on a processor, and for how long it was ready to
 * run and had none, in seconds. Linux only.
 *
 * @returns {() => { ran: number, waited: number }}
 */
export function threadTimes() {
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const buffer = Buffer.alloc(64);
  return () => {
    const text = buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
    const [ran, waited] = text.split(' ', 2).map((nanoseconds) => Number(nanoseconds) / 1e9);
    return { ran, waited };
  };
}
