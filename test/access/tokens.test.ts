import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { JWTPayload } from 'jose';
import type { DataSource } from 'typeorm';
import { openAccess, type Access } from '../../src/access/access';
import type { Viewer } from '../../src/access/viewer';
import { createDataSource } from '../../src/database/data-source';
import { createTestDatabase, type TestDatabase } from '../support/database';
import {
  audience,
  issuerName,
  sign,
  signingKey,
  startKeyServer,
  type KeyServer,
  type SigningKey,
} from '../support/issuer';
import { plainServer, type Body, type PlainServer } from '../support/plain-server';

const claims = { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' };

let database: TestDatabase;
let dataSource: DataSource;
let keyServer: KeyServer;
let access: Access;
let server: PlainServer;
let url: string;
let rsa: SigningKey;
let ecdsa: SigningKey;
let slugs: { partner: string; distributor: string };
const seen: Viewer[] = [];

beforeAll(async () => {
  database = await createTestDatabase('demo');
  dataSource = await createDataSource({ url: database.url }).initialize();
  [rsa, ecdsa] = await Promise.all([signingKey('RS256', 'first'), signingKey('ES256', 'second')]);
  keyServer = await startKeyServer([rsa.jwk, ecdsa.jwk]);
  const issuer = { jwksUrl: new URL(keyServer.url), name: issuerName, audience };
  access = await openAccess({ dataSource, issuer, claims, developmentFile: '/nowhere/tokens.json' });
  const authenticate: Access['authenticate'] = async (headers, raw) => {
    const viewer = await access.authenticate(headers, raw);
    seen.push(viewer);
    return viewer;
  };
  server = await plainServer({ LOG_LEVEL: 'trace' }, { authenticate });
  url = await server.listen();
  const one = (table: string): Promise<{ slug: string }[]> =>
    dataSource.query(`select slug from ${table} order by id limit 1`);
  slugs = { partner: (await one('partner'))[0]?.slug ?? '', distributor: (await one('distributor'))[0]?.slug ?? '' };
});

afterAll(async () => {
  await server.stop();
  await access.close();
  keyServer.close();
  await dataSource.destroy();
  await database.drop();
});

interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly challenge: string | undefined;
  readonly text: string;
}

/** @param authorization the header, or several of them */
function ask(authorization?: string | string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers: headers as never }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        const code = (JSON.parse(text) as Body).errors?.[0]?.extensions['code'];
        resolve({ status: response.statusCode ?? 0, code, challenge: response.headers['www-authenticate'], text });
      });
    });
    request.on('error', reject).end(JSON.stringify({ query: '{ hello }' }));
  });
}

function base64(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** The parts of a token. */
async function parts(claims?: JWTPayload): Promise<[string, string, string]> {
  return (await sign(rsa, claims)).split('.') as [string, string, string];
}

/** What goes on while the clock is put forward. */
const timers = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;

const now = (): number => Math.floor(Date.now() / 1_000);

/** Signs by a shared secret, as somebody does who takes the public key for one. */
function signedBySecret(payload: string, secret: string): string {
  const signed = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'first' })}.${payload}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const bearer = async (token: string | Promise<string>): Promise<string> => `Bearer ${await token}`;

/** What is shown, why that is wrong, and by which code it is refused. */
const refused: [string, string, () => string | string[] | Promise<string | string[]>][] = [
  ['AUTHORIZATION_MALFORMED', 'nothing at all', () => ''],
  ['AUTHORIZATION_MALFORMED', 'a scheme without a token', () => 'Bearer'],
  ['AUTHORIZATION_MALFORMED', 'a token without its scheme', () => sign(rsa)],
  ['AUTHORIZATION_MALFORMED', 'a password', () => `Basic ${base64('admin:admin')}`],
  ['AUTHORIZATION_MALFORMED', 'another scheme', async () => `DPoP ${await sign(rsa)}`],
  ['AUTHORIZATION_MALFORMED', 'two tokens in one header', async () => `Bearer ${await sign(rsa)} ${await sign(rsa)}`],
  ['AUTHORIZATION_MALFORMED', 'a list of tokens', async () => `Bearer ${await sign(rsa)}, Bearer ${await sign(rsa)}`],
  [
    'AUTHORIZATION_MALFORMED',
    'a header that is there twice, the first one good',
    async () => [await bearer(sign(rsa)), await bearer(sign(rsa, { hub_role: 'ADMIN' }))],
  ],
  ['TOKEN_MALFORMED', 'a word', () => 'Bearer secret'],
  ['TOKEN_MALFORMED', 'two parts', async () => bearer((await parts()).slice(0, 2).join('.'))],
  ['TOKEN_MALFORMED', 'an encrypted token', () => `Bearer ${['e30', 'e30', 'e30', 'e30', 'e30'].join('.')}`],
  ['TOKEN_MALFORMED', 'a header that is no JSON', async () => bearer(['e', ...(await parts()).slice(1)].join('.'))],
  [
    'TOKEN_MALFORMED',
    'an extension that is critical and unknown',
    () =>
      bearer(
        sign(rsa, {}, { b64: true, crit: ['b64'] }).then((token) =>
          token.replace(/^[^.]+/, base64({ alg: 'RS256', kid: 'first', crit: ['exp'], exp: 1 })),
        ),
      ),
  ],
  ['TOKEN_MALFORMED', 'a token of 20 000 characters', () => bearer(sign(rsa, { more: 'x'.repeat(20_000) }))],
  ['TOKEN_MALFORMED', 'a token that never expires', () => bearer(sign(rsa, { exp: undefined }))],
  ['TOKEN_MALFORMED', 'an expiry that is a text', () => bearer(sign(rsa, { exp: '2099-01-01' as never }))],
  [
    'TOKEN_ALGORITHM',
    'no signature: none',
    async () => `Bearer ${base64({ alg: 'none', typ: 'JWT' })}.${(await parts())[1]}.`,
  ],
  [
    'TOKEN_ALGORITHM',
    'no signature: None',
    async () => `Bearer ${base64({ alg: 'None', typ: 'JWT' })}.${(await parts())[1]}.`,
  ],
  [
    'TOKEN_ALGORITHM',
    'the public key taken for a shared secret',
    async () => `Bearer ${signedBySecret((await parts({ hub_role: 'ADMIN' }))[1], JSON.stringify(rsa.jwk))}`,
  ],
  ['TOKEN_ALGORITHM', 'another algorithm', async () => bearer(sign(await signingKey('PS256', 'first')))],
  ['TOKEN_ALGORITHM', 'a longer hash', async () => bearer(sign(await signingKey('RS512', 'first')))],
  ['TOKEN_TYPE', 'a token that says somebody logs out', () => bearer(sign(rsa, {}, { typ: 'logout+jwt' }))],
  ['TOKEN_TYPE', 'a token that is bound to a key', () => bearer(sign(rsa, { cnf: { jkt: 'abc' } }))],
  ['TOKEN_KEY_UNKNOWN', 'a key that the issuer has not', async () => bearer(sign(await signingKey('RS256', 'third')))],
  [
    'TOKEN_KEY_UNKNOWN',
    'a key that the token brings along',
    async () => {
      const own = await signingKey('ES256', 'mine');
      return bearer(sign(own, { hub_role: 'ADMIN' }, { jwk: own.jwk }));
    },
  ],
  ['TOKEN_KEY_UNKNOWN', 'a key for another algorithm', () => bearer(sign(rsa, {}, { kid: 'second' }))],
  [
    'TOKEN_SIGNATURE',
    're-signed by a key of the same name',
    async () => bearer(sign(await signingKey('RS256', 'first'))),
  ],
  [
    'TOKEN_SIGNATURE',
    'claims changed after signing',
    async () => {
      const [header, payload, signature] = await parts();
      const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), hub_role: 'ADMIN' };
      return `Bearer ${header}.${base64(changed)}.${signature}`;
    },
  ],
  [
    'TOKEN_SIGNATURE',
    'a signature of another token',
    async () => {
      const [header, payload] = await parts({ hub_role: 'ADMIN' });
      return `Bearer ${header}.${payload}.${(await parts())[2]}`;
    },
  ],
  ['TOKEN_SIGNATURE', 'an empty signature', async () => bearer(`${(await parts()).slice(0, 2).join('.')}.`)],
  ['TOKEN_ISSUER', 'another issuer', () => bearer(sign(rsa, { iss: 'https://id.example.net' }))],
  ['TOKEN_ISSUER', "the issuer's name with a slash", () => bearer(sign(rsa, { iss: `${issuerName}/` }))],
  ['TOKEN_ISSUER', 'no issuer', () => bearer(sign(rsa, { iss: undefined }))],
  ['TOKEN_AUDIENCE', 'stolen from another API', () => bearer(sign(rsa, { aud: 'https://shop.example' }))],
  ['TOKEN_AUDIENCE', 'no audience', () => bearer(sign(rsa, { aud: undefined }))],
  ['TOKEN_EXPIRED', 'expired a minute ago', () => bearer(sign(rsa, { exp: now() - 60 }))],
  ['TOKEN_NOT_YET_VALID', 'valid in a minute', () => bearer(sign(rsa, { nbf: now() + 60 }))],
  ['TOKEN_ROLE', 'no role', () => bearer(sign(rsa, { hub_role: undefined }))],
  ['TOKEN_ROLE', 'an unknown role', () => bearer(sign(rsa, { hub_role: 'ROOT' }))],
  ['TOKEN_ROLE', 'a role in small letters', () => bearer(sign(rsa, { hub_role: 'admin' }))],
  ['TOKEN_ROLE', 'several roles', () => bearer(sign(rsa, { hub_role: ['ANALYST', 'ADMIN'] }))],
  ['TOKEN_ROLE', 'a property that every object has', () => bearer(sign(rsa, { hub_role: 'constructor' }))],
  ['TOKEN_PARTY', 'a partner that is none', () => bearer(sign(rsa, { hub_role: 'PARTNER' }))],
  [
    'TOKEN_PARTY',
    'a distributor by the claim of partners',
    () => bearer(sign(rsa, { hub_role: 'DISTRIBUTOR', hub_partner: slugs.partner })),
  ],
  [
    'TOKEN_PARTY',
    'a partner and a distributor at once',
    () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: slugs.partner, hub_distributor: slugs.distributor })),
  ],
  ['TOKEN_PARTY', 'an analyst of a distributor', () => bearer(sign(rsa, { hub_distributor: slugs.distributor }))],
  ['TOKEN_PARTY', 'several partners', () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: [slugs.partner] }))],
  ['TOKEN_PARTY', 'a slug that is empty', () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: '' }))],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug that no row has',
    () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: 'nobody' })),
  ],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug of a distributor for a partner',
    () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: slugs.distributor })),
  ],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug that no database takes',
    () => bearer(sign(rsa, { hub_role: 'PARTNER', hub_partner: "a'\0" })),
  ],
  ['KEY_UNKNOWN', 'a key that is none', () => 'Bearer hub_key'],
  ['KEY_UNKNOWN', 'a key that nobody made', () => `Bearer hub_0123456789ab_${'A'.repeat(43)}`],
];

test.each(refused)('%s: %s', async (code, _what, make) => {
  const shown = await make();
  const before = seen.length;
  const answer = await ask(shown);
  expect(answer).toMatchObject({ status: 401, code });
  const error = code === 'AUTHORIZATION_MALFORMED' ? 'invalid_request' : 'invalid_token';
  expect(answer.challenge).toMatch(new RegExp(`^Bearer realm="hub", error="${error}", error_description="[^"\\\\]+"$`));
  expect(seen).toHaveLength(before);
  const told = answer.text + JSON.stringify(server.log);
  for (const secret of secretsIn(shown)) expect(told).not.toContain(secret);
});

/** What of a header would be of use to who reads it: each part of each token. */
function secretsIn(shown: string | string[]): string[] {
  return [shown].flat().flatMap((header) => header.split(/[\s.,]+/).filter((part) => part.length > 12));
}

describe('accepted', () => {
  async function viewerOf(token?: string): Promise<Viewer | undefined> {
    seen.length = 0;
    expect(await ask(token === undefined ? undefined : `Bearer ${token}`)).toMatchObject({
      status: 200,
      code: undefined,
    });
    return seen[0];
  }

  test('a request without credentials has the role PUBLIC', async () => {
    expect(await viewerOf()).toEqual({ role: 'PUBLIC' });
  });

  test('both algorithms, each role, and the rows of who has one', async () => {
    expect(await viewerOf(await sign(rsa))).toEqual({ role: 'ANALYST', caller: 'token:somebody' });
    expect(await viewerOf(await sign(ecdsa, { hub_role: 'ADMIN' }))).toEqual({
      role: 'ADMIN',
      caller: 'token:somebody',
    });
    const partner = await viewerOf(await sign(rsa, { hub_role: 'PARTNER', hub_partner: slugs.partner }));
    const [row]: { id: string }[] = await dataSource.query('select id::text from partner where slug = $1', [
      slugs.partner,
    ]);
    expect(partner).toEqual({
      role: 'PARTNER',
      partner: { key: row?.id, slug: slugs.partner },
      caller: 'token:somebody',
    });
    const distributor = await viewerOf(
      await sign(rsa, { hub_role: 'DISTRIBUTOR', hub_distributor: slugs.distributor }),
    );
    expect(distributor).toMatchObject({ role: 'DISTRIBUTOR', distributor: { slug: slugs.distributor } });
  });

  test('several audiences, an access token by its type, and clocks a few seconds apart', async () => {
    const claims = { aud: ['https://other.example', audience], exp: now() - 3, nbf: now() + 3 };
    expect(await viewerOf(await sign(rsa, claims, { typ: 'at+jwt' }))).toMatchObject({ role: 'ANALYST' });
  });

  test('the scheme in small letters', async () => {
    expect(await ask(`bearer ${await sign(rsa)}`)).toMatchObject({ status: 200 });
  });

  test('a token again, without a look at the keys or the database, but not past its time', async () => {
    const token = await sign(rsa, { hub_role: 'PARTNER', hub_partner: slugs.partner, exp: now() - 9 });
    const first = access.authenticate({ authorization: `Bearer ${token}` }, []);
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(access.authenticate({ authorization: `Bearer ${token}` }, [])).not.toBeInstanceOf(Promise);
    jest.useFakeTimers({ now: Date.now() + 5_000, doNotFake: [...timers] });
    await expect(access.authenticate({ authorization: `Bearer ${token}` }, [])).rejects.toMatchObject({
      code: 'TOKEN_EXPIRED',
    });
    jest.useRealTimers();
  });
});
