import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import {
  CountUpToDocument,
  EngagementsByValueDocument,
  PartnersInOrderDocument,
  type EngagementsByValueQuery,
  type PartnerOrder,
  type PartnersInOrderQuery,
  type PartnersInOrderQueryVariables,
} from '../generated/documents';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const database = await connect(hub.databaseUrl);
  await database.query('update partner set latitude = null, longitude = null where id % 50 = 0');
  await database.end();
});

afterAll(() => hub.close());

type Partner = PartnersInOrderQuery['partners']['nodes'][number];

async function page(variables: PartnersInOrderQueryVariables): Promise<PartnersInOrderQuery['partners']> {
  return (await hub.ask(PartnersInOrderDocument, variables)).partners;
}

/** The whole list, page by page. The pages from the end have to give the same list. */
async function walk(orderBy: PartnerOrder[]): Promise<Partner[]> {
  const forward: Partner[] = [];
  const backward: Partner[] = [];
  let after: string | null | undefined;
  let before: string | null | undefined;
  do {
    const next = await page({ orderBy, first: 90, ...(after != null && { after }) });
    forward.push(...next.nodes);
    after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    expect(next.pageInfo.hasPreviousPage).toBe(forward.length > next.nodes.length);
  } while (after != null);
  do {
    const previous = await page({ orderBy, last: 70, ...(before != null && { before }) });
    backward.unshift(...previous.nodes);
    before = previous.pageInfo.hasPreviousPage ? previous.pageInfo.startCursor : null;
  } while (before != null);
  expect(backward).toEqual(forward);
  return forward;
}

/** Whether values are in ascending order with nulls last. */
function rises(values: readonly (number | string | null)[]): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    if (index === 0 || value === null) return true;
    return before !== null && before !== undefined && before <= value;
  });
}

const statuses = ['PROSPECT', 'ACTIVE', 'SUSPENDED', 'CLOSED'];
const lyon = { latitude: 45.764, longitude: 4.8357 };

describe('an order', () => {
  it('by the distance from a point has rows without a position last', async () => {
    const partners = await walk([{ distance: { from: lyon, sort: 'ASC' } }]);
    const distances = partners.map(({ distanceKm }) => distanceKm ?? null);
    expect(rises(distances)).toBe(true);
    expect(distances.at(-1)).toBeNull();
    // Of its offices, the nearest counts, wherever the main one is.
    expect(distances[0]).toBeLessThan(10);
  });

  it('by an enum has the order of its declaration, with a descending field of a related row as second key', async () => {
    const partners = await walk([{ status: 'ASC' }, { country: { region: { code: 'DESC' } } }]);
    expect(rises(partners.map(({ status }) => statuses.indexOf(status)))).toBe(true);
    for (const status of statuses) {
      const codes = partners.filter((partner) => partner.status === status).map(({ country }) => country.region.code);
      expect(codes).toEqual(codes.toSorted().toReversed());
    }
  });

  it('by a count counts the related rows that fulfil a filter', async () => {
    const partners = await walk([{ awards: { count: 'DESC', of: { inForce: { eq: true } } } }]);
    expect(rises(partners.map(({ awards }) => -awards.totalCount))).toBe(true);
    expect(partners[0]?.awards.totalCount).toBe(3);
  });

  it('has nulls first if the sort says so', async () => {
    const partners = await walk([{ city: 'DESC_NULLS_FIRST' }]);
    const withCity = partners.findIndex(({ city }) => city !== null);
    expect(withCity).toBeGreaterThan(0);
    expect(partners.slice(withCity).every(({ city }) => city !== null)).toBe(true);
  });

  it('ignores accents and case in texts', async () => {
    const partners = await walk([{ city: 'ASC' }]);
    const cities = partners.map(({ city }) => city).filter((city) => typeof city === 'string');
    const plain = cities.map((city) =>
      city
        .normalize('NFD')
        .replace(/[^\p{L}\p{N} ]/gu, '')
        .toLowerCase(),
    );
    const before = (name: string): number => plain.findIndex((city) => city.startsWith(name));
    expect(before('zu')).toBeGreaterThan(before('a'));
    expect(plain.indexOf('evry')).toBeLessThan(Math.max(plain.indexOf('lyon'), 1));
  });

  it('continues after a cursor whose amount has more digits than a JavaScript number', async () => {
    const amounts = ['123456789012345.676', '123456789012345.677', '123456789012345.678'];
    const database = await connect(hub.databaseUrl);
    for (const amount of amounts)
      await database.query(
        `insert into engagement (program_id, partner_id, country_id, kind_id, customer_name, customer_kind, started_on, value_amount, currency)
         select program_id, partner_id, country_id, kind_id, customer_name, customer_kind, started_on, $1, 'KWD' from engagement where customer_kind = 'ENTERPRISE' order by id limit 1`,
        [amount],
      );
    await database.end();
    const found: unknown[] = [];
    let after: string | null = null;
    for (let turn = 0; turn <= amounts.length; turn++) {
      const { engagements }: EngagementsByValueQuery = await hub.ask(EngagementsByValueDocument, { after });
      found.push(...engagements.nodes.map(({ value }) => value?.amount));
      after = engagements.pageInfo.endCursor ?? after;
    }
    expect(found).toEqual(amounts);
  });

  it('refuses a cursor of another order, and too many keys', async () => {
    const first = await page({ orderBy: [{ status: 'ASC' }], first: 1 });
    const after = String(first.pageInfo.endCursor);
    for (const orderBy of [
      [{ status: 'DESC' as const }],
      [{ name: 'ASC' as const }],
      [],
      [{ status: 'ASC' as const }, { name: 'ASC' as const }],
    ]) {
      await expect(page({ orderBy, first: 1, after })).rejects.toThrow('is a cursor of another list');
    }
    await expect(page({ orderBy: Array.from({ length: 9 }, () => ({ name: 'ASC' as const })) })).rejects.toThrow(
      '`orderBy` has 9 keys; at most 8 are allowed.',
    );
  });

  it('refuses a point with an impossible latitude or longitude', async () => {
    const beyond = { distance: { from: { latitude: 91, longitude: 0 }, sort: 'ASC' as const } };
    await expect(page({ orderBy: [beyond] })).rejects.toThrow('latitudes go from -90 to 90 degrees');
  });
});

describe('a count', () => {
  it('stops at its bound', async () => {
    const { partners } = await hub.ask(CountUpToDocument, { upTo: 2 });
    expect(partners.totalCount).toBe(2);
    const counts = partners.nodes.map(({ awards }) => awards);
    expect(counts.some(({ all }) => all > 2)).toBe(true);
    for (const { totalCount, all } of counts) expect(totalCount).toBe(Math.min(all, 2));
    await expect(hub.ask(CountUpToDocument, { upTo: -1 })).rejects.toThrow('`upTo` is -1; it cannot be negative.');
  });
});
