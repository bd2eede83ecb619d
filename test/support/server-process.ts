import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCluster } from '../../src/database/cluster';
import { dataDirectory, prepareDataDirectory } from '../../src/database/data-directory';
import { startEmbeddedServer } from '../../src/database/embedded-server';
import { serverAccount } from '../../src/database/server-account';
import { findServerBinaries } from '../../src/database/server-binaries';
import { copyCluster } from './cluster';
import { temporaryFolder } from './postgres';

/**
 * The process of the run's server: the embedded PostgreSQL on a new folder, without the writes that protect against a crash of the
 * machine. It prints the URL of the database `postgres`, from which others are created, and the folder of a new cluster, of which
 * tests start copies. It stops when its input ends.
 */
async function run(): Promise<void> {
  // A Ctrl+C reaches this process too. Its input ends with the run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const folder = temporaryFolder('program-hub-test-');
  const created = dataDirectory(join(folder, 'new'));
  prepareDataDirectory(created);
  const account = serverAccount(created.cluster);
  await ensureCluster({ directory: created, binaries: findServerBinaries(account), account, durable: false });
  const running = join(folder, 'running');
  copyCluster(created.root, running);
  const server = await startEmbeddedServer({
    dataDirectory: running,
    fsync: false,
    // Statistics of its own making would come at any moment, and plans depend on them.
    settings: { autovacuum: 'off' },
  });
  process.stdin.resume().once('end', () => {
    void server.stop().then(() => rmSync(folder, { recursive: true, force: true }));
  });
  console.log(server.urlOf('postgres'));
  console.log(created.root);
}

void run();
