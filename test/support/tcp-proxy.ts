import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a proxy does with connections. */
type Behaviour =
  /** Passes on the bytes of both sides. */
  | 'passes'
  /** Resets open and new connections. */
  | 'resets'
  /** Accepts new connections, and passes nothing on. */
  | 'hangs';

/** A TCP proxy whose target can change and whose connections can be disturbed, like a load balancer or a network. */
export interface TcpProxy {
  /** A URL with the address of the proxy. */
  through(url: string): string;
  /** @param cut whether open connections are reset; otherwise they stay connected to their target */
  leadTo(url: string, cut?: boolean): void;
  behave(behaviour: Behaviour): void;
  /** Refuses new connections, and resets open ones. */
  refuse(): Promise<void>;
  /** Listens again at the same address. */
  listen(): Promise<void>;
  /** Connections that are open. */
  count(): number;
  close(): Promise<void>;
}

export async function startTcpProxy(url: string): Promise<TcpProxy> {
  let target = addressOf(url);
  let behaviour: Behaviour = 'passes';
  const pairs = new Set<readonly [Socket, Socket | undefined]>();

  const accept = (client: Socket): void => {
    client.on('error', () => undefined);
    if (behaviour === 'resets') {
      resetConnection(client);
      return;
    }
    const server = behaviour === 'passes' ? connect(target.port, target.host) : undefined;
    const pair = [client, server] as const;
    pairs.add(pair);
    client.once('close', () => {
      server?.destroy();
      pairs.delete(pair);
    });
    if (!server) return;
    server.on('error', () => resetConnection(client));
    server.once('close', () => client.destroy());
    client.pipe(server);
    server.pipe(client);
  };
  const reset = (): void => {
    for (const [client] of pairs) resetConnection(client);
  };
  const listening = (server: Server, port: number): Promise<Server> =>
    new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
  const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

  let listener = await listening(createServer(accept), 0);
  const { port } = listener.address() as AddressInfo;
  return {
    through: (each) => Object.assign(new URL(each), { hostname: '127.0.0.1', port: String(port) }).toString(),
    leadTo(next, cut = false) {
      target = addressOf(next);
      if (cut) reset();
    },
    behave(next) {
      behaviour = next;
      if (next === 'resets') reset();
      for (const [client, server] of pairs) {
        // A pipe continues when its source flows again.
        for (const socket of [client, server])
          if (next === 'hangs') socket?.pause();
          else socket?.resume();
      }
    },
    async refuse() {
      reset();
      await closed(listener);
    },
    async listen() {
      listener = await listening(createServer(accept), port);
    },
    count: () => pairs.size,
    async close() {
      reset();
      await closed(listener);
    },
  };
}

/** Resets a connection. Node leaves the handle of a socket open if it is reset after its end was sent. */
function resetConnection(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

function addressOf(url: string): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
