import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** A key of an issuer, or of an attacker. */
export interface SigningKey {
  readonly privateKey: CryptoKey;
  /** As the issuer publishes it. */
  readonly jwk: JWK;
  readonly algorithm: string;
}

export async function signingKey(algorithm: string, kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { privateKey, algorithm, jwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } };
}

/** A server that publishes keys. */
export interface KeyServer {
  readonly url: string;
  /** The published keys. If undefined, the server answers 500. */
  keys: readonly JWK[] | undefined;
  /** The number of requests so far. */
  fetches: number;
  close(): void;
}

export async function startKeyServer(keys: readonly JWK[] | undefined): Promise<KeyServer> {
  const server: Server = createServer((_request, response) => {
    published.fetches++;
    response.writeHead(published.keys ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: published.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const published: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    keys,
    fetches: 0,
    close: () => void server.close(),
  };
  return published;
}

export const issuerName = 'https://id.example';
export const audience = 'https://hub.example';

/** Signs claims. The default is a token of an analyst that the hub accepts. */
export function sign(
  { privateKey, jwk, algorithm }: SigningKey,
  claims: JWTPayload = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const standard = { iss: issuerName, aud: audience, sub: 'somebody', iat: now, exp: now + 600, hub_role: 'ANALYST' };
  return new SignJWT({ ...standard, ...claims })
    .setProtectedHeader({ alg: algorithm, kid: jwk.kid as string, typ: 'JWT', ...header })
    .sign(privateKey);
}
