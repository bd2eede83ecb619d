import { escapeLiteral, type ClientBase, type ClientConfig, type QueryConfig, type QueryResult } from 'pg';
import type { DatabaseAddress } from './address';
import { Connection } from './connection';
import { forSession, type Settings } from './settings';
import { TransactionQuery } from './transaction-query';

/** How a pooler in front of the database gives out sessions; `auto` has each connection find out. */
export type Pooling = 'auto' | 'session' | 'transaction';

/** What a pool says of the sessions of its connections. */
export interface SessionOptions {
  readonly address: DatabaseAddress;
  readonly pooling: Pooling;
  readonly settings: Settings;
  readonly readOnly: boolean;
}

/** The parameter of the driver's pool by which its connections are told. */
export interface SessionConfig extends ClientConfig {
  readonly session: SessionOptions;
}

/** What the driver keeps of a connection; its types do not say it. */
interface Inner {
  host: string;
  port: number;
  readonly processID: number;
  readonly connection: {
    readonly stream: { destroy(error: Error): void };
    on(event: 'errorMessage', listener: (message: { readonly code?: string }) => void): void;
  };
}

/** What a session says of itself. */
interface Opening {
  readonly pid: number;
  readonly version: number;
  readonly server: string;
  readonly standby: boolean;
  readonly refuses_writes: boolean;
  readonly triggers: string;
  readonly search_path: string;
  readonly taken: readonly string[] | null;
}

type Callback = (error: Error | null, result?: unknown) => void;

/** A connection cannot be used: to requests it is as if the database could not be reached. */
class ConnectionUnusable extends Error {
  override readonly name = 'ConnectionUnusable';
  /** PostgreSQL's `cannot_connect_now`. */
  readonly code = '57P03';
}

/**
 * A connection whose statements always run under the settings that they need. What a string, a role or a database sets is
 * checked and set when it opens, in one round trip.
 *
 * Behind a pooler that gives a session to another connection after each transaction, nothing that a session holds can be
 * relied upon: settings would leak to others, prepared statements are not found. There each transaction brings its settings
 * with it, and a statement outside of one gets a transaction of its own, in one round trip.
 */
export class SessionClient extends Connection {
  /**
   * Tells servers apart, also one from itself before a restart; undefined where an address may lead to several at a time:
   * behind a pooler, and where any server will do.
   */
  server: string | undefined;
  /** Whether sessions are given out by a pooler, so that a cancellation passes through it. */
  pooled = false;
  /** Told when the server has refused to write. */
  onRefusedWrite: (() => void) | undefined;
  private readonly session: SessionOptions;
  /** Where the session is shared: what a transaction begins with. */
  private preamble: readonly [begin: string, settings: string] | undefined;

  constructor(config: SessionConfig) {
    super({
      ...config,
      connectionString: config.session.address.hosts[0],
      // A server that is gone without a word is noticed also where nothing is being sent.
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // Each host has its own time, see `within`.
      connectionTimeoutMillis: 0,
    });
    this.session = config.session;
    this.inner.connection.on('errorMessage', ({ code }) => {
      if (code === readOnlyTransaction) this.onRefusedWrite?.();
    });
  }

  /** Whether the session passes to others between transactions. */
  get shared(): boolean {
    return this.preamble !== undefined;
  }

  override connect(callback?: unknown): never {
    const opened = this.open();
    if (typeof callback !== 'function') return opened.then(() => this) as never;
    const done = callback as (error?: Error) => void;
    opened.then(() => done(), done);
    return undefined as never;
  }

  /** With `hold: true` a statement leaves the transaction open that it runs in; `commit` ends it. */
  override query(...parameters: unknown[]): never {
    return (this.preamble ? this.inTransaction(parameters) : this.send(parameters)) as never;
  }

  private get inner(): Inner {
    return this as unknown as Inner;
  }

  private send(parameters: readonly unknown[]): unknown {
    return Reflect.apply(super.query as (...all: unknown[]) => unknown, this, parameters);
  }

  private async open(): Promise<void> {
    const { address } = this.session;
    if (address.hosts.length > 1) Object.assign(this.inner, await findServer(address));
    await within(address.connectTimeoutMs, this.inner, super.connect());
    try {
      await this.check();
    } catch (problem) {
      void this.end();
      throw problem;
    }
  }

  /** Sets what the session needs, and sees that it took, whose session it is and what the server is good for. */
  private async check(): Promise<void> {
    const { address, pooling, settings, readOnly } = this.session;
    const wanted = { ...address.settings, ...forSession(settings, readOnly) };
    const own = pooling === 'session' ? -1 : pooling === 'transaction' ? 0 : this.inner.processID;
    const { rows } = (await this.send([
      { text: opening, values: [own, Object.keys(wanted), Object.values(wanted)] },
    ])) as QueryResult<Opening>;
    const [found] = rows;
    if (!found) throw new ConnectionUnusable('The server did not say what session it gave.');
    judgeServer(found, address, readOnly);
    this.pooled = found.pid !== this.inner.processID || pooling === 'transaction';
    this.server = this.pooled || address.servers === 'any' ? undefined : found.server;
    if (!found.taken) {
      // Where all transactions are read-only unless they say otherwise, that is somebody's will.
      const access = readOnly ? ', read only' : found.refuses_writes ? '' : ', read write';
      this.preamble = [
        `begin isolation level read committed${access}`,
        settingTransaction({ search_path: found.search_path, ...address.settings, ...settings }, found.version),
      ];
      return;
    }
    const taken = new Map(Object.keys(wanted).map((name, index) => [name, found.taken?.[index]]));
    for (const [name, value] of Object.entries(forSession(settings, readOnly))) {
      const got = taken.get(name);
      if (got !== value && !(got === null && name === newest))
        throw new ConnectionUnusable(
          `The session does not take the setting ${name} = ${value}: it has ${got ?? 'none'}.`,
        );
    }
  }

  /** A statement where the session is shared: within the transaction that is open, else with one of its own. */
  private inTransaction(parameters: readonly unknown[]): unknown {
    const [query] = parameters as [string | QueryConfig | { readonly submit?: unknown }];
    const config = typeof query === 'string' ? { text: query } : 'submit' in query ? undefined : (query as QueryConfig);
    if (!config || this.getTransactionStatus() !== 'I' || ends.test(config.text) || alone.test(config.text))
      return this.send(parameters);
    const values = Array.isArray(parameters[1]) ? { ...config, values: parameters[1] } : config;
    const result = begins.test(config.text) ? this.begin(config.text) : this.alone(values);
    const callback = parameters.find((each) => typeof each === 'function') as Callback | undefined;
    if (!callback) return result;
    result.then((got) => callback(null, got), callback);
    return undefined;
  }

  private async begin(text: string): Promise<unknown> {
    const [begin, settings] = this.preamble ?? ['', ''];
    const begun = await this.send([bareBegin.test(text) ? begin : text]);
    if (this.getTransactionStatus() !== 'T') return begun;
    try {
      await this.send([settings]);
    } catch (problem) {
      await this.rollBack();
      throw problem;
    }
    return begun;
  }

  private async alone(config: QueryConfig & { readonly hold?: boolean }): Promise<unknown> {
    const { name: _name, ...unnamed } = config;
    try {
      return await new Promise((resolve, reject) => {
        const callback = (error: Error | undefined, result: unknown): void => (error ? reject(error) : resolve(result));
        this.send([new TransactionQuery(unnamed, this.preamble ?? [], config.hold ? [] : ['commit'], callback)]);
      });
    } catch (problem) {
      if (!config.hold) await this.rollBack();
      throw problem;
    }
  }

  private async rollBack(): Promise<void> {
    // Where the connection broke, there is nothing to roll back.
    await (this.send(['rollback']) as Promise<unknown>).catch(() => undefined);
  }
}

const readOnlyTransaction = '25006';

const begins = /^\s*(?:begin|start\s+transaction)\b/i;
const bareBegin = /^\s*(?:begin|start\s+transaction)\s*;?\s*$/i;
const ends = /^\s*(?:commit|rollback|end|abort)\b/i;
/** Statements that PostgreSQL runs in no transaction block. */
const alone =
  /^\s*(?:vacuum|reindex|cluster|(?:create|drop)\s+database|(?:create|drop)\s+(?:unique\s+)?index\s+concurrently)\b/i;

/** Whether a connection's session passes to others between transactions, so that it holds neither settings nor names. */
export function isShared(client: ClientBase): boolean {
  return client instanceof SessionClient && client.shared;
}

/** Whether a cancellation passes through a pooler, which tells nobody when it has arrived. */
export function isPooled(client: ClientBase): boolean {
  return client instanceof SessionClient && client.pooled;
}

/** The newest of the settings: PostgreSQL 17 has it first. */
const newest = 'transaction_timeout';
const newestSince = 170_000;

/**
 * Sets the settings $2 to the values $3 if the session belongs to this connection: if its process is $1, the one that the
 * server named when it let the connection in. A pooler names one of its own invention. With -1 it belongs to it anyway.
 */
const opening = `/* opening */ select pg_backend_pid() as pid, current_setting('server_version_num')::int as version,
  extract(epoch from pg_postmaster_start_time())::text as server, pg_is_in_recovery() as standby,
  (select reset_val = 'on' from pg_settings where name = 'default_transaction_read_only') as refuses_writes,
  (select reset_val from pg_settings where name = 'search_path') as search_path,
  case when $1 in (-1, pg_backend_pid()) then (
    select array_agg(case when name <> '${newest}' or current_setting('server_version_num')::int >= ${newestSince}
      then set_config(name, value, false) end order by number)
    from unnest($2::text[], $3::text[]) with ordinality as setting (name, value, number)
  ) end as taken,
  current_setting('session_replication_role') as triggers`;

function judgeServer(
  { standby, triggers, refuses_writes: refuses }: Opening,
  address: DatabaseAddress,
  readOnly: boolean,
): void {
  const refusal = refusalOf(standby, refuses, address);
  if (refusal !== undefined) throw new ConnectionUnusable(refusal);
  if (!readOnly && triggers !== 'origin')
    throw new ConnectionUnusable(
      `session_replication_role is ${triggers}, so the database would not keep its own rules`,
    );
}

function refusalOf(standby: boolean, refusesWrites: boolean, { servers }: DatabaseAddress): string | undefined {
  if (servers === 'any') return undefined;
  if (standby)
    return 'the server is a standby, which takes no writes (target_session_attrs=any reads from it all the same)';
  if (servers === 'read-write' && refusesWrites) return 'the server takes no writes (default_transaction_read_only)';
  return undefined;
}

/** Each value holds until the transaction ends. A client's value never gets here. */
function settingTransaction(settings: Settings, version: number): string {
  const calls = Object.entries(settings)
    .filter(([name]) => name !== newest || version >= newestSince)
    .map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
  return `select ${calls.join(', ')}`;
}

/** The first host, in their order, that lets us in and will do. */
async function findServer(address: DatabaseAddress): Promise<{ readonly host: string; readonly port: number }> {
  const problems: string[] = [];
  for (const connectionString of address.hosts) {
    const client = new Connection({ connectionString });
    const { host, port } = client as unknown as Inner;
    try {
      await within(address.connectTimeoutMs, client as unknown as Inner, ask(client, address));
      return { host, port };
    } catch (problem) {
      const { message, code } = problem as { message?: string; code?: string };
      problems.push(`${host}:${port}: ${message || code}`);
    } finally {
      void client.end();
    }
  }
  throw new ConnectionUnusable(problems.join('; '));
}

async function ask(client: Connection, address: DatabaseAddress): Promise<void> {
  await client.connect();
  const { rows } = await client.query<{ standby: boolean; refuses: boolean }>(
    `select pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') = 'on' as refuses`,
  );
  const refusal = rows[0] && refusalOf(rows[0].standby, rows[0].refuses, address);
  if (refusal !== undefined) throw new ConnectionUnusable(refusal);
}

/** Work on a connection, which is destroyed when it takes too long. What has arrived by then is still read. */
async function within<Result>(milliseconds: number, { connection }: Inner, work: Promise<Result>): Promise<Result> {
  let done = false;
  const late = setTimeout(
    () =>
      setImmediate(() => {
        if (done) return;
        const problem = new Error(`no answer within ${milliseconds} ms`);
        connection.stream.destroy(Object.assign(problem, { code: 'ETIMEDOUT' }));
      }),
    milliseconds,
  );
  try {
    return await work;
  } finally {
    done = true;
    clearTimeout(late);
  }
}
