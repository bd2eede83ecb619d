/**
 * Loaded into the hub by `--import`: measures the delay of its event loop and tells the process that started it, by message.
 * A message `reset` begins a new measurement; `read` is answered with the figures, in milliseconds.
 *
 * The delay grows while other programs have the processors. So the work between two looks at the loop is measured too: the time
 * for which the hub's thread has run on a processor. `ran` and `waited` are the seconds for which it ran, and for which it was
 * ready to run and had no processor.
 */
import { monitorEventLoopDelay, createHistogram } from 'node:perf_hooks';
import { setInterval } from 'node:timers';
import { isMainThread } from 'node:worker_threads';
import { threadTimes } from './thread-times.mjs';

/** Milliseconds between two looks at the clock; they are part of each delay that Node measures. */
const resolution = 10;

if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay({ resolution });
  const work = createHistogram();
  const times = threadTimes();
  let begun = times();
  let before = begun;
  const look = () => {
    const now = times();
    work.record(Math.max(1, Math.round((now.ran - before.ran) * 1e9)));
    before = now;
  };
  setInterval(look, resolution).unref();
  delay.enable();
  process.on('message', (message) => {
    look();
    if (message === 'reset') {
      delay.reset();
      work.reset();
      begun = before;
    }
    if (message === 'read')
      process.send({
        ...figures(delay, resolution),
        work: figures(work, 0),
        ran: before.ran - begun.ran,
        waited: before.waited - begun.waited,
      });
  });
  // The hub ends although somebody could still send messages.
  process.channel.unref();
}

function figures(histogram, always) {
  const milliseconds = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - always);
  return {
    p50: milliseconds(histogram.percentile(50)),
    p99: milliseconds(histogram.percentile(99)),
    p999: milliseconds(histogram.percentile(99.9)),
    most: milliseconds(histogram.max),
  };
}
