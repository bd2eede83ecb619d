import type { GraphQLFieldConfigMap, GraphQLNullableType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { maximumFacetGroups, maximumGroups } from '../metadata/limits';
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
  description: 'A whole number of any size as a string, `"4294967296"`: a sum can be larger than an Int.',
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
      description: `What ${name} can be grouped by.`,
      extensions: generated('dimension', name),
      values: Object.fromEntries(
        dimensions.map((each) => [each.name, { description: describe(each), extensions: { dimension: each } }]),
      ),
    });
    const measures = this.measures(type);
    const aggregate = new GraphQLObjectType({
      name: `${name}Aggregate`,
      description: `What all ${name} of a list come to.`,
      extensions: generated('aggregate', name),
      fields: measures,
    });
    const group = new GraphQLObjectType({
      name: `${name}Group`,
      description: `What the ${name} with one key come to.`,
      extensions: generated('group', name),
      fields: {
        key: { type: nonNull(this.key(name, dimensions)), description: 'What they have in common.' },
        ...measures,
      },
    });
    const groups = new GraphQLObjectType({
      name: `${name}Groups`,
      description: `Groups of ${name}.`,
      extensions: generated('groups', name),
      fields: {
        nodes: { type: listOf(group), description: 'The groups, at most `first` of them.' },
        totalCount: { type: nonNull(GraphQLInt), description: 'How many groups there are in all.' },
      },
    });
    const facet = new GraphQLObjectType({
      name: `${name}Facet`,
      description: `Groups of ${name} by one dimension.`,
      extensions: generated('facet', name),
      fields: {
        dimension: { type: nonNull(dimension), description: 'What they are grouped by.' },
        groups: { type: listOf(group), description: 'The groups by count, largest first, then by key.' },
      },
    });
    const by = (description: string) => ({ type: listOf(dimension), description });
    return {
      aggregate: {
        type: nonNull(aggregate),
        description: 'What the whole list comes to, whatever the page.',
      },
      groups: {
        type: nonNull(groups),
        description:
          'The whole list in groups, whatever the page: by count, largest first, then by key, unless ordered otherwise. A row counts once in every group that it belongs to, so that counts of groups can add up to more than the list.',
        args: {
          by: by('What to group by; dimensions over the same edge speak of the same far row.'),
          keys: { type: this.inputs.keysOf(type, dimensions), description: 'Which groups to keep.' },
          orderBy: {
            type: new GraphQLList(nonNull(this.inputs.orderOf(name, dimension))),
            description: 'The order of the groups: at last their keys decide.',
          },
          first: {
            type: nonNull(GraphQLInt),
            defaultValue: 100,
            description: `How many groups, at most ${maximumGroups}; of an edge, for each row above it.`,
          },
        },
      },
      facets: {
        type: listOf(facet),
        description:
          "Counts for a filter panel: the groups by each dimension alone. Each dimension is counted without the filter's own conditions on it. By `enrolments.tier`, the filter `enrolments: { some: { program: …, tier: … } }` loses `tier`; what is left of the `some` still decides which rows and which keys count: tiers of other programs do not. A `some` of which nothing is left goes as a whole. Conditions joined by `and` are like members of the filter itself; those under `or`, `not`, `none`, `every` and `count` stay. Values that the filter selects are listed even if no row has them, and others are cut before them.",
        args: {
          by: by('The dimensions.'),
          first: {
            type: nonNull(GraphQLInt),
            defaultValue: 20,
            description: `How many groups of each, at most ${maximumFacetGroups}.`,
          },
        },
      },
    };
  }

  private key(name: string, dimensions: readonly Dimension[]): GraphQLObjectType {
    return new GraphQLObjectType({
      name: `${name}Key`,
      description: `What the ${name} of a group have in common; null where they were not grouped by it, or have none.`,
      extensions: generated('key', name),
      fields: Object.fromEntries(
        dimensions.map((each) => [each.key, { type: this.keyType(each), description: describe(each) }]),
      ),
    });
  }

  private keyType({ type, part }: Dimension): GraphQLOutputType {
    const far = this.source.typeOf(type);
    if (far) return part === 'set' ? new GraphQLList(nonNull(far)) : far;
    return this.inputs.valueType(type);
  }

  private measures(type: GraphQLObjectType): GraphQLFieldConfigMap<unknown, unknown> {
    const { name } = type;
    const filter = this.filters.filterOf(type);
    const bounds = (which: 'min' | 'max', word: string): GraphQLObjectType =>
      new GraphQLObjectType({
        name: `${name}${capitalised(which)}`,
        extensions: generated(which, name),
        description: `The ${word} value of each field; null where there is none. Texts compare as lists by them are ordered.`,
        fields: Object.fromEntries(
          ordered(type).map((field) => [
            field.name,
            { type: field.output, description: `The ${word} \`${field.name}\`.` },
          ]),
        ),
      });
    const smallest = bounds('min', 'smallest');
    const largest = bounds('max', 'largest');
    return {
      count: {
        type: nonNull(GraphQLInt),
        description: 'How many rows, each once.',
        args: { filter: { type: filter, description: 'Which of them count; all unless given.' } },
      },
      share: {
        type: GraphQLFloat,
        description: 'The share of the rows that a filter keeps, from 0 to 1; null where there are no rows.',
        args: { filter: { type: nonNull(filter), description: 'Which of them count.' } },
      },
      min: { type: nonNull(smallest), description: 'The smallest values.' },
      max: { type: nonNull(largest), description: 'The largest values.' },
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
              ? { type: listOf(money), description: `Of \`${name}\`: one entry for each currency, by its code.` }
              : { type: ofNumber, description: `Of \`${name}\`.` },
          ]),
        ),
      });
    return {
      sum: {
        type: nonNull(
          made('sum', 'The sums of each field. Money of several currencies is never mixed.', nonNull(bigInt)),
        ),
        description: 'The sums; rows without a value add nothing.',
      },
      average: {
        type: nonNull(
          made('average', 'The means of each field. Money of several currencies is never mixed.', GraphQLFloat),
        ),
        description: 'The arithmetic means of the rows that have a value; of money with 6 digits, half to even.',
      },
    };
  }
}

function describe({ path, part }: Dimension): string {
  const from = `\`${path.join('.')}\``;
  switch (part) {
    case 'month':
      return `The first day of the month of ${from} (UTC).`;
    case 'quarter':
      return `The first day of the calendar quarter of ${from} (UTC).`;
    case 'year':
      return `The year of ${from} (UTC).`;
    case 'fiscalQuarter':
      return `The vendor's fiscal quarter in which ${from} lies (UTC).`;
    case 'set':
      return `All ${from} of a row together; the empty list where it has none.`;
    default:
      return `By ${from}.`;
  }
}
