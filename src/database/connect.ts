import type { DataSource } from 'typeorm';
import { StartError } from '../start-error';
import { createDataSource } from './data-source';

/**
 * A connected data source.
 * @throws StartError when the database cannot be reached or does not let us in
 */
export async function connect(url: string): Promise<DataSource> {
  const dataSource = createDataSource({ url });
  try {
    return await dataSource.initialize();
  } catch (error) {
    // Where a name has several addresses, each has failed for itself and the whole has a code but no message.
    const { message, code } = error as { message?: string; code?: string };
    const { host, pathname } = new URL(url);
    throw new StartError(`The database ${pathname.slice(1)} at ${host} cannot be used: ${message || code}.`, {
      cause: error,
    });
  }
}
