import type { Viewer } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { createDataSource } from '../../src/database/data-source';
import { importSources } from '../../src/exchange/import/import-directory';
import { memorySource } from '../../src/exchange/import/source';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let rivals: readonly [Party, Party];
let slug: string;
let hidden: { readonly key: string; readonly slug: string };

type Party = { readonly key: string; readonly slug: string };

beforeAll(async () => {
  hub = await startDemoHub();
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  rivals = await dataSource.query('select id::text as key, slug from distributor order by slug limit 2');
  const partner = async (
    condition: string,
  ): Promise<Party & Readonly<Record<'name' | 'status' | 'country', string>>> => {
    const [found] = await dataSource.query<(Party & Record<'name' | 'status' | 'country', string>)[]>(
      `select partner.id::text as key, slug, partner.name, status, country.code as country
       from partner join country on country.id = country_id where ${condition} order by slug limit 1`,
    );
    if (!found) throw new Error(`The demo has no partner where ${condition}.`);
    return found;
  };
  const named = await partner(`status = 'ACTIVE' and partner.name !~ '[,"]'`);
  const closed = await partner(
    `status = 'CLOSED' and partner.name !~ '[,"]' and not exists (select from distribution_agreement where partner_id = partner.id)`,
  );
  slug = named.slug;
  hidden = closed;
  for (const { slug: distributor } of rivals) {
    const rows = [named, closed].map(
      (each) => `${each.slug},${each.name},${each.status},${each.country},${distributor},${each.slug}`,
    );
    const text = ['slug,name,status,country,source,externalId', ...rows, ''].join('\n');
    const options = { clock: fixedClock(testDay), distributor };
    const { problems } = await importSources(dataSource, [memorySource('partners.csv', text)], options);
    expect(problems).toEqual([]);
  }
  await dataSource.destroy();
});

afterAll(() => hub.close());

async function ask(viewer: Viewer, query: string, variables = {}): Promise<unknown> {
  return (await hub.as(viewer).post({ query, variables })).body;
}

const everywhere = `query ($slug: String!, $sources: [String!]!) {
  externalReferences { totalCount nodes { id source externalId node { ... on Partner { slug } } } groups(by: [CREATED_AT_YEAR]) { nodes { count } } facets(by: [CREATED_AT_YEAR]) { groups { count } } }
  partner(slug: $slug) { externalReferences { totalCount nodes { source } } }
  named: partners(filter: { externalReferences: { some: { source: { in: $sources } } } }) { totalCount }
  most: partners(first: 1, orderBy: [{ externalReferences: { count: DESC } }]) { nodes { externalReferences { totalCount } } }
}`;

test('shows each distributor the references of its own imports by every path, and no others', async () => {
  for (const [index, distributor] of rivals.entries()) {
    const rival = rivals[1 - index] as Party;
    const viewer: Viewer = { role: 'DISTRIBUTOR', distributor };
    const own = { source: distributor.slug };
    const body = (await ask(viewer, everywhere, { slug, sources: [distributor.slug] })) as {
      readonly data: { readonly externalReferences: { readonly nodes: readonly { readonly id: string }[] } };
    };
    expect(body).toMatchObject({
      data: {
        externalReferences: {
          totalCount: 2,
          nodes: expect.arrayContaining([
            expect.objectContaining({ ...own, externalId: slug, node: { slug } }),
            expect.objectContaining({ ...own, externalId: hidden.slug, node: null }),
          ]) as unknown,
          groups: { nodes: [{ count: 2 }] },
          facets: [{ groups: [{ count: 2 }] }],
        },
        partner: { externalReferences: { totalCount: 1, nodes: [own] } },
        named: { totalCount: 1 },
        most: { nodes: [{ externalReferences: { totalCount: 1 } }] },
      },
    });
    const ofRival: Viewer = { role: 'DISTRIBUTOR', distributor: rival };
    expect(await ask(ofRival, everywhere, { slug, sources: [distributor.slug] })).toMatchObject({
      data: { named: { totalCount: 0 } },
    });
    const nodes = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }';
    const ids = body.data.externalReferences.nodes.map(({ id }) => id);
    const found = { __typename: 'ExternalReference' };
    expect(await ask(viewer, nodes, { ids })).toEqual({ data: { nodes: [found, found] } });
    expect(await ask(ofRival, nodes, { ids })).toEqual({ data: { nodes: [null, null] } });
  }
});

test('shows no reference to a distributor without imports, nor to any role but managers', async () => {
  const none: readonly Viewer[] = [
    { role: 'PUBLIC' },
    { role: 'PARTNER', partner: { key: hidden.key, slug: hidden.slug } },
    { role: 'DISTRIBUTOR', distributor: { key: '0', slug: 'nobody' } },
    { role: 'ANALYST' },
  ];
  const sources = rivals.map((each) => each.slug);
  for (const viewer of none)
    expect(await ask(viewer, everywhere, { slug, sources })).toMatchObject({
      data: {
        externalReferences: { totalCount: 0, nodes: [] },
        partner: { externalReferences: { totalCount: 0 } },
        named: { totalCount: 0 },
      },
    });
  expect(await ask({ role: 'PROGRAM_MANAGER' }, everywhere, { slug, sources })).toMatchObject({
    data: {
      partner: {
        externalReferences: { nodes: expect.arrayContaining(sources.map((source) => ({ source }))) as unknown },
      },
      named: { totalCount: 2 },
    },
  });
});
