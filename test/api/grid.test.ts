import { boxOf, codeOf } from '../reference/grid';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { Rows } from '../support/rows';

/** Partners at edges of cells, at the poles, at the meridian of 180 degrees, and nowhere. */
const places: Readonly<Record<string, readonly [latitude: number, longitude: number] | readonly [null, null]>> = {
  null: [0, 0],
  'south-west-of-null': [-5e-324, -1e-9],
  edge: [45, 22.5],
  'below-the-edge': [44.99999999999999, 22.49999999999999],
  east: [-17, 180],
  west: [-17, -180],
  'north-pole': [90, 180],
  'south-pole': [-90, -180],
  nowhere: [null, null],
};

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  for (const [name, [latitude, longitude]] of Object.entries(places))
    await rows.add('partner', { slug: `grid-${name}`, name, latitude, longitude });
  await client.end();
});

afterAll(() => hub.close());

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Cell {
  readonly code: string;
  readonly box: { readonly south: number; readonly west: number; readonly north: number; readonly east: number };
  readonly centre: Point;
}

interface Group {
  readonly key: { readonly grid: Cell | null; readonly country?: { readonly code: string } | null };
  readonly count: number;
  readonly meanPosition: Point | null;
}

interface Partner {
  readonly slug: string;
  readonly position: Point | null;
  readonly country: { readonly code: string };
}

const group = `key { grid { code box { south west north east } centre { latitude longitude } } country { code } }
  count meanPosition { latitude longitude }`;

async function groupsOf(given: string, filter = '{}'): Promise<readonly Group[]> {
  const { partners } = await dataInOneStatement<{ partners: { groups: { nodes: Group[] } } }>(
    hub,
    `{ partners(filter: ${filter}) { groups(${given}, first: 10000) { nodes { ${group} } } } }`,
  );
  return partners.groups.nodes;
}

async function partnersOf(filter: string): Promise<readonly Partner[]> {
  const found: Partner[] = [];
  for (let after: string | null = null; ;) {
    const { body } = await hub.post({
      query: `query ($after: String) { partners(first: 100, after: $after, filter: ${filter}) {
        pageInfo { hasNextPage endCursor } nodes { slug position { latitude longitude } country { code } } } }`,
      variables: { after },
    });
    const { data, errors } = body as {
      data: { partners: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Partner[] } } | null;
      errors?: unknown;
    };
    if (!data) throw new Error(JSON.stringify(errors));
    found.push(...data.partners.nodes);
    if (!data.partners.pageInfo.hasNextPage) return found;
    after = data.partners.pageInfo.endCursor;
  }
}

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'precision %i gives each partner one cell, with its box and mean',
  async (precision) => {
    const partners = await partnersOf('{}');
    const groups = await groupsOf(`by: [GRID], grid: { precision: ${precision} }`);
    const expected = new Map<string | null, Partner[]>();
    for (const partner of partners) {
      const code = partner.position && codeOf(partner.position, precision);
      expected.set(code, [...(expected.get(code) ?? []), partner]);
    }
    expect(new Map(groups.map(({ key, count }) => [key.grid?.code ?? null, count]))).toEqual(
      new Map([...expected].map(([code, { length }]) => [code, length])),
    );
    for (const { key, meanPosition } of groups) {
      if (!key.grid) {
        expect(meanPosition).toBeNull();
        continue;
      }
      const { code, box, centre } = key.grid;
      expect(code).toHaveLength(precision);
      expect(box).toEqual(boxOf(code));
      expect(centre).toEqual({ latitude: (box.south + box.north) / 2, longitude: (box.west + box.east) / 2 });
      const members = expected.get(code) ?? [];
      for (const part of ['latitude', 'longitude'] as const) {
        const mean = members.reduce((sum, { position }) => sum + (position?.[part] ?? 0), 0) / members.length;
        expect(Math.abs((meanPosition?.[part] ?? NaN) - mean)).toBeLessThan(1e-7);
      }
      expect(meanPosition?.latitude).toBeGreaterThanOrEqual(box.south);
      expect(meanPosition?.latitude).toBeLessThanOrEqual(box.north);
      expect(meanPosition?.longitude).toBeGreaterThanOrEqual(box.west);
      expect(meanPosition?.longitude).toBeLessThanOrEqual(box.east);
    }
  },
);

test.each([1, 2, 4, 9])(
  'a code of precision %i finds the partners of its cell, and `not` finds all others',
  async (precision) => {
    const own = '{ slug: { startsWith: "grid-" } }';
    const all = await partnersOf(own);
    const slugs = (partners: readonly Partner[]): readonly string[] => partners.map(({ slug }) => slug).sort();
    for (const place of all) {
      if (!place.position) continue;
      const code = codeOf(place.position, precision);
      const isIn = ({ position }: Partner): boolean => position !== null && codeOf(position, precision) === code;
      const condition = `{ position: { cell: "${code}" } }`;
      expect(slugs(await partnersOf(`{ and: [${own}, ${condition}] }`))).toEqual(slugs(all.filter(isIn)));
      expect(slugs(await partnersOf(`{ and: [${own}], not: ${condition} }`))).toEqual(
        slugs(all.filter((each) => !isIn(each))),
      );
    }
  },
);

test('a list by the code of a cell has as many partners as its group', async () => {
  for (const { key, count } of (await groupsOf('by: [GRID], grid: { precision: 4 }')).slice(0, 5)) {
    const condition = key.grid ? `cell: "${key.grid.code}"` : 'isNull: true';
    expect(await partnersOf(`{ position: { ${condition} } }`)).toHaveLength(count);
  }
});

test('cells do not cross the meridian of 180 degrees, and the poles lie in the last rows', async () => {
  const groups = await groupsOf('by: [GRID], grid: { precision: 2 }', '{ slug: { startsWith: "grid-" } }');
  const boxes = groups.map(({ key }) => key.grid?.box ?? null);
  expect(groups).toHaveLength(9);
  expect(boxes).toContainEqual({ south: -16.875 - 5.625, west: 168.75, north: -16.875, east: 180 });
  expect(boxes).toContainEqual({ south: -16.875 - 5.625, west: -180, north: -16.875, east: -168.75 });
  expect(boxes).toContainEqual({ south: 84.375, west: 168.75, north: 90, east: 180 });
  expect(boxes).toContainEqual({ south: -90, west: -180, north: -84.375, east: -168.75 });
  expect(boxes).toContain(null);
});

test('groups by a grid have other dimensions, conditions and orders beside it', async () => {
  const partners = await partnersOf('{ status: { eq: ACTIVE } }');
  const groups = await groupsOf(
    'by: [COUNTRY, GRID], grid: { precision: 4 }, having: { count: { gte: 2 } }, orderBy: [{ key: { by: GRID, sort: DESC } }, { count: ASC }]',
    '{ status: { eq: ACTIVE } }',
  );
  const expected = new Map<string, number>();
  for (const { position, country } of partners) {
    const name = `${country.code} ${position && codeOf(position, 4)}`;
    expected.set(name, (expected.get(name) ?? 0) + 1);
  }
  const found = groups.map(({ key, count }) => [`${key.country?.code} ${key.grid?.code ?? null}`, count] as const);
  expect(new Map(found)).toEqual(new Map([...expected].filter(([, count]) => count >= 2)));
  const rows = groups.flatMap(({ key }) => (key.grid ? [key.grid.box] : []));
  expect(rows).toEqual(rows.toSorted((one, other) => other.south - one.south || other.west - one.west));
  expect(groups.at(-1)?.key.grid ?? null).toBe(null);
});

test('`keys` keeps the cells that it names, and those without a position', async () => {
  const every = await groupsOf('by: [GRID]');
  const codes = every.flatMap(({ key }) => key.grid?.code ?? []).slice(0, 3);
  const kept = async (condition: string): Promise<readonly (string | null)[]> =>
    (await groupsOf(`by: [GRID], keys: { grid: ${condition} }`)).map(({ key }) => key.grid?.code ?? null);
  expect(await kept(`{ in: ${JSON.stringify(codes)} }`)).toEqual(codes);
  expect(await kept(`{ eq: "${codes[1]}" }`)).toEqual([codes[1]]);
  expect(await kept(`{ ne: "${codes[1]}" }`)).toHaveLength(every.length - 2);
  expect(await kept('{ isNull: true }')).toEqual([null]);
  expect(await kept('{ isNull: false }')).toHaveLength(every.length - 1);
});

test.each([1, 4, 9])('the value of a cell in one form is its code, in a grid of %i characters', async (precision) => {
  interface Value {
    readonly dimension: string;
    readonly value: string | null;
    readonly label: string | null;
    readonly node: object | null;
  }
  const { partners } = await dataInOneStatement<{
    partners: { groups: { nodes: { key: { grid: { code: string } | null; values: Value[] } }[] } };
  }>(
    hub,
    `{ partners { groups(by: [GRID], grid: { precision: ${precision} }, first: 10000) { nodes {
      key { grid { code } values { dimension value label node { id } } } } } } }`,
  );
  const { nodes } = partners.groups;
  expect(nodes.length).toBeGreaterThan(5);
  for (const { key } of nodes) {
    const code = key.grid?.code ?? null;
    expect(key.values).toEqual([{ dimension: 'GRID', value: code, label: code, node: null }]);
  }
});

test('groups by a grid have pages, whose cursors belong to one precision', async () => {
  interface Page {
    readonly groups: { readonly edges: readonly { readonly cursor: string; readonly node: Group }[] };
  }
  const query = `query ($after: String, $first: Int, $precision: Int!) { partners {
    groups(by: [GRID], grid: { precision: $precision }, first: $first, after: $after) { edges { cursor node { ${group} } } } } }`;
  const page = async (first: number, after: string | null): Promise<Page['groups']['edges']> =>
    (await dataInOneStatement<{ partners: Page }>(hub, query, { first, after, precision: 2 })).partners.groups.edges;
  const all = await page(10_000, null);
  const walked: Group[] = [];
  for (let after: string | null = null; ;) {
    const edges: Page['groups']['edges'] = await page(7, after);
    walked.push(...edges.map(({ node }) => node));
    if (edges.length < 7) break;
    after = edges.at(-1)?.cursor ?? null;
  }
  expect(walked).toEqual(all.map(({ node }) => node));
  expect((await hub.post({ query, variables: { after: all[0]?.cursor, precision: 3 } })).body).toMatchObject({
    errors: [{ path: ['partners', 'groups'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('groups by a grid stand below edges, in facets, in changes, and as of a date', async () => {
  const cells = 'nodes { key { grid { code } } count meanPosition { latitude } }';
  const { technology, partners, then } = await dataInOneStatement<{
    technology: { partners: { totalCount: number; groups: { nodes: Group[] } } };
    then: { partners: { totalCount: number; groups: { nodes: Group[] } } };
    partners: {
      totalCount: number;
      facets: { dimension: string; groups: Group[] }[];
      change: { nodes: { key: { grid: Cell | null }; kept: { totalCount: number } }[] };
    };
  }>(
    hub,
    `{
      technology(slug: "cisco-ucs") { partners { totalCount groups(by: [GRID], first: 10000) { ${cells} } } }
      then: technology(slug: "cisco-ucs", asOf: "2014-01-01") { partners { totalCount groups(by: [GRID], first: 10000) { ${cells} } } }
      partners(filter: { position: { box: { south: 40, west: 0, north: 50, east: 10 } } }) {
        totalCount
        facets(by: [GRID, STATUS], grid: { precision: 1 }, first: 1000) { dimension groups { key { grid { code } } count } }
        change(from: "2013-01-01", to: "2014-01-01", by: [GRID], grid: { precision: 2 }, first: 10000) {
          nodes { key { grid { code } } kept { totalCount } }
        }
      }
    }`,
  );
  const sum = (groups: readonly { readonly count: number }[]): number =>
    groups.reduce((all, { count }) => all + count, 0);
  for (const list of [technology.partners, then.partners]) {
    expect(list.totalCount).toBeGreaterThan(0);
    expect(sum(list.groups.nodes)).toBe(list.totalCount);
  }
  expect(then.partners.totalCount).not.toBe(technology.partners.totalCount);
  const [byCell, byStatus] = partners.facets;
  // A facet is counted without the filter's own conditions on its dimension.
  expect(sum(byCell?.groups ?? [])).toBe((await partnersOf('{}')).length);
  expect(sum(byStatus?.groups ?? [])).toBe(partners.totalCount);
  // The box also keeps partners with another office there, whose main office has no known position.
  expect(partners.change.nodes.every(({ key }) => key.grid === null || key.grid.code.length === 2)).toBe(true);
  expect(partners.change.nodes.reduce((all, { kept }) => all + kept.totalCount, 0)).toBe(partners.totalCount);
});

test('`meanPosition` and the cell are null if the groups are not by a grid', async () => {
  const [first] = await groupsOf('by: [COUNTRY]');
  expect(first).toMatchObject({ meanPosition: null, key: { grid: null } });
});

test('a group without a selected cell has its mean', async () => {
  const { partners } = await dataInOneStatement<{ partners: { groups: { nodes: { meanPosition: Point }[] } } }>(
    hub,
    '{ partners { groups(by: [GRID], keys: { grid: { isNull: false } }, first: 1) { nodes { meanPosition { __typename longitude } } } } }',
  );
  expect(partners.groups.nodes).toEqual([
    { meanPosition: { __typename: 'Position', longitude: expect.any(Number) as number } },
  ]);
});

test.each([
  ['a grid that is too coarse', 'by: [GRID], grid: { precision: 0 }', '`grid.precision` is 0; it must be from 1 to 9.'],
  ['a grid that is too fine', 'by: [GRID], grid: { precision: 10 }', '`grid.precision` is 10; it must be from 1 to 9.'],
  ['a grid of other groups', 'by: [COUNTRY], grid: { precision: 3 }', '`grid` is the grid of the dimension GRID'],
  ['a code of another precision', 'by: [GRID], keys: { grid: { eq: "u0" } }', '`keys.grid.eq` is "u0"'],
  ['a code that is none', 'by: [GRID], keys: { grid: { in: ["u09", "u0a"] } }', '`keys.grid.in.1` is "u0a"'],
  ['empty cells', 'by: [GRID], empty: INCLUDE', 'which has no empty groups'],
  ['only empty cells', 'by: [COUNTRY, GRID], empty: ONLY', 'which has no empty groups'],
])('%s gets a clear error', async (_what, given, message) => {
  const { body } = await hub.post({ query: `{ partners { groups(${given}) { totalCount } } }` });
  expect(body).toMatchObject({
    data: null,
    errors: [
      {
        path: ['partners', 'groups'],
        message: expect.stringContaining(message) as string,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});

test.each(['', 'U09', 'u0a', 'u0 9', '0123456789'])('%j is refused as the code of a cell', async (code) => {
  const query = 'query ($code: String!) { partners(filter: { position: { cell: $code } }) { totalCount } }';
  expect((await hub.post({ query, variables: { code } })).body).toMatchObject({
    errors: [
      {
        path: ['partners'],
        message: expect.stringContaining('`filter.position.cell`') as string,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
});
