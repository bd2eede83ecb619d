import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { newApiKey } from '../../src/access/api-keys';
import { connect } from '../support/connections';
import { createTestDatabase } from '../support/database';

/** A hub in a process of its own, so that a crash is noticed. */
export interface FuzzedHub {
  readonly port: number;
  readonly databaseUrl: string;
  /** A value of `Authorization` for each role; undefined for PUBLIC. */
  readonly credentials: readonly (string | undefined)[];
  /** Lines of the log of level error or higher, and output that is not a log line, except timeouts of the database. */
  readonly complaints: readonly string[];
  /** How the process has ended, if it has. */
  ended(): string | undefined;
  /** Stops it. @returns how the process has ended */
  stop(): Promise<string>;
  /** Stops it and removes its database. */
  drop(): Promise<void>;
}

/** The level of errors in the log. */
const errorLevel = 50;

/** Codes for connections and statements that waited too long, as can happen on a busy machine. */
const excused: readonly unknown[] = ['SERVICE_UNAVAILABLE', 'TIMEOUT'];

/** Starts a hub on the demo population whose statements stay small, so that many requests take little time. */
export async function startFuzzedHub(): Promise<FuzzedHub> {
  const database = await createTestDatabase('demo');
  const credentials = await createKeys(database.url);
  const child = spawn(
    process.execPath,
    ['--require', require.resolve('../support/typescript.cjs'), require.resolve('../support/dated-hub-process')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'info',
        POOL_SIZE: '4',
        CORS_ORIGINS: 'https://portal.example',
        COST_LIMIT: '3000',
        BODY_LIMIT_BYTES: '200000',
        RATE_LIMITS: 'PUBLIC=none,PARTNER=none,DISTRIBUTOR=none,ANALYST=none',
      },
    },
  );
  let ending: string | undefined;
  const exit = once(child, 'close').then(([code, signal]) => (ending = `exit ${String(code ?? signal)}`));
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => {
    if (isComplaint(line)) complaints.push(line);
  });
  const [url] = (await Promise.race([once(createInterface(child.stdout), 'line'), exit])) as [string];
  if (ending !== undefined) throw new Error(`The hub has not started: ${ending} ${complaints.join('\n')}`);
  const stop = (): Promise<string> => {
    child.kill('SIGTERM');
    return exit;
  };
  return {
    port: Number(new URL(url).port),
    databaseUrl: database.url,
    credentials,
    complaints,
    ended: () => ending,
    stop,
    async drop() {
      await stop();
      await database.drop();
    },
  };
}

function isComplaint(line: string): boolean {
  try {
    const { level, code } = JSON.parse(line) as { level: number; code?: string };
    return level >= errorLevel && !excused.includes(code);
  } catch {
    return true;
  }
}

async function createKeys(databaseUrl: string): Promise<(string | undefined)[]> {
  const client = await connect(databaseUrl);
  const create = async (role: string, party = ''): Promise<string> => {
    const { key, prefix, hash } = newApiKey();
    const of = (table: string): string => (party === table ? `(select min(id) from ${table})` : 'null');
    await client.query(
      `insert into api_key (prefix, hash, role, partner_id, distributor_id, expires_at)
       values ($1, $2, $3, ${of('partner')}, ${of('distributor')}, '2100-01-01')`,
      [prefix, hash, role],
    );
    return `Bearer ${key}`;
  };
  try {
    return [
      undefined,
      await create('PARTNER', 'partner'),
      await create('DISTRIBUTOR', 'distributor'),
      await create('ANALYST'),
      await create('ADMIN'),
    ];
  } finally {
    await client.end();
  }
}
