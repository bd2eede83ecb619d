import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { facet, type Group } from '../support/facets';

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

describe('a value that the filter selects', () => {
  const nowhere = 'website: { eq: "https://nowhere.example.com" }';

  it.each([
    ['COUNTRY', 'country { code }', 'country: { code: { in: ["FR", "VA"] } }', ['FR', 'VA']],
    [
      'COUNTRY',
      'country { code }',
      'and: [{ country: { code: { in: ["FR", "VA"] } } }, { country: { code: { ne: "FR" } } }]',
      ['VA'],
    ],
    ['STATUS', 'status', 'status: { in: [CLOSED, ACTIVE] }', ['ACTIVE', 'CLOSED']],
    ['STATUS', 'status', 'status: { ne: ACTIVE }', ['PROSPECT', 'SUSPENDED', 'CLOSED']],
    ['PARENT', 'parent { slug }', 'hasParent: false', [null]],
    [
      'CREATED_AT_MONTH',
      'createdAtMonth',
      'createdAt: { in: ["2012-03-31T23:30:00-02:00", "2012-04-05T00:00:00Z"] }',
      ['2012-04-01'],
    ],
    ['CREATED_AT_YEAR', 'createdAtYear', 'createdAt: { eq: "2012-03-31T23:30:00Z" }', ['2012']],
    [
      'QUALIFICATION',
      'qualification { slug }',
      'qualifications: { some: { code: { eq: "BUILDER" } } }',
      ['cpp-builder'],
    ],
    ['OFFERING_SERVICE_MODEL', 'offeringServiceModel', 'offerings: { some: { serviceModel: { eq: PAAS } } }', ['PAAS']],
    // A condition that names no value selects none.
    ['PARENT', 'parent { slug }', 'hasParent: true', []],
    ['CREATED_AT_MONTH', 'createdAtMonth', 'createdAt: { gt: "2012-03-31T23:30:00Z" }', []],
    ['QUALIFICATION_SET', 'qualificationSet { slug }', 'qualifications: { some: { code: { eq: "BUILDER" } } }', []],
  ])('is listed even if no row has it: %s %s under %s', async (by, key, condition, expected) => {
    const found = await facet(hub, by, key, { filter: `{ ${nowhere}, ${condition} }` });
    expect(found).toEqual(expected.map((each) => [each, 0]));
  });

  it('is listed in the order of counts; `first` cuts other values before it', async () => {
    const all = await facet(hub, 'COUNTRY', 'country { code }', {
      filter: '{ country: { code: { in: ["VA", "NR"] } } }',
    });
    expect(all.slice(-2)).toEqual([
      ['NR', 0],
      ['VA', 0],
    ]);
    const cut = await facet(hub, 'COUNTRY', 'country { code }', {
      filter: '{ country: { code: { in: ["VA", "NR"] } } }',
      first: 3,
    });
    expect(cut).toEqual([all[0], ['NR', 0], ['VA', 0]]);
  });

  it('is listed for each parent row', async () => {
    const { body } = await hub.post({
      query: `{ countries(first: 300) { nodes { partners(filter: { status: { eq: CLOSED } }) { facets(by: [STATUS]) { groups { count key { status } share(filter: {}) min { name } } } } } } }`,
    });
    const { countries } = (
      body as { data: { countries: { nodes: { partners: { facets: { groups: Group[] }[] } }[] } } }
    ).data;
    const groups = countries.nodes.map(({ partners }) => partners.facets[0]?.groups ?? []);
    expect(groups.every((each) => each.some(({ key }) => key['status'] === 'CLOSED'))).toBe(true);
    expect(groups).toContainEqual([{ count: 0, key: { status: 'CLOSED' }, share: null, min: { name: null } }]);
  });

  it('is not listed if the viewer may not see it', async () => {
    const { rows } = await client.query<{ slug: string }>(
      `select slug from partner where status = 'PROSPECT' order by id limit 1`,
    );
    const filter = `{ ${nowhere}, parent: { slug: { eq: "${rows[0]?.slug}" } } }`;
    expect(await facet(hub, 'PARENT', 'parent { slug }', { filter })).toEqual([[rows[0]?.slug, 0]]);
    expect(await facet(hub, 'PARENT', 'parent { slug }', { filter, viewer: { role: 'PUBLIC' } })).toEqual([]);
  });
});
