import { running } from './start-server';

/** Jest runs this once, when all test files are done. */
export default async function stopServer(): Promise<void> {
  await running.hubTestServer?.stop();
}
