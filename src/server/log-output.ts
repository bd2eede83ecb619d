import { pino } from 'pino';

/** How long a line of the log may wait for others, in milliseconds. */
const longestWait = 250;

/**
 * The error output, where the log goes. Lines are written several at a time, since each write costs the process that
 * answers requests a call of the system; what waits is written before the process ends.
 */
export function errorOutput(): pino.DestinationStream {
  const output = pino.destination({ dest: 2, sync: true, minLength: 4096 });
  setInterval(() => output.flush(), longestWait).unref();
  process.once('exit', () => output.flushSync());
  return output;
}
