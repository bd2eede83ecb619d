import { pino } from 'pino';

/** The longest time that a line of the log waits to be written, in milliseconds. */
const longestWait = 250;

/**
 * Stderr as the destination of the log. Several lines are written at a time, because each write is a system call in the
 * process that answers requests. Waiting lines are written before the process ends.
 */
export function errorOutput(): pino.DestinationStream {
  const output = pino.destination({ dest: 2, sync: true, minLength: 4096 });
  setInterval(() => output.flush(), longestWait).unref();
  process.once('exit', () => output.flushSync());
  return output;
}
