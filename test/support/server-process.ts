import { rmSync } from 'node:fs';
import { startEmbeddedServer } from '../../src/database/embedded-server';
import { temporaryFolder } from './postgres';

/**
 * The process of the run's server: the embedded PostgreSQL on a new folder, without the writes that protect against a crash of the
 * machine. It prints the URL of the database `postgres`, from which others are created, and stops when its input ends.
 */
async function run(): Promise<void> {
  // A Ctrl+C reaches this process too. Its input ends with the run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const folder = temporaryFolder('program-hub-test-');
  // Statistics of its own making would come at any moment, and plans depend on them.
  const server = await startEmbeddedServer({ dataDirectory: folder, fsync: false, settings: { autovacuum: 'off' } });
  process.stdin.resume().once('end', () => {
    void server.stop().then(() => rmSync(folder, { recursive: true, force: true }));
  });
  console.log(server.urlOf('postgres'));
}

void run();
