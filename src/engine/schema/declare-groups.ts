import type { GraphQLFieldConfigMap, GraphQLNullableType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { maximumDimensions, maximumFacetGroups, maximumGroups, maximumSortKeys } from '../metadata/limits';
import { generated } from '../metadata/generated';
import { isQueryable } from '../metadata/queryable';
import {
  getNamedType,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { FilterInputs } from './filter-inputs';
import type { Dimension, DimensionSource } from '../metadata/dimensions';
import { dimensionsOf } from '../metadata/dimensions';
import { capitalised } from '../metadata/names';
import { GroupInputs } from './group-inputs';

/** A whole number of any size. */
const bigInt = new GraphQLScalarType<string, string>({
  name: 'BigInt',
  extensions: { codegenScalarType: 'string' },
  description:
    'A whole number of any size as a string, such as `"4294967296"`. Sums have this type because they can be larger than an Int.',
});

function nonNull<Type extends GraphQLNullableType>(type: Type): GraphQLNonNull<Type> {
  return new GraphQLNonNull(type);
}

function listOf<Type extends GraphQLNullableType>(type: Type): GraphQLNonNull<GraphQLList<GraphQLNonNull<Type>>> {
  return nonNull(new GraphQLList(nonNull(type)));
}

/** What can be summed: whole numbers and money; the revision counts changes and is nobody's measure. */
function summable(type: GraphQLObjectType): readonly { readonly name: string; readonly isMoney: boolean }[] {
  return Object.values(type.getFields())
    .filter(isQueryable)
    .flatMap(({ name, type: output }) => {
      const named = getNamedType(output).name;
      return name !== 'revision' && (named === 'Int' || named === 'Money')
        ? [{ name, isMoney: named === 'Money' }]
        : [];
    });
}

const comparable = new Set(['Int', 'Float', 'String', 'Date', 'DateTime']);

/** What has a smallest and a largest: numbers, texts, days and instants. */
function ordered(type: GraphQLObjectType): readonly { readonly name: string; readonly output: GraphQLOutputType }[] {
  return Object.values(type.getFields())
    .filter(isQueryable)
    .flatMap(({ name, type: output }) => {
      const named = getNamedType(output);
      return name !== 'revision' && isScalarType(named) && comparable.has(named.name) ? [{ name, output: named }] : [];
    });
}

/** Gives the connections of every entity what counts their whole list: `aggregate`, `groups` and `facets`. */
export class GroupTypes {
  private readonly inputs: GroupInputs;

  constructor(
    private readonly source: DimensionSource,
    private readonly schema: GraphQLSchema,
    private readonly filters: FilterInputs,
  ) {
    this.inputs = new GroupInputs(source, filters, schema);
  }

  /** The fields of the connection of an entity. */
  fieldsOf(type: GraphQLObjectType): GraphQLFieldConfigMap<unknown, unknown> {
    const { name } = type;
    const dimensions = dimensionsOf(type, this.source);
    const dimension = new GraphQLEnumType({
      name: `${name}Dimension`,
      description: `A dimension that rows of the type \`${name}\` can be grouped by.`,
      extensions: generated('dimension', name),
      values: Object.fromEntries(
        dimensions.map((each) => [each.name, { description: describe(each), extensions: { dimension: each } }]),
      ),
    });
    const measures = this.measures(type);
    const aggregate = new GraphQLObjectType({
      name: `${name}Aggregate`,
      description: `Aggregates over all rows of a list of the type \`${name}\`, not only those of the page.`,
      extensions: generated('aggregate', name),
      fields: measures,
    });
    const group = new GraphQLObjectType({
      name: `${name}Group`,
      description: `A group of rows of the type \`${name}\`: the rows that have the same key, with their aggregates.`,
      extensions: generated('group', name),
      fields: {
        key: {
          type: nonNull(this.key(name, dimensions)),
          description: 'The values of the dimensions that the rows of the group share.',
        },
        ...measures,
      },
    });
    const groups = new GraphQLObjectType({
      name: `${name}Groups`,
      description: `The groups of a list of the type \`${name}\`.`,
      extensions: generated('groups', name),
      fields: {
        nodes: {
          type: listOf(group),
          description: 'The groups: the first ones in the requested order, as many as `first` allows.',
        },
        totalCount: { type: nonNull(GraphQLInt), description: 'The number of all groups, whatever `first` is.' },
      },
    });
    const facet = new GraphQLObjectType({
      name: `${name}Facet`,
      description: `The groups of a list of the type \`${name}\` by one dimension, for a filter panel.`,
      extensions: generated('facet', name),
      fields: {
        dimension: { type: nonNull(dimension), description: 'The dimension of these groups.' },
        groups: {
          type: listOf(group),
          description: 'The groups in descending order of their count, then in the order of their keys.',
        },
      },
    });
    const by = (description: string) => ({ type: listOf(dimension), description });
    return {
      aggregate: {
        type: nonNull(aggregate),
        description: 'Aggregates over the whole list, not only over the page.',
      },
      groups: {
        type: nonNull(groups),
        description:
          'The rows of the whole list, not only of the page, in groups by one or more dimensions. The default order is by descending count, then by key. A row that belongs to several groups counts once in each, so the counts can add up to more than `totalCount`.',
        args: {
          by: by(
            `The dimensions: 1 to ${maximumDimensions}, each once, else BAD_USER_INPUT. Dimensions over the same edge are read from the same related row.`,
          ),
          keys: {
            type: this.inputs.keysOf(type, dimensions),
            description:
              'Keeps only the groups whose key fulfils this condition. A condition on a dimension that `by` does not name gets BAD_USER_INPUT.',
          },
          orderBy: {
            type: new GraphQLList(nonNull(this.inputs.orderOf(name, dimension))),
            description: `The order of the groups: at most ${maximumSortKeys} keys, the first one first, else BAD_USER_INPUT. Groups that are equal in all of them follow the order of their group keys.`,
          },
          first: {
            type: nonNull(GraphQLInt),
            defaultValue: 100,
            description: `The number of groups: 0 to ${maximumGroups}, else BAD_USER_INPUT. On an edge, it applies to each source row.`,
          },
        },
      },
      facets: {
        type: listOf(facet),
        description:
          "Counts for a filter panel: the groups of the whole list by each dimension alone. A dimension is counted without the filter's own conditions on it. Values that the filter selects are listed even if no row has them, and `first` cuts other values before them.\n\nExample: for the dimension `enrolments.tier`, the filter `enrolments: { some: { program: …, tier: … } }` is used without `tier`; the rest of the `some` still limits the rows and the keys, so tiers of other programs do not count. A `some` without a remaining condition is dropped. Conditions joined by `and` are treated like members of the filter itself. Conditions under `or`, `not`, `none`, `every` and `count` always apply.",
        args: {
          by: by('The dimensions, each once, else BAD_USER_INPUT. Each one gives a facet.'),
          first: {
            type: nonNull(GraphQLInt),
            defaultValue: 20,
            description: `The number of groups of each facet: 0 to ${maximumFacetGroups}, else BAD_USER_INPUT.`,
          },
        },
      },
    };
  }

  private key(name: string, dimensions: readonly Dimension[]): GraphQLObjectType {
    return new GraphQLObjectType({
      name: `${name}Key`,
      description: `The key of a group of rows of the type \`${name}\`. A field is null if \`by\` does not name its dimension, or if the rows of the group have no value for it.`,
      extensions: generated('key', name),
      fields: Object.fromEntries(
        dimensions.map((each) => [each.key, { type: this.keyType(each), description: describe(each) }]),
      ),
    });
  }

  private keyType({ type, part }: Dimension): GraphQLOutputType {
    const target = this.source.typeOf(type);
    if (target) return part === 'set' ? new GraphQLList(nonNull(target)) : target;
    return this.inputs.valueType(type);
  }

  private measures(type: GraphQLObjectType): GraphQLFieldConfigMap<unknown, unknown> {
    const { name } = type;
    const filter = this.filters.filterOf(type);
    const bounds = (which: 'min' | 'max', word: string): GraphQLObjectType =>
      new GraphQLObjectType({
        name: `${name}${capitalised(which)}`,
        extensions: generated(which, name),
        description: `The ${word} value of each field in a set of rows of the type \`${name}\`. A field is null if no row has a value for it. Texts compare in the order that \`orderBy\` uses.`,
        fields: Object.fromEntries(
          ordered(type).map((field) => [
            field.name,
            { type: field.output, description: `The ${word} value of \`${field.name}\`; null if no row has one.` },
          ]),
        ),
      });
    const smallest = bounds('min', 'smallest');
    const largest = bounds('max', 'largest');
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
      min: { type: nonNull(smallest), description: 'The smallest value of each field.' },
      max: { type: nonNull(largest), description: 'The largest value of each field.' },
      ...this.sums(type),
    };
  }

  private sums(type: GraphQLObjectType): GraphQLFieldConfigMap<unknown, unknown> {
    const fields = summable(type);
    if (fields.length === 0) return {};
    const money = this.schema.getType('Money');
    if (!isObjectType(money)) throw new Error('The schema has no type Money.');
    const made = (which: 'sum' | 'average', description: string, ofNumber: GraphQLOutputType): GraphQLObjectType =>
      new GraphQLObjectType({
        name: `${type.name}${capitalised(which)}`,
        extensions: generated(which, type.name),
        description,
        fields: Object.fromEntries(
          fields.map(({ name, isMoney }) => [
            name,
            isMoney
              ? {
                  type: listOf(money),
                  description: `${capitalised(which)} of \`${name}\`: one entry per currency, in the order of the currency codes. Empty if no row has a value.`,
                }
              : {
                  type: ofNumber,
                  description: `${capitalised(which)} of \`${name}\`${which === 'average' ? '; null if no row has a value' : ''}.`,
                },
          ]),
        ),
      });
    const perField = `each number and amount of money in a set of rows of the type \`${type.name}\`. Amounts in different currencies are never`;
    return {
      sum: {
        type: nonNull(made('sum', `The sum of ${perField} added.`, nonNull(bigInt))),
        description: 'The sum of each field. A row without a value adds nothing.',
      },
      average: {
        type: nonNull(made('average', `The arithmetic mean of ${perField} mixed.`, GraphQLFloat)),
        description:
          'The arithmetic mean of each field over the rows that have a value. Amounts of money have 6 digits after the point, rounded half to even.',
      },
    };
  }
}

function describe({ path, part }: Dimension): string {
  const from = `\`${path.join('.')}\``;
  switch (part) {
    case 'month':
      return `The month of ${from} in UTC, as its first day.`;
    case 'quarter':
      return `The calendar quarter of ${from} in UTC, as its first day.`;
    case 'year':
      return `The calendar year of ${from} in UTC, as a number.`;
    case 'fiscalQuarter':
      return `The vendor's fiscal quarter that contains ${from} (UTC).`;
    case 'set':
      return `All ${from} of a row together, as one list. The list is empty if the row has none.`;
    case 'object':
      return `The row at the end of the path ${from}.`;
    default:
      return `The value of ${from}.`;
  }
}
