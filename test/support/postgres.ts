import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded-server';

/** A PostgreSQL for the time of a test run. */
export interface TestServer {
  /** The connection string of the database `postgres`, from which others are created. */
  urlOf(database: string): string;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on a new folder, without the writes that protect against a crash of the machine. */
export async function startTestServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = temporaryFolder('program-hub-test-');
  const server: EmbeddedServer = await startEmbeddedServer({ dataDirectory: folder, fsync: false, settings });
  return {
    urlOf: (database) => server.urlOf(database),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new folder below the system's temporary one, under its real name. */
export function temporaryFolder(prefix: string): string {
  return mkdtempSync(join(tmpdir(), prefix));
}
