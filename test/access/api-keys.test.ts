import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { openAccess, type Access } from '../../src/access/access';
import { addAccessCommands } from '../../src/access/commands';
import { documentHash } from '../../src/access/trusted-documents';
import { createDataSource } from '../../src/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { recordStatements } from '../support/statements';

const claims = { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' };

let database: TestDatabase;
let dataSource: DataSource;
let access: Access;
let output: string[];
let errors: string[];
let distributor: { key: string; slug: string };

beforeAll(async () => {
  database = await createTestDatabase('demo');
  dataSource = await createDataSource({ url: database.url }).initialize();
  const rows: { key: string; slug: string }[] = await dataSource.query(
    'select id::text as key, slug from distributor order by id limit 1',
  );
  distributor = rows[0] ?? { key: '', slug: '' };
});

beforeEach(async () => {
  await dataSource.query('delete from api_key');
  access = await open();
  [output, errors] = [[], []];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await access.close();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

function open(): Promise<Access> {
  return openAccess({ dataSource, issuer: undefined, claims, developmentFile: undefined });
}

async function hub(...parameters: string[]): Promise<void> {
  const program = new Command('hub');
  addAccessCommands(program, (work) => work(dataSource));
  const quiet = (command: Command): void => {
    command.exitOverride().configureOutput({ writeErr: (text) => void errors.push(text) });
    command.commands.forEach(quiet);
  };
  quiet(program);
  await program.parseAsync(['node', 'hub', ...parameters]);
}

/** Makes a key by the command, and returns it. */
async function create(...options: string[]): Promise<string> {
  await hub('key', 'create', '--expires', '30d', ...options);
  return output.pop() ?? '';
}

const show = async (key: string, to: Access = access): Promise<unknown> =>
  to.authenticate({ authorization: `Bearer ${key}` }, []);

test('a key identifies its holder, and the database holds no key', async () => {
  const key = await create('--role', 'distributor', '--distributor', distributor.slug);
  expect(key).toMatch(/^hub_[0-9a-f]{12}_[\w-]{43}$/);
  const caller = `key:${key.slice(4, 16)}`;
  expect(await show(key)).toEqual({ role: 'DISTRIBUTOR', distributor, caller });
  const kept = JSON.stringify(await dataSource.query('select * from api_key'));
  expect(kept).toContain(key.slice(4, 16));
  expect(kept).not.toContain(key.slice(17));
  expect(await show(await create('--role', 'program-manager'))).toMatchObject({ role: 'PROGRAM_MANAGER' });
});

test('a key of the public has a limit of its own, which its viewer carries and the list shows', async () => {
  const key = await create('--role', 'public', '--cost-per-minute', '250000');
  expect(await show(key)).toEqual({ role: 'PUBLIC', caller: `key:${key.slice(4, 16)}`, costPerMinute: 250_000 });
  output = [];
  await hub('key', 'list');
  const [titles, line] = (output[0] ?? '').split('\n').map((each) => each.split(/ {2,}/));
  expect([titles?.at(-2), line?.at(-2)]).toEqual(['limit', '250000']);
});

test('a key can be limited to named documents, which its viewer carries and the list shows', async () => {
  const [example, hash] = ['coverage', documentHash('{ viewer { role } }')];
  await dataSource.query('insert into trusted_document (hash, text) values ($1, $2)', [hash, '{ viewer { role } }']);
  const key = await create('--role', 'analyst', '--document', example, '--document', hash, '--document', example);
  expect(await show(key)).toMatchObject({ role: 'ANALYST', documents: [example, hash] });
  expect(await show(await create('--role', 'analyst'))).not.toHaveProperty('documents');
  output = [];
  await hub('key', 'list');
  const lines = (output[0] ?? '').split('\n').map((line) => line.split(/ {2,}/).at(-1));
  expect(lines).toEqual(['documents', `${example}, ${hash}`, '-']);
});

test.each(['nothing', '', '../coverage', '0'.repeat(64), 'coverage.csv'])(
  'no key is made for a document that is not there: %j',
  async (name) => {
    await expect(create('--role', 'analyst', '--document', 'coverage', '--document', name)).rejects.toThrow(
      `There is no document ${JSON.stringify(name)}`,
    );
    expect(await dataSource.query('select from api_key')).toEqual([]);
  },
);

test('the database takes a limit for keys of the public only, and none without', async () => {
  const add = (role: string, limit: number | null): Promise<unknown> =>
    dataSource.query(
      `insert into api_key (prefix, hash, role, cost_per_minute, expires_at)
       values ($1::text, encode(sha256($1::text::bytea), 'hex'), $1::text, $2, now())`,
      [role, limit],
    );
  for (const [role, limit] of [
    ['PUBLIC', null],
    ['PUBLIC', 0],
    ['ANALYST', 1_000],
  ] as const)
    await expect(add(role, limit)).rejects.toThrow('api_key_cost_per_minute_check');
  await add('PUBLIC', 1_000);
  await add('ANALYST', null);
});

test('a changed key is unknown', async () => {
  const key = await create('--role', 'analyst');
  const changed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  await expect(show(changed)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
  await expect(show(key.toUpperCase().replace('HUB', 'hub'))).rejects.toMatchObject({ code: 'KEY_UNKNOWN' });
});

test('many requests with one key take one statement, and so do many with an unknown key', async () => {
  const key = await create('--role', 'analyst');
  // What the hub remembers of a key does not grow old meanwhile.
  jest.spyOn(performance, 'now').mockReturnValue(performance.now());
  const { statements } = await recordStatements(async () => {
    for (let count = 0; count < 100; count++) {
      await show(key);
      await show('hub_none').catch(() => undefined);
      await show(`hub_0123456789ab_${'A'.repeat(43)}`).catch(() => undefined);
    }
  });
  expect(statements).toHaveLength(2);
});

test('a revoked key ends at once for a hub that starts, and within seconds for one that knew it', async () => {
  const key = await create('--role', 'analyst');
  await show(key);
  await hub('key', 'revoke', key.slice(4, 16));
  const other = await open();
  await expect(show(key, other)).rejects.toMatchObject({ code: 'KEY_REVOKED', status: 401 });
  await other.close();
  const answer = await eventually(
    () => show(key).catch((error: unknown) => error),
    (answer) => answer instanceof Error,
  );
  expect(answer).toMatchObject({ code: 'KEY_REVOKED' });
});

test('a key stops working when it expires, also one that the hub knows', async () => {
  const key = await create('--role', 'analyst');
  await show(key);
  jest.spyOn(Date.prototype, 'getTime').mockReturnValue(Date.parse('2100-01-01'));
  await expect(show(key)).rejects.toMatchObject({ code: 'KEY_EXPIRED' });
});

test('last uses are written together, when the hub stops at the latest', async () => {
  const [used, unused] = [await create('--role', 'analyst'), await create('--role', 'analyst')];
  const started = new Date();
  for (let count = 0; count < 10; count++) await show(used);
  await access.close();
  const rows: { prefix: string; last_used_at: Date | null }[] = await dataSource.query(
    'select prefix, last_used_at from api_key',
  );
  const lastUse = (key: string): Date | null | undefined =>
    rows.find(({ prefix }) => prefix === key.slice(4, 16))?.last_used_at;
  expect(lastUse(used)?.getTime()).toBeGreaterThanOrEqual(started.getTime());
  expect(lastUse(unused)).toBeNull();
});

test('the list of keys shows no key', async () => {
  const keys = [
    await create('--role', 'distributor', '--distributor', distributor.slug),
    await create('--role', 'admin'),
    await create('--role', 'analyst'),
  ];
  const prefixes = keys.map((key) => key.slice(4, 16));
  await hub('key', 'revoke', `hub_${prefixes[1]}`);
  await dataSource.query(`update api_key set expires_at = now() - interval '1 day' where prefix = $1`, [prefixes[2]]);
  output = [];
  await hub('key', 'list');
  const lines = (output[0] ?? '').split('\n').map((line) => line.split(/ {2,}/).slice(0, 4));
  expect(lines).toEqual([
    ['prefix', 'role', 'party', 'state'],
    [prefixes[0], 'DISTRIBUTOR', distributor.slug, 'active'],
    [prefixes[1], 'ADMIN', '-', 'revoked'],
    [prefixes[2], 'ANALYST', '-', 'expired'],
  ]);
  for (const key of keys) expect(output[0]).not.toContain(key.slice(17));
});

test.each([
  [['--role', 'distributor'], 'needs --distributor'],
  [['--role', 'partner', '--distributor', 'x'], 'needs --partner'],
  [['--role', 'analyst', '--partner', 'x'], 'leave out --partner'],
  [['--role', 'public'], 'needs --cost-per-minute'],
  [['--role', 'public', '--cost-per-minute', '999'], 'It must be a whole number from 1000 to 2000000000.'],
  [['--role', 'analyst', '--cost-per-minute', '5000'], 'leave out --cost-per-minute'],
  [['--role', 'root'], "argument 'root' is invalid"],
])('a key is refused without its partner, its distributor or its limit: %j', async (options, message) => {
  await expect(create(...options)).rejects.toThrow();
  expect(errors.join()).toContain(message);
  expect(await dataSource.query('select from api_key')).toEqual([]);
});

test.each([
  ['tomorrow', 'It must be a day such as 2027-01-31, or a number of days such as 90d.'],
  ['2099-02-29', 'It must be a day such as 2027-01-31, or a number of days such as 90d.'],
  ['2099-13-01', 'It must be a day such as 2027-01-31, or a number of days such as 90d.'],
  ['', 'It must be a day such as 2027-01-31, or a number of days such as 90d.'],
  ['2020-01-01', 'It is in the past.'],
  ['0d', 'It is in the past.'],
])('an expiry of %j is refused', async (expires, reason) => {
  await expect(hub('key', 'create', '--role', 'analyst', '--expires', expires)).rejects.toThrow();
  expect(errors.join()).toContain(reason);
});

test('the error names the partner or the key that does not exist', async () => {
  await expect(create('--role', 'partner', '--partner', 'nobody')).rejects.toThrow(
    'There is no partner with the slug "nobody".',
  );
  await expect(hub('key', 'revoke', '000000000000')).rejects.toThrow('There is no key with the prefix "000000000000".');
});

test('tokens are refused if no issuer is set', async () => {
  await expect(show('eyJhbGciOiJub25lIn0.e30.')).rejects.toMatchObject({ code: 'TOKEN_NOT_ACCEPTED' });
});
