import type { Client } from 'pg';
import { administrator, type Viewer } from '../../src/access/viewer';
import { dataIn } from '../support/answers';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

interface Found {
  readonly partner: {
    readonly slug: string;
    readonly formerSlugs: readonly { readonly slug: string }[];
  } | null;
}

async function find(slug: string, viewer: Viewer = { role: 'PUBLIC' }): Promise<Found['partner']> {
  const query = 'query Old($slug: String!) { partner(slug: $slug) { slug formerSlugs { slug } } }';
  return dataIn<Found>(await hub.as(viewer).post({ query, variables: { slug } })).partner;
}

async function rename(from: string, to: string): Promise<void> {
  await client.query('update partner set slug = $2 where slug = $1', [from, to]);
}

test('an old link finds its partner after each of several renames, and tells the present slug', async () => {
  await rename('forges-du-cumulus', 'forges');
  const { result, statements } = await recordStatements(() => find('forges-du-cumulus'));
  expect(statements).toHaveLength(1);
  expect(result).toEqual({ slug: 'forges', formerSlugs: [{ slug: 'forges-du-cumulus' }] });
  await rename('forges', 'grandes-forges');
  const slugs = [{ slug: 'forges' }, { slug: 'forges-du-cumulus' }];
  for (const slug of ['forges', 'forges-du-cumulus', 'grandes-forges'])
    expect(await find(slug)).toEqual({ slug: 'grandes-forges', formerSlugs: slugs });
});

test('a partner can take back a slug that it had', async () => {
  await rename('grandes-forges', 'forges-du-cumulus');
  const slugs = [{ slug: 'forges' }, { slug: 'grandes-forges' }];
  for (const slug of ['forges', 'forges-du-cumulus', 'grandes-forges'])
    expect(await find(slug)).toEqual({ slug: 'forges-du-cumulus', formerSlugs: slugs });
});

test('many slugs find each their partner, also where two are of one partner, in one statement', async () => {
  const query = 'query Many($slugs: [String!]!) { partnersBySlug(slugs: $slugs) { slug country { code } } }';
  const { rows } = await client.query<{ slug: string }>(
    `select slug from partner where status = 'ACTIVE' and slug <> 'forges-du-cumulus' limit 1`,
  );
  const other = rows[0]?.slug ?? '';
  const slugs = ['forges', 'nobody-ever', 'forges-du-cumulus', other, 'grandes-forges', 'forges'];
  const { result, statements } = await recordStatements(() => hub.post({ query, variables: { slugs } }));
  expect(statements).toHaveLength(1);
  const { partnersBySlug: found } = dataIn<{ partnersBySlug: readonly ({ readonly slug: string } | null)[] }>(result);
  const own = 'forges-du-cumulus';
  expect(found.map((each) => each?.slug)).toEqual([own, undefined, own, other, own, own]);
  expect(found[0]).toHaveProperty('country.code');
});

test('a hidden partner is not found by a former slug, and the slug is in no list', async () => {
  const { rows } = await client.query<{ slug: string }>(`select slug from partner where status = 'PROSPECT' limit 1`);
  const hidden = rows[0]?.slug ?? '';
  await rename(hidden, 'hidden-now');
  expect(await find(hidden)).toBeNull();
  const many = { query: `{ partnersBySlug(slugs: ["${hidden}", "hidden-now"]) { slug } }` };
  expect(dataIn(await hub.as({ role: 'PUBLIC' }).post(many))).toEqual({ partnersBySlug: [null, null] });
  expect(await find(hidden, administrator)).toMatchObject({ slug: 'hidden-now' });
  const query = `{ formerSlugs(filter: { slug: { eq: "${hidden}" } }) { totalCount } former: formerSlug(slug: "${hidden}") { slug } }`;
  expect(dataIn(await hub.as({ role: 'PUBLIC' }).post({ query }))).toEqual({
    formerSlugs: { totalCount: 0 },
    former: null,
  });
});

test('a slug that nobody has or had finds nothing, nor does one that no text can be', async () => {
  expect(await find('nobody-ever')).toBeNull();
  expect(await find('\u0000')).toBeNull();
});
