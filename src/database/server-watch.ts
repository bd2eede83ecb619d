import type { Pool, PoolClient } from 'pg';
import { databaseAddress } from './address';
import { SessionClient } from './session-client';

/** How often it is looked where the address leads, in milliseconds. */
const every = 1_000;

/** How often the pool has given a connection out; the driver's types do not say it. */
interface Counted {
  _poolUseCount?: number;
}

/**
 * Follows the database when its address leads to another server: a name or a proxy after a fail-over. A connection to
 * another server than before, or a write that is refused, says that the older connections lead to what is no longer the
 * primary, and all pools of the address give them up.
 */
export class ServerWatch {
  private readonly idle = new Map<SessionClient, boolean>();
  private server: string | undefined;

  follow(pool: Pool): void {
    pool.on('acquire', (client) => this.acquired(client));
    pool.on('release', (_problem, client) => this.released(client));
    pool.on('remove', (client) => this.idle.delete(client as unknown as SessionClient));
  }

  /**
   * Looks regularly where an address leads. Connections to a server that goes on, although it is no longer the one that
   * is meant, would else be used for ever.
   * @returns what ends it
   */
  start(url: string): () => Promise<void> {
    const session = { address: databaseAddress(url), pooling: 'auto', settings: {}, readOnly: true } as const;
    let looking: Promise<void> | undefined;
    const timer = setInterval(() => {
      if (this.server === undefined || looking) return;
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
      // Requests meet the same, and say so.
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
      // One in use ends when it is given back: it has had more uses than the pool allows, whatever that is.
      (client as Counted)._poolUseCount = Number.POSITIVE_INFINITY;
      // The pool listens to those that are idle, and drops one that reports an error.
      if (idle) client.emit('error', new Error('The address of the database leads to another server by now.'));
    }
  }
}
