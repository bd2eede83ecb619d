import type {
  GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLNamedOutputType,
  GraphQLObjectType as ObjectType,
  GraphQLOutputType,
} from 'graphql';
import {
  getNamedType,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLScalarType,
  isObjectType,
} from 'graphql';
import { isQueryable } from '../metadata/fields';
import { generated } from '../metadata/generated';
import { constantCase } from '../metadata/names';
import { listOf, nonNull } from './wrappers';

/** A whole number of any size. */
const bigInt = new GraphQLScalarType<string, string>({
  name: 'BigInt',
  extensions: { codegenScalarType: 'string' },
  description:
    'A whole number of any size as a string, such as `"4294967296"`. Sums have this type because they can be larger than an Int.',
});

/** What has a smallest and a largest value. */
const comparable = new Set(['Int', 'Float', 'Decimal', 'String', 'Date', 'DateTime']);
/** What can be summed. */
const summable = new Set(['Int', 'Decimal', 'Money']);
/** What a duration can begin and end with. */
const moments = new Set(['Date', 'DateTime']);

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

/** A field that aggregates read. */
export interface Measured {
  readonly name: string;
  readonly output: GraphQLNamedOutputType;
}

/** The fields of some types that aggregates read. The revision counts changes and is no measure. */
function measured(type: ObjectType, names: ReadonlySet<string>): readonly Measured[] {
  return Object.values(type.getFields())
    .filter((field) => isQueryable(field) && field.name !== 'revision')
    .map(({ name, type: output }) => ({ name, output: getNamedType(output) }))
    .filter(({ output }) => names.has(output.name));
}

/** The fields that have a smallest and a largest value. */
export function comparableFields(type: ObjectType): readonly Measured[] {
  return measured(type, comparable);
}

/** The fields that can be summed. */
export function summableFields(type: ObjectType): readonly Measured[] {
  return measured(type, summable);
}

/** A position among sorted values. */
export const atPosition = {
  type: nonNull(GraphQLFloat),
  description:
    'The position among the sorted values: 0 is the smallest, 0.5 the median, 1 the largest. 0 to 1, else BAD_USER_INPUT.',
};

const durations = new GraphQLObjectType({
  name: 'DurationStatistics',
  description:
    'The times between two moments of each row, in days. A day is 24 hours; a date stands for its midnight in UTC. Rows that lack one of the moments do not count. A time is negative if the second moment is earlier.',
  fields: {
    count: { type: nonNull(GraphQLInt), description: 'The number of rows that have both moments.' },
    mean: { type: GraphQLFloat, description: 'The arithmetic mean in days; null if no row has both moments.' },
    min: { type: GraphQLFloat, description: 'The shortest time in days; null if no row has both moments.' },
    max: { type: GraphQLFloat, description: 'The longest time in days; null if no row has both moments.' },
    median: {
      type: GraphQLFloat,
      description: 'The median in days, which is the percentile at 0.5; null if no row has both moments.',
    },
    p90: { type: GraphQLFloat, description: 'The percentile at 0.9 in days; null if no row has both moments.' },
    percentile: {
      type: GraphQLFloat,
      description:
        'The percentile in days, interpolated between the two nearest times; null if no row has both moments.',
      args: { at: atPosition },
    },
  },
});

/** The fields of an aggregate and of a group: what a set of rows comes to. */
export function measuresOf(
  type: ObjectType,
  filter: GraphQLInputObjectType,
  moment: GraphQLEnumType | undefined,
): Fields {
  const { name } = type;
  return {
    count: {
      type: nonNull(GraphQLInt),
      description: 'The number of rows, each counted once.',
      args: {
        filter: {
          type: filter,
          description: 'Counts only the rows that fulfil this condition. By default all rows count.',
        },
      },
    },
    share: {
      type: GraphQLFloat,
      description: 'The fraction of the rows that fulfil a condition, from 0 to 1. Null if there are no rows.',
      args: { filter: { type: nonNull(filter), description: 'The condition that the counted rows fulfil.' } },
    },
    min: { type: nonNull(bounds(type, 'min', 'smallest')), description: 'The smallest value of each field.' },
    max: { type: nonNull(bounds(type, 'max', 'largest')), description: 'The largest value of each field.' },
    ...totals(name, summableFields(type)),
    ...(moment && {
      duration: {
        type: nonNull(durations),
        description: 'The times between two moments of each row, in days.',
        args: durationEnds(moment),
      },
    }),
  };
}

function bounds(type: ObjectType, which: 'min' | 'max', word: string): ObjectType {
  return new GraphQLObjectType({
    ...generated(which, type.name),
    description: `The ${word} value of each field in a set of rows of the type \`${type.name}\`. A field is null if no row has a value for it. Texts compare in the order that \`orderBy\` uses.`,
    fields: Object.fromEntries(
      comparableFields(type).map(({ name, output }) => [
        name,
        { type: output, description: `The ${word} value of \`${name}\`; null if no row has one.` },
      ]),
    ),
  });
}

/** `sum`, `average`, `median` and `percentile`; none if no field is a number or an amount of money. */
function totals(entity: string, fields: readonly Measured[]): Fields {
  if (fields.length === 0) return {};
  const made = (
    which: 'sum' | 'average' | 'median' | 'percentile',
    what: string,
    ofNumber: GraphQLOutputType,
    orNull: string,
  ): ObjectType =>
    new GraphQLObjectType({
      ...generated(which, entity),
      description: `${what} of each number and amount of money in a set of rows of the type \`${entity}\`. Amounts in different currencies are never mixed.`,
      fields: Object.fromEntries(
        fields.map(({ name, output }) => {
          const value = `${what} of \`${name}\``;
          const ofMoney = `${value}: one entry per currency, in the order of the currency codes. Empty if no row has a value.`;
          if (isObjectType(output)) return [name, { type: listOf(output), description: ofMoney }];
          // Exact numbers come to exact numbers.
          const type = output.name !== 'Decimal' ? ofNumber : which === 'sum' ? nonNull(output) : output;
          return [name, { type, description: `${value}${orNull}.` }];
        }),
      ),
    });
  const orNull = '; null if no row has a value';
  const digits = fields.some(({ output }) => output.name === 'Decimal')
    ? 'Exact decimals have at most 6 digits after the point, rounded half to even.'
    : 'Amounts of money have 6 digits after the point, rounded half to even.';
  return {
    sum: {
      type: nonNull(made('sum', 'The sum', nonNull(bigInt), '')),
      description: 'The sum of each field. A row without a value adds nothing.',
    },
    average: {
      type: nonNull(made('average', 'The arithmetic mean', GraphQLFloat, orNull)),
      description: `The arithmetic mean of each field over the rows that have a value. ${digits}`,
    },
    median: {
      type: nonNull(made('median', 'The median', GraphQLFloat, orNull)),
      description: `The median of each field over the rows that have a value: the percentile at 0.5. ${digits}`,
    },
    percentile: {
      type: nonNull(made('percentile', 'A percentile', GraphQLFloat, orNull)),
      description: `The percentile of each field over the rows that have a value, interpolated between the two nearest values. ${digits}`,
      args: { at: atPosition },
    },
  };
}

/** `XMoment`: what a duration begins and ends with. Returns undefined if the rows have no date and no instant. */
export function momentsOf(type: ObjectType): GraphQLEnumType | undefined {
  const fields = measured(type, moments);
  if (fields.length === 0) return undefined;
  return new GraphQLEnumType({
    ...generated('moment', type.name),
    description: `A date or an instant of a row of the type \`${type.name}\`.`,
    values: Object.fromEntries(
      fields.map(({ name }) => [constantCase(name), { value: name, description: `The value of \`${name}\`.` }]),
    ),
  });
}

/** The two moments of a duration, as arguments or as members of an input. */
export function durationEnds(moment: GraphQLEnumType) {
  const end = (description: string) => ({ type: nonNull(moment), description });
  return { from: end('The moment that the time begins with.'), to: end('The moment that the time ends with.') };
}
