import { pino } from 'pino';

/** The longest time that a line of the log waits to be written, in milliseconds. */
const longestWait = 250;

let output: pino.DestinationStream | undefined;

/**
 * Stderr as the destination of the log, one for all servers of a process. Several lines are written at a time, because each write is a
 * system call in the process that answers requests. Waiting lines are written before the process ends.
 */
export function errorOutput(): pino.DestinationStream {
  return (output ??= open());
}

function open(): pino.DestinationStream {
  const opened = pino.destination({ dest: 2, sync: true, minLength: 4096 });
  setInterval(() => opened.flush(), longestWait).unref();
  process.once('exit', () => opened.flushSync());
  return opened;
}
