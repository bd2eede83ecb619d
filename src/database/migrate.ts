import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { StartError } from '../start-error';

/** The progress of a run of migrations. */
export type MigrationProgress = { kind: 'waiting' } | { kind: 'running'; name: string; number: number; of: number };

/** The key of the advisory lock with which hubs on one database migrate one after the other: "hubmig" in ASCII. */
const lockKey = '0x6875626d6967';
const oldestVersion = 15;

/**
 * Migrates the database to the schema of this version, with one transaction for each migration. Hubs that start at the same
 * time take turns.
 * @param dataSource connected
 * @returns the names of the migrations that were run
 * @throws StartError if PostgreSQL is too old, or a later version of the hub has migrated the database
 */
export async function migrate(
  dataSource: DataSource,
  onProgress: (progress: MigrationProgress) => void = () => undefined,
): Promise<string[]> {
  const queryRunner = dataSource.createQueryRunner();
  const done: string[] = [];
  try {
    await refuseOldServer(queryRunner);
    const executor = new MigrationExecutor(dataSource, queryRunner);
    let waiting = false;
    const onWait = (): void => {
      if (!waiting) onProgress({ kind: 'waiting' });
      waiting = true;
    };
    for (;;) {
      await beginTurn(queryRunner, onWait);
      try {
        refuseNewerDatabase(dataSource, await executor.getExecutedMigrations());
        const pending = await executor.getPendingMigrations();
        const [next] = pending;
        const number = done.length + 1;
        if (next) onProgress({ kind: 'running', name: next.name, number, of: done.length + pending.length });
        if (next) await executor.executeMigration(next);
        await queryRunner.commitTransaction();
        if (!next) return done;
        done.push(next.name);
      } catch (error) {
        // On a broken connection the rollback fails too; the first error has the reason.
        await queryRunner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    }
  } finally {
    await queryRunner.release();
  }
}

async function refuseOldServer(queryRunner: QueryRunner): Promise<void> {
  const rows = (await queryRunner.query(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  )) as { number: number; name: string }[];
  const version = rows[0];
  if (version && version.number >= oldestVersion * 10_000) return;
  throw new StartError(`DATABASE_URL leads to PostgreSQL ${version?.name}: the hub needs ${oldestVersion} or later.`);
}

/**
 * Begins a transaction that holds the lock until it ends. Behind a pooler, the session could pass to another connection
 * with its lock, so the lock belongs to the transaction. The lock is tried repeatedly: waiting for it inside the database
 * would block a concurrent index build.
 */
async function beginTurn(queryRunner: QueryRunner, onWait: () => void): Promise<void> {
  for (;;) {
    await queryRunner.startTransaction();
    const rows = (await queryRunner.query('select pg_try_advisory_xact_lock($1::bigint) as taken', [
      BigInt(lockKey).toString(),
    ])) as { taken: boolean }[];
    if (rows[0]?.taken) return;
    await queryRunner.rollbackTransaction();
    onWait();
    await sleep(200);
  }
}

function refuseNewerDatabase(dataSource: DataSource, executed: readonly { readonly name: string }[]): void {
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = executed.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StartError(
    `The database is newer than this hub: it has the migrations ${unknown.join(', ')}, which this version does not know. ` +
      'Start the later version, or use another database.',
  );
}
