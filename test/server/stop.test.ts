import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainServer, type Body } from '../support/plain-server';

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
  const inFlight = ask(url, '{ slow(milliseconds: 400) }');
  await sleep(150);
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

  expect((await inFlight).body).toEqual({ data: { slow: 'slept' } });
  await stop;
  await expect(ask(url, '{ hello }')).rejects.toThrow('fetch failed');
});

test('a stop waits so long at most', async () => {
  const server = await plainServer({ STOP_TIMEOUT_MS: '100' });
  const url = await server.listen();
  const inFlight = ask(url, '{ slow(milliseconds: 3000) }').catch(() => 'cut off');
  await sleep(150);
  const begun = Date.now();
  await server.stop();
  expect(Date.now() - begun).toBeLessThan(2_000);
  expect(await inFlight).toBe('cut off');
  expect(server.log).toContainEqual(expect.objectContaining({ unfinished: 1 }));
});

test('a client that went away, or keeps an idle connection, holds up no stop', async () => {
  const server = await plainServer();
  const url = await server.listen();
  await ask(url, '{ hello }');
  const idle = connect(Number(new URL(url).port), '127.0.0.1');
  const gone = new AbortController();
  const aborted = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ slow(milliseconds: 5000) }' }),
    signal: gone.signal,
  }).catch((error: unknown) => error);
  await sleep(150);
  gone.abort();
  await aborted;
  await sleep(50);
  const begun = Date.now();
  await server.stop();
  expect(Date.now() - begun).toBeLessThan(2_000);
  idle.destroy();
});

test('a port that another program has is named, in one line', async () => {
  const first = await plainServer();
  const port = new URL(await first.listen()).port;
  const second = await plainServer({ PORT: port });
  await expect(second.listen()).rejects.toMatchObject({
    name: 'StartError',
    message: `The hub cannot listen at HOST 127.0.0.1, PORT ${port}: another program listens there.`,
  });
  await Promise.all([first.stop(), second.stop()]);
});
