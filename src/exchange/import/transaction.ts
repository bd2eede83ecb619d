import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';

/** The number of the lock by which imports into one database take turns: "hub" and "imp" in ASCII. */
const lockKey = BigInt('0x687562696d70').toString();

/**
 * Runs work in a transaction, one import at a time: a second import waits and then sees the rows of the first.
 * @param work returns whether to commit
 */
export async function inImportTransaction<Result>(
  dataSource: DataSource,
  work: (client: ClientBase) => Promise<{ readonly keep: boolean; readonly result: Result }>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    await client.query('begin isolation level read committed read write');
    try {
      await client.query('select pg_advisory_xact_lock($1::bigint)', [lockKey]);
      const { keep, result } = await work(client);
      await client.query(keep ? 'commit' : 'rollback');
      return result;
    } catch (error) {
      // If the connection broke, there is nothing to roll back, and the first error has the reason.
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}
