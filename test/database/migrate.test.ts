import { Client } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { migrate, type MigrationProgress } from '../../src/database/migrate';
import { serverVariable } from '../support/start-server';

class First1000000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table first (id int)');
  }
  down = (): Promise<void> => Promise.resolve();
}

class Second1000000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table second (id int)');
  }
  down = (): Promise<void> => Promise.resolve();
}

class Broken1000000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('create table third (id int)');
    await queryRunner.query('select 1 / 0');
  }
  down = (): Promise<void> => Promise.resolve();
}

describe('migrations', () => {
  const server = process.env[serverVariable] ?? '';
  const name = `migrated_${process.pid}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const open: DataSource[] = [];

  async function administrate(sql: string): Promise<void> {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  beforeEach(() => administrate(`create database ${name}`));

  afterEach(async () => {
    for (const dataSource of open.splice(0)) await dataSource.destroy();
    await administrate(`drop database ${name}`);
  });

  async function connect(...migrations: (new () => MigrationInterface)[]): Promise<DataSource> {
    const dataSource = await new DataSource({ type: 'postgres', url, migrations }).initialize();
    open.push(dataSource);
    return dataSource;
  }

  test('run once, in order, and say which one is running', async () => {
    const dataSource = await connect(First1000000000001, Second1000000000002);
    const progress: MigrationProgress[] = [];
    expect(await migrate(dataSource, (step) => progress.push(step))).toEqual([
      'First1000000000001',
      'Second1000000000002',
    ]);
    expect(progress).toEqual([
      { kind: 'running', name: 'First1000000000001', number: 1, of: 2 },
      { kind: 'running', name: 'Second1000000000002', number: 2, of: 2 },
    ]);
    expect(await migrate(dataSource)).toEqual([]);
  });

  test('of two hubs that start at once, one migrates and the other waits', async () => {
    let oneWaits: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (oneWaits = resolve));
    /** Takes until the other hub waits. */
    class Long1000000000001 extends First1000000000001 {
      override async up(queryRunner: QueryRunner): Promise<void> {
        await super.up(queryRunner);
        await waiting;
      }
    }
    const run = async (hub: DataSource): Promise<{ done: string[]; waits: number }> => {
      let waits = 0;
      const note = (step: MigrationProgress): void => {
        if (step.kind !== 'waiting') return;
        waits++;
        oneWaits();
      };
      return { done: await migrate(hub, note), waits };
    };
    const hubs = [await connect(Long1000000000001), await connect(Long1000000000001)];
    const outcomes = await Promise.all(hubs.map(run));
    expect(outcomes.flatMap(({ done }) => done)).toEqual(['Long1000000000001']);
    // The other one may wait as well, when it looks for a further migration.
    expect(outcomes.filter(({ done }) => done.length === 0)).toEqual([{ done: [], waits: 1 }]);
  });

  test('one that fails is rolled back and frees the lock', async () => {
    const broken = await connect(Second1000000000002, Broken1000000000003);
    await expect(migrate(broken)).rejects.toThrow('division by zero');
    expect(await broken.query("select to_regclass('third') as third, to_regclass('second') as second")).toEqual([
      { third: null, second: 'second' },
    ]);
    expect(await migrate(await connect(Second1000000000002))).toEqual([]);
  });

  test('refuse a database that a later version has migrated', async () => {
    await migrate(await connect(First1000000000001, Second1000000000002));
    await expect(migrate(await connect(First1000000000001))).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(
        'The database is newer than this hub: it has the migrations Second1000000000002',
      ) as string,
    });
  });

  test('refuse a PostgreSQL that is too old', async () => {
    const old = {
      createQueryRunner: () => ({
        query: () => Promise.resolve([{ number: 140_011, name: '14.11' }]),
        release: () => Promise.resolve(),
      }),
    } as unknown as DataSource;
    await expect(migrate(old)).rejects.toThrow('DATABASE_URL leads to PostgreSQL 14.11: the hub needs 15 or later.');
  });
});
