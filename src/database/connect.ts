import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { StartError } from '../start-error';
import { databaseAddress } from './address';
import { createDataSource } from './data-source';
import { findPooling } from './pooling';
import type { ServerWatch } from './server-watch';
import type { Pooling } from './session-client';

export interface ConnectOptions {
  /** What `DATABASE_POOLING` says; absent where there is no pooler, as in front of the embedded server. */
  readonly pooling?: Pooling | undefined;
  /** Told of the connections, so that they follow when the address leads to another server. */
  readonly watch?: ServerWatch;
  /** Told what whoever runs the hub should know of the way to the database. */
  readonly onNotice?: (line: string) => void;
}

/** A database that can be used. */
export interface Connected {
  readonly dataSource: DataSource;
  /** How its sessions have to be treated. */
  readonly pooling: Pooling;
}

/**
 * A connected data source.
 * @throws StartError when the database cannot be reached, does not let us in, or cannot be used the way that leads to it
 */
export async function connect(
  url: string,
  { pooling: asked, watch, onNotice = () => undefined }: ConnectOptions = {},
): Promise<Connected> {
  try {
    const { pooling, notice } = asked === undefined ? { pooling: 'auto' as const } : await findPooling(url, asked);
    if (notice !== undefined) onNotice(notice);
    const dataSource = await createDataSource({ url, pooling }).initialize();
    // TypeORM's own type says nothing of its pool.
    watch?.follow((dataSource.driver as unknown as { readonly master: Pool }).master);
    return { dataSource, pooling };
  } catch (error) {
    if (error instanceof StartError) throw error;
    // Where a name has several addresses, each has failed for itself and the whole has a code but no message.
    const { message, code } = error as { message?: string; code?: string };
    throw new StartError(`The database ${databaseAddress(url).shown} cannot be used: ${message || code}.`, {
      cause: error,
    });
  }
}
