import { connect, type AddressInfo, type Socket } from 'node:net';
import { HeldBytes } from '../../../src/server/shares/held-bytes';
import { eventually } from '../../support/eventually';
import { plainServer, type PlainServer } from '../../support/plain-server';

describe('the bytes that are held', () => {
  const taken = (held: HeldBytes, address: string, bytes: number): number | undefined =>
    held.take(address, bytes)?.status;

  test('of one address are a quarter of all at most', () => {
    const held = new HeldBytes(1_000);
    expect(taken(held, '192.0.2.1', 250)).toBeUndefined();
    expect(taken(held, '192.0.2.1', 1)).toBe(429);
    expect(taken(held, '192.0.2.2', 250)).toBeUndefined();
    held.give('192.0.2.1', 250);
    expect(taken(held, '192.0.2.1', 250)).toBeUndefined();
  });

  test('of one IPv6 network are those of one address', () => {
    const held = new HeldBytes(1_000);
    expect(taken(held, '2001:db8::1', 200)).toBeUndefined();
    expect(taken(held, '2001:db8::2', 200)).toBe(429);
  });

  test('of all addresses together are bounded', () => {
    const held = new HeldBytes(1_000);
    for (const last of [1, 2, 3, 4]) expect(taken(held, `192.0.2.${last}`, 240)).toBeUndefined();
    expect(taken(held, '192.0.2.5', 240)).toBe(503);
    held.give('192.0.2.1', 240);
    expect(taken(held, '192.0.2.5', 240)).toBeUndefined();
  });
});

describe('clients that send their bodies slowly', () => {
  /** As many bodies of 2 MB as one address may send at a time. */
  const most = 32;
  const body = JSON.stringify({ query: '{ hello }' });
  let server: PlainServer;
  let port: number;
  let slow: Socket[];

  beforeAll(async () => {
    server = await plainServer();
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = server.app.server.address() as AddressInfo);
  });

  afterEach(() => slow.forEach((socket) => socket.destroy()));
  afterAll(() => server.stop());

  /** Sends text from an address of its own, and reads the status of the response. */
  function send(text: string, localAddress: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      socket.once('error', reject).once('data', (answer: Buffer) => {
        resolve(Number(/^HTTP\/1.1 (\d+)/.exec(answer.toString())?.[1]));
        socket.destroy();
      });
      socket.write(text);
    });
  }

  const head = (length: string): string =>
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;
  const request = head(`content-length: ${body.length}`) + body;

  test.each(['transfer-encoding: chunked', `content-length: ${2 * 1024 * 1024}`])(
    'take no memory from others, and have a bounded part of it: %s',
    async (length) => {
      slow = Array.from({ length: most }, () => connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' }));
      for (const socket of slow) socket.on('error', () => undefined).write(head(length));
      await eventually(
        () => send(request, '127.0.0.2'),
        (status) => status === 429,
      );
      expect(await send(request, '127.0.0.3')).toBe(200);
      for (const socket of slow) socket.destroy();
      await eventually(
        () => send(request, '127.0.0.2'),
        (status) => status === 200,
      );
    },
  );
});
