import { resolve } from 'node:path';
import { readConfig } from '../src/config';

const issuer = {
  AUTH_JWKS_URL: 'https://id.example/jwks',
  AUTH_ISSUER: 'https://id.example',
  AUTH_AUDIENCE: 'https://hub.example',
};

const limited = { bodyBytes: 131_072, elements: 2_000, textCharacters: 10_000 };
const unlimited = { bodyBytes: 2_097_152, elements: 100_000, textCharacters: Infinity };

test('without any setting, the hub listens on loopback and uses the embedded database', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    databasePooling: 'auto',
    dataDirectory: resolve('.hub'),
    logLevel: 'info',
    corsOrigins: [],
    corsHeaders: [],
    poolSize: 10,
    statementTimeoutMs: 10_000,
    queueSize: 200,
    queueTimeoutMs: 5_000,
    tables: {
      poolSize: 2,
      timeoutMs: 600_000,
      queueSize: 20,
      spool: { bytes: 2_147_483_648, idleMs: 300_000 },
    },
    costLimits: {
      PUBLIC: 300_000,
      PARTNER: 500_000,
      DISTRIBUTOR: 500_000,
      ANALYST: 10_000_000,
      PROGRAM_MANAGER: 10_000_000,
      ADMIN: 10_000_000,
    },
    rateLimits: { PUBLIC: 6_000_000, PARTNER: 12_000_000, DISTRIBUTOR: 30_000_000, ANALYST: 30_000_000 },
    trustedDocumentsOnly: false,
    preparedLevels: 500,
    stopTimeoutMs: 10_000,
    requestTimeoutMs: 30_000,
    limits: { bodyBytes: 2_097_152, tokens: 10_000, depth: 32, aliases: 500 },
    inputLimits: {
      PUBLIC: limited,
      PARTNER: limited,
      DISTRIBUTOR: limited,
      ANALYST: limited,
      PROGRAM_MANAGER: unlimited,
      ADMIN: unlimited,
    },
    claims: { role: 'hub_role', partner: 'hub_partner', distributor: 'hub_distributor' },
    trustedProxies: [],
  });
});

test('an empty value counts as absent', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: ' ', CORS_ORIGINS: '' })).toEqual(readConfig({}));
});

test('the settings of tables have their effect', () => {
  const { tables } = readConfig({
    TABLE_POOL_SIZE: '3',
    TABLE_TIMEOUT_MS: '5000',
    TABLE_QUEUE_SIZE: '7',
    SPOOL_LIMIT_BYTES: '1048576',
    SPOOL_IDLE_MS: '60000',
  });
  expect(tables).toEqual({
    poolSize: 3,
    timeoutMs: 5_000,
    queueSize: 7,
    spool: { bytes: 1_048_576, idleMs: 60_000 },
  });
  expect(() => readConfig({ SPOOL_LIMIT_BYTES: '1000' })).toThrow(/SPOOL_LIMIT_BYTES/);
  expect(() => readConfig({ SPOOL_IDLE_MS: '1' })).toThrow(/SPOOL_IDLE_MS/);
});

test('each setting has its effect', () => {
  const config = readConfig({
    HOST: '::1',
    PORT: '0',
    DATABASE_URL: 'postgres://hub:secret@db.example/hub',
    DATA_DIR: '/var/lib/hub',
    LOG_LEVEL: 'debug',
    CORS_ORIGINS: 'https://portal.example, http://localhost:3000',
    CORS_HEADERS: 'X-Tenant, x-b3-traceid',
    DEPTH_LIMIT: '40',
    PREPARED_LEVELS: '0',
    DATABASE_POOLING: 'transaction',
  });
  expect(config).toMatchObject({
    host: '::1',
    port: 0,
    databaseUrl: 'postgres://hub:secret@db.example/hub',
    dataDirectory: '/var/lib/hub',
    logLevel: 'debug',
    corsOrigins: ['https://portal.example', 'http://localhost:3000'],
    corsHeaders: ['x-tenant', 'x-b3-traceid'],
    limits: { depth: 40 },
    preparedLevels: 0,
    databasePooling: 'transaction',
  });
  expect(readConfig({ CORS_ORIGINS: '*' }).corsOrigins).toBe('*');
});

test('limits are set for all roles or for some', () => {
  const { costLimits, rateLimits } = readConfig({
    COST_LIMIT: '100000',
    COST_LIMITS: 'ANALYST=2000000',
    RATE_LIMITS: 'PUBLIC=5000, ADMIN=1000000, PARTNER=none',
  });
  expect(costLimits).toMatchObject({ PUBLIC: 100_000, PARTNER: 100_000, ANALYST: 2_000_000, ADMIN: 100_000 });
  expect(readConfig({ COST_LIMIT: '900000' }).costLimits).toMatchObject({ PUBLIC: 300_000, PARTNER: 900_000 });
  expect(readConfig({ BODY_LIMIT_BYTES: '65536' }).inputLimits).toMatchObject({
    PUBLIC: { bodyBytes: 65_536 },
    ADMIN: { bodyBytes: 65_536 },
  });
  expect(
    readConfig({ BODY_LIMITS: 'PUBLIC=4096', ELEMENT_LIMITS: 'ANALYST=none', TEXT_LIMITS: 'ADMIN=500' }).inputLimits,
  ).toMatchObject({
    PUBLIC: { ...limited, bodyBytes: 4_096 },
    ANALYST: { ...limited, elements: Infinity },
    ADMIN: { ...unlimited, textCharacters: 500 },
  });
  expect(rateLimits).toEqual({ PUBLIC: 5_000, ADMIN: 1_000_000, DISTRIBUTOR: 30_000_000, ANALYST: 30_000_000 });
});

test('a hub with an issuer of tokens may listen on any address, and reads the configured claims', () => {
  const claim = 'https://hub.example/role';
  expect(
    readConfig({ ...issuer, HOST: '0.0.0.0', AUTH_ROLE_CLAIM: claim, TRUSTED_PROXIES: '10.0.0.0/8, ::1' }),
  ).toMatchObject({
    host: '0.0.0.0',
    issuer: {
      jwksUrl: new URL('https://id.example/jwks'),
      name: 'https://id.example',
      audience: 'https://hub.example',
    },
    claims: { role: claim, partner: 'hub_partner', distributor: 'hub_distributor' },
    trustedProxies: ['10.0.0.0/8', '::1'],
  });
});

test.each([
  [{ PORT: '65536' }, 'PORT is "65536": it must be a whole number from 0 to 65535.'],
  [{ PORT: '4e3' }, 'PORT is "4e3": it must be a whole number'],
  [{ PORT: '-1' }, 'PORT is "-1": it must be a whole number'],
  [{ STATEMENT_TIMEOUT_MS: '10s' }, 'STATEMENT_TIMEOUT_MS is "10s": it must be a whole number from 100 to 600000.'],
  [{ COST_LIMIT: '0' }, 'COST_LIMIT is "0": it must be a whole number from 1000 to 1000000000000.'],
  [{ PREPARED_LEVELS: 'all' }, 'PREPARED_LEVELS is "all": it must be a whole number from 200 to 100000, or 0'],
  [{ PREPARED_LEVELS: '199' }, 'PREPARED_LEVELS is "199": it must be a whole number from 200 to 100000, or 0'],
  [{ PREPARED_LEVELS: '100001' }, 'PREPARED_LEVELS is "100001"'],
  [{ DATABASE_POOLING: 'statement' }, 'DATABASE_POOLING is "statement": it must be auto, session or transaction.'],
  [{ POOL_SIZE: '0' }, 'POOL_SIZE is "0": it must be a whole number from 1 to 80.'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": it must be one of silent, fatal, error, warn, info, debug, trace.'],
  [
    { HOST: '0.0.0.0' },
    'HOST is "0.0.0.0": only a loopback address (127.0.0.1, ::1, localhost) is accepted without an issuer',
  ],
  [{ HOST: 'hub.example' }, 'HOST is "hub.example": only a loopback address'],
  [
    { AUTH_ISSUER: 'https://id.example' },
    'AUTH_JWKS_URL and AUTH_AUDIENCE are missing: set all of AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE, or none.',
  ],
  [{ AUTH_JWKS_URL: 'https://id.example/jwks', AUTH_ISSUER: 'https://id.example' }, 'AUTH_AUDIENCE is missing'],
  [
    { ...issuer, AUTH_JWKS_URL: 'http://id.example/jwks' },
    'AUTH_JWKS_URL is "http://id.example/jwks": it must be an https',
  ],
  [{ ...issuer, AUTH_JWKS_URL: 'id.example' }, 'AUTH_JWKS_URL is "id.example": it must be an https:// address'],
  [{ RATE_LIMITS: 'PUBLIC' }, 'RATE_LIMITS holds "PUBLIC": it must be a list such as PUBLIC=100000,PARTNER=none'],
  [{ COST_LIMITS: 'GUEST=5000' }, 'COST_LIMITS holds "GUEST=5000"'],
  [{ TRUSTED_DOCUMENTS: 'yes' }, 'TRUSTED_DOCUMENTS is "yes": it must be off or only.'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES holds "10.0.0.0/33"'],
  [{ TRUSTED_PROXIES: '127.0.0.1, proxy' }, 'TRUSTED_PROXIES holds "proxy"'],
  [{ CORS_ORIGINS: 'https://portal.example/' }, 'CORS_ORIGINS holds "https://portal.example/": it must be a list'],
  [{ CORS_ORIGINS: 'https://a.example,*' }, 'CORS_ORIGINS holds "*"'],
  [{ CORS_HEADERS: '*' }, 'CORS_HEADERS holds "*": it must be a list of names of headers'],
  [{ CORS_HEADERS: 'x-tenant,,x-b3' }, 'CORS_HEADERS holds ""'],
  [{ CORS_HEADERS: 'x-tenant x-b3' }, 'CORS_HEADERS holds "x-tenant x-b3"'],
  [{ CORS_HEADERS: 'x-tenant: 1' }, 'CORS_HEADERS holds "x-tenant: 1"'],
  [{ DATABASE_URL: 'mysql://root:secret@db/hub' }, 'DATABASE_URL is not a PostgreSQL address'],
  [{ DATABASE_URL: 'postgres://root:secret@db' }, 'DATABASE_URL names no database'],
])('a wrong value stops the start with a reason of one line: %j', (environment, message) => {
  expect.assertions(4);
  try {
    readConfig(environment);
  } catch (error) {
    const line = (error as Error).message;
    expect(error).toHaveProperty('name', 'StartError');
    expect(line).toContain(message);
    expect(line).not.toContain('\n');
    expect(line).not.toContain('secret');
  }
});
