/** What stays real while the date stands still. */
const real = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;

/** Lets `Date` stand still until `jest.useRealTimers()`. `jest.setSystemTime` moves it. Timers go on. */
export function stopDate(): void {
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...real] });
}
