import { connect } from 'node:net';
import { errorOutput } from '../../src/server/log-output';
import { gate, plainServer, type Body } from '../support/plain-server';

async function ask(url: string, query: string): Promise<{ status: number; headers: Headers; body: Body }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

test('a stop answers the requests in flight, refuses new ones with the reason, then ends', async () => {
  const server = await plainServer();
  const url = await server.listen();
  const inFlight = ask(url, '{ held }');
  await gate.reached();
  let stopped = false;
  const stop = server.stop().then(() => (stopped = true));

  const refused = await ask(url, '{ hello }');
  expect({
    status: refused.status,
    code: refused.body.errors?.[0]?.extensions['code'],
    retryAfter: refused.headers.get('retry-after'),
    connection: refused.headers.get('connection'),
  }).toEqual({ status: 503, code: 'SERVICE_UNAVAILABLE', retryAfter: '5', connection: 'close' });
  expect(stopped).toBe(false);

  gate.open();
  expect((await inFlight).body).toEqual({ data: { held: 'let through' } });
  await stop;
  await expect(ask(url, '{ hello }')).rejects.toThrow('fetch failed');
});

test('a stop waits no longer than its time limit', async () => {
  const server = await plainServer({ STOP_TIMEOUT_MS: '100' });
  const url = await server.listen();
  const inFlight = ask(url, '{ held }').catch(() => 'cut off');
  await gate.reached();
  await server.stop();
  expect(await inFlight).toBe('cut off');
  gate.open();
  expect(server.log).toContainEqual(expect.objectContaining({ unfinished: 1 }));
});

test('a client that went away, or keeps an idle connection, does not delay a stop', async () => {
  const server = await plainServer();
  const url = await server.listen();
  await ask(url, '{ hello }');
  const idle = connect(Number(new URL(url).port), '127.0.0.1');
  const gone = new AbortController();
  const aborted = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ held }' }),
    signal: gone.signal,
  }).catch((error: unknown) => error);
  await gate.reached();
  gone.abort();
  await aborted;
  await server.stop();
  expect(server.log).not.toContainEqual(expect.objectContaining({ unfinished: expect.anything() as unknown }));
  idle.destroy();
});

test('a client that leaves before its first answer has no other request in flight', async () => {
  const server = await plainServer();
  const url = await server.listen();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const ask = (query: string): string => {
    const body = JSON.stringify({ query });
    return `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  socket.write(ask('{ held }') + ask('{ hello }').repeat(20));
  await gate.reached();
  socket.destroy();
  await server.stop();
  expect(server.log).not.toContainEqual(expect.objectContaining({ unfinished: expect.anything() as unknown }));
  gate.open();
});

test.each([
  ['at once', 0],
  ['while the process pauses for longer than a stop waits', 300],
])('a request that arrives %s when nothing else is in flight gets 503; its connection is not cut', async (_, pause) => {
  const server = await plainServer();
  const socket = connect(Number(new URL(await server.listen()).port), '127.0.0.1');
  let answer = '';
  const ended = new Promise((resolve) =>
    socket.on('data', (bytes) => (answer += String(bytes))).once('close', resolve),
  );
  const body = JSON.stringify({ query: '{ hello }' });
  // An answered request first: after it the server surely knows the connection.
  await new Promise((resolve) => socket.write('GET /health/live HTTP/1.1\r\nhost: hub\r\n\r\n', resolve));
  await new Promise((resolve) => socket.once('data', resolve));
  answer = '';
  await new Promise((resolve) =>
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`,
      resolve,
    ),
  );
  await new Promise((resolve) => setImmediate(resolve));
  const stopped = server.stop();
  // The stop waits already when the pause begins.
  await new Promise((resolve) => setImmediate(resolve));
  socket.write(`\r\n${body}`);
  for (const begun = performance.now(); performance.now() - begun < pause;);
  await Promise.all([stopped, ended]);
  expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 503 Service Unavailable');
  expect(answer.toLowerCase()).toContain('retry-after: 5');
});

test('the servers of a process share the destination of the log', () => {
  errorOutput();
  const listeners = process.listenerCount('exit');
  errorOutput();
  expect(process.listenerCount('exit')).toBe(listeners);
});

test('a port that another program uses is named in one line', async () => {
  const first = await plainServer();
  const port = new URL(await first.listen()).port;
  const second = await plainServer({ PORT: port });
  await expect(second.listen()).rejects.toMatchObject({
    name: 'StartError',
    message: `The hub cannot listen on HOST 127.0.0.1, PORT ${port}: another program listens on it.`,
  });
  await Promise.all([first.stop(), second.stop()]);
});
