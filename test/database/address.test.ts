import { databaseAddress, patienceWith } from '../../src/database/address';

test('a connection string of one host stays as it is', () => {
  const url = 'postgres://u:p%40ss@host:5433/name?sslmode=require';
  expect(databaseAddress(url)).toEqual({
    hosts: [url],
    shown: 'name at host:5433',
    settings: {},
    servers: 'primary',
    connectTimeoutMs: 1_500,
  });
});

test.each([
  ['postgres://u:p@a:5432,b:5433/n', ['postgres://u:p@a:5432/n', 'postgres://u:p@b:5433/n'], 'n at a:5432,b:5433'],
  ['postgresql://a,b/n', ['postgresql://a/n', 'postgresql://b/n'], 'n at a,b'],
  [
    'postgres://u@[::1]:5432,[fe80::1]/n',
    ['postgres://u@[::1]:5432/n', 'postgres://u@[fe80::1]/n'],
    'n at [::1]:5432,[fe80::1]',
  ],
  ['postgres:///n?host=a,b&port=1,2&user=u', ['postgres://a:1/n?user=u', 'postgres://b:2/n?user=u'], 'n at a:1,b:2'],
  ['postgres://u@x/n?host=a,b&port=6432', ['postgres://u@a:6432/n', 'postgres://u@b:6432/n'], 'n at a:6432,b:6432'],
  [
    'postgres:///n?host=/var/run/postgresql',
    ['postgres://localhost/n?host=%2Fvar%2Frun%2Fpostgresql'],
    'n at /var/run/postgresql',
  ],
])('hosts and ports are read as libpq reads them: %s', (url, hosts, shown) => {
  expect(databaseAddress(url)).toMatchObject({ hosts, shown });
});

test('settings are taken out of `options` in each of their forms; the rest of `options` stays', () => {
  const options = String.raw`-c jit=on -csearch_path=hub,public --work-mem=1MB project=x -c application_name=a\ b`;
  const { hosts, settings } = databaseAddress(`postgres://u@h/n?options=${encodeURIComponent(options)}`);
  expect(settings).toEqual({ jit: 'on', search_path: 'hub,public', work_mem: '1MB', application_name: 'a b' });
  expect(new URL(hosts[0]).searchParams.get('options')).toBe('project=x');
  expect(new URL(databaseAddress('postgres://u@h/n?options=-c%20jit%3Don').hosts[0]).search).toBe('');
});

test('target_session_attrs and connect_timeout are read', () => {
  expect(databaseAddress('postgres://a,b/n?target_session_attrs=read-write&connect_timeout=3')).toMatchObject({
    hosts: ['postgres://a/n', 'postgres://b/n'],
    servers: 'read-write',
    connectTimeoutMs: 3_000,
  });
  expect(patienceWith(databaseAddress('postgres://a/n'))).toBe(5_000);
  expect(patienceWith(databaseAddress('postgres://a,b/n?connect_timeout=10'))).toBe(30_000);
});

test.each([
  ['mysql://u:secret@h/n', 'is not a PostgreSQL address'],
  ['postgres://u:secret@h:port/n', 'is not a PostgreSQL address'],
  ['postgres://u:secret@h:99999/n', 'is not a PostgreSQL address'],
  ['postgres://u:secret@h', 'names no database'],
  ['postgres://u:secret@h/', 'names no database'],
  ['postgres://u:secret@a,,b/n', 'has several hosts, one of which has no name'],
  ['postgres://u:secret@a,b/n?port=1,2,3', 'has 2 hosts and 3 ports'],
  ['postgres://u:secret@a/n?target_session_attrs=standby', 'asks for target_session_attrs=standby'],
  ['postgres://u:secret@a,b/n?load_balance_hosts=random', 'asks for load_balance_hosts'],
  ['postgres://u:secret@a/n?connect_timeout=soon', 'has a wrong connect_timeout'],
])('a connection string that cannot be used is refused in one line, without the password: %s', (url, reason) => {
  expect(() => databaseAddress(url)).toThrow(expect.objectContaining({ name: 'StartError' }));
  expect(() => databaseAddress(url)).toThrow(new RegExp(`^DATABASE_URL ${reason}[^\n]*$`));
  expect(() => databaseAddress(url)).toThrow(/^(?![^]*secret)/);
});
