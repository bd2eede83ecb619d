import { dataIn } from '../support/answers';
import { getNamedType, isInputObjectType, isNonNullType } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { hubSchema } from '../../src/model/schema';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';

/** Towns that are also names of partners: both texts have to follow the same rule. */
const towns = [
  'İstanbul',
  'Istanbul',
  'ISTANBUL',
  'istanbul',
  'Isparta',
  'ısparta',
  'Straße',
  'STRASSE',
  'STRAẞE',
  'Σίσυφος',
  'ΣΊΣΥΦΟΣ',
  'ΟΔΟΣΑ',
  'Zürich',
  'ZÜRICH',
  'Zurich',
  '50% off_\\now',
  'Åbo',
  'Zwolle',
];

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  for (const [index, town] of towns.entries())
    await rows.add('partner', { slug: `town-${index}`, name: town, city: town, legal_name: town });
  await client.end();
});

afterAll(() => hub.close());

async function dataOf<Data>(query: string, variables: object = {}): Promise<Data> {
  return dataIn(await hub.post({ query, variables }));
}

const schema = hubSchema();

type Text = readonly [list: string, type: string, path: readonly string[]];

/** Every text by which a root list can be filtered and ordered: the list, its type, and the path to the text. */
function texts(): readonly Text[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root): readonly Text[] => {
    const type = getNamedType(root.type).name.replace(/Connection$/, '');
    const order = schema.getType(`${type}Order`);
    if (!getNamedType(root.type).name.endsWith('Connection') || !isInputObjectType(order)) return [];
    const fields = Object.values((schema.getType(type) as GraphQLObjectType).getFields());
    return fields.flatMap((field): readonly Text[] => {
      if (!order.getFields()[field.name]) return [];
      const { name } = getNamedType(field.type);
      if (name === 'String') return [[root.name, type, [field.name]]];
      // The currency of an unknown amount is not shown, but filters see it.
      return name === 'Money' && isNonNullType(field.type) ? [[root.name, type, [field.name, 'currency']]] : [];
    });
  });
}

function nested(path: readonly string[], leaf: unknown): unknown {
  return path.reduceRight((inner, name) => ({ [name]: inner }), leaf);
}

interface Listed {
  readonly list: { readonly totalCount: number; readonly nodes: readonly unknown[] };
}

describe('lt, lte, gt and gte compare by the order of lists', () => {
  it.each(texts())('%s: %s.%j', async (list, type, path) => {
    const shown = path.length > 1 ? `${path[0]} { ${path[1]} }` : path[0];
    const query = `query ($order: [${type}Order!], $filter: ${type}Filter) { list: ${list}(orderBy: $order, filter: $filter, first: 100) { totalCount nodes { ${shown} } } }`;
    const read = async (filter: unknown): Promise<{ values: (string | null)[]; count: number }> => {
      const { list: found } = await dataOf<Listed>(query, { order: [nested(path, 'ASC')], filter });
      const values = found.nodes.map((node) =>
        path.reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name] ?? null, node),
      );
      return { values: values as (string | null)[], count: found.totalCount };
    };
    const all = await read({ not: nested(path, { in: ['no such text'] }) });
    const values = all.values.filter((value) => value !== null);
    const pivot = values[Math.floor(values.length / 3)];
    if (pivot !== undefined) {
      const [before, upTo] = [values.indexOf(pivot), values.lastIndexOf(pivot) + 1];
      const count = async (operator: string): Promise<number> =>
        (await read(nested(path, { [operator]: pivot }))).count;
      expect(await count('lt')).toBe(before);
      expect(await count('gte')).toBe(all.count - before);
      // If the page is full, later rows can have the same text.
      if (upTo < values.length) {
        expect(await count('lte')).toBe(upTo);
        expect(await count('gt')).toBe(all.count - upTo);
      }
    }
    // A text that no row has splits the list at its place.
    for (const between of ['I', 'Öz']) {
      const [low, high] = [await read(nested(path, { lt: between })), await read(nested(path, { gte: between }))];
      expect(low.count + high.count).toBe(all.count);
      if (all.count <= 100) expect([...low.values, ...high.values]).toEqual(values);
    }
  });

  const names = async (filter: object, locale = 'en'): Promise<readonly string[]> => {
    const query = `query Q($filter: CountryFilter) @inLocale(locale: "${locale}") { list: countries(filter: $filter, orderBy: [{ name: ASC }], first: 300) { nodes { name } } }`;
    const { list } = await dataOf<{ list: { nodes: { name: string }[] } }>(query, { filter });
    return list.nodes.map(({ name }) => name);
  };

  it.each([
    [{ name: { gt: 'Z' } }, 'en', ['Zambia', 'Zimbabwe']],
    // Of texts that differ in case alone, the capital letter comes first.
    [{ name: { gte: 'zambia' } }, 'en', ['Zimbabwe']],
    [{ name: { gte: 'ZAMBIA', lt: 'zimbabwe' } }, 'en', ['Zambia', 'Zimbabwe']],
    [{ name: { gte: 'Åland', lt: 'Alb' } }, 'en', ['Åland Islands']],
    [{ name: { gte: 'Z' } }, 'fr', ['Zambie', 'Zimbabwe']],
  ])('countries with %j in %s', async (filter, locale, expected) => {
    expect(await names(filter, locale)).toEqual(expected);
  });

  it('towns, also inside `not`', async () => {
    const query =
      'query ($filter: PartnerFilter) { list: partners(filter: $filter, orderBy: [{ city: ASC }], first: 100) { nodes { city } } }';
    const cities = async (filter: object): Promise<readonly string[]> => {
      const { list } = await dataOf<{ list: { nodes: { city: string }[] } }>(query, {
        filter: { slug: { startsWith: 'town-' }, ...filter },
      });
      return list.nodes.map(({ city }) => city);
    };
    const withI = ['ISTANBUL', 'Istanbul', 'istanbul', 'İstanbul', 'Isparta', 'ısparta'];
    const inOrder = (await cities({})).filter((city) => withI.includes(city));
    expect(inOrder).toHaveLength(withI.length);
    expect(await cities({ city: { gte: 'I', lt: 'J' } })).toEqual(inOrder);
    expect(await cities({ not: { or: [{ city: { lt: 'I' } }, { city: { gte: 'J' } }] } })).toEqual(inOrder);
    expect(await cities({ legalName: { gte: 'I', lt: 'J' } })).toEqual(inOrder);
    expect(await cities({ name: { gte: 'I', lt: 'J' } })).toEqual(inOrder);
    // By bytes, it would be the last.
    expect(await cities({ city: { lt: 'B' } })).toEqual(['50% off_\\now', 'Åbo']);
  });

  it('the smallest and the largest are the first and the last of the list', async () => {
    const query = `query ($filter: PartnerFilter) { partners(filter: $filter) { aggregate { min { city name slug } max { city name slug } } } }`;
    const filter = { slug: { startsWith: 'town-' }, city: { isNull: false } };
    expect(await dataOf(query, { filter })).toEqual({
      partners: {
        aggregate: {
          min: { city: '50% off_\\now', name: '50% off_\\now', slug: 'town-0' },
          max: { city: 'Σίσυφος', name: 'Σίσυφος', slug: 'town-9' },
        },
      },
    });
  });
});

describe('operators that ignore case', () => {
  const found = async (field: string, condition: object): Promise<readonly string[]> => {
    const query =
      'query ($filter: PartnerFilter) { list: partners(filter: $filter, orderBy: [{ createdAt: ASC }], first: 100) { nodes { city } } }';
    const filter = { slug: { startsWith: 'town-' }, [field]: condition };
    const { list } = await dataOf<{ list: { nodes: { city: string }[] } }>(query, { filter });
    return list.nodes.map(({ city }) => city).sort();
  };
  const istanbul = ['ISTANBUL', 'Istanbul', 'istanbul', 'İstanbul'].sort();
  const zurich = ['Zürich', 'ZÜRICH'].sort();
  const strasse = ['STRASSE', 'STRAẞE', 'Straße'].sort();

  const cases: readonly (readonly [needle: string, expected: readonly string[]])[] = [
    ['istanbul', istanbul],
    ['İSTANBUL', istanbul],
    ['ISTANBUL', istanbul],
    ['ıstanbul', istanbul],
    ['i\u0307stan', istanbul],
    ['isparta', ['Isparta', 'ısparta']],
    ['strasse', strasse],
    ['STRAẞE', strasse],
    ['straß', strasse],
    ['σίσυφος', ['Σίσυφος', 'ΣΊΣΥΦΟΣ']],
    ['ΣΊΣΥΦΟσ', ['Σίσυφος', 'ΣΊΣΥΦΟΣ']],
    ['οδος', ['ΟΔΟΣΑ']],
    ['ΟΔΟΣ', ['ΟΔΟΣΑ']],
    ['zürich', zurich],
    ['ZU\u0308RICH', zurich],
    ['zurich', ['Zurich']],
    ['åbo', ['Åbo']],
    ['abo', []],
    ['50% OFF_\\NOW', ['50% off_\\now']],
    ['5_%', []],
  ];

  it.each(cases)('%s is found by the same rule in every text', async (needle, expected) => {
    for (const field of ['city', 'name', 'legalName'])
      for (const operator of ['containsIgnoringCase', 'startsWithIgnoringCase'])
        expect([field, operator, ...(await found(field, { [operator]: needle }))]).toEqual([
          field,
          operator,
          ...[...expected].sort(),
        ]);
  });

  it('eqIgnoringCase and inIgnoringCase compare the whole text', async () => {
    expect(await found('city', { eqIgnoringCase: 'ISTANBUL' })).toEqual(istanbul);
    expect(await found('city', { eqIgnoringCase: 'ISTANBU' })).toEqual([]);
    expect(await found('city', { eqIgnoringCase: 'ISTANBU_' })).toEqual([]);
    expect(await found('city', { inIgnoringCase: ['i\u0307stanbul', 'ZU\u0308RICH'] })).toEqual(
      [...istanbul, ...zurich].sort(),
    );
  });

  it('containsIgnoringCase finds the middle of a text, startsWithIgnoringCase does not', async () => {
    expect(await found('city', { containsIgnoringCase: 'TANBU' })).toEqual(istanbul);
    expect(await found('city', { startsWithIgnoringCase: 'TANBU' })).toEqual([]);
    expect(await found('name', { containsIgnoringCase: 'Ω' })).toEqual([]);
  });

  it.each([
    [{ eq: 'istanbul' }, ['istanbul']],
    [{ in: ['ISTANBUL', 'i\u0307stanbul'] }, ['ISTANBUL']],
    [{ contains: 'stanbul' }, ['Istanbul', 'istanbul', 'İstanbul'].sort()],
    [{ startsWith: 'Zü' }, ['Zürich']],
    [{ endsWith: 'ΟΣ' }, ['ΣΊΣΥΦΟΣ']],
    [{ contains: 'ΟΔΟΣ' }, ['ΟΔΟΣΑ']],
  ])('%j respects case', async (condition, expected) => {
    for (const field of ['city', 'name']) expect(await found(field, condition)).toEqual(expected);
  });

  it('texts in several languages follow the same rule', async () => {
    const query =
      'query Q($needle: String) @inLocale(locale: "fr") { list: countries(filter: { name: { containsIgnoringCase: $needle } }, first: 300) { nodes { code } } }';
    const codes = async (needle: string): Promise<readonly string[]> => {
      const { list } = await dataOf<{ list: { nodes: { code: string }[] } }>(query, { needle });
      return list.nodes.map(({ code }) => code);
    };
    expect(await codes('ÎLES ÅLAND')).toEqual(await codes('i\u0302les åland'));
    expect(await codes('BÉNIN')).toEqual(['BJ']);
    expect(await codes('benin')).toEqual([]);
  });
});
