import type { Viewer } from '../../src/access/viewer';
import { audience, sign } from '../support/issuer';
import { stopDate } from '../support/still-date';
import { startTokenServer, type TokenServer } from './support/token-server';

let hub: TokenServer;

beforeAll(async () => {
  hub = await startTokenServer();
});

afterAll(() => hub.close());

const now = (): number => Math.floor(Date.now() / 1_000);

describe('accepted', () => {
  afterEach(() => jest.useRealTimers());

  async function viewerOf(token?: string): Promise<Viewer | undefined> {
    hub.viewers.length = 0;
    expect(await hub.ask(token === undefined ? undefined : `Bearer ${token}`)).toMatchObject({
      status: 200,
      code: undefined,
    });
    return hub.viewers[0];
  }

  test('a request without credentials has the role PUBLIC', async () => {
    expect(await viewerOf()).toEqual({ role: 'PUBLIC' });
  });

  test('both algorithms, each role, and the partner or distributor of the token', async () => {
    expect(await viewerOf(await sign(hub.rsa))).toEqual({ role: 'ANALYST', caller: 'token:somebody' });
    expect(await viewerOf(await sign(hub.ecdsa, { hub_role: 'ADMIN' }))).toEqual({
      role: 'ADMIN',
      caller: 'token:somebody',
    });
    const partner = await viewerOf(await sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: hub.slugs.partner }));
    const [row]: { id: string }[] = await hub.dataSource.query('select id::text from partner where slug = $1', [
      hub.slugs.partner,
    ]);
    expect(partner).toEqual({
      role: 'PARTNER',
      partner: { key: row?.id, slug: hub.slugs.partner },
      caller: 'token:somebody',
    });
    const distributor = await viewerOf(
      await sign(hub.rsa, { hub_role: 'DISTRIBUTOR', hub_distributor: hub.slugs.distributor }),
    );
    expect(distributor).toMatchObject({ role: 'DISTRIBUTOR', distributor: { slug: hub.slugs.distributor } });
  });

  test('several audiences, the type of an access token, and clocks that differ by a few seconds', async () => {
    stopDate();
    const claims = { aud: ['https://other.example', audience], exp: now() - 3, nbf: now() + 3 };
    expect(await viewerOf(await sign(hub.rsa, claims, { typ: 'at+jwt' }))).toMatchObject({ role: 'ANALYST' });
  });

  test('the scheme in small letters', async () => {
    expect(await hub.ask(`bearer ${await sign(hub.rsa)}`)).toMatchObject({ status: 200 });
  });

  test('a known token without reading keys or rows again, until it expires', async () => {
    // A clock that only the test moves: a second later the token would have expired before it is shown.
    stopDate();
    const token = await sign(hub.rsa, { hub_role: 'PARTNER', hub_partner: hub.slugs.partner, exp: now() - 9 });
    const first = hub.access.authenticate({ authorization: `Bearer ${token}` }, []);
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(hub.access.authenticate({ authorization: `Bearer ${token}` }, [])).not.toBeInstanceOf(Promise);
    jest.setSystemTime(Date.now() + 5_000);
    await expect(hub.access.authenticate({ authorization: `Bearer ${token}` }, [])).rejects.toMatchObject({
      code: 'TOKEN_EXPIRED',
    });
  });
});
