import { once } from 'node:events';
import { running } from './start-server';

/** Jest runs this once, when all test files are done. */
export default async function stopServer(): Promise<void> {
  const ends = (running.hubTestProcesses ?? []).map(async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.stdin?.end();
    await ended;
  });
  await Promise.all(ends);
}
