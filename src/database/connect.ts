import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { StartError } from '../start-error';
import { databaseAddress } from './address';
import { createDataSource } from './data-source';
import { findPooling } from './pooling';
import type { ServerWatch } from './server-watch';
import type { Pooling } from './session-client';

export interface ConnectOptions {
  /** The setting `DATABASE_POOLING`. Absent if there is no pooler, as with the embedded server. */
  readonly pooling?: Pooling | undefined;
  /** Watches the connections, so that they follow the address to another server. */
  readonly watch?: ServerWatch;
  /** Called with what the operator of the hub should know about the connection to the database. */
  readonly onNotice?: (line: string) => void;
}

/** A connected database. */
export interface Connected {
  readonly dataSource: DataSource;
  /** How a pooler assigns its sessions. */
  readonly pooling: Pooling;
}

/**
 * Connects to a database.
 * @throws StartError if the database cannot be reached, refuses the connection, or has a pooler that the hub cannot use
 */
export async function connect(
  url: string,
  { pooling: asked, watch, onNotice = () => undefined }: ConnectOptions = {},
): Promise<Connected> {
  try {
    const { pooling, notice } = asked === undefined ? { pooling: 'auto' as const } : await findPooling(url, asked);
    if (notice !== undefined) onNotice(notice);
    const dataSource = await createDataSource({ url, pooling }).initialize();
    // The types of TypeORM leave its pool out.
    watch?.follow((dataSource.driver as unknown as { readonly master: Pool }).master);
    return { dataSource, pooling };
  } catch (error) {
    if (error instanceof StartError) throw error;
    // If all addresses of a host name have failed, the error has a code and no message.
    const { message, code } = error as { message?: string; code?: string };
    throw new StartError(`The database ${databaseAddress(url).shown} cannot be used: ${message || code}.`, {
      cause: error,
    });
  }
}
