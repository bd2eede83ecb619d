import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { gate, plainServer, type PlainServer } from '../support/plain-server';

/** The time for a whole request, in milliseconds. */
const limit = 200;
/** The same where a request has to arrive in time, however busy the machine is. */
const patient = 1_000;

const servers: PlainServer[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  for (const milliseconds of [limit, patient]) {
    const server = await plainServer({ REQUEST_TIMEOUT_MS: String(milliseconds) });
    await server.listen();
    servers.push(server);
  }
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(() => Promise.all(servers.map((server) => server.stop())));

/** A connection, with the hub's side of it. It stays open even if the hub closes its side. */
async function open(isPatient = false): Promise<{ client: Socket; hub: Socket }> {
  const { server } = (servers[isPatient ? 1 : 0] as PlainServer).app;
  const accepted = once(server, 'connection');
  const { port, address } = server.address() as AddressInfo;
  const client = connect({ port, host: address, allowHalfOpen: true });
  sockets.push(client);
  client.on('error', () => undefined);
  const [hub] = (await accepted) as [Socket];
  return { client, hub };
}

/** Sends a piece again and again until the connection is closed. */
function drip(client: Socket, piece: string): void {
  const dripping = setInterval(() => client.write(piece), limit / 10);
  client.once('close', () => clearInterval(dripping));
  client.once('end', () => clearInterval(dripping));
}

const head = 'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';
const whole = '{"query":"{ hello }"}';

test.each<[string, (client: Socket) => void, RegExp, isPatient?: boolean]>([
  ['says nothing', () => undefined, /^(?:HTTP\/1\.1 408 .*REQUEST_TIMEOUT.*)?$/s],
  ['stops within its headers', (client) => client.write(head), /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s],
  [
    'sends its headers byte by byte',
    (client) => {
      client.write(`${head}X-Long: `);
      drip(client, 'x');
    },
    /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s,
  ],
  [
    'sends one header after the other',
    (client) => {
      client.write(head);
      drip(client, 'X-More: 1\r\n');
    },
    /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s,
  ],
  [
    'keeps back the last byte of its body',
    (client) => client.write(`${head}Content-Length: ${whole.length + 1}\r\n\r\n${whole}`),
    /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s,
  ],
  [
    'sends a body without end',
    (client) => {
      client.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
      drip(client, '1\r\n \r\n');
    },
    /^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s,
  ],
  [
    'speaks TLS',
    (client) => client.write(Buffer.from('16030100c8010000c40303', 'hex')),
    /^HTTP\/1\.1 400 .*"BAD_REQUEST"/s,
    true,
  ],
  [
    'speaks something else',
    (client) => client.write('SSH-2.0-OpenSSH_9.6\r\n'),
    /^HTTP\/1\.1 400 .*"BAD_REQUEST"/s,
    true,
  ],
  [
    'asks once, and then begins another request',
    (client) => {
      client.write(`${head}Content-Length: ${whole.length}\r\n\r\n${whole}`);
      client.once('data', () => client.write('POST /graph'));
    },
    /"hello":null.*HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s,
    true,
  ],
])(
  'a client that %s is told so, and the connection is closed although it does not hang up',
  async (_what, act, answer, isPatient = false) => {
    const { client, hub } = await open(isPatient);
    let said = '';
    client.on('data', (text: Buffer) => (said += text.toString()));
    const closed = once(hub, 'close');
    act(client);
    await closed;
    expect(said).toMatch(answer);
  },
);

test('the connection of a client that never reads is closed', async () => {
  const { client, hub } = await open();
  client.pause();
  const body = '{"query":"{ large }"}';
  const request = `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
  const closed = once(hub, 'close');
  const asking = setInterval(() => client.write(request.repeat(20)), 1);
  await closed;
  clearInterval(asking);
});

test('a client that waits for a slow result keeps its connection', async () => {
  const { client, hub } = await open(true);
  const body = '{"query":"{ held }"}';
  client.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
  await gate.reached();
  await once(hub, 'timeout');
  gate.open();
  const [answer] = (await once(client, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 .*let through/s);
});
