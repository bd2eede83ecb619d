import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

it('filters lists inside edges, paged and bounded, with their counts', async () => {
  const query = `{ countries(filter: { code: { in: ["FR", "DE"] } }) { nodes {
    all: partners(first: 100) { nodes { id status qualifications { code } } }
    partners(first: 100, filter: { status: { eq: ACTIVE } }) { totalCount nodes { id qualifications(filter: { code: { ne: "BUILDER" } }) { code } } }
  } } }`;
  type Listed = { id: string; status?: string; qualifications: { code: string }[] };
  const { body } = await hub.post({ query });
  const { nodes } = (
    body as {
      data: { countries: { nodes: { all: { nodes: Listed[] }; partners: { totalCount: number; nodes: Listed[] } }[] } };
    }
  ).data.countries;
  expect(nodes).toHaveLength(2);
  for (const { all, partners } of nodes) {
    const active = all.nodes.filter(({ status }) => status === 'ACTIVE');
    expect(partners.totalCount).toBe(active.length);
    expect(partners.nodes).toEqual(
      active.map(({ id, qualifications }) => ({
        id,
        qualifications: qualifications.filter(({ code }) => code !== 'BUILDER'),
      })),
    );
  }
});

it('keeps one plan for filters of one shape, whatever their values', async () => {
  const query = 'query Shape($filter: PartnerFilter) { partners(filter: $filter) { totalCount } }';
  for (const value of ['a', 'b', "c'"]) {
    const variables = { filter: { name: { contains: value } } };
    const { statements } = await recordStatements(() => hub.post({ query, variables }));
    expect(statements).toHaveLength(1);
  }
});
