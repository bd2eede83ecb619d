import { AccessRefusal } from '../../src/access/refusal';
import { administrator, type Viewer } from '../../src/access/viewer';
import { RateLimits } from '../../src/server/rate-limits';
import { wholeSeconds } from '../support/charged';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { plainServer, post } from '../support/plain-server';
import { recordStatements } from '../support/statements';

const unlimited = {
  PUBLIC: undefined,
  PARTNER: undefined,
  DISTRIBUTOR: undefined,
  ANALYST: undefined,
  PROGRAM_MANAGER: undefined,
  ADMIN: undefined,
};

describe('a bucket', () => {
  let now = 0;
  const bucketOf = (perMinute: number): NonNullable<ReturnType<RateLimits['of']>> => {
    const bucket = new RateLimits({ ...unlimited, PUBLIC: perMinute }, () => now).of({ role: 'PUBLIC' }, '192.0.2.1');
    if (!bucket) throw new Error('There is no bucket.');
    return bucket;
  };

  test('holds the budget of a minute, fills evenly, and never holds more', () => {
    const bucket = bucketOf(600);
    expect([bucket.spend(590), bucket.left()]).toEqual([undefined, 10]);
    now += 5;
    expect(bucket.left()).toBe(60);
    now += 3_600;
    expect(bucket.left()).toBe(600);
  });

  test('lets a viewer with some budget left overdraw it, and makes it wait afterwards', () => {
    const bucket = bucketOf(600);
    expect([bucket.spend(599), bucket.spend(1_200)]).toEqual([undefined, undefined]);
    expect(bucket.spend(1)).toMatchObject({ retryAfter: 120, extensions: { code: 'RATE_LIMITED' } });
    expect(bucket.secondsUntil(1)).toBe(120);
    now += 119;
    expect(bucket.spend(1)).toBeDefined();
    now += 1;
    expect(bucket.spend(1)).toBeUndefined();
  });
});

test('a bucket fills in steps of whole seconds, so that what is left tells no time between two requests', () => {
  jest.spyOn(performance, 'now').mockReturnValue(5_000);
  const bucket = new RateLimits({ ...unlimited, PUBLIC: 6_000 }).of({ role: 'PUBLIC' }, '192.0.2.1');
  bucket?.charge(1_000);
  jest.spyOn(performance, 'now').mockReturnValue(5_999.9);
  expect(bucket?.left()).toBe(5_000);
  jest.spyOn(performance, 'now').mockReturnValue(6_000.1);
  expect(bucket?.left()).toBe(5_100);
  jest.restoreAllMocks();
});

test('a bucket may be charged more than it holds, and what is given back does not overfill it', () => {
  const bucket = new RateLimits({ ...unlimited, PUBLIC: 100 }, () => 0).of({ role: 'PUBLIC' }, '192.0.2.1');
  bucket?.charge(250);
  expect([bucket?.left(), bucket?.spend(1)?.retryAfter]).toEqual([-150, 91]);
  bucket?.charge(-1_000);
  expect(bucket?.left()).toBe(100);
});

describe('which requests share a bucket', () => {
  const limits = new RateLimits({ ...unlimited, PUBLIC: 1, PARTNER: 1, DISTRIBUTOR: 1, ANALYST: 1 }, () => 0);
  const same = (first: [Viewer, string], second: [Viewer, string]): boolean =>
    limits.of(...first) === limits.of(...second);
  const party = (key: string): { key: string; slug: string } => ({ key, slug: `slug-${key}` });
  const analyst = (caller: string): Viewer => ({ role: 'ANALYST', caller });

  test.each<[string, [Viewer, string], [Viewer, string], boolean]>([
    ['an address', [{ role: 'PUBLIC' }, '192.0.2.1'], [{ role: 'PUBLIC' }, '192.0.2.2'], false],
    ['an address again', [{ role: 'PUBLIC' }, '192.0.2.1'], [{ role: 'PUBLIC' }, '192.0.2.1'], true],
    ['a network of IPv6', [{ role: 'PUBLIC' }, '2001:db8:1:2::3'], [{ role: 'PUBLIC' }, '2001:db8:1:2:4:5:6:7'], true],
    ['another one', [{ role: 'PUBLIC' }, '2001:db8:1:2::3'], [{ role: 'PUBLIC' }, '2001:db8:1:3::3'], false],
    ['a short one', [{ role: 'PUBLIC' }, '2001:db8::1'], [{ role: 'PUBLIC' }, '2001:db8:0:0:1::'], true],
    [
      'an address of IPv4 in IPv6',
      [{ role: 'PUBLIC' }, '::ffff:192.0.2.1'],
      [{ role: 'PUBLIC' }, '::ffff:192.0.2.2'],
      false,
    ],
    [
      'a partner, whoever asks for it',
      [{ role: 'PARTNER', partner: party('1'), caller: 'token:a' }, '192.0.2.1'],
      [{ role: 'PARTNER', partner: party('1'), caller: 'key:b' }, '192.0.2.2'],
      true,
    ],
    [
      'a distributor of the same key as a partner',
      [{ role: 'PARTNER', partner: party('1') }, '192.0.2.1'],
      [{ role: 'DISTRIBUTOR', distributor: party('1') }, '192.0.2.1'],
      false,
    ],
    ['one analyst, wherever', [analyst('token:a'), '192.0.2.1'], [analyst('token:a'), '192.0.2.2'], true],
    ['another analyst there', [analyst('token:a'), '192.0.2.1'], [analyst('token:b'), '192.0.2.1'], false],
  ])('%s', (_what, first, second, expected) => {
    expect(same(first, second)).toBe(expected);
  });

  test('no request has one if there is no limit', () => {
    expect(limits.of(administrator, '192.0.2.1')).toBeUndefined();
  });

  test('a key with a limit of its own, whatever its role may spend', () => {
    const key = (prefix: string): Viewer => ({ role: 'PUBLIC', caller: `key:${prefix}`, costPerMinute: 70 });
    const bucket = limits.of(key('a'), '192.0.2.1');
    expect(bucket?.perMinute).toBe(70);
    expect(limits.of(key('a'), '192.0.2.2')).toBe(bucket);
    expect(limits.of(key('b'), '192.0.2.1')).not.toBe(bucket);
    expect(limits.of({ role: 'PUBLIC' }, '192.0.2.1')?.perMinute).toBe(1);
    expect(new RateLimits(unlimited, () => 0).of(key('a'), '192.0.2.1')?.perMinute).toBe(70);
  });

  test('only a limited number of buckets is kept', () => {
    const first = limits.of({ role: 'PUBLIC' }, '198.51.100.1');
    for (let count = 0; count < 50_000; count++)
      limits.of({ role: 'PUBLIC' }, `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`);
    expect(limits.of({ role: 'PUBLIC' }, '198.51.100.1')).not.toBe(first);
  });
});

describe('over HTTP', () => {
  let hub: TestHub;
  const query = '{ partners(first: 50) { nodes { name } } }';
  /** So dear that its viewer has to wait for minutes afterwards. */
  const dear = '{ partners { totalCount } }';
  const visitor: Viewer = { role: 'PUBLIC' };

  beforeAll(async () => {
    hub = await startDemoHub({ RATE_LIMITS: 'PUBLIC=1000,ANALYST=1000', COST_LIMITS: 'ANALYST=1000' });
  });

  afterAll(() => hub.close());

  test('each answer has the limit; over the limit nothing runs, and the answer tells when to retry', async () => {
    const first = await hub.as(visitor).post({ query });
    expect(first).toMatchObject({ status: 200, body: { data: {} } });
    expect(first.headers.get('ratelimit-policy')).toBe('"viewer";q=1000;w=60;qu="cost"');
    expect(first.headers.get('ratelimit')).toMatch(/^"viewer";r=\d+;t=\d+$/);

    // It is refused if the first request took so long that it has used everything up.
    await hub.as(visitor).post({ query: dear });
    const { result: answer, statements } = await recordStatements(() => hub.as(visitor).post({ query }));
    expect(answer).toMatchObject({ status: 429, body: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
    expect(statements).toEqual([]);
    expect(answer.headers.get('ratelimit')).toMatch(/^"viewer";r=0;t=\d+$/);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);

    // Other viewers are not affected, and an unreadable request costs nothing.
    expect((await hub.as({ role: 'ANALYST', caller: 'token:a' }).post({ query })).status).toBe(200);
    expect((await hub.post({ query })).headers.get('ratelimit')).toBeNull();
    expect(await hub.as(visitor).post({ query: '{' })).toMatchObject({ status: 429 });
  });

  test('the schema costs as well', async () => {
    const rows = 'partners(first: 5) { nodes { name } }';
    /** The price of a document, and at least what was taken for it from a full bucket. */
    const asked = async (query: string, caller: string): Promise<{ price: number; taken: number }> => {
      const begun = wholeSeconds();
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-cost': '1', ...headersOf({ role: 'ANALYST', caller }) },
        body: JSON.stringify({ query }),
      });
      const { extensions } = (await response.json()) as { extensions: { cost: { requested: number } } };
      const left = Number(/r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
      const filled = ((wholeSeconds() - begun) * 1_000) / 60;
      return { price: extensions.cost.requested, taken: 1_000 - left + filled };
    };
    const without = await asked(`{ ${rows} }`, 'token:b');
    const { price, taken } = await asked(`{ __schema { queryType { name } } ${rows} }`, 'token:c');
    expect(price).toBeGreaterThan(without.price);
    // What the request took may be charged as well.
    expect(taken).toBeGreaterThanOrEqual(price);
  });

  test('a role has its own limit of what one operation may cost', async () => {
    const analyst = await hub.as({ role: 'ANALYST', caller: 'token:d' }).post({ query: dear });
    expect(analyst.body).toMatchObject({ errors: [{ extensions: { code: 'TOO_COMPLEX' } }] });
    expect(JSON.stringify(analyst.body)).toContain('at most 1 000 is allowed');
    expect((await hub.post({ query: dear })).body).not.toHaveProperty('errors');
  });
});

test('refused tokens are counted by address, also behind a trusted proxy', async () => {
  // No bucket fills meanwhile.
  jest.spyOn(performance, 'now').mockReturnValue(5_000);
  const server = await plainServer(
    { RATE_LIMITS: 'PUBLIC=1000', TRUSTED_PROXIES: '127.0.0.1' },
    {
      authenticate: ({ authorization }) => {
        if (authorization === undefined) return { role: 'PUBLIC' };
        throw new AccessRefusal('TOKEN_SIGNATURE', 'No.');
      },
    },
  );
  const from = (address: string, headers = {}): ReturnType<typeof post> =>
    post(server, '{ hello }', { headers: { 'x-forwarded-for': address, ...headers } });
  const statuses = new Set<number>();
  for (let count = 0; count < 150; count++)
    statuses.add((await from('192.0.2.1', { authorization: 'Bearer x' })).status);
  expect([...statuses]).toEqual([401, 429]);
  expect((await from('192.0.2.1')).status).toBe(429);
  expect((await from('192.0.2.2')).status).toBe(200);
  jest.restoreAllMocks();
  await server.stop();
});
