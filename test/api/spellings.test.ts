import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

const composed = 'Société Générale du Nuage';
const decomposed = composed.normalize('NFD');

beforeAll(async () => {
  hub = await startDemoHub();
  const database = await connect(hub.databaseUrl);
  await database.query(
    `with added as (
       insert into partner (slug, name, city, status, country_id) select 'nuage', $1, 'Compiègne', 'ACTIVE', min(id) from country returning id
     ) insert into external_reference (source, external_id, node_type, node_key) select $1, $1, 'Partner', id from added`,
    [composed],
  );
  await database.end();
});

afterAll(() => hub.close());

test.each([
  ['eq', { name: { eq: decomposed } }],
  ['in', { name: { in: [decomposed, 'x'] } }],
  ['contains', { name: { contains: 'ne\u0301rale' } }],
  ['startsWith', { name: { startsWith: 'Socie\u0301t' } }],
  ['endsWith', { name: { endsWith: decomposed.slice(-20) } }],
  ['containsIgnoringCase', { name: { containsIgnoringCase: 'NE\u0301RALE' } }],
  ['a range', { name: { gte: decomposed, lte: decomposed } }],
  ['city', { city: { eq: 'Compie\u0300gne' } }],
  ['an edge', { externalReferences: { some: { source: { eq: decomposed }, externalId: { in: [decomposed] } } } }],
])('a text is found by each Unicode spelling of it: %s', async (_operator, filter) => {
  const { body } = await hub.post({
    query: 'query ($filter: PartnerFilter) { partners(filter: $filter) { nodes { slug name } } }',
    variables: { filter },
  });
  expect(body).toEqual({ data: { partners: { nodes: [{ slug: 'nuage', name: composed }] } } });
});
