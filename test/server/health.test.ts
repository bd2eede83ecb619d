import { plainServer } from '../support/plain-server';

test('a hub whose database answers is live and ready', async () => {
  const server = await plainServer();
  const live = await server.app.inject({ url: '/health/live' });
  const ready = await server.app.inject({ url: '/health/ready' });
  expect([live.statusCode, live.json()]).toEqual([200, { status: 'ok' }]);
  expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ok', database: 'ok', issuer: 'ok' }]);
  await server.stop();
});

test('a hub whose database fails is live but not ready, and says why in its log only', async () => {
  const server = await plainServer({}, { checkDatabase: () => Promise.reject(new Error('password of hub is wrong')) });
  const live = await server.app.inject({ url: '/health/live' });
  const ready = await server.app.inject({ url: '/health/ready' });
  expect(live.statusCode).toBe(200);
  expect([ready.statusCode, ready.json()]).toEqual([
    503,
    { status: 'unavailable', database: 'unavailable', issuer: 'ok' },
  ]);
  expect(JSON.stringify(server.log)).toContain('password of hub is wrong');
  await server.stop();
});

test('the health check waits a limited time for a database that does not answer', async () => {
  const server = await plainServer({}, { checkDatabase: () => new Promise(() => undefined) });
  const { statusCode } = await server.app.inject({ url: '/health/ready' });
  expect(statusCode).toBe(503);
  await server.stop();
});
