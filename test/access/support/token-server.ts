import { request as httpRequest } from 'node:http';
import type { DataSource } from 'typeorm';
import { openAccess, type Access } from '../../../src/access/access';
import type { Viewer } from '../../../src/access/viewer';
import { createDataSource } from '../../../src/database/data-source';
import { createTestDatabase } from '../../support/database';
import { audience, issuerName, signingKey, startKeyServer, type SigningKey } from '../../support/issuer';
import { plainServer, type Body, type PlainServer } from '../../support/plain-server';

/** The answer to a request that was sent with some value of `Authorization`. */
interface Answer {
  readonly status: number;
  readonly code: unknown;
  /** The header `WWW-Authenticate`. */
  readonly challenge: string | undefined;
  readonly text: string;
}

/** A server that accepts the tokens of an issuer with two keys, over a copy of the demo database. */
export interface TokenServer {
  readonly access: Access;
  readonly dataSource: DataSource;
  readonly server: PlainServer;
  /** A key of each algorithm that the hub accepts. */
  readonly rsa: SigningKey;
  readonly ecdsa: SigningKey;
  /** The slugs of a partner and of a distributor of the demo. */
  readonly slugs: { readonly partner: string; readonly distributor: string };
  /** The viewers of the requests that were accepted. */
  readonly viewers: Viewer[];
  /** @param authorization the header, or several of them */
  ask(authorization?: string | string[]): Promise<Answer>;
  close(): Promise<void>;
}

const claims = { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' };

export async function startTokenServer(): Promise<TokenServer> {
  const database = await createTestDatabase('demo');
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const [rsa, ecdsa] = await Promise.all([signingKey('RS256', 'first'), signingKey('ES256', 'second')]);
  const keyServer = await startKeyServer([rsa.jwk, ecdsa.jwk]);
  const issuer = { jwksUrl: new URL(keyServer.url), name: issuerName, audience };
  const access = await openAccess({ dataSource, issuer, claims, developmentFile: '/nowhere/tokens.json' });
  const viewers: Viewer[] = [];
  const authenticate: Access['authenticate'] = async (headers, raw) => {
    const viewer = await access.authenticate(headers, raw);
    viewers.push(viewer);
    return viewer;
  };
  const server = await plainServer({ LOG_LEVEL: 'trace' }, { authenticate });
  const url = await server.listen();
  const firstSlug = async (table: string): Promise<string> => {
    const [row] = await dataSource.query<{ slug: string }[]>(`select slug from ${table} order by id limit 1`);
    return row?.slug ?? '';
  };
  return {
    ...{ access, dataSource, server, rsa, ecdsa, viewers },
    slugs: { partner: await firstSlug('partner'), distributor: await firstSlug('distributor') },
    ask: (authorization) => post(url, authorization),
    async close() {
      await server.stop();
      await access.close();
      keyServer.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}

function post(url: string, authorization?: string | string[]): Promise<Answer> {
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
