import type { Pool, PoolClient } from 'pg';
import { databaseAddress } from './address';
import { SessionClient } from './session-client';

/** The interval of the checks, in milliseconds. */
const every = 1_000;

/** The pool's count of the uses of a connection, which the types of the driver leave out. */
interface Counted {
  _poolUseCount?: number;
}

/**
 * Follows the database to another server after a fail-over behind a name or a proxy. If a new connection leads to another
 * server than before, or a write is refused, the older connections lead to a server that is no longer the primary. Then all
 * pools of the address close them.
 */
export class ServerWatch {
  private readonly idle = new Map<SessionClient, boolean>();
  private server: string | undefined;
  /** Whether a connection has been used since the last check. */
  private used = false;

  follow(pool: Pool): void {
    pool.on('acquire', (client) => this.acquired(client));
    pool.on('release', (_problem, client) => this.released(client));
    pool.on('remove', (client) => this.idle.delete(client as unknown as SessionClient));
  }

  /**
   * Checks regularly which server an address leads to. Without it, connections to an old primary that still runs would be
   * used for ever. While no connection is used nothing is checked: each check is a new connection, which takes the database
   * some 10 ms of processor time.
   * @returns a function that ends the checks
   */
  start(url: string): () => Promise<void> {
    const session = { address: databaseAddress(url), pooling: 'auto', settings: {}, readOnly: true } as const;
    let looking: Promise<void> | undefined;
    const timer = setInterval(() => {
      if (this.server === undefined || looking || !this.used) return;
      this.used = false;
      looking = this.look(new SessionClient({ session, application_name: 'program-hub watch' })).finally(
        () => (looking = undefined),
      );
    }, every).unref();
    return async () => {
      clearInterval(timer);
      await looking;
    };
  }

  private async look(client: SessionClient): Promise<void> {
    try {
      await (client.connect() as Promise<unknown>);
      this.leadsTo(client.server);
    } catch {
      // Requests meet the same failure and report it.
    } finally {
      await (client.end() as Promise<unknown>);
    }
  }

  private leadsTo(server: string | undefined): void {
    if (server === undefined || server === this.server) return;
    if (this.server !== undefined) this.retire((client) => client.server !== undefined && client.server !== server);
    this.server = server;
  }

  private acquired(client: PoolClient): void {
    if (!(client instanceof SessionClient)) return;
    this.used = true;
    const isNew = !this.idle.has(client);
    this.idle.set(client, false);
    if (!isNew) return;
    client.onRefusedWrite = () => this.retire(() => true);
    this.leadsTo(client.server);
  }

  private released(client: PoolClient): void {
    if (client instanceof SessionClient && this.idle.has(client)) this.idle.set(client, true);
  }

  private retire(isOld: (client: SessionClient) => boolean): void {
    for (const [client, idle] of [...this.idle].filter(([each]) => isOld(each))) {
      // The pool closes a connection in use when it is given back, because it has had more uses than allowed.
      (client as Counted)._poolUseCount = Number.POSITIVE_INFINITY;
      // The pool closes an idle connection that emits an error.
      if (idle) client.emit('error', new Error('The address of the database leads to another server.'));
    }
  }
}
