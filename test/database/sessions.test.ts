import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/database/data-source';
import { createReadPool } from '../../src/database/pool';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { serverVariable } from '../support/start-server';

describe('the pool that reads go through', () => {
  const poolOf = (statementTimeoutMs: number): Pool =>
    createReadPool({ url: process.env[serverVariable] ?? '', size: 2, statementTimeoutMs, onError: () => undefined });
  const pool = poolOf(60_000);

  afterAll(() => pool.end());

  test('cannot write', async () => {
    await expect(pool.query('create table written (id int)')).rejects.toMatchObject({ code: '25006' });
  });

  test('gives up after the time that was set', async () => {
    const impatient = poolOf(200);
    await expect(impatient.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    await impatient.end();
  });

  test('keeps calendar days as texts, and instants in UTC', async () => {
    const { rows } = await pool.query(`select date '2011-05-01' as day, timestamptz '2011-05-01 00:00+00' as instant,
      current_setting('timezone') as zone, current_setting('jit') as jit`);
    expect(rows).toEqual([
      { day: '2011-05-01', instant: new Date('2011-05-01T00:00:00.000Z'), zone: 'UTC', jit: 'off' },
    ]);
  });
});

describe('settings of the database, a role or the connection string', () => {
  let database: TestDatabase;
  let pool: Pool;
  let dataSource: DataSource;

  /** Settings each of which would make a result wrong, a request fail, or a statement take memory without bounds. */
  const odd: Readonly<Record<string, string>> = {
    DateStyle: 'SQL, DMY',
    IntervalStyle: 'sql_standard',
    TimeZone: 'Pacific/Kiritimati',
    extra_float_digits: '-15',
    bytea_output: 'escape',
    standard_conforming_strings: 'off',
    transform_null_equals: 'on',
    array_nulls: 'off',
    gin_fuzzy_search_limit: '1',
    plan_cache_mode: 'force_generic_plan',
    statement_timeout: '3s',
    lock_timeout: '3s',
    idle_in_transaction_session_timeout: '3s',
    jit: 'on',
    default_transaction_isolation: 'serializable',
    hash_mem_multiplier: '1000',
    max_parallel_workers_per_gather: '8',
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    const administrator = new Client({ connectionString: database.url });
    await administrator.connect();
    const name = new URL(database.url).pathname.slice(1);
    for (const [setting, value] of Object.entries(odd))
      await administrator.query(`alter database ${name} set ${setting} = '${value}'`);
    await administrator.end();
    const url = new URL(database.url);
    url.searchParams.set('options', '-c work_mem=12345kB -c jit=on --search-path=public,pg_temp');
    pool = createReadPool({
      url: url.toString(),
      size: 2,
      statementTimeoutMs: 90_000,
      onError: () => undefined,
    });
    dataSource = await createDataSource({ url: url.toString() }).initialize();
  });

  afterAll(async () => {
    await pool.end();
    await dataSource.destroy();
    await database.drop();
  });

  const shown = `select json_object_agg(name, current_setting(name)) as settings from unnest($1::text[]) name`;

  test("give way to the hub's own settings where they would change a result", async () => {
    const { rows } = await pool.query<{ settings: unknown }>(shown, [Object.keys(odd)]);
    expect(rows[0]?.settings).toEqual({
      DateStyle: 'ISO, MDY',
      IntervalStyle: 'postgres',
      TimeZone: 'UTC',
      extra_float_digits: '1',
      bytea_output: 'hex',
      standard_conforming_strings: 'on',
      transform_null_equals: 'off',
      array_nulls: 'on',
      gin_fuzzy_search_limit: '0',
      plan_cache_mode: 'auto',
      statement_timeout: '90s',
      lock_timeout: '0',
      idle_in_transaction_session_timeout: '0',
      jit: 'off',
      default_transaction_isolation: 'read committed',
      hash_mem_multiplier: '4',
      max_parallel_workers_per_gather: '0',
    });
    expect(
      await dataSource.query(`select timestamptz '2011-05-01 12:00+00' as instant, 0.1::float8::text as float`),
    ).toEqual([{ instant: new Date('2011-05-01T12:00:00.000Z'), float: '0.1' }]);
  });

  test('hold if only the connection string has them', async () => {
    const { rows } = await pool.query<{ settings: unknown }>(shown, [['work_mem', 'search_path']]);
    expect(rows[0]?.settings).toEqual({ work_mem: '12345kB', search_path: 'public,pg_temp' });
  });

  test('fail every query if PostgreSQL does not know them', async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c no_such_setting=1');
    const asking = createReadPool({
      url: url.toString(),
      size: 1,
      statementTimeoutMs: 1_000,
      onError: () => undefined,
    });
    await expect(asking.query('select 1')).rejects.toThrow('unrecognized configuration parameter "no_such_setting"');
    await asking.end();
  });

  test("are refused if they would switch the database's rules off", async () => {
    const url = new URL(database.url);
    url.searchParams.set('options', '-c session_replication_role=replica');
    await expect(createDataSource({ url: url.toString() }).initialize()).rejects.toThrow('session_replication_role');
  });
});
