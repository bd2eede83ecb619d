import type { GraphQLFieldConfigArgumentMap, GraphQLFieldConfigMap, GraphQLSchema } from 'graphql';
import { GraphQLEnumType, GraphQLFloat, GraphQLInt, GraphQLList, GraphQLObjectType } from 'graphql';
import { dimensionsOf } from '../metadata/dimensions';
import type { EntityTypes } from '../metadata/generated';
import { generated } from '../metadata/generated';
import { maximumDimensions, maximumFacetGroups, maximumGroups, maximumSortKeys } from '../metadata/limits';
import { measuresOf, momentsOf } from './declare-measures';
import { gridArgument, GridTypes } from './grid';
import type { FilterInputs } from './filter-inputs';
import { groupOrder, keyFilter, keyOrder } from './group-inputs';
import { MeasureInputs } from './measure-inputs';
import { ChangeTypes } from './declare-change';
import { describe, keyOf } from './group-keys';
import { groupPage, groupPaging } from './group-pages';
import { SeriesTypes } from './declare-series';
import { listOf, nonNull } from './wrappers';

const concentration = new GraphQLObjectType({
  name: 'Concentration',
  description:
    'The concentration of the rows of a list in few of its groups. Groups that lack a value for one of their dimensions do not count, nor do their rows.',
  fields: {
    topShare: {
      type: GraphQLFloat,
      description:
        'The fraction of the rows that are in at least one of the largest groups, from 0 to 1. Each row counts once. Of groups with the same count, those whose keys come first are taken. Null if no group counts.',
      args: {
        first: {
          type: nonNull(GraphQLInt),
          defaultValue: 5,
          description: `The number of the largest groups: 1 to ${maximumGroups}, else BAD_USER_INPUT.`,
        },
      },
    },
    herfindahl: {
      type: GraphQLFloat,
      description:
        "The Herfindahl-Hirschman index: the sum of the squares of the groups' shares, from almost 0 (many small groups) to 1 (one group). The share of a group is its count divided by the sum of all counts, so a row in several groups counts in each. Null if no group counts.",
    },
  },
});

const emptyGroups = new GraphQLEnumType({
  name: 'EmptyGroups',
  description:
    'Whether groups without rows are listed. These are the combinations of values of the dimensions that no row has. The values of a dimension over an edge are all rows of its type that the viewer may see; of an enum or a boolean, all its values; of a code, all that rows of the list have; of a month, quarter, year or fiscal quarter, all of these between the first and the last that rows of the list have (of fiscal quarters, in each calendar). `keys` limits the values.',
  values: {
    OMIT: { description: 'Only groups that have rows.' },
    INCLUDE: { description: 'Groups that have rows, and groups without rows.' },
    ONLY: { description: 'Only groups without rows.' },
  },
});

/** Gives the connections of every entity what counts their whole list: `aggregate`, `groups` and `facets`. */
export class GroupTypes {
  private readonly inputs: MeasureInputs;
  private readonly series: SeriesTypes;
  private readonly grids: GridTypes;
  readonly changes: ChangeTypes;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly types: EntityTypes,
    private readonly filters: FilterInputs,
  ) {
    this.inputs = new MeasureInputs(filters);
    this.series = new SeriesTypes(schema, types);
    this.grids = new GridTypes(schema);
    this.changes = new ChangeTypes(schema, filters);
  }

  /** The fields of the connection of an entity. */
  fieldsOf(type: GraphQLObjectType): GraphQLFieldConfigMap<unknown, unknown> {
    const { name } = type;
    const moment = momentsOf(type);
    const filter = this.filters.filterOf(type);
    const measures = measuresOf(type, filter, moment);
    const aggregate = new GraphQLObjectType({
      ...generated('aggregate', name),
      description: `Aggregates over all rows of a list of the type \`${name}\`, not only those of the page.`,
      fields: measures,
    });
    const aggregated = {
      type: nonNull(aggregate),
      description: 'Aggregates over the whole list, not only over the page.',
    };
    const series = this.series.seriesOf(name, aggregate, filter);
    const whole = { aggregate: aggregated, series: this.series.ofList(series) };
    const dimensions = dimensionsOf(type, this.types);
    // A type of GraphQL cannot be empty.
    if (dimensions.length === 0) return { ...whole, change: this.changes.of(type) };
    const dimension = new GraphQLEnumType({
      ...generated('dimension', name),
      description: `A dimension that rows of the type \`${name}\` can be grouped by.`,
      values: Object.fromEntries(
        dimensions.map((each) => [each.name, { description: describe(each), extensions: { dimension: each } }]),
      ),
    });
    const key = keyOf(this.schema, name, dimensions, dimension, this.grids);
    const keys = {
      type: keyFilter(name, dimensions, this.filters),
      description:
        'Keeps only the groups whose key fulfils this condition. A condition on a dimension that `by` does not name gets BAD_USER_INPUT.',
    };
    const order = keyOrder(name, dimension);
    const position = dimensions.find(({ part }) => part === 'cell')?.path[0];
    const grid: GraphQLFieldConfigArgumentMap = position === undefined ? {} : { grid: gridArgument };
    const group = new GraphQLObjectType({
      ...generated('group', name),
      description: `A group of rows of the type \`${name}\`: the rows that have the same key, with their aggregates.`,
      fields: {
        key: {
          type: nonNull(key),
          description: 'The values of the dimensions that the rows of the group share.',
        },
        shareOfAll: {
          type: GraphQLFloat,
          description:
            'The fraction of the rows of the whole list that are in this group, from 0 to 1. The fractions of all groups can add up to more than 1, because a row can be in several. Null if the list has no rows.',
        },
        ...measures,
        ...(position !== undefined && { meanPosition: this.grids.mean(position) }),
        series: this.series.ofGroup(series),
      },
    });
    const groups = new GraphQLObjectType({
      ...generated('groups', name),
      description: `A page of the groups of a list of the type \`${name}\`.`,
      fields: {
        ...groupPage(this.schema, 'groupEdge', name, group),
        concentration: {
          type: nonNull(concentration),
          description: 'The concentration of the rows in few groups. All groups count, not only those of this page.',
        },
      },
    });
    const facet = new GraphQLObjectType({
      ...generated('facet', name),
      description: `The groups of a list of the type \`${name}\` by one dimension, for a filter panel.`,
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
      ...whole,
      change: this.changes.of(type, { dimension, key, keyFilter: keys, keyOrder: order, grid }),
      groups: {
        type: nonNull(groups),
        description:
          'The rows of the whole list, not only of the page, in groups by one or more dimensions. The default order is by descending count, then by key. A row that belongs to several groups counts once in each, so the counts can add up to more than `totalCount`.',
        args: {
          by: by(
            `The dimensions: 1 to ${maximumDimensions}, each once, else BAD_USER_INPUT. Dimensions over the same edge are read from the same related row.`,
          ),
          ...grid,
          keys,
          empty: {
            type: nonNull(emptyGroups),
            defaultValue: 'OMIT',
            description:
              'Whether groups without rows are listed. A dimension that is a set or a grid has none, and gets BAD_USER_INPUT unless this is OMIT. An empty group has the aggregates of a list without rows.',
          },
          having: {
            type: this.inputs.groupFilter(type, moment),
            description:
              'Keeps only the groups that come to what this condition asks for. `totalCount`, `concentration` and the order are of the groups that are kept.',
          },
          orderBy: {
            type: new GraphQLList(nonNull(groupOrder(name, order, this.inputs.groupOrders(type, moment)))),
            description: `The order of the groups: at most ${maximumSortKeys} keys, the first one first, else BAD_USER_INPUT. Groups that are equal in all of them follow the order of their group keys.`,
          },
          ...groupPaging,
        },
      },
      facets: {
        type: listOf(facet),
        description:
          "Counts for a filter panel: the groups of the whole list by each dimension alone. A dimension is counted without the filter's own conditions on it. Values that the filter selects are listed even if no row has them, and `first` cuts other values before them.\n\nExample: for the dimension `enrolments.tier`, the filter `enrolments: { some: { program: …, tier: … } }` is used without `tier`; the rest of the `some` still limits the rows and the keys, so tiers of other programs do not count. A `some` without a remaining condition is dropped. Conditions joined by `and` are treated like members of the filter itself. Conditions under `or`, `not`, `none`, `every` and `count` always apply.",
        args: {
          by: by('The dimensions, each once, else BAD_USER_INPUT. Each one gives a facet.'),
          ...grid,
          keys: {
            ...keys,
            description: `${keys.description} Each facet obeys the conditions on its own dimension, for values that the filter selects too. A \`some\` of the filter that selects none of the keys that are kept stays: the facet of one taxonomy is counted without the filter's conditions on terms of that taxonomy alone.`,
          },
          first: {
            type: nonNull(GraphQLInt),
            defaultValue: 20,
            description: `The number of groups of each facet: 0 to ${maximumFacetGroups}, else BAD_USER_INPUT.`,
          },
        },
      },
    };
  }
}
