import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, chownSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { connect } from './connections';
import { eventually } from './eventually';
import { temporaryFolder } from './postgres';

/** Debian's program, where it is installed: `apt-get install pgbouncer`. */
export function findPgBouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .map((folder) => join(folder, 'pgbouncer'))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A pooler in front of one database. */
export interface PgBouncer {
  /** Connection string of the database through the pooler, in a mode. */
  urlOf(mode: 'session' | 'transaction' | 'statement'): string;
  stop(): Promise<void>;
}

/**
 * Starts a PgBouncer whose databases `session`, `transaction` and `statement` are one and the same, pooled so.
 * @param settings further lines of its `[pgbouncer]` section
 */
export async function startPgBouncer(
  program: string,
  databaseUrl: string,
  settings: Readonly<Record<string, string | number>>,
): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = temporaryFolder('program-hub-pgbouncer-');
  const [configFile, userFile, log] = ['pgbouncer.ini', 'users.txt', 'log'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const own = await freePort();
  const target = `host=${hostname} port=${port} dbname=${pathname.slice(1)}`;
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: own,
    unix_socket_dir: '',
    auth_file: userFile,
    logfile: log,
    max_client_conn: 200,
    ...settings,
  };
  writeFileSync(
    configFile,
    ['[databases]', ...['session', 'transaction', 'statement'].map((mode) => `${mode} = ${target} pool_mode=${mode}`)]
      .concat(
        '[pgbouncer]',
        Object.entries(lines).map(([name, value]) => `${name} = ${value}`),
      )
      .join('\n'),
  );
  writeFileSync(userFile, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(log, '');
  // It refuses to run as root.
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  chmodSync(folder, 0o700);
  if (account) for (const path of [folder, configFile, userFile, log]) chownSync(path, account.uid, account.gid);

  const child = spawn(program, [configFile], { ...account, cwd: folder, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const urlOf: PgBouncer['urlOf'] = (mode) => `postgres://${username}:${password}@127.0.0.1:${own}/${mode}`;
  await eventually(
    async () => {
      if (child.exitCode !== null) throw new Error(`PgBouncer has ended: ${readFileSync(log, 'utf8')}`);
      const client = new Client({ connectionString: urlOf('transaction') });
      return client.connect().then(
        () => client.end().then(() => true),
        (error: Error) => error.message,
      );
    },
    (answer) => answer === true,
  );
  return {
    urlOf,
    async stop() {
      child.kill('SIGKILL');
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Leaves settings in the sessions of a pooler, as other applications do.
 * @param url of the pooler, in transaction mode
 * @param size the number of its sessions; each is held by a lock until the settings are in all of them
 */
export async function pollute(
  url: string,
  { databaseUrl, size }: { readonly databaseUrl: string; readonly size: number },
): Promise<void> {
  const observer = await connect(databaseUrl);
  await observer.query('select pg_advisory_lock(1)');
  const clients = await Promise.all(Array.from({ length: size }, () => connect(url)));
  const polluted = clients.map((client) =>
    client.query(
      `set timezone = 'Pacific/Kiritimati'; set datestyle = 'SQL, DMY'; set search_path = nowhere;
       set extra_float_digits = -10; set plan_cache_mode = force_generic_plan;
       select pg_advisory_lock_shared(1); select pg_advisory_unlock_shared(1); set statement_timeout = '7s'`,
    ),
  );
  await eventually(
    () =>
      observer.query(
        `select from pg_locks where locktype = 'advisory' and objid = 1 and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      ),
    ({ rowCount }) => rowCount === size,
  );
  await observer.query('select pg_advisory_unlock(1)');
  await Promise.all(polluted);
  for (const client of [observer, ...clients]) await client.end();
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
