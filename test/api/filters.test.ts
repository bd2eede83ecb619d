import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** A partner with every field that the conditions below use, read without a filter. */
interface Partner {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly website: string | null;
  readonly status: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly position: Place | null;
  readonly locations: { readonly nodes: readonly { readonly position: Place | null }[] };
  readonly country: { readonly code: string; readonly region: { readonly code: string; readonly name: string } };
  readonly parent: { readonly id: string; readonly status: string } | null;
  readonly qualifications: readonly { readonly code: string }[];
  readonly awards: {
    readonly nodes: readonly {
      readonly status: string;
      readonly inForce: boolean;
      readonly validTo: string | null;
      readonly endReason: string | null;
      readonly nextAward: object | null;
      readonly qualification: { readonly code: string };
    }[];
  };
  readonly technologies: {
    readonly nodes: readonly { readonly slug: string; readonly vendor: { readonly slug: string } }[];
  };
  readonly fundingRequests: {
    readonly nodes: readonly {
      readonly status: string;
      readonly distributor: object | null;
      readonly requested: { readonly amount: string; readonly currency: string };
    }[];
  };
}

/** Where a partner is: at its own position and at those of its locations. */
function placesOf({ position, locations }: Partner): readonly Place[] {
  return [position, ...locations.nodes.map((location) => location.position)].filter((place) => place !== null);
}

let everyone: readonly Partner[];

const fields = `id name city website status revision createdAt position { latitude longitude }
  locations { nodes { position { latitude longitude } } } country { code region { code name } }
  parent { id status } qualifications { code }
  awards(first: 100) { nodes { status inForce validTo endReason nextAward { id } qualification { code } } }
  technologies(first: 100) { nodes { slug vendor { slug } } }
  fundingRequests(first: 100) { nodes { status distributor { id } requested { amount currency } } }`;

beforeAll(async () => {
  hub = await startDemoHub();
  const partners: Partner[] = [];
  let after: string | null = null;
  do {
    const query = `query ($after: String) { partners(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
    const answer = await hub.post({ query, variables: { after } });
    const { partners: page } = (
      answer.body as { data: { partners: { pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Partner[] } } }
    ).data;
    partners.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  everyone = partners;
});

afterAll(() => hub.close());

/** The ids that a filter keeps, in the list's order, over all pages; and how many it counts. */
async function kept(filter: object): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const query =
      'query ($filter: PartnerFilter, $after: String) { partners(filter: $filter, first: 60, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }';
    const answer = await hub.post({ query, variables: { filter, after } });
    const body = answer.body as {
      data: {
        partners: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          nodes: { id: string }[];
        };
      } | null;
      errors?: unknown;
    };
    if (!body.data) throw new Error(JSON.stringify(body.errors));
    const page = body.data.partners;
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) {
      expect(page.totalCount).toBe(ids.length);
      return ids;
    }
    after = page.pageInfo.endCursor;
  }
}

/** Whether a day is in the ninety days from today: today is included, the day after the last is not. */
function inNinetyDays(day: string | null): boolean {
  return day !== null && day >= '2026-06-15' && day < '2026-09-13';
}

function kilometres(
  one: { readonly latitude: number; readonly longitude: number },
  other: { readonly latitude: number; readonly longitude: number },
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const rise = Math.sin(radians(one.latitude - other.latitude) / 2) ** 2;
  const turn = Math.sin(radians(one.longitude - other.longitude) / 2) ** 2;
  return (
    2 *
    6371.0088 *
    Math.asin(Math.sqrt(rise + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * turn))
  );
}

const lyon = { latitude: 45.764, longitude: 4.8357 };

const cases: readonly (readonly [what: string, filter: object, keeps: (partner: Partner) => boolean])[] = [
  ['nothing asked', {}, () => true],
  ['an enum', { status: { eq: 'ACTIVE' } }, ({ status }) => status === 'ACTIVE'],
  [
    'several of an enum',
    { status: { in: ['PROSPECT', 'CLOSED'] } },
    ({ status }) => ['PROSPECT', 'CLOSED'].includes(status),
  ],
  [
    'none of an enum',
    { status: { notIn: ['PROSPECT', 'CLOSED'] } },
    ({ status }) => !['PROSPECT', 'CLOSED'].includes(status),
  ],
  ['one of nothing', { status: { in: [] } }, () => false],
  ['none of nothing', { status: { notIn: [] } }, () => true],
  ['a text within a name', { name: { contains: 'de la' } }, ({ name }) => name.includes('de la')],
  [
    'a text within a name in any letters',
    { name: { containsIgnoringCase: 'ÉCLAIRCIE' } },
    ({ name }) => name.toLowerCase().includes('éclaircie'),
  ],
  [
    'the begin and the end of a name',
    { name: { startsWith: 'F', endsWith: 's' } },
    ({ name }) => name.startsWith('F') && name.endsWith('s'),
  ],
  [
    'the begin of a name in any letters',
    { name: { startsWithIgnoringCase: 'forge' } },
    ({ name }) => name.toLowerCase().startsWith('forge'),
  ],
  [
    'a name in any letters',
    { name: { eqIgnoringCase: 'ÉCLAIRCIE conseil' } },
    ({ name }) => name.toLowerCase() === 'éclaircie conseil',
  ],
  ['a name in any letters as a whole', { name: { eqIgnoringCase: 'éclaircie%' } }, () => false],
  [
    'one of some names in any letters, however their accents were typed',
    { name: { inIgnoringCase: ['ÉCLAIRCIE CONSEIL'.normalize('NFD'), 'nobody'] } },
    ({ name }) => name.toLowerCase() === 'éclaircie conseil',
  ],
  ['one of no names in any letters', { name: { inIgnoringCase: [] } }, () => false],
  ['none of no names in any letters', { not: { website: { inIgnoringCase: [] } } }, () => true],
  [
    'not one of some texts in any letters: a row without a value does not fulfil it',
    { not: { city: { inIgnoringCase: ['LYON', 'paris'] } } },
    ({ city }) => city !== null && city !== 'Lyon' && city !== 'Paris',
  ],
  ['signs of a pattern, taken as they are', { name: { contains: '%' } }, ({ name }) => name.includes('%')],
  ['another name', { name: { ne: 'Éclaircie Conseil' } }, ({ name }) => name !== 'Éclaircie Conseil'],
  ['no value', { website: { isNull: true } }, ({ website }) => website === null],
  ['a value', { website: { isNull: false } }, ({ website }) => website !== null],
  [
    'another value: a row without one does not fulfil it',
    { city: { ne: 'Lyon' } },
    ({ city }) => city !== null && city !== 'Lyon',
  ],
  [
    'the negation: a row without a value does not fulfil it either',
    { not: { city: { eq: 'Lyon' } } },
    ({ city }) => city !== null && city !== 'Lyon',
  ],
  ['a number', { revision: { lte: 1, gt: 0 } }, ({ revision }) => revision <= 1 && revision > 0],
  ['an instant', { createdAt: { gt: '2011-01-01T00:00:00Z' } }, ({ createdAt }) => createdAt > '2011'],
  [
    'ids, also of other types',
    { id: { in: ['Partner:3', 'Country:4', 'Partner:5'] } },
    ({ id }) => ['Partner:3', 'Partner:5'].includes(id),
  ],
  ['a to-one edge', { country: { code: { eq: 'FR' } } }, ({ country }) => country.code === 'FR'],
  [
    'a to-one edge of a to-one edge',
    { country: { region: { code: { ne: 'EMEA' } } } },
    ({ country }) => country.region.code !== 'EMEA',
  ],
  [
    'a text in its default language',
    { country: { region: { name: { startsWith: 'Europe' } } } },
    ({ country }) => country.region.name.startsWith('Europe'),
  ],
  ['an edge that may be absent', { parent: { status: { eq: 'ACTIVE' } } }, ({ parent }) => parent?.status === 'ACTIVE'],
  [
    'the negation of an edge that may be absent',
    { not: { parent: { status: { eq: 'ACTIVE' } } } },
    ({ parent }) => parent?.status !== 'ACTIVE',
  ],
  ['whether an edge is there', { hasParent: true }, ({ parent }) => parent !== null],
  ['whether an edge is absent', { hasParent: false }, ({ parent }) => parent === null],
  [
    'some of a list',
    { qualifications: { some: { code: { eq: 'BUILDER' } } } },
    ({ qualifications }) => qualifications.some(({ code }) => code === 'BUILDER'),
  ],
  ['none of a list', { qualifications: { none: {} } }, ({ qualifications }) => qualifications.length === 0],
  [
    'every one of a list, also of an empty one',
    { awards: { every: { status: { eq: 'ENDED' } } } },
    ({ awards }) => awards.nodes.every(({ status }) => status === 'ENDED'),
  ],
  [
    'every one, where some have no value',
    { awards: { every: { endReason: { eq: 'RENEWED' } } } },
    ({ awards }) => awards.nodes.every(({ endReason }) => endReason === 'RENEWED'),
  ],
  ['how many there are', { technologies: { count: { gte: 7 } } }, ({ technologies }) => technologies.nodes.length >= 7],
  [
    'how many of a kind there are',
    { technologies: { count: { of: { vendor: { slug: { eq: 'cisco' } } }, gt: 1, lte: 3 } } },
    ({ technologies }) => {
      const count = technologies.nodes.filter(({ vendor }) => vendor.slug === 'cisco').length;
      return count > 1 && count <= 3;
    },
  ],
  [
    'awards that end within 90 days without a successor',
    { awards: { some: { inForce: { eq: true }, validTo: { next: 'P90D' }, hasNextAward: false } } },
    ({ awards }) =>
      awards.nodes.some(({ inForce, validTo, nextAward }) => inForce && inNinetyDays(validTo) && nextAward === null),
  ],
  [
    'an amount and its currency',
    { fundingRequests: { some: { requested: { amount: { gte: '50000' }, currency: { ne: 'JPY' } } } } },
    ({ fundingRequests }) =>
      fundingRequests.nodes.some(({ requested }) => Number(requested.amount) >= 50_000 && requested.currency !== 'JPY'),
  ],
  [
    'within a circle',
    { position: { near: { from: lyon, withinKm: 100 } } },
    (partner) => placesOf(partner).some((place) => kilometres(place, lyon) <= 100),
  ],
  [
    'outside of a circle, or nowhere',
    { not: { position: { near: { from: lyon, withinKm: 100 } } } },
    (partner) => placesOf(partner).every((place) => kilometres(place, lyon) > 100),
  ],
  [
    'within a box',
    { position: { box: { south: 40, west: -5, north: 55, east: 15 } } },
    (partner) =>
      placesOf(partner).some(
        ({ latitude, longitude }) => latitude >= 40 && latitude <= 55 && longitude >= -5 && longitude <= 15,
      ),
  ],
  [
    'within a box across the 180th meridian',
    { position: { box: { south: -90, west: 100, north: 90, east: -60 } } },
    (partner) => placesOf(partner).some(({ longitude }) => longitude >= 100 || longitude <= -60),
  ],
  [
    'one of several conditions',
    { or: [{ country: { code: { eq: 'JP' } } }, { status: { eq: 'SUSPENDED' } }] },
    ({ country, status }) => country.code === 'JP' || status === 'SUSPENDED',
  ],
  ['one of no conditions', { or: [] }, () => false],
  ['all of no conditions', { and: [] }, () => true],
  [
    'conditions within conditions',
    {
      and: [
        { not: { or: [{ status: { eq: 'CLOSED' } }, { hasParent: true }] } },
        { technologies: { some: { slug: { startsWith: 'cisco' } } } },
      ],
    },
    ({ status, parent, technologies }) =>
      !(status === 'CLOSED' || parent !== null) && technologies.nodes.some(({ slug }) => slug.startsWith('cisco')),
  ],
  ['a filter that is null, as if it were absent', { country: null, and: null, awards: { some: null } }, () => true],
];

it.each(cases)('keeps the rows with %s', async (_what, filter, keeps) => {
  const expected = everyone.filter(keeps).map(({ id }) => id);
  expect(await kept(filter)).toEqual(expected);
});

it('has cases that keep some rows and leave some', () => {
  const telling = cases.filter(([, , keeps]) => everyone.some(keeps) && !everyone.every(keeps));
  expect(telling.length).toBeGreaterThan(30);
});
