import { runningServerUrl, startEmbeddedServer } from './embedded-server';

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
  /** Whether this process started the server and stops it on `close`. */
  embedded: boolean;
  close(): Promise<void>;
}

/** The database that a hub keeps for itself while it runs. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const server = await startEmbeddedServer(options);
  return { url: server.url, embedded: true, close: () => server.stop() };
}

/**
 * The database for a command such as an import: that of the hub which runs on the data directory now, else as
 * `openDatabase`, so that a command works whether or not the hub is running.
 */
export async function joinDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) return elsewhere(options.databaseUrl);
  const running = await runningServerUrl(options.dataDirectory);
  return running === undefined ? openDatabase(options) : elsewhere(running);
}

function elsewhere(url: string): OpenedDatabase {
  return { url, embedded: false, close: () => Promise.resolve() };
}
