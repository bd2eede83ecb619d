import type { Client } from 'pg';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** Circles with so many partners that they are not sorted: the names of all partners are walked, or those of each country. */
let hub: TestHub;
let database: Client;

const withBranches = '^(far|between)-[0-9]*50$';

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '100000000' });
  database = await connect(hub.databaseUrl);
  await database.query('delete from location');
  await database.query('update partner set latitude = null, longitude = null');
  // Names that come first stand far away; of the second country only the last names stand in the circle.
  await database.query(
    `insert into partner (slug, name, status, country_id, latitude, longitude)
     select kind || place, names || ' ' || lpad((place * 7919 % 10007)::text, 5, '0'), 'ACTIVE', country.id, latitude, longitude + place * 1e-5
     from (values
       ('far-', 'Aa', 1, 1500, -40, 170), ('dense-', 'Bb', 1, 900, 10, 20), ('between-', 'Bb', 2, 3200, -40, 170), ('rare-', 'Cc', 2, 70, 10, 20)
     ) made (kind, names, nth, many, latitude, longitude)
     join (select id, row_number() over (order by id) as nth from country) country using (nth)
     cross join generate_series(1, many) place`,
  );
  // Some that are far away have two branches in the circle.
  await database.query(
    `insert into location (kind, name, is_main, partner_id, country_id, latitude, longitude)
     select 'OFFICE', office.name, is_main, partner.id, country_id,
       case when is_main then latitude else 10 end, case when is_main then longitude else 20.1 end
     from partner cross join (values ('Main', true), ('Branch', false), ('Other branch', false)) office (name, is_main)
     where slug ~ '${withBranches}'`,
  );
  await database.query('analyze partner, location');
});

afterAll(async () => {
  await database.end();
  await hub.close();
});

interface Page {
  readonly nodes: readonly { readonly slug: string }[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

async function page(withinKm: number, place: object): Promise<Page> {
  const { body } = await hub.post({
    query: `query ($km: Float!, $first: Int, $after: String, $last: Int, $before: String) {
      partners(
        filter: { position: { near: { from: { latitude: 10, longitude: 20 }, withinKm: $km } } }
        first: $first, after: $after, last: $last, before: $before
      ) { nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    }`,
    variables: { km: withinKm, ...place },
  });
  expect(body).not.toHaveProperty('errors');
  return (body as { data: { partners: Page } }).data.partners;
}

async function expected(where: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ slug: string }>(
    `select slug from partner where latitude is not null and ${where} order by name, id`,
  );
  return rows.map(({ slug }) => slug);
}

test.each([
  ['whose names stand in two countries', 50, `(slug ~ '^(dense|rare)-' or slug ~ '${withBranches}')`, 1017],
  ['that is the whole earth', 21_000, 'true', 5670],
])('the pages of a circle %s are those of all its partners by name, from both ends', async (_, km, where, count) => {
  const all = await expected(where);
  expect(all).toHaveLength(count);
  const forward: string[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await page(km, { first: 100, after });
    forward.push(...nodes.map(({ slug }) => slug));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(forward).toEqual(all);
  const backward: string[] = [];
  for (let before: string | null = null; backward.length < 1000;) {
    const { nodes, pageInfo } = await page(km, { last: 25, before });
    backward.unshift(...nodes.map(({ slug }) => slug));
    if (!pageInfo.hasPreviousPage) break;
    before = pageInfo.startCursor;
  }
  expect(backward).toEqual(all.slice(-backward.length));
});
