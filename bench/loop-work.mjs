/**
 * Loaded into the hub by `--import`: measures how much of a processor the longest piece of work on its event loop takes, and
 * tells the process that started it, by message. A message `reset` begins a measurement, during which the loop never rests;
 * `read` ends it and is answered with the figures, in milliseconds. Linux only.
 */
import { openSync, readSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.send) {
  // The first number is the time for which this thread has run on a processor, in nanoseconds.
  const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const buffer = Buffer.alloc(64);
  const worked = () => Number(/^\d+/.exec(buffer.toString('latin1', 0, readSync(file, buffer, 0, 64, 0)))[0]) / 1e6;

  let measuring = false;
  let before;
  let longest;
  const look = () => {
    const now = { worked: worked(), passed: performance.now() };
    longest.worked = Math.max(longest.worked, now.worked - before.worked);
    longest.passed = Math.max(longest.passed, now.passed - before.passed);
    before = now;
    if (measuring) setImmediate(look);
  };
  process.on('message', (message) => {
    if (message === 'reset') {
      measuring = true;
      longest = { worked: 0, passed: 0 };
      before = { worked: worked(), passed: performance.now() };
      setImmediate(look);
    }
    if (message === 'read') {
      measuring = false;
      process.send(longest);
    }
  });
  // The hub ends although somebody could still send messages.
  process.channel.unref();
}
