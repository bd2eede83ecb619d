import { StartError } from '../start-error';
import { dataDirectory } from './data-directory';
import { runningServerUrl, startEmbeddedServer } from './embedded-server';
import { failureOf, type Failure } from './failure';
import { diskFull, wasFull, keepReserve } from './reserve';

export interface OpenDatabaseOptions {
  /** Connection string; absent: the embedded server on the data directory. */
  databaseUrl?: string;
  dataDirectory: string;
  /** Whether the embedded server is started again when it ends although nobody asked it to. */
  keepRunning?: boolean;
  /** Told how the embedded server had ended when it was started again. */
  onRestart?: (how: string) => void;
  /** Told how the embedded server has ended for good although nobody asked it to. */
  onUnexpectedExit?: (how: string) => void;
}

export interface OpenedDatabase {
  /** Connection string of the hub's database. */
  url: string;
  /**
   * Makes sure that much can be written without harm to those who read.
   * @throws StartError where the disk is too full for that
   */
  ensureRoom(): Promise<void>;
  /** What an error is to be reported as: one line where the database is lost or its disk is full, else the error itself. */
  inOneLine(error: unknown): unknown;
  close(): Promise<void>;
}

/** The database that a hub keeps for itself while it runs. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const server = await startEmbeddedServer(options);
  return { ...embedded(server.url, options.dataDirectory), close: () => server.stop() };
}

/**
 * The database for a command such as an import: that of the hub which runs on the data directory now, else as
 * `openDatabase`, so that a command works whether or not the hub is running.
 */
export async function joinDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const running = await runningServerUrl(options.dataDirectory);
  return running === undefined ? openDatabase(options) : embedded(running, options.dataDirectory);
}

/** What became of the work. */
const undone = 'what was not finished was undone.';

function embedded(url: string, root: string): OpenedDatabase {
  const directory = dataDirectory(root);
  return {
    url,
    async ensureRoom() {
      if (await keepReserve(directory)) return;
      throw diskFull(directory, 'nothing was begun. Make room, then run the command again.');
    },
    inOneLine(error) {
      const failure = lostOrFull(error);
      if (failure === undefined) return error;
      // PostgreSQL ends if its log cannot grow, and then the error says only that the connection is lost.
      if (failure === 'full' || wasFull(directory))
        return diskFull(directory, `${undone} Make room, then try again.`, error);
      return new StartError(`The embedded PostgreSQL ended meanwhile: ${undone} Try again.`, { cause: error });
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
