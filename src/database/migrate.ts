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
 * time take turns at each.
 * @param dataSource connected
 * @returns the names of the migrations that were run
 * @throws StartError for a PostgreSQL that is too old, or a database that a later version of the hub has migrated
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
        // Where the connection broke, there is nothing left to roll back, and the first error is the one that tells why.
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
 * Begins a transaction that holds the lock until it ends: behind a pooler, a session that holds a lock may be somebody
 * else's next. Tries again and again rather than waiting inside the database, where a wait holds back a concurrent index
 * build.
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
    `The database is newer than this hub: it has had ${unknown.join(', ')}, which this version does not know. ` +
      'Start the later version, or use another database.',
  );
}
