import { BlockList, isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Role } from './access/viewer';
import { databaseAddress } from './database/address';
import type { Pooling } from './database/session-client';
import { byRole, eachRole, integer, quoted, value, type Environment } from './environment';
import { inputLimits, type InputLimits } from './input-limits';
import { StartError } from './start-error';
import { tableLimits, type TableLimits } from './table-limits';

/** The levels of the log; each includes those before it. */
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
type LogLevel = (typeof logLevels)[number];

/** The limits of a request that are checked before its document reaches the engine. The engine has further limits. */
interface RequestLimits {
  /** The most bytes of a request's body, for every role. */
  bodyBytes: number;
  /** The most lexical tokens of a document. */
  tokens: number;
  /** The deepest nesting of fields in a document. Six nested connections with `edges { node }` have about 20 levels. */
  depth: number;
  /** The most aliased fields of a document. The fields of a fragment count at each place where it is spread. */
  aliases: number;
}

/** The settings of the hub. */
export interface Config {
  /** The address or name that the server listens on. Without an issuer it must be a loopback address. */
  host: string;
  /** The port that the server listens on. With 0 the system chooses one. */
  port: number;
  /** The connection string of the database. If it is absent, the embedded PostgreSQL is used. */
  databaseUrl?: string;
  /** How a pooler in front of that database assigns sessions. */
  databasePooling: Pooling;
  /** The absolute path of the folder with the data of the embedded PostgreSQL. */
  dataDirectory: string;
  logLevel: LogLevel;
  /** Origins (`https://host:port`) whose pages may call the API; `*` for every origin. */
  corsOrigins: string[] | '*';
  /** Names of headers that such pages may send, beside those of the hub and of common clients. */
  corsHeaders: string[];
  /** The most connections of the read pool. */
  poolSize: number;
  /** The time after which the statement of an operation is cancelled, in milliseconds. */
  statementTimeoutMs: number;
  /** How many requests may wait for a connection. */
  queueSize: number;
  /** The longest time that a request waits for a connection, in milliseconds. */
  queueTimeoutMs: number;
  /** How tables are read at `/data`. */
  tables: TableLimits;
  /** The most that one operation of each role may cost. A unit is about 2 µs of the database. */
  costLimits: Record<Role, number>;
  /** The most that a viewer of each role may spend in a minute, in the cost of operations. Undefined for no limit. */
  rateLimits: Record<Role, number | undefined>;
  /** Whether only registered documents are executed. */
  trustedDocumentsOnly: boolean;
  /** The most levels that the prepared statements of one connection may have together. Each takes about 60 kB in the database. */
  preparedLevels: number;
  /** The longest time that a stop waits for the requests in flight, in milliseconds. */
  stopTimeoutMs: number;
  /**
   * The longest time that a request takes to arrive, and that a client takes to read the next part of its response, in
   * milliseconds.
   */
  requestTimeoutMs: number;
  limits: RequestLimits;
  /** What the requests of each role may hold. */
  inputLimits: Record<Role, InputLimits>;
  /** The issuer whose tokens are accepted. If it is absent, only the tokens for trying out roles are. */
  issuer?: IssuerConfig;
  /** The names of the claims with the role, and with the slug of the partner or distributor. */
  claims: { role: string; partner: string; distributor: string };
  /** The proxies whose `X-Forwarded-For` is trusted: addresses, or networks such as 10.0.0.0/8. */
  trustedProxies: string[];
}

interface IssuerConfig {
  /** The URL of its public keys. */
  jwksUrl: URL;
  /** The `iss` of its tokens. */
  name: string;
  /** The `aud` of tokens that are meant for this hub. */
  audience: string;
  /** How users of the explorer sign in; undefined if they cannot. */
  signIn?: SignIn;
}

/** How a page asks the issuer for a token: by authorization code with PKCE, as a public client. */
export interface SignIn {
  /** The URL of the issuer, below which its configuration is found. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Further parameters of the request for an authorization, such as `audience`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads the settings from environment variables. An empty value counts as absent.
 * @throws StartError with the first wrong setting and its problem
 * @example readConfig({ PORT: '8080' }).port // 8080
 */
export function readConfig(environment: Environment = process.env): Config {
  const databaseUrl = databaseUrlOf(environment);
  const issuer = issuerOf(environment);
  const bodyBytes = integer(environment, 'BODY_LIMIT_BYTES', 2 * 1024 * 1024, 1024, 64 * 1024 * 1024);
  return {
    host: host(environment, issuer !== undefined),
    port: integer(environment, 'PORT', 4000, 0, 65_535),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    databasePooling: databasePooling(environment),
    dataDirectory: resolve(value(environment, 'DATA_DIR') ?? '.hub'),
    logLevel: logLevel(environment),
    corsOrigins: corsOrigins(environment),
    corsHeaders: corsHeaders(environment),
    poolSize: integer(environment, 'POOL_SIZE', 10, 1, 80),
    statementTimeoutMs: integer(environment, 'STATEMENT_TIMEOUT_MS', 10_000, 100, 600_000),
    queueSize: integer(environment, 'QUEUE_SIZE', 200, 1, 100_000),
    queueTimeoutMs: integer(environment, 'QUEUE_TIMEOUT_MS', 5_000, 10, 600_000),
    tables: tableLimits(environment),
    costLimits: costLimits(environment),
    rateLimits: rateLimits(environment),
    trustedDocumentsOnly: trustedDocumentsOnly(environment),
    preparedLevels: preparedLevels(environment),
    stopTimeoutMs: integer(environment, 'STOP_TIMEOUT_MS', 10_000, 0, 600_000),
    requestTimeoutMs: integer(environment, 'REQUEST_TIMEOUT_MS', 30_000, 100, 600_000),
    limits: {
      bodyBytes,
      tokens: integer(environment, 'TOKEN_LIMIT', 10_000, 100, 1_000_000),
      depth: integer(environment, 'DEPTH_LIMIT', 32, 16, 200),
      aliases: integer(environment, 'ALIAS_LIMIT', 500, 1, 100_000),
    },
    inputLimits: inputLimits(environment, bodyBytes),
    ...(issuer === undefined ? {} : { issuer }),
    claims: {
      role: value(environment, 'AUTH_ROLE_CLAIM') ?? 'hub_role',
      partner: value(environment, 'AUTH_PARTNER_CLAIM') ?? 'hub_partner',
      distributor: value(environment, 'AUTH_DISTRIBUTOR_CLAIM') ?? 'hub_distributor',
    },
    trustedProxies: trustedProxies(environment),
  };
}

/**
 * The default cost limits. Four facets of all partners cost 135 000, groups of them by three dimensions 175 000. A value derived of
 * every partner, such as the violations of all awards, is only for the roles that run the program. An operation of about
 * 5 000 000 reaches `STATEMENT_TIMEOUT_MS`.
 */
const usualCosts: Record<Role, number> = {
  PUBLIC: 300_000,
  PARTNER: 500_000,
  DISTRIBUTOR: 500_000,
  ANALYST: 10_000_000,
  PROGRAM_MANAGER: 10_000_000,
  ADMIN: 10_000_000,
};

function costLimits(environment: Environment): Record<Role, number> {
  const limit = integer(environment, 'COST_LIMIT', 0, 1_000, 1_000_000_000_000);
  const given = byRole(environment, 'COST_LIMITS', 1_000);
  const forAll = (role: Role): number => (role === 'PUBLIC' ? Math.min(limit, usualCosts.PUBLIC) : limit);
  return eachRole((role) => given.get(role) ?? (limit > 0 ? forAll(role) : usualCosts[role]));
}

/**
 * The default rate limits. Requests without credentials are counted by address, which many clients may share. The roles
 * that run the program have no limit.
 */
const usualRates: Partial<Record<Role, number>> = {
  PUBLIC: 6_000_000,
  PARTNER: 12_000_000,
  DISTRIBUTOR: 30_000_000,
  ANALYST: 30_000_000,
};

function rateLimits(environment: Environment): Record<Role, number | undefined> {
  const given = byRole(environment, 'RATE_LIMITS', 1_000);
  return eachRole((role) => {
    const limit = given.has(role) ? given.get(role) : usualRates[role];
    return limit === undefined || limit === Infinity ? undefined : limit;
  });
}

function trustedDocumentsOnly(environment: Environment): boolean {
  const text = value(environment, 'TRUSTED_DOCUMENTS') ?? 'off';
  if (text === 'off' || text === 'only') return text === 'only';
  throw new StartError(`TRUSTED_DOCUMENTS is ${quoted(text)}: it must be off or only.`);
}

function host(environment: Environment, hasIssuer: boolean): string {
  const text = value(environment, 'HOST') ?? '127.0.0.1';
  if (hasIssuer || isLoopback(text)) return text;
  throw new StartError(
    `HOST is ${quoted(text)}: only a loopback address (127.0.0.1, ::1, localhost) is accepted without an issuer of ` +
      'tokens; set AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE.',
  );
}

const issuerSettings = ['AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE'] as const;

/** The settings of the issuer must be complete: a hub that checks only a part of a token would accept tokens of others. */
function issuerOf(environment: Environment): IssuerConfig | undefined {
  const [jwksUrl, name, audience] = issuerSettings.map((setting) => value(environment, setting));
  const missing = issuerSettings.filter((setting) => value(environment, setting) === undefined);
  if (jwksUrl !== undefined && name !== undefined && audience !== undefined) {
    const signIn = signInOf(environment, name);
    return { jwksUrl: jwksUrlOf(jwksUrl), name, audience, ...(signIn && { signIn }) };
  }
  if (missing.length === issuerSettings.length) return undefined;
  throw new StartError(
    `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: set all of ${issuerSettings.join(', ')}, or none.`,
  );
}

/** The explorer asks for tokens if it has an id at the issuer. */
function signInOf(environment: Environment, issuer: string): SignIn | undefined {
  const clientId = value(environment, 'AUTH_CLIENT_ID');
  if (clientId === undefined) return undefined;
  if (!/^https?:$/.test(URL.canParse(issuer) ? new URL(issuer).protocol : '')) {
    throw new StartError(`AUTH_ISSUER is ${quoted(issuer)}: it must be an address if AUTH_CLIENT_ID is set.`);
  }
  const parameters = Object.fromEntries(new URLSearchParams(value(environment, 'AUTH_SIGN_IN_PARAMETERS') ?? ''));
  return { authority: issuer, clientId, scope: value(environment, 'AUTH_SCOPE') ?? 'openid', parameters };
}

/** The keys must not be changed in transit: who can change them can sign tokens. */
function jwksUrlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))) return url;
  throw new StartError(
    `AUTH_JWKS_URL is ${quoted(text)}: it must be an https:// address; http:// is accepted for a loopback address only.`,
  );
}

function trustedProxies(environment: Environment): string[] {
  const proxies = (value(environment, 'TRUSTED_PROXIES') ?? '').split(',').map((proxy) => proxy.trim());
  for (const proxy of proxies.filter((each) => each !== '')) {
    const [address = '', bits = '0', ...more] = proxy.split('/');
    const version = isIP(address);
    if (version === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) {
      throw new StartError(
        `TRUSTED_PROXIES holds ${quoted(proxy)}: it must be a list of addresses or networks such as 10.0.0.0/8, separated by commas.`,
      );
    }
  }
  return proxies.filter((proxy) => proxy !== '');
}

/** Whether a host name or address is loopback. */
export function isLoopback(nameOrAddress: string): boolean {
  if (nameOrAddress.toLowerCase() === 'localhost') return true;
  const version = isIP(nameOrAddress);
  return version !== 0 && loopback.check(nameOrAddress, version === 6 ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

function logLevel(environment: Environment): LogLevel {
  const text = value(environment, 'LOG_LEVEL') ?? 'info';
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new StartError(`LOG_LEVEL is ${quoted(text)}: it must be one of ${logLevels.join(', ')}.`);
}

function corsOrigins(environment: Environment): string[] | '*' {
  const text = value(environment, 'CORS_ORIGINS');
  if (text === undefined) return [];
  if (text === '*') return '*';
  const origins = text.split(',').map((origin) => origin.trim());
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new StartError(
        `CORS_ORIGINS holds ${quoted(origin)}: it must be a list of origins such as https://portal.example, ` +
          'without path or final slash, separated by commas; or * for every origin.',
      );
    }
  }
  return origins;
}

/** `*` is a legal header name, but browsers read it as all headers except `Authorization`, so it is refused. */
function corsHeaders(environment: Environment): string[] {
  const names =
    value(environment, 'CORS_HEADERS')
      ?.split(',')
      .map((name) => name.trim().toLowerCase()) ?? [];
  for (const name of names) {
    if (name.length > 100 || !/^[!#$%&'+.^_`|~\w-]+$/.test(name)) {
      throw new StartError(
        `CORS_HEADERS holds ${quoted(name)}: it must be a list of names of headers such as x-tenant, separated by commas.`,
      );
    }
  }
  return names;
}

/** One statement may have 200 levels, so less would not hold it. 0 turns preparing off, which some poolers need. */
function preparedLevels(environment: Environment): number {
  const text = value(environment, 'PREPARED_LEVELS') ?? '500';
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (number === 0 || (number >= 200 && number <= 100_000)) return number;
  throw new StartError(
    `PREPARED_LEVELS is ${quoted(text)}: it must be a whole number from 200 to 100000, or 0 for none.`,
  );
}

function databasePooling(environment: Environment): Pooling {
  const text = value(environment, 'DATABASE_POOLING') ?? 'auto';
  if (text === 'auto' || text === 'session' || text === 'transaction') return text;
  throw new StartError(`DATABASE_POOLING is ${quoted(text)}: it must be auto, session or transaction.`);
}

/** The URL may hold a password, so no message quotes it. */
function databaseUrlOf(environment: Environment): string | undefined {
  const text = value(environment, 'DATABASE_URL');
  if (text === undefined) return undefined;
  databaseAddress(text);
  return text;
}
