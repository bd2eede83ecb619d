import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { issuerName, sign, signingKey } from '../support/issuer';
import { startTokenServer, type TokenServer } from './support/token-server';

let hub: TokenServer;

beforeAll(async () => {
  hub = await startTokenServer();
});

afterAll(() => hub.close());

function base64(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** The parts of a token. */
async function parts(claims?: JWTPayload): Promise<[string, string, string]> {
  return (await sign(hub.rsa, claims)).split('.') as [string, string, string];
}

const now = (): number => Math.floor(Date.now() / 1_000);

/** Signs with a shared secret. An attacker can try this with the public key as the secret. */
function signedBySecret(payload: string, secret: string): string {
  const signed = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'first' })}.${payload}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const bearer = async (token: string | Promise<string>): Promise<string> => `Bearer ${await token}`;

/** The code of the refusal, why the credentials are wrong, and the header or headers. */
const refused: [string, string, () => string | string[] | Promise<string | string[]>][] = [
  ['AUTHORIZATION_MALFORMED', 'nothing at all', () => ''],
  ['AUTHORIZATION_MALFORMED', 'a scheme without a token', () => 'Bearer'],
  ['AUTHORIZATION_MALFORMED', 'a token without its scheme', () => sign(hub.rsa)],
  ['AUTHORIZATION_MALFORMED', 'a password', () => `Basic ${base64('admin:admin')}`],
  ['AUTHORIZATION_MALFORMED', 'another scheme', async () => `DPoP ${await sign(hub.rsa)}`],
  [
    'AUTHORIZATION_MALFORMED',
    'two tokens in one header',
    async () => `Bearer ${await sign(hub.rsa)} ${await sign(hub.rsa)}`,
  ],
  [
    'AUTHORIZATION_MALFORMED',
    'a list of tokens',
    async () => `Bearer ${await sign(hub.rsa)}, Bearer ${await sign(hub.rsa)}`,
  ],
  [
    'AUTHORIZATION_MALFORMED',
    'a header that is there twice, the first one good',
    async () => [await bearer(sign(hub.rsa)), await bearer(sign(hub.rsa, { hub_role: 'ADMIN' }))],
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
        sign(hub.rsa, {}, { b64: true, crit: ['b64'] }).then((token) =>
          token.replace(/^[^.]+/, base64({ alg: 'RS256', kid: 'first', crit: ['exp'], exp: 1 })),
        ),
      ),
  ],
  ['TOKEN_MALFORMED', 'a token of 20 000 characters', () => bearer(sign(hub.rsa, { more: 'x'.repeat(20_000) }))],
  ['TOKEN_MALFORMED', 'a token that never expires', () => bearer(sign(hub.rsa, { exp: undefined }))],
  ['TOKEN_MALFORMED', 'an expiry that is a text', () => bearer(sign(hub.rsa, { exp: '2099-01-01' as never }))],
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
    async () => `Bearer ${signedBySecret((await parts({ hub_role: 'ADMIN' }))[1], JSON.stringify(hub.rsa.jwk))}`,
  ],
  ['TOKEN_ALGORITHM', 'another algorithm', async () => bearer(sign(await signingKey('PS256', 'first')))],
  ['TOKEN_ALGORITHM', 'a longer hash', async () => bearer(sign(await signingKey('RS512', 'first')))],
  ['TOKEN_TYPE', 'a token that says somebody logs out', () => bearer(sign(hub.rsa, {}, { typ: 'logout+jwt' }))],
  ['TOKEN_TYPE', 'a token that is bound to a key', () => bearer(sign(hub.rsa, { cnf: { jkt: 'abc' } }))],
  ['TOKEN_KEY_UNKNOWN', 'a key that the issuer has not', async () => bearer(sign(await signingKey('RS256', 'third')))],
  [
    'TOKEN_KEY_UNKNOWN',
    'a key that the token brings along',
    async () => {
      const own = await signingKey('ES256', 'mine');
      return bearer(sign(own, { hub_role: 'ADMIN' }, { jwk: own.jwk }));
    },
  ],
  ['TOKEN_KEY_UNKNOWN', 'a key for another algorithm', () => bearer(sign(hub.rsa, {}, { kid: 'second' }))],
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
  ['TOKEN_ISSUER', 'another issuer', () => bearer(sign(hub.rsa, { iss: 'https://id.example.net' }))],
  ['TOKEN_ISSUER', "the issuer's name with a slash", () => bearer(sign(hub.rsa, { iss: `${issuerName}/` }))],
  ['TOKEN_ISSUER', 'no issuer', () => bearer(sign(hub.rsa, { iss: undefined }))],
  ['TOKEN_AUDIENCE', 'stolen from another API', () => bearer(sign(hub.rsa, { aud: 'https://shop.example' }))],
  ['TOKEN_AUDIENCE', 'no audience', () => bearer(sign(hub.rsa, { aud: undefined }))],
  ['TOKEN_EXPIRED', 'expired a minute ago', () => bearer(sign(hub.rsa, { exp: now() - 60 }))],
  ['TOKEN_NOT_YET_VALID', 'valid in a minute', () => bearer(sign(hub.rsa, { nbf: now() + 60 }))],
  ['TOKEN_ROLE', 'no role', () => bearer(sign(hub.rsa, { hub_role: undefined }))],
  ['TOKEN_ROLE', 'an unknown role', () => bearer(sign(hub.rsa, { hub_role: 'ROOT' }))],
  ['TOKEN_ROLE', 'a role in small letters', () => bearer(sign(hub.rsa, { hub_role: 'admin' }))],
  ['TOKEN_ROLE', 'several roles', () => bearer(sign(hub.rsa, { hub_role: ['ANALYST', 'ADMIN'] }))],
  ['TOKEN_ROLE', 'a property that every object has', () => bearer(sign(hub.rsa, { hub_role: 'constructor' }))],
  ['TOKEN_PARTY', 'a partner that is none', () => bearer(sign(hub.rsa, { hub_role: 'PARTNER' }))],
  [
    'TOKEN_PARTY',
    'a distributor by the claim of partners',
    () => bearer(sign(hub.rsa, { hub_role: 'DISTRIBUTOR', hub_partner: hub.slugs.partner })),
  ],
  [
    'TOKEN_PARTY',
    'a partner and a distributor at once',
    () =>
      bearer(
        sign(hub.rsa, {
          hub_role: 'PARTNER',
          hub_partner: hub.slugs.partner,
          hub_distributor: hub.slugs.distributor,
        }),
      ),
  ],
  [
    'TOKEN_PARTY',
    'an analyst of a distributor',
    () => bearer(sign(hub.rsa, { hub_distributor: hub.slugs.distributor })),
  ],
  [
    'TOKEN_PARTY',
    'several partners',
    () => bearer(sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: [hub.slugs.partner] })),
  ],
  ['TOKEN_PARTY', 'a slug that is empty', () => bearer(sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: '' }))],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug that no row has',
    () => bearer(sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: 'nobody' })),
  ],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug of a distributor for a partner',
    () => bearer(sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: hub.slugs.distributor })),
  ],
  [
    'TOKEN_PARTY_UNKNOWN',
    'a slug that no database takes',
    () => bearer(sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: "a'\0" })),
  ],
  ['KEY_UNKNOWN', 'a key that is none', () => 'Bearer hub_key'],
  ['KEY_UNKNOWN', 'a key that nobody made', () => `Bearer hub_0123456789ab_${'A'.repeat(43)}`],
];

test.each(refused)('%s: %s', async (code, _what, make) => {
  const shown = await make();
  const before = hub.viewers.length;
  const answer = await hub.ask(shown);
  expect(answer).toMatchObject({ status: 401, code });
  const error = code === 'AUTHORIZATION_MALFORMED' ? 'invalid_request' : 'invalid_token';
  expect(answer.challenge).toMatch(new RegExp(`^Bearer realm="hub", error="${error}", error_description="[^"\\\\]+"$`));
  expect(hub.viewers).toHaveLength(before);
  const told = answer.text + JSON.stringify(hub.server.log);
  for (const secret of secretsIn(shown)) expect(told).not.toContain(secret);
});

/** The parts of the tokens in a header: none of them may be repeated in an answer or in the log. */
function secretsIn(shown: string | string[]): string[] {
  return [shown].flat().flatMap((header) => header.split(/[\s.,]+/).filter((part) => part.length > 12));
}
