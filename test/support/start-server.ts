import { startTestServer, type TestServer } from './postgres';

/** Names the environment variable in which the workers find the run's server. */
export const serverVariable = 'HUB_TEST_SERVER';

/** Where the server waits for the end of the run: Jest keeps one global object for its set-up and its tear-down. */
export const running = globalThis as unknown as { hubTestServer?: TestServer };

/** Jest runs this once, before the workers that the test files run in. */
export default async function startServer(): Promise<void> {
  running.hubTestServer = await startTestServer();
  process.env[serverVariable] = running.hubTestServer.urlOf('postgres');
}
