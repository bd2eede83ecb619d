/**
 * A real OpenID provider for one API, with a client for analysts and one for distributors. It prints its address. `rotate` on
 * its input makes it sign with a new key and withdraw the others. It is a process of its own, because the provider's package
 * is an ES module.
 * Usage: node openid-provider.mjs AUDIENCE DISTRIBUTOR_SLUG
 */
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

const [audience, distributor] = process.argv.slice(2);
const claims = {
  analyst: { hub_role: 'ANALYST' },
  distributor: { hub_role: 'DISTRIBUTOR', hub_distributor: distributor },
};

let answer;
const server = createServer((request, response) => answer(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;
let keys = 0;
await rotate();
console.log(issuer);

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'rotate') continue;
  await rotate();
  console.log('rotated');
}
server.close();

async function rotate() {
  keys += 1;
  const algorithm = keys % 2 === 1 ? 'RS256' : 'ES256';
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: `key-${keys}`, alg: algorithm, use: 'sig' };
  const provider = new Provider(issuer, {
    jwks: { keys: [key] },
    clients: Object.keys(claims).map((id) => ({
      client_id: id,
      client_secret: `${id}-secret`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: algorithm,
    })),
    clientAuthMethods: ['client_secret_basic'],
    cookies: { keys: ['unused'] },
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    extraTokenClaims: (_context, token) => claims[token.clientId],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  });
  answer = provider.callback();
}
