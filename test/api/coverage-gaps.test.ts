import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';

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

type Row = Readonly<Record<string, string | null>>;

/** The rows of a table as they stand in it, all values as text. */
async function table(name: string): Promise<readonly Row[]> {
  const { rows } = await client.query<{ row: Row }>(
    `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as "row" from "${name}" t`,
  );
  return rows.map(({ row }) => row);
}

/** Whether a period contains the day of the tests. */
function isInForce({ valid_from: from, valid_to: to }: Row): boolean {
  return String(from) <= testDay && (to === null || to === undefined || to > testDay);
}

const expected = JSON.parse(
  readFileSync(join(__dirname, '..', '..', 'schema', 'examples', 'analyst', '02-coverage-gaps.expected.json'), 'utf8'),
) as { readonly data: { readonly partners: Readonly<Record<string, { totalCount: number; nodes: unknown[] }>> } };

/** The codes of rows in their order, by which the definitions are ordered. */
function byCode(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (String(one['code']) < String(other['code']) ? -1 : 1));
}

it('has the gaps that plain loops over the tables find', async () => {
  const [program] = (await table('program')).filter(({ code }) => code === 'CPP');
  const launched = new Set(
    (await table('program_launch'))
      .filter((launch) => launch['program_id'] === program?.['id'] && launch['launched_on'] !== null)
      .map((launch) => launch['region_id']),
  );
  const countries = byCode((await table('country')).filter((country) => launched.has(country['region_id'] ?? null)));
  const categories = byCode(await table('technology_category'));
  const qualifications = byCode(
    (await table('qualification')).filter((each) => each['program_id'] === program?.['id']),
  );
  const active = (await table('partner')).filter(({ status }) => status === 'ACTIVE');
  const categoryOf = new Map((await table('technology')).map((each) => [each['id'], each['category_id']]));
  const suspended = new Set((await table('award_suspension')).filter(isInForce).map((each) => each['award_id']));
  const awards = (await table('award')).filter((award) => isInForce(award) && !suspended.has(award['id'] ?? null));
  const links = (await table('partner_technology')).filter(isInForce);

  const met = new Set<string>();
  for (const { id, country_id: country } of active) {
    const own = new Set(
      links.filter((link) => link['partner_id'] === id).map((link) => categoryOf.get(link['technology_id'])),
    );
    const held = awards.filter((award) => award['partner_id'] === id).map((award) => award['qualification_id']);
    for (const category of own)
      for (const qualification of ['', ...held]) met.add([country, category, qualification].join());
  }

  const uncovered = categories.flatMap((category) =>
    countries
      .filter((country) => !met.has([country['id'], category['id'], ''].join()))
      .map((country) => ({
        key: { technologyCategory: { code: category['code'] }, country: { code: country['code'] } },
      })),
  );
  const occupied = countries.filter((country) => active.some((partner) => partner['country_id'] === country['id']));
  const unqualified = occupied.flatMap((country) =>
    categories.flatMap((category) =>
      qualifications
        .filter((qualification) => !met.has([country['id'], category['id'], qualification['id']].join()))
        .map((qualification) => ({
          count: 0,
          key: {
            country: { code: country['code'] },
            technologyCategory: { code: category['code'] },
            qualification: { code: qualification['code'] },
          },
        })),
    ),
  );
  expect(uncovered.length).toBeGreaterThan(100);
  expect(unqualified.length).toBeGreaterThan(25);
  expect(expected.data.partners).toEqual({
    uncovered: { totalCount: uncovered.length, nodes: uncovered.slice(0, 25) },
    unqualified: { totalCount: unqualified.length, nodes: unqualified.slice(0, 25) },
  });
});
