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

/** Whose tokens are accepted. */
interface Issuer {
  /** Where its public keys are. */
  readonly jwksUrl: URL;
  /** The `iss` of its tokens. */
  readonly name: string;
  /** The `aud` of tokens that are meant for this hub. */
  readonly audience: string;
}

/**
 * Tells from a request's headers who is asking; `raw` has them as they came.
 * @throws AccessRefusal for a token or key that is not accepted: never is it taken for nobody's
 */
export type Authenticate = (headers: IncomingHttpHeaders, raw: readonly string[]) => Viewer | Promise<Viewer>;

export interface AccessOptions {
  /** Answers what is to be known before an operation runs, within bounded time; the data source by default. */
  readonly reads?: Reads;
  /** For what is written, and for the start. */
  readonly dataSource: DataSource;
  readonly issuer: Issuer | undefined;
  readonly claims: ClaimNames;
  /** The file that keeps what tokens for trying things out are made of; without it, or with an issuer, there are none. */
  readonly developmentFile: string | undefined;
}

/** Who may ask. */
export interface Access {
  readonly authenticate: Authenticate;
  /** Only where they were asked for and there is no issuer. */
  readonly developmentTokens: readonly DevelopmentToken[] | undefined;
  /** @throws what went wrong where the issuer's keys have never been fetched */
  checkIssuer: () => void;
  /** @param onFailure told whenever the issuer's keys could not be fetched */
  watchIssuer: (onFailure: (error: unknown) => void) => void;
  close(): Promise<void>;
}

/** The algorithms that an issuer may sign by: asymmetric ones, so that nobody but it can sign. */
const algorithms = ['RS256', 'ES256'];

/** Puts together who may ask: an issuer's tokens, the hub's own API keys, and anybody. */
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
      const shown = bearerToken(headers, raw);
      if (shown === undefined) return anybody;
      if (isApiKey(shown)) return apiKeys.viewer(shown);
      if (tokens) return tokens.viewer(shown);
      throw new AccessRefusal(
        'TOKEN_NOT_ACCEPTED',
        'This hub accepts API keys, and no tokens: no issuer is configured.',
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
