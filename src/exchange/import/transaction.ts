import type { ClientBase } from 'pg';
import type { DataSource } from 'typeorm';

/** The number by which imports into one database take turns: "hub" and "imp" in ASCII. */
const lockKey = BigInt('0x687562696d70').toString();

/**
 * Runs work in a transaction of its own that no other import shares its time with: a second one waits, and then sees what
 * the first has written.
 * @param work says with its answer whether what it wrote is to stay
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
      // Where the connection broke, there is nothing left to roll back, and the first error is the one that tells why.
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}
