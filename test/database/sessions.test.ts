import { withSessionSettings } from '../../src/database/connection';
import { createReadPool } from '../../src/database/pool';
import { serverVariable } from '../support/start-server';

describe('the pool that reads go through', () => {
  const pool = createReadPool({
    url: process.env[serverVariable] ?? '',
    size: 2,
    statementTimeoutMs: 200,
    onError: () => undefined,
  });

  afterAll(() => pool.end());

  test('cannot write', async () => {
    await expect(pool.query('create table written (id int)')).rejects.toMatchObject({ code: '25006' });
  });

  test('gives up after the time that was set', async () => {
    await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
  });

  test('keeps calendar days as texts, and instants in UTC', async () => {
    const { rows } = await pool.query(`select date '2011-05-01' as day, timestamptz '2011-05-01 00:00+00' as instant,
      current_setting('timezone') as zone, current_setting('jit') as jit`);
    expect(rows).toEqual([
      { day: '2011-05-01', instant: new Date('2011-05-01T00:00:00.000Z'), zone: 'UTC', jit: 'off' },
    ]);
  });
});

test('settings of a connection string hold unless ours say otherwise', () => {
  const url = withSessionSettings('postgres://u:p%40ss@host:5433/name?options=-c%20jit%3Don&sslmode=require', {
    jit: 'off',
  });
  const { searchParams, username, password, host, pathname } = new URL(url);
  expect({ username, password, host, pathname }).toEqual({
    username: 'u',
    password: 'p%40ss',
    host: 'host:5433',
    pathname: '/name',
  });
  expect(searchParams.get('options')).toBe('-c jit=on -c jit=off');
  expect(searchParams.get('sslmode')).toBe('require');
});
