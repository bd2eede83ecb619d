/**
 * Loaded into the hub by `--import`: measures the delay of its event loop and tells the process that started it, by message.
 * A message `reset` begins a new measurement; `read` is answered with the figures, in milliseconds.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds between two looks at the clock; they are part of each value that Node measures. */
const resolution = 10;

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution });
  const milliseconds = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution);
  delay.enable();
  process.on('message', (message) => {
    if (message === 'reset') delay.reset();
    if (message === 'read')
      process.send({
        p50: milliseconds(delay.percentile(50)),
        p99: milliseconds(delay.percentile(99)),
        p999: milliseconds(delay.percentile(99.9)),
        most: milliseconds(delay.max),
      });
  });
  // The hub ends although somebody could still send messages.
  process.channel.unref();
}
