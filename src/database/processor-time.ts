import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';

/** Enough for the three numbers of `/proc/PID/schedstat`. */
const size = 64;

/**
 * Tells how long the database's process of a connection has used a processor since it began, in seconds: unlike the time of
 * a statement, it does not grow while others use the processors. It is known only of a server on this machine, on Linux.
 */
export function processorTime(): (client: PoolClient) => number | undefined {
  const files = new WeakMap<PoolClient, number | undefined>();
  const buffer = Buffer.alloc(size);
  const fileOf = (client: PoolClient): number | undefined => {
    if (files.has(client)) return files.get(client);
    const file = open(client);
    files.set(client, file);
    if (file !== undefined) {
      client.once('end', () => {
        files.set(client, undefined);
        closeSync(file);
      });
    }
    return file;
  };
  return (client) => {
    const file = fileOf(client);
    if (file === undefined) return undefined;
    try {
      const length = readSync(file, buffer, 0, size, 0);
      return Number.parseInt(buffer.toString('latin1', 0, length), 10) / 1e9;
    } catch {
      // The process has ended.
      return undefined;
    }
  };
}

interface Session {
  readonly processID: number;
  readonly user: string;
  readonly database: string;
  readonly connection: { readonly stream: Socket };
}

/** Opens the file of a connection's process. Returns undefined if the process is not on this machine. */
function open(client: PoolClient): number | undefined {
  const session = client as unknown as Session;
  try {
    // A server elsewhere, or in a container, has process ids of its own. This machine gives them to other programs.
    const title = readFileSync(`/proc/${session.processID}/cmdline`, 'utf8');
    if (!title.startsWith('postgres: ') || !title.includes(clientOf(session))) return undefined;
    return openSync(`/proc/${session.processID}/schedstat`, 'r');
  } catch {
    return undefined;
  }
}

/**
 * What the title of a backend says of its client: `hub hub 127.0.0.1(40112) SELECT` has the client's port. A client of a Unix
 * socket has none; the names of its user and its database tell it from the backends of other servers.
 */
function clientOf({ user, database, connection: { stream } }: Session): string {
  return stream.localPort === undefined ? ` ${user} ${database} [local] ` : `(${stream.localPort}) `;
}
