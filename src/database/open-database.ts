import { StartError } from '../start-error';
import { dataDirectory } from './data-directory';
import { runningServerUrl, startEmbeddedServer } from './embedded-server';
import { failureOf, type Failure } from './failure';
import { diskFull, wasFull, keepReserve } from './reserve';

export interface OpenDatabaseOptions {
  /** The connection string. If it is absent, the embedded server on the data directory is used. */
  databaseUrl?: string;
  dataDirectory: string;
  /** Whether the embedded server is started again if it ends unexpectedly. */
  keepRunning?: boolean;
  /** Called when the embedded server was started again, with how it had ended. */
  onRestart?: (how: string) => void;
  /** Called when the embedded server has ended unexpectedly and is not started again, with how it ended. */
  onUnexpectedExit?: (how: string) => void;
}

export interface OpenedDatabase {
  /** The connection string of the hub's database. */
  url: string;
  /**
   * Checks that much can be written without stopping reads.
   * @throws StartError if the disk has too little room
   */
  ensureRoom(): Promise<void>;
  /** A StartError if an error means that the database is lost or its disk is full; else the error itself. */
  inOneLine(error: unknown): unknown;
  close(): Promise<void>;
}

/** Opens the database for a hub, which keeps it while it runs. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const server = await startEmbeddedServer(options);
  return { ...embedded(server.socketUrl, options.dataDirectory), close: () => server.stop() };
}

/**
 * Opens the database for a command such as an import: that of the running hub, or the same as `openDatabase` if no hub runs
 * on the data directory.
 */
export async function joinDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const running = await runningServerUrl(options.dataDirectory);
  return running === undefined ? openDatabase(options) : embedded(running, options.dataDirectory);
}

/** What happened to the work. */
const undone = 'unfinished work was rolled back.';

/** A busy machine can be slow to start a session. No other server could take the place of the embedded one meanwhile. */
const embeddedConnectTimeout = 10;

function embedded(serverUrl: string, root: string): OpenedDatabase {
  const directory = dataDirectory(root);
  const url = new URL(serverUrl);
  url.searchParams.set('connect_timeout', String(embeddedConnectTimeout));
  return {
    url: url.toString(),
    async ensureRoom() {
      if (await keepReserve(directory)) return;
      throw diskFull(directory, 'the command did nothing. Make room, then run it again.');
    },
    inOneLine(error) {
      const failure = lostOrFull(error);
      if (failure === undefined) return error;
      // PostgreSQL ends if its log cannot grow. Then the error says only that the connection is lost.
      if (failure === 'full' || wasFull(directory))
        return diskFull(directory, `${undone} Make room, then try again.`, error);
      return new StartError(`The embedded PostgreSQL ended: ${undone} Try again.`, { cause: error });
    },
    close: () => Promise.resolve(),
  };
}

function elsewhere(url: string): OpenedDatabase {
  return {
    url,
    ensureRoom: () => Promise.resolve(),
    inOneLine(error) {
      const failure = lostOrFull(error);
      if (failure === undefined) return error;
      const what = failure === 'full' ? 'The disk of the database is full' : 'The connection to the database was lost';
      return new StartError(`${what}: ${undone} Try again.`, { cause: error });
    },
    close: () => Promise.resolve(),
  };
}

function lostOrFull(error: unknown): Exclude<Failure, 'timeout'> | undefined {
  const failure = error instanceof StartError ? undefined : failureOf(error);
  return failure === 'timeout' ? undefined : failure;
}
