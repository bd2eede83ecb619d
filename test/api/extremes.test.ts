import type { GraphQLInputType } from 'graphql';
import { getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isScalarType } from 'graphql';
import { administrator } from '../../src/access/viewer';
import { hubSchema } from '../../src/model/schema';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import fc from '../support/fast-check';

/** `EXTREMES_RUNS=20000 npx jest test/api/extremes` tries more than the few of every run. */
const runs = Number(process.env.EXTREMES_RUNS ?? 100);

const timeout = 60_000 + runs * 100;

const schema = hubSchema();

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: '90000000' });
});

afterAll(() => hub.close());

const long = 'x'.repeat(100_000);

/** Extreme values of each scalar, valid and invalid. */
const extremes: Readonly<Record<string, readonly unknown[]>> = {
  Date: [
    '0001-01-01',
    '9999-12-31',
    '2000-02-29',
    '1900-02-29',
    '0000-01-01',
    '10000-01-01',
    '-0001-01-01',
    '',
    'today',
  ],
  DateTime: [
    ...['0001-01-01T00:00:00Z', '0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59-00:01'],
    ...['2011-05-01T00:00:00+16:00', '2011-05-01T00:00:00-23:59', '2011-05-01T24:00:00Z', '2016-12-31T23:59:60Z'],
    ...['2011-05-01T00:00:00+24:00', '2011-05-01', 'infinity', 'now', ''],
  ],
  Duration: [
    ...[
      'P0D',
      'PT0S',
      'P9999Y',
      'P999999Y',
      'P999999Y999999M999999W999999DT999999H999999M999999S',
      'P999999W',
      'P1M',
      'PT1S',
    ],
    ...['P1000000Y', '-P1D', 'P-1D', 'P1.5D', 'P', 'PT', 'infinity', ''],
  ],
  Decimal: [
    ...[
      '0',
      '-0',
      '0.000000000001',
      `-${'9'.repeat(30)}.${'9'.repeat(12)}`,
      '9'.repeat(30),
      '000000000000000000000000000001',
    ],
    ...['9'.repeat(31), '1e5', 'NaN', 'Infinity', '.5', '5.', '', 1],
  ],
  Int: [0, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, -(2 ** 31) - 1, 1.5, 1e300, '1', Number.MAX_SAFE_INTEGER],
  Float: [0, -0, 90, -90, 180, -180, 540, 1e308, -1e308, 5e-324, -5e-324, Number.MAX_VALUE, '1', 90.000001],
  String: [
    ...[
      '',
      ' ',
      '\0',
      'a\0b',
      '\uD800',
      'a\uDFFF',
      '\u{10FFFF}',
      '\uFFFE',
      'e\u0301',
      '%',
      '_',
      '\\',
      "'",
      '%'.repeat(500),
    ],
    ...[`\\${long}`, long, 'İ'.repeat(5_000), 'ß'.repeat(5_000), '\u0301'.repeat(2_000), 'ﷺ'.repeat(2_000), 1, true],
  ],
  ID: [
    ...['Partner:1', 'Partner:9223372036854775807', 'Partner:9223372036854775808', 'Partner:0', 'Partner:1@0001-01-01'],
    ...['Award:1@9999-12-31', 'Partner:1@0000-01-01', 'Nothing:1', '', '\0', '\uD800', long, 0, -1, 2 ** 53],
  ],
  Boolean: [true, false, 'true', 1, 0],
};

/** An operand of an input type: an extreme of its scalar, a list of them, or an object of them. */
function operand(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  const input = getNullableType(type);
  if (isListType(input)) {
    const element = operand(input.ofType as GraphQLInputType, depth);
    return fc.oneof(
      { weight: 9, arbitrary: fc.array(element, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([null]) },
    );
  }
  if (isEnumType(input))
    return fc.constantFrom<unknown>(...input.getValues().map(({ name }) => name), 'NO_SUCH', '', 1);
  if (isScalarType(input)) return fc.constantFrom<unknown>(...(extremes[input.name] ?? [null]));
  if (!isInputObjectType(input)) throw new Error(`${String(type)} is no input.`);
  const fields = Object.values(input.getFields()).filter(({ type: of }) => depth > 0 || !/Filter/.test(String(of)));
  const required = fields.filter(({ type: of }) => String(of).endsWith('!'));
  if (required.length > 0)
    return fc.record(Object.fromEntries(required.map((field) => [field.name, operand(field.type, depth - 1)])));
  // An empty filter keeps every row.
  if (fields.length === 0) return fc.constant({});
  const chosen = fc
    .constantFrom(...fields)
    .chain((field) => operand(field.type, depth - 1).map((value) => [field.name, value] as const));
  const most = input.isOneOf ? 1 : 2;
  return fc.array(chosen, { minLength: 1, maxLength: most }).map((entries) => Object.fromEntries(entries));
}

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
  args.some(({ name }) => name === 'filter'),
);

/** Each condition that a list's filter can make of a value: the path to it, and the type of its operand. */
interface Condition {
  readonly list: string;
  readonly filter: string;
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
}

function conditions(): readonly Condition[] {
  return lists.flatMap(({ name: list, args }) => {
    const filter = getNamedType(args.find(({ name }) => name === 'filter')?.type) as unknown;
    if (!isInputObjectType(filter)) return [];
    const within = (type: GraphQLInputType, path: readonly string[]): readonly Condition[] => {
      const input = getNullableType(type);
      // An operand: a value, a list of values, or an object of numbers alone.
      if (!isInputObjectType(input) || !input.name.endsWith('Filter'))
        return [{ list, filter: filter.name, path, type }];
      if (path.length > 3) return [];
      return Object.values(input.getFields()).flatMap((field) => {
        const inner = getNamedType(field.type).name;
        const isOfRows = isListType(getNullableType(field.type)) ? inner.endsWith('Filter') : field.name === 'not';
        const isFar =
          /Filter$/.test(inner) && schema.getType(inner.replace(/(Edge)?Filter$/, '')) !== undefined && !isPlain(inner);
        return isOfRows || isFar || field.name === 'of' ? [] : within(field.type, [...path, field.name]);
      });
    };
    return within(filter, []);
  });
}

/** Whether a filter is one of values, not of rows. */
function isPlain(name: string): boolean {
  const of = schema.getType(name.replace(/Filter$/, ''));
  return isScalarType(of) || isEnumType(of) || /^(Money|Position)Filter$/.test(name);
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: { readonly code: string };
  }[];
}

/** Fails unless the answer has data, or a client's error with the path of the field or of the part of the variable. */
function check({ data, errors }: Answer, status: number, variable: string): void {
  if (errors === undefined) {
    expect(status).toBe(200);
    expect(data).toBeTruthy();
    return;
  }
  for (const { extensions, path, message } of errors) {
    expect([message, extensions.code]).toEqual([message, 'BAD_USER_INPUT']);
    expect(path !== undefined || message.includes(`"$${variable}"`)).toBe(true);
  }
}

async function send(query: string, variables: object, variable: string): Promise<void> {
  const { status, body } = await hub.as(administrator).post({ query, variables });
  check(body as Answer, status, variable);
}

const all = conditions();

it('there are operators of every scalar', () => {
  const met = new Set(all.map(({ type }) => getNamedType(type).name));
  for (const scalar of [
    'Date',
    'DateTime',
    'Duration',
    'Decimal',
    'Int',
    'String',
    'ID',
    'Boolean',
    'NearInput',
    'BoxInput',
  ])
    expect(met).toContain(scalar);
});

it(
  'every operator takes every extreme of its scalar, or says what is wrong with it and where',
  async () => {
    const condition = fc
      .constantFrom(...all)
      .chain((each) => operand(each.type, 2).map((value) => ({ ...each, value })));
    await fc.assert(
      fc.asyncProperty(
        condition,
        fc.boolean(),
        fc.constantFrom(undefined, '0001-01-01', '9999-12-31'),
        async (each, negated, asOf) => {
          const { list, filter, path, value } = each;
          const inner = path.reduceRight<unknown>((at, name) => ({ [name]: at }), value);
          const query = `query ($given: ${filter}, $asOf: Date) { list: ${list}(filter: $given, asOf: $asOf, first: 2) { totalCount nodes { id } } }`;
          await send(query, { given: negated ? { not: inner } : inner, asOf }, 'given');
        },
      ),
      { numRuns: runs },
    );
  },
  timeout,
);

it(
  'whole filters of extremes are answered or refused alike',
  async () => {
    const whole = fc.constantFrom(...lists).chain(({ name, args }) => {
      const type = args.find((argument) => argument.name === 'filter')?.type as GraphQLInputType;
      return operand(type, 4).map((value) => ({ name, filter: getNamedType(type).name, value }));
    });
    await fc.assert(
      fc.asyncProperty(whole, async ({ name, filter, value }) => {
        await send(
          `query ($given: ${filter}) { list: ${name}(filter: $given, first: 1) { aggregate { count } } }`,
          { given: value },
          'given',
        );
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  },
  timeout,
);
