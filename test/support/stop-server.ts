import { once } from 'node:events';
import { running } from './start-server';

/** Jest runs this once, when all test files are done. */
export default async function stopServer(): Promise<void> {
  const child = running.hubTestServer;
  if (!child) return;
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}
