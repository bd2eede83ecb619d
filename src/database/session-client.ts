import { escapeLiteral, type ClientBase, type ClientConfig, type QueryConfig, type QueryResult } from 'pg';
import type { DatabaseAddress } from './address';
import { Connection } from './connection';
import { ConnectionUnusable, findServer, refusalOf, within, type Inner } from './find-server';
import { forSession, type Settings } from './settings';
import { TransactionQuery } from './transaction-query';

/** How a pooler in front of the database assigns sessions. With `auto`, each connection finds out. */
export type Pooling = 'auto' | 'session' | 'transaction';

/** The options of a pool for the sessions of its connections. */
export interface SessionOptions {
  readonly address: DatabaseAddress;
  readonly pooling: Pooling;
  readonly settings: Settings;
  readonly readOnly: boolean;
}

/** The options of a connection as the pool of pg passes them on. */
export interface SessionConfig extends ClientConfig {
  readonly session: SessionOptions;
}

/** The row that {@link opening} returns. */
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

/**
 * A connection whose statements always run with the settings that they need, whatever the connection string, the role or the
 * database sets. The settings are set and checked in one round trip when the connection opens.
 *
 * Behind a pooler that gives the session to another connection after each transaction, the state of a session cannot be
 * used: settings would leak to other connections, and prepared statements would not be found. There each transaction sets
 * its settings itself, and a statement outside a transaction gets one of its own, in one round trip.
 */
export class SessionClient extends Connection {
  /**
   * Identifies the server, and changes when it restarts. It is undefined if the address can lead to several servers at a
   * time: behind a pooler, and with `target_session_attrs=any`.
   */
  server: string | undefined;
  /** Whether a pooler assigns the session, so that a cancellation passes through the pooler. */
  pooled = false;
  /** Called when the server has refused to write. */
  onRefusedWrite: (() => void) | undefined;
  private readonly session: SessionOptions;
  /** The statements that a transaction begins with, if the session is shared. */
  private preamble: readonly [begin: string, settings: string] | undefined;

  constructor(config: SessionConfig) {
    super({
      ...config,
      connectionString: config.session.address.hosts[0],
      // Without it, a server that vanishes is not noticed as long as nothing is sent.
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // Each host has its own timeout, see `within`.
      connectionTimeoutMillis: 0,
    });
    this.session = config.session;
    this.inner.connection.on('errorMessage', ({ code }) => {
      if (code === readOnlyTransaction) this.onRefusedWrite?.();
    });
  }

  /** Whether the session passes to other connections between transactions. */
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

  /** A statement with `hold: true` leaves its transaction open; `commit` ends it. */
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

  /** Sets the settings of the session. Checks that they are set, whether the session is shared, and what the server allows. */
  private async check(): Promise<void> {
    const { address, pooling, settings, readOnly } = this.session;
    const wanted = { ...address.settings, ...forSession(settings, readOnly) };
    const own = pooling === 'session' ? -1 : pooling === 'transaction' ? 0 : this.inner.processID;
    const { rows } = (await this.send([
      { text: opening, values: [own, Object.keys(wanted), Object.values(wanted)] },
    ])) as QueryResult<Opening>;
    const [found] = rows;
    if (!found) throw new ConnectionUnusable('The server returned nothing about the session.');
    judgeServer(found, address, readOnly);
    this.pooled = found.pid !== this.inner.processID || pooling === 'transaction';
    this.server = this.pooled || address.servers === 'any' ? undefined : found.server;
    if (!found.taken) {
      // If transactions are read-only by default, somebody has configured that on purpose.
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
          `The session does not accept the setting ${name} = ${value}: it has ${got ?? 'none'}.`,
        );
    }
  }

  /** Runs a statement on a shared session: in the open transaction, or in one of its own. */
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
    // On a broken connection there is nothing to roll back.
    await (this.send(['rollback']) as Promise<unknown>).catch(() => undefined);
  }
}

const readOnlyTransaction = '25006';

const begins = /^\s*(?:begin|start\s+transaction)\b/i;
const bareBegin = /^\s*(?:begin|start\s+transaction)\s*;?\s*$/i;
const ends = /^\s*(?:commit|rollback|end|abort)\b/i;
/** Statements that PostgreSQL does not run in a transaction block. */
const alone =
  /^\s*(?:vacuum|reindex|cluster|(?:create|drop)\s+database|(?:create|drop)\s+(?:unique\s+)?index\s+concurrently)\b/i;

/** Whether a connection's session passes to other connections between transactions. Then it keeps no settings or statements. */
export function isShared(client: ClientBase): boolean {
  return client instanceof SessionClient && client.shared;
}

/** Whether a cancellation passes through a pooler. Then it is not known when it arrives. */
export function isPooled(client: ClientBase): boolean {
  return client instanceof SessionClient && client.pooled;
}

/** Identifies the server of a connection. Undefined if the address can lead to several servers at a time. */
export function serverOf(client: ClientBase): string | undefined {
  return client instanceof SessionClient ? client.server : undefined;
}

/** The newest of the settings; it exists since PostgreSQL 17. */
const newest = 'transaction_timeout';
const newestSince = 170_000;

/**
 * Sets the settings $2 to the values $3 if the session belongs to this connection. It does if its process is $1, which the
 * server named when it accepted the connection; a pooler names another process. With -1 as $1 it does in any case.
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
    throw new ConnectionUnusable(`session_replication_role is ${triggers}: the database would not check its rules`);
}

/** The statement that sets settings until the transaction ends. No value comes from a client. */
function settingTransaction(settings: Settings, version: number): string {
  const calls = Object.entries(settings)
    .filter(([name]) => name !== newest || version >= newestSince)
    .map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
  return `select ${calls.join(', ')}`;
}
