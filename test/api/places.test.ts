import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';

/** Partners by the last letter of their slugs, with latitude and longitude. */
const places: Readonly<Record<string, readonly [latitude: number, longitude: number] | readonly [null, null]>> = {
  greenwich: [51.48, 0],
  lyon: [45.764, 4.8357],
  fiji: [-17, 179.5],
  taveuni: [-17, 180],
  rabi: [-16.5, -180],
  samoa: [-13.8, -171.8],
  'north-pole': [90, 45],
  'south-pole': [-90, -120],
  nowhere: [null, null],
};

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  for (const [name, [latitude, longitude]] of Object.entries(places))
    await rows.add('partner', { slug: `place-${name}`, name, latitude, longitude });
  await client.end();
});

afterAll(() => hub.close());

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

async function ask(query: string, variables: object = {}): Promise<Answer> {
  return (await hub.post({ query, variables })).body as Answer;
}

/** The places that a condition keeps. */
async function kept(condition: object): Promise<readonly string[]> {
  const query = 'query ($filter: PartnerFilter) { partners(filter: $filter, first: 100) { nodes { name } } }';
  const { data, errors } = await ask(query, { filter: { slug: { startsWith: 'place-' }, ...condition } });
  if (!data) throw new Error(JSON.stringify(errors));
  return (data['partners'] as { nodes: { name: string }[] }).nodes.map(({ name }) => name).sort();
}

const all = Object.keys(places).sort();
const placed = all.filter((name) => name !== 'nowhere');
const dateline = ['rabi', 'taveuni'];

const box = (south: number, west: number, north: number, east: number): object => ({
  box: { south, west, north, east },
});

const near = (latitude: number, longitude: number, withinKm: number): object => ({
  near: { from: { latitude, longitude }, withinKm },
});

it.each([
  ['a box across Greenwich, named beyond 180', box(40, 350, 60, 370), ['greenwich', 'lyon']],
  ['the same box by its usual names', box(40, -10, 60, 10), ['greenwich', 'lyon']],
  ['the same box a thousand times round', box(40, 360_350, 60, 360_370), ['greenwich', 'lyon']],
  ['a box across the 180th meridian', box(-20, 170, -10, -170), ['fiji', 'rabi', 'samoa', 'taveuni']],
  ['the same box, named beyond 180', box(-20, 170, -10, 190), ['fiji', 'rabi', 'samoa', 'taveuni']],
  ['the same box, named beyond -180', box(-20, -190, -10, -170), ['fiji', 'rabi', 'samoa', 'taveuni']],
  ['a box that ends at 180', box(-20, 170, -10, 180), ['fiji', 'rabi', 'taveuni']],
  ['a box that begins at -180', box(-20, -180, -10, -170), ['rabi', 'samoa', 'taveuni']],
  ['the 180th meridian by either name', box(-20, 180, -10, -180), dateline],
  ['the 180th meridian as 180', box(-20, 180, -10, 180), dateline],
  ['the 180th meridian as -180', box(-20, -180, -10, -180), dateline],
  ['the 180th meridian as 540', box(-20, 540, -10, 540), dateline],
  ['all round the globe', box(-20, -180, -10, 180), ['fiji', 'rabi', 'samoa', 'taveuni']],
  ['all round the globe from Greenwich', box(-20, 0, -10, 360), ['fiji', 'rabi', 'samoa', 'taveuni']],
  ['more than all round', box(-90, 5, 90, 1e9), placed],
  ['a box that goes nearly round', box(-90, 10, 90, 0), placed.filter((name) => name !== 'lyon')],
  ['one parallel', box(-17, 0, -17, 360), ['fiji', 'taveuni']],
  ['one point', box(45.764, 4.8357, 45.764, 4.8357), ['lyon']],
  ['a pole, which lies on every meridian', box(89, 0, 90, 10), ['north-pole']],
  ['the other pole alone', box(-90, 5, -90, 5), ['south-pole']],
  ['a box that ends before the pole', box(80, 0, 89.999, 360), []],
  ['a circle round a point beyond 180', near(-13.8, 188.2, 1), ['samoa']],
  ['a circle round a point far beyond', near(-13.8, 188.2 + 3600, 1), ['samoa']],
  ['a circle across the 180th meridian', near(-17, -179.9, 100), ['fiji', 'rabi', 'taveuni']],
  ['a circle of no radius at 180', near(-17, 180, 0), ['taveuni']],
  ['a circle of no radius at -180', near(-17, -180, 0), ['taveuni']],
  ['a circle of no radius at 540', near(-17, 540, 0), ['taveuni']],
  ['a circle of no radius at a pole', near(90, -77, 0), ['north-pole']],
  ['a circle of no radius elsewhere', near(0, 0, 0), []],
  ['a circle of half the globe', near(45.764, 4.8357, 20_016), placed],
  ['a circle of any size', near(0, -1e300, 1e300), placed],
  ['no position', { isNull: true }, ['nowhere']],
  ['some position', { isNull: false }, placed],
])('%s', async (_what, position, expected) => {
  expect(await kept({ position })).toEqual(expected);
  // A row without a position is outside of every area.
  expect(await kept({ not: { position } })).toEqual(all.filter((name) => !expected.includes(name)));
  expect(await kept({ or: [{ position }, { not: { position } }] })).toEqual(all);
});

it.each([
  ['a latitude beyond 90', near(134.24, 184.83, 10), 'filter.position.near.from.latitude'],
  ['a latitude beyond -90', near(-90.000001, 0, 10), 'filter.position.near.from.latitude'],
  ['a negative radius', near(0, 0, -1), 'filter.position.near.withinKm'],
  ['the smallest negative radius', near(0, 0, -5e-324), 'filter.position.near.withinKm'],
  ['a south north of the north', box(10, 0, 9.999, 10), 'filter.position.box.south'],
  ['a south beyond -90', box(-91, 0, 0, 10), 'filter.position.box.south'],
  ['a north beyond 90', box(0, 0, 90.5, 10), 'filter.position.box.north'],
])('%s is refused with its path', async (_what, position, path) => {
  const query = 'query ($filter: PartnerFilter) { partners(filter: $filter) { totalCount } }';
  expect(await ask(query, { filter: { position } })).toMatchObject({
    errors: [
      {
        path: ['partners'],
        message: expect.stringContaining(`\`${path}\``) as string,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ],
  });
  // The error of a filter has the path of its field.
  const inside = `query ($filter: PartnerFilter) { countries(first: 1) { nodes { partners(filter: { not: { or: [$filter] } }) { aggregate { count } } } } }`;
  expect(
    await ask(inside.replace('[$filter]', '[{ and: [$filter] }]').replace('PartnerFilter)', 'PartnerFilter!)'), {
      filter: { position },
    }),
  ).toMatchObject({
    errors: [{ path: ['countries', 'nodes', 'partners'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

it.each([
  [
    'distances',
    '{ partners(first: 1) { nodes { distanceKm(from: { latitude: 90.5, longitude: 0 }) } } }',
    'from.latitude',
  ],
  [
    'orders',
    '{ partners(orderBy: [{ distance: { from: { latitude: -91, longitude: 0 } } }]) { nodes { id } } }',
    'orderBy.0.from.latitude',
  ],
  [
    'numbers without end',
    '{ partners(filter: { position: { near: { from: { latitude: 0, longitude: 1e999 }, withinKm: 1 } } }) { totalCount } }',
    'filter.position.near.from.longitude',
  ],
  [
    'radii without end',
    '{ partners(filter: { position: { near: { from: { latitude: 0, longitude: 0 }, withinKm: 1e999 } } }) { totalCount } }',
    'filter.position.near.withinKm',
  ],
  [
    'edges without end',
    '{ partners(filter: { position: { box: { south: 0, west: -1e999, north: 1, east: 0 } } }) { totalCount } }',
    'filter.position.box.west',
  ],
])('%s are read in the same way', async (_what, query, path) => {
  expect(await ask(query)).toMatchObject({
    data: null,
    errors: [{ message: expect.stringContaining(`\`${path}\``) as string, extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

it('a point has one distance and one place in an order, for every longitude that names it', async () => {
  const query = `query ($from: PointInput!) {
    partners(filter: { slug: { startsWith: "place-" } }, orderBy: [{ distance: { from: $from } }], first: 20) { nodes { name distanceKm(from: $from) } }
  }`;
  const answers = [-180, 180, 540, -3780].map((longitude) => ask(query, { from: { latitude: -17, longitude } }));
  const [first, ...others] = await Promise.all(answers);
  const { nodes } = first?.data?.['partners'] as { nodes: { name: string; distanceKm: number | null }[] };
  expect(nodes.map(({ name }) => name).slice(0, 4)).toEqual(['taveuni', 'fiji', 'rabi', 'samoa']);
  expect(nodes[0]).toEqual({ name: 'taveuni', distanceKm: 0 });
  expect(nodes.at(-1)).toEqual({ name: 'nowhere', distanceKm: null });
  for (const other of others) expect(other).toEqual(first);
});

it('a cursor of an order by distance is valid for every longitude that names the point', async () => {
  const query = `query ($from: PointInput!, $after: String) { partners(orderBy: [{ distance: { from: $from } }], first: 1, after: $after) { pageInfo { endCursor } } }`;
  const { data } = await ask(query, { from: { latitude: 1, longitude: 540 } });
  const after = (data?.['partners'] as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
  for (const longitude of [180, -180, -540])
    expect((await ask(query, { from: { latitude: 1, longitude }, after })).errors).toBeUndefined();
  expect((await ask(query, { from: { latitude: 1, longitude: 179 }, after })).errors).toMatchObject([
    { path: ['partners'], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

it('exactly one member of a condition on a position must be given', async () => {
  const query = 'query ($position: PositionFilter) { partners(filter: { position: $position }) { totalCount } }';
  for (const position of [{}, { isNull: null }, { isNull: true, ...box(0, 0, 1, 1) }])
    expect((await ask(query, { position })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
