import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** Partners whose countries are far from the point: they are merged country by country. */
let hub: TestHub;
let database: Client;
/** The codes of countries, one for each group of {@link groups}. */
let codes: readonly string[];

/** Their number, the distance of their first partner in degrees, and the distance from one partner to the next. */
const groups = [
  { name: 'here', many: 600, begin: 0, step: 0.001 },
  { name: 'next', many: 40, begin: 30, step: 0.02 },
  { name: 'mixed', many: 90, begin: 30.01, step: 0.01 },
  { name: 'few', many: 3, begin: 30.5, step: 0.5 },
  { name: 'far', many: 60, begin: 60, step: 0.1 },
  { name: 'farther', many: 60, begin: 61, step: 0.1 },
  { name: 'unplaced', many: 5, begin: null, step: 0 },
];

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '100000000' });
  database = await connect(hub.databaseUrl);
  await database.query('update partner set latitude = null, longitude = null');
  const { rows } = await database.query<{ id: string; code: string }>(
    'select id, code from country where not exists (select from partner where country_id = country.id) order by id limit $1',
    [groups.length],
  );
  expect(rows).toHaveLength(groups.length);
  codes = rows.map(({ code }) => code);
  for (const [index, { name, many, begin, step }] of groups.entries()) {
    await database.query(
      `insert into partner (slug, name, status, country_id, latitude, longitude)
       select $1 || '-' || place, $1 || place, 'ACTIVE', $2, case when $3::float8 is null then null else 0 end, $3::float8 + (place - 1) * $4::float8
       from generate_series(1, $5::integer) place`,
      [name, rows[index]?.id, begin, step, many],
    );
  }
  await database.query('analyze partner');
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function page(of: readonly string[], first: number, after: string | null): Promise<Page> {
  const { body } = await hub.post({
    query: `query ($codes: [String!], $first: Int, $after: String) {
      partners(
        filter: { country: { code: { in: $codes } } }
        orderBy: [{ distance: { from: { latitude: 0, longitude: 0 } } }]
        first: $first, after: $after
      ) { nodes { slug } pageInfo { hasNextPage endCursor } }
    }`,
    variables: { codes: of, first, after },
  });
  expect(body).not.toHaveProperty('errors');
  return (body as { data: { partners: Page } }).data.partners;
}

test.each([
  ['countries that overlap', ['next', 'mixed']],
  ['countries of which one has less than a page', ['few', 'next', 'far']],
  ['countries with a gap between them', ['next', 'farther']],
  ['countries all of which have less than a page', ['few', 'unplaced']],
  ['countries without positions', ['far', 'unplaced']],
  ['a near country and others', ['here', 'mixed', 'far', 'few']],
  ['all countries', groups.map(({ name }) => name)],
])('the pages of %s are those of all their partners by distance', async (_, names) => {
  const of = codes.filter((_code, index) => names.includes(groups[index]?.name ?? ''));
  const { rows } = await database.query<{ slug: string }>(
    `select slug from partner where split_part(slug, '-', 1) = any($1) and country_id in (select id from country where code = any($2))
     order by abs(longitude) nulls last, id`,
    [names, of],
  );
  const all = rows.map(({ slug }) => slug);
  for (const first of [7, 50]) {
    const walked: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await page(of, first, after);
      walked.push(...nodes.map(({ slug }) => slug));
      if (!pageInfo.hasNextPage || walked.length > 300) break;
      after = pageInfo.endCursor;
    }
    expect(walked).toEqual(all.slice(0, walked.length));
    expect(walked.length > 300 || walked.length === all.length).toBe(true);
  }
});
