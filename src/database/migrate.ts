import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { StartError } from '../start-error';

/** What a run of migrations tells while it works. */
export type MigrationProgress = { kind: 'waiting' } | { kind: 'running'; name: string; number: number; of: number };

/** The number by which hubs on one database agree to migrate one after the other: "hub" and "mig" in ASCII. */
const lockKey = '0x6875626d6967';
const oldestVersion = 15;

/**
 * Brings the database to the state that the code expects, one transaction per migration; hubs that start at the same
 * time take turns.
 * @param dataSource connected
 * @returns the names of the migrations that were run
 * @throws StartError for a PostgreSQL that is too old, or a database that a later version of the hub has migrated
 */
export async function migrate(
  dataSource: DataSource,
  onProgress: (progress: MigrationProgress) => void = () => undefined,
): Promise<string[]> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    await refuseOldServer(queryRunner);
    await takeTurn(queryRunner, onProgress);
    try {
      return await runPending(dataSource, queryRunner, onProgress);
    } finally {
      await queryRunner.query('select pg_advisory_unlock($1::bigint)', [BigInt(lockKey).toString()]);
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

/** Tries again and again rather than waiting inside the database, where a wait holds back a concurrent index build. */
async function takeTurn(queryRunner: QueryRunner, onProgress: (progress: MigrationProgress) => void): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const rows = (await queryRunner.query('select pg_try_advisory_lock($1::bigint) as taken', [
      BigInt(lockKey).toString(),
    ])) as { taken: boolean }[];
    if (rows[0]?.taken) return;
    if (attempt === 0) onProgress({ kind: 'waiting' });
    await sleep(200);
  }
}

async function runPending(
  dataSource: DataSource,
  queryRunner: QueryRunner,
  onProgress: (progress: MigrationProgress) => void,
): Promise<string[]> {
  const executor = new MigrationExecutor(dataSource, queryRunner);
  const known = new Set(dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name));
  const unknown = (await executor.getExecutedMigrations()).map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new StartError(
      `The database is newer than this hub: it has had ${unknown.join(', ')}, which this version does not know. ` +
        'Start the later version, or use another database.',
    );
  }

  const pending = await executor.getPendingMigrations();
  for (const [index, migration] of pending.entries()) {
    onProgress({ kind: 'running', name: migration.name, number: index + 1, of: pending.length });
    const inTransaction = migration.instance?.transaction ?? true;
    if (inTransaction) await queryRunner.startTransaction();
    try {
      await executor.executeMigration(migration);
      if (inTransaction) await queryRunner.commitTransaction();
    } catch (error) {
      if (inTransaction) await queryRunner.rollbackTransaction();
      throw error;
    }
  }
  return pending.map(({ name }) => name);
}
