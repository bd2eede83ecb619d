import { startTestServer, type TestServer } from './postgres';

/** The environment variable with the address of the run's server. */
export const serverVariable = 'HUB_TEST_SERVER';

/** Keeps the server until the end of the run: Jest has one global object for set-up and tear-down. */
export const running = globalThis as unknown as { hubTestServer?: TestServer };

/** Jest runs this once, before the workers that the test files run in. */
export default async function startServer(): Promise<void> {
  // Statistics of its own making would come at any moment, and plans depend on them.
  running.hubTestServer = await startTestServer({ autovacuum: 'off' });
  process.env[serverVariable] = running.hubTestServer.urlOf('postgres');
}
