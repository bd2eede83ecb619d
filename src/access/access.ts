import type { IncomingHttpHeaders } from 'node:http';
import type { DataSource } from 'typeorm';
import { ApiKeys, isApiKey } from './api-keys';
import { bearerToken } from './bearer';
import type { ClaimNames } from './claims';
import { makeDevelopmentTokens, type DevelopmentToken } from './development-tokens';
import { IssuerKeys } from './issuer-keys';
import { Parties } from './parties';
import type { Reads } from './reads';
import { AccessRefusal } from './refusal';
import { Tokens } from './tokens';
import { anybody, type Viewer } from './viewer';

/** The issuer whose tokens are accepted. */
interface Issuer {
  /** The web address of its public keys. */
  readonly jwksUrl: URL;
  /** The claim `iss` of its tokens. */
  readonly name: string;
  /** The claim `aud` of tokens for this hub. */
  readonly audience: string;
}

/**
 * Returns the viewer of a request from its headers; `raw` has the headers as they arrived.
 * @throws AccessRefusal for a token or key that is not accepted; such a request never falls back to the role PUBLIC
 */
export type Authenticate = (headers: IncomingHttpHeaders, raw: readonly string[]) => Viewer | Promise<Viewer>;

export interface AccessOptions {
  /** Reads before an operation, in bounded time; the data source by default. */
  readonly reads?: Reads;
  /** For writes, and for reads during the start. */
  readonly dataSource: DataSource;
  readonly issuer: Issuer | undefined;
  readonly claims: ClaimNames;
  /** The file with the secret of the development tokens. Without it, or with an issuer, there are no development tokens. */
  readonly developmentFile: string | undefined;
}

/** The authentication of requests. */
export interface Access {
  readonly authenticate: Authenticate;
  /** Present only if a development file and no issuer is configured. */
  readonly developmentTokens: readonly DevelopmentToken[] | undefined;
  /** @throws the last failure if the keys of the issuer have never been fetched */
  checkIssuer: () => void;
  /** @param onFailure is called each time the keys of the issuer cannot be fetched */
  watchIssuer: (onFailure: (error: unknown) => void) => void;
  close(): Promise<void>;
}

/** The accepted signature algorithms of an issuer. They are asymmetric, so only the issuer can sign. */
const algorithms = ['RS256', 'ES256'];

/** Opens the authentication by API keys and by tokens of an issuer. A request without credentials has the role PUBLIC. */
export async function openAccess({
  dataSource,
  reads = dataSource,
  issuer,
  claims,
  developmentFile,
}: AccessOptions): Promise<Access> {
  const parties = new Parties(reads);
  const resolve: Parties['resolve'] = (grant, caller) => parties.resolve(grant, caller);
  const apiKeys = new ApiKeys(reads, dataSource);
  const issuerKeys = issuer && new IssuerKeys(issuer.jwksUrl);
  issuerKeys?.start();
  const made =
    issuer || developmentFile === undefined
      ? undefined
      : await makeDevelopmentTokens(dataSource, claims, developmentFile);
  const rules =
    issuer && issuerKeys
      ? { key: issuerKeys.find, algorithms, issuer: issuer.name, audience: issuer.audience, claims }
      : made?.rules;
  const tokens = rules && new Tokens(rules, resolve);
  return {
    authenticate(headers, raw) {
      const credentials = bearerToken(headers, raw);
      if (credentials === undefined) return anybody;
      if (isApiKey(credentials)) return apiKeys.viewer(credentials);
      if (tokens) return tokens.viewer(credentials);
      throw new AccessRefusal(
        'TOKEN_NOT_ACCEPTED',
        'This hub accepts only API keys: no issuer of tokens is configured.',
      );
    },
    developmentTokens: made?.tokens,
    checkIssuer: () => issuerKeys?.check(),
    watchIssuer: (onFailure) => issuerKeys?.watch(onFailure),
    async close() {
      issuerKeys?.close();
      await apiKeys.close();
    },
  };
}
