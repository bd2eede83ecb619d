import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/database/embedded-server';

/** A PostgreSQL for the time of a test run. */
export interface TestServer {
  /** Connection string of one of its databases; `postgres` is there to create others from. */
  urlOf(database: string): string;
  /** Stops it and removes what it wrote. */
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on a new folder, without the writes that only a crash of the machine would need. */
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
