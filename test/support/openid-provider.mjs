/**
 * A real OpenID provider for one API, with a client for analysts, one for distributors, and the public client `explorer`, by which
 * everybody signs in as the same analyst. It prints its address. `rotate` on its input makes it sign with a new key and withdraw the others. It is a process of its own, because the provider's package
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
  explorer: { hub_role: 'ANALYST' },
};
const machines = ['analyst', 'distributor'];

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
    clients: [
      ...machines.map((id) => ({
        client_id: id,
        client_secret: `${id}-secret`,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: algorithm,
      })),
      explorer(algorithm),
    ],
    clientAuthMethods: ['client_secret_basic', 'none'],
    clientBasedCORS: () => true,
    cookies: { keys: ['unused'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Ada Analyst' }) }),
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'name'] },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(audience, '');
      await grant.save();
      return grant;
    },
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
  const respond = provider.callback();
  answer = (request, response) =>
    request.url.startsWith('/sign-in/') ? signIn(provider, request, response) : respond(request, response);
}

/** Whoever is asked to sign in, or to consent, does so at once. */
async function signIn(provider, request, response) {
  const { prompt } = await provider.interactionDetails(request, response);
  const result = prompt.name === 'login' ? { login: { accountId: 'ada' } } : { consent: {} };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

/** A public client may come back to any port of this machine. */
function explorer(algorithm) {
  return {
    client_id: 'explorer',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: ['http://127.0.0.1/signed-in', 'http://127.0.0.1/ide/signed-in'],
    id_token_signed_response_alg: algorithm,
  };
}
