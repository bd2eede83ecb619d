import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { escapeIdentifier } from 'pg';
import { StartError } from '../start-error';
import { Connection } from './connection';
import { clusterPassword, clusterUser, ensureCluster } from './cluster';
import {
  dataDirectory,
  liveHolder,
  lockDataDirectory,
  prepareDataDirectory,
  type DataDirectory,
  type DataDirectoryLock,
} from './data-directory';
import { failureOf } from './failure';
import { KeptPostmaster } from './kept-postmaster';
import { runningPostmaster, startPostmaster, stopAbandonedPostmaster, type Postmaster } from './postmaster';
import { diskFull, isFull, keepReserve, releaseReserve, removeAbandonedReserves } from './reserve';
import { serverAccount } from './server-account';
import { findServerBinaries } from './server-binaries';

/** The database that the hub keeps its rows in. */
const databaseName = 'hub';

export interface EmbeddedServerOptions {
  /** The absolute path of the folder with all data. It is created if it does not exist. */
  dataDirectory: string;
  /** With false, PostgreSQL is faster and loses data if the machine crashes: for tests. */
  fsync?: boolean;
  /** Further settings of PostgreSQL by name. */
  settings?: Readonly<Record<string, string>>;
  /** Whether PostgreSQL is started again, at the same address, if it ends unexpectedly. */
  keepRunning?: boolean;
  /** Called when PostgreSQL was started again, with how it had ended, such as "ended by SIGKILL". */
  onRestart?: (how: string) => void;
  /** Called when PostgreSQL has ended unexpectedly and is not started again, with how it ended. */
  onUnexpectedExit?: (how: string) => void;
}

/** A PostgreSQL that is a child process of the hub and ends with it. */
export interface EmbeddedServer {
  /** Connection string of the hub's database, over TCP. */
  url: string;
  /** The same over the server's Unix socket, if there is one: each round trip takes less time. */
  socketUrl: string;
  /** Connection string of another database of the same server. */
  urlOf(database: string): string;
  /** Stops it and releases the data directory. */
  stop(): Promise<void>;
}

/**
 * Settings for a machine with a few cores, which PostgreSQL shares with the hub. They are passed at each start and not
 * written to the cluster, so that a new version of the hub can change them.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  // The cluster's folder, which only the accounts of the server and of the hub can enter.
  unix_socket_directories: process.platform === 'win32' ? '' : '.',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // There are no replicas and no archive. A first import writes less with these.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  // After a crash all files are synced before the log is read: in one call instead of one for each of 1,600 files.
  ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const throwaway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the embedded PostgreSQL on a data directory. The first start creates the cluster. A server that a killed hub has
 * left behind is stopped before.
 * @throws StartError if the directory is in use or PostgreSQL cannot run
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const directory = dataDirectory(options.dataDirectory);
  try {
    prepareDataDirectory(directory);
    releaseReserve(directory);
    const lock = lockDataDirectory(directory);
    try {
      return await startLocked(directory, lock, options);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw startFailure(directory, error);
  }
}

/** The error of a start. On a full disk PostgreSQL often cannot write why it does not start, so the disk is checked. */
function startFailure(directory: DataDirectory, error: unknown): unknown {
  const full = failureOf(error) === 'full' || (fs.existsSync(directory.root) && isFull(directory));
  return full ? diskFull(directory, 'PostgreSQL cannot start. Make room, then start again.', error) : error;
}

/** The interval at which a missing reserve is made again, in milliseconds. */
const reserveInterval = 60_000;

async function startLocked(
  directory: DataDirectory,
  lock: DataDirectoryLock,
  options: EmbeddedServerOptions,
): Promise<EmbeddedServer> {
  const durable = options.fsync ?? true;
  const account = serverAccount(directory.cluster);
  const binaries = findServerBinaries(account);
  removeAbandonedReserves(directory);
  await ensureCluster({ directory, binaries, account, durable });
  const start = async (port?: number): Promise<Postmaster> => {
    await stopAbandonedPostmaster(directory, binaries);
    releaseReserve(directory);
    return startPostmaster({
      directory,
      binaries,
      account,
      settings: { ...settings, ...(durable ? {} : throwaway), ...options.settings },
      ...(port !== undefined && { port }),
    });
  };
  const first = await start();
  const { port } = first;
  const postmaster = new KeptPostmaster(first, {
    keep: options.keepRunning ?? false,
    start: () => start(port).catch((error: unknown) => Promise.reject(startFailure(directory, error) as Error)),
    onRestart: (how) => options.onRestart?.(how),
    onEnd: (how) => options.onUnexpectedExit?.(how),
  });
  let reserving: Promise<unknown> = Promise.resolve();
  const reserve = (): void => void (reserving = keepReserve(directory).catch(() => false));
  const timer = options.keepRunning ? setInterval(reserve, reserveInterval) : undefined;
  timer?.unref();
  const server: EmbeddedServer = {
    url: urlOf(directory, port, databaseName),
    socketUrl: socketUrlOf(directory, port),
    urlOf: (database) => urlOf(directory, port, database),
    async stop() {
      clearInterval(timer);
      await reserving;
      await postmaster.stop();
      lock.release();
    },
  };
  await ensureDatabase(server).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  if (options.keepRunning) reserve();
  return server;
}

/**
 * The connection string of the embedded server that a running hub has started on a data directory. Waits for a server that
 * is starting. Returns undefined if no hub runs there.
 */
export async function runningServerUrl(root: string): Promise<string | undefined> {
  const directory = dataDirectory(root);
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!liveHolder(directory)) return undefined;
    const running = runningPostmaster(directory);
    if (running?.ready) return socketUrlOf(directory, running.port);
    await sleep(50);
  }
  throw new StartError(`The hub that uses ${root} is still starting its database: try again when it has started.`);
}

function urlOf(directory: DataDirectory, port: number, database: string): string {
  const password = encodeURIComponent(clusterPassword(directory));
  return `postgres://${clusterUser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** The most bytes of a socket's path on every system. */
const longestSocketPath = 103;

/** The connection string of the hub's database over the Unix socket; over TCP if the server has no socket that can be named. */
function socketUrlOf(directory: DataDirectory, port: number): string {
  const { cluster } = directory;
  const socket = join(cluster, `.s.PGSQL.${port}`);
  // A connection string separates hosts by commas, and takes colons for those of IPv6.
  const canBeNamed = Buffer.byteLength(socket) <= longestSocketPath && !/[,:]/.test(cluster);
  const url = urlOf(directory, port, databaseName);
  if (!canBeNamed || !fs.existsSync(socket)) return url;
  return `${url}?${new URLSearchParams({ host: cluster, port: String(port) }).toString()}`;
}

async function ensureDatabase(server: EmbeddedServer): Promise<void> {
  const client = new Connection({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
}
