/**
 * Loaded into the hub by `--import`: measures how much of a processor the longest piece of work on its event loop takes, and
 * tells the process that started it, by message. A message `reset` begins a measurement, during which the loop never rests;
 * `read` ends it and is answered with that time in milliseconds.
 */
import { setImmediate } from 'node:timers';
import { isMainThread } from 'node:worker_threads';
import { threadTimes } from './thread-times.mjs';

if (isMainThread && process.send) {
  const times = threadTimes();
  let measuring = false;
  let before;
  let longest;
  const look = () => {
    const { ran } = times();
    longest = Math.max(longest, ran - before);
    before = ran;
    if (measuring) setImmediate(look);
  };
  process.on('message', (message) => {
    if (message === 'reset') {
      measuring = true;
      longest = 0;
      before = times().ran;
      setImmediate(look);
    }
    if (message === 'read') {
      look();
      measuring = false;
      process.send(longest * 1e3);
    }
  });
  // The hub ends although somebody could still send messages.
  process.channel.unref();
}
