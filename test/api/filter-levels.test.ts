import { startDemoHub, type TestHub } from '../support/demo-hub';

/** The most levels of a filter. */
const most = 8;

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

/** Something that a filter can stand in: an object with one member, whose value may be a list. */
interface Around {
  readonly member: string;
  /** The form of the value: the filter itself, a list of it, or it alone where a list is expected. */
  readonly form: 'itself' | 'list' | 'single';
}

const around: { readonly [name: string]: Around } = {
  not: { member: 'not', form: 'itself' },
  'an element of `and`': { member: 'and', form: 'list' },
  'the only element of `or`, without a list': { member: 'or', form: 'single' },
};

/** Where a filter is written: all in the document, all in a variable, or what is inside of so many levels in a variable. */
type Written = 'document' | 'variable' | 'default' | { readonly inside: number };

const types = { itself: 'PartnerFilter', list: 'PartnerFilter!', single: '[PartnerFilter!]' };

/** A filter of so many levels. Its innermost one is empty, and keeps every row. */
function nested({ member, form }: Around, levels: number): object {
  if (levels === 1) return {};
  const inner = nested({ member, form }, levels - 1);
  return { [member]: form === 'list' ? [inner] : inner };
}

function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1:');
}

/** A request for the partners that a filter of so many levels keeps. */
function request(way: Around, written: Written, levels: number): { query: string; variables: object } {
  const list = (definition: string, filter: string): string =>
    `query ${definition} { partners(filter: ${filter}) { totalCount } }`;
  const whole = nested(way, levels);
  if (written === 'document') return { query: list('', literal(whole)), variables: {} };
  if (written === 'variable') return { query: list('($v: PartnerFilter)', '$v'), variables: { v: whole } };
  if (written === 'default') return { query: list(`($v: PartnerFilter = ${literal(whole)})`, '$v'), variables: {} };
  let filter = '$v';
  for (let level = 0; level < written.inside; level += 1)
    filter = `{ ${way.member}: ${way.form === 'list' ? `[${filter}]` : filter} }`;
  const type = types[way.form];
  return { query: list(`($v: ${type})`, filter), variables: { v: nested(way, levels - written.inside) } };
}

/** The path of the innermost filter. */
function pathOf({ member, form }: Around, levels: number): string {
  return `filter${`.${form === 'itself' ? member : `${member}.0`}`.repeat(levels - 1)}`;
}

const writings: readonly (readonly [string, Written])[] = [
  ['in the document', 'document'],
  ['in a variable', 'variable'],
  ['in the default of a variable', 'default'],
  ...[1, 4, most - 1].map((inside) => [`in a variable inside of ${inside} levels`, { inside }] as const),
];

function refusal(path: string): object {
  const message = `\`${path}\` nests deeper than ${most} filters.`;
  return { data: null, errors: [{ message, path: ['partners'], extensions: { code: 'BAD_USER_INPUT' } }] };
}

describe(`a filter of ${most} levels is answered, and one of ${most + 1} is refused, wherever its parts are written`, () => {
  it.each(
    Object.entries(around).flatMap(([name, way]) =>
      writings.map(([where, written]) => [name, where, way, written] as const),
    ),
  )('%s, %s', async (_name, _where, way, written) => {
    const { body: whole } = await hub.post({ query: '{ partners { totalCount } }' });
    const { data } = whole as { data: { partners: { totalCount: number } } };
    // An odd number of `not` keeps no row of those that the empty filter keeps.
    const totalCount = way.member === 'not' ? 0 : data.partners.totalCount;
    expect((await hub.post(request(way, written, most))).body).toEqual({ data: { partners: { totalCount } } });

    const { body } = await hub.post(request(way, written, most + 1));
    expect(body).toMatchObject(refusal(pathOf(way, most + 1)));
  });
});

describe('each object of a filter is a level, an operand is none', () => {
  it.each([
    ['an operator', { name: { ne: '' } }, 2, 'name'],
    ['a list of values', { name: { in: ['a', 'b'] } }, 2, 'name'],
    ['presence of an edge', { hasParent: true }, 1, undefined],
    ['a circle', { position: { near: { from: { latitude: 1, longitude: 2 }, withinKm: 3 } } }, 2, 'position'],
    ['an edge to one row', { country: { code: { ne: '' } } }, 3, 'country.code'],
    ['an edge to many rows', { awards: { some: { status: { eq: 'ACTIVE' } } } }, 4, 'awards.some.status'],
    ['a number of rows', { awards: { count: { gte: 0 } } }, 3, 'awards.count'],
    [
      'a number of certain rows',
      { awards: { count: { gte: 0, of: { revision: { gt: 0 } } } } },
      5,
      'awards.count.of.revision',
    ],
    [
      'an amount',
      { fundingRequests: { none: { requested: { amount: { lt: '0' } } } } },
      5,
      'fundingRequests.none.requested.amount',
    ],
  ])('%s', async (_what, filter, levels, deepest) => {
    const inside = (times: number): object => (times === 0 ? filter : { not: inside(times - 1) });
    const ask = async (times: number): Promise<unknown> => {
      const query = 'query ($filter: PartnerFilter) { partners(filter: $filter) { totalCount } }';
      return (await hub.post({ query, variables: { filter: inside(times) } })).body;
    };
    expect(await ask(most - levels)).toEqual({ data: { partners: { totalCount: expect.any(Number) as number } } });
    const path = ['filter', ...Array.from({ length: most - levels + 1 }, () => 'not'), ...(deepest ? [deepest] : [])];
    expect(await ask(most - levels + 1)).toMatchObject(refusal(path.join('.')));
  });
});
