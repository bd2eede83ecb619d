import type { Pool, PoolClient } from 'pg';
import { SessionClient } from './session-client';

/** A connection that is idle is destroyed, one in use ends when it is given back; the driver's types say neither. */
interface Inner {
  readonly connection: { readonly stream: { destroy(): void } };
  _poolUseCount?: number;
}

/**
 * Follows the database when its address leads to another server: a name or a proxy after a fail-over. A new connection to
 * another server, or a write that is refused, says that the older connections lead to what is no longer the primary,
 * and all pools of the address give them up.
 */
export class ServerWatch {
  private readonly idle = new Map<SessionClient, boolean>();
  private server: string | undefined;

  follow(pool: Pool): void {
    pool.on('acquire', (client) => this.acquired(client));
    pool.on('release', (_problem, client) => this.released(client));
    pool.on('remove', (client) => this.idle.delete(client as unknown as SessionClient));
  }

  private acquired(client: PoolClient): void {
    if (!(client instanceof SessionClient)) return;
    const isNew = !this.idle.has(client);
    this.idle.set(client, false);
    if (!isNew) return;
    client.onRefusedWrite = () => this.retire(() => true);
    const { server } = client;
    if (server === undefined || server === this.server) return;
    if (this.server !== undefined) this.retire((other) => other.server !== undefined && other.server !== server);
    this.server = server;
  }

  private released(client: PoolClient): void {
    if (client instanceof SessionClient && this.idle.has(client)) this.idle.set(client, true);
  }

  private retire(isOld: (client: SessionClient) => boolean): void {
    for (const [client, idle] of [...this.idle].filter(([each]) => isOld(each))) {
      const inner = client as unknown as Inner;
      // Past the number of uses that the pool allows, whatever that is.
      inner._poolUseCount = Number.POSITIVE_INFINITY;
      if (idle) inner.connection.stream.destroy();
    }
  }
}
