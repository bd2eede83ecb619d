import type { GraphQLEnumType, GraphQLFieldConfig, GraphQLFieldConfigArgumentMap, GraphQLSchema } from 'graphql';
import { GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLObjectType, isObjectType } from 'graphql';
import { generated } from '../metadata/generated';
import { maximumDimensions, maximumSortKeys } from '../metadata/limits';
import { sortType } from '../operation/sort';
import type { FilterInputs } from './filter-inputs';
import { groupPage, groupPaging } from './group-pages';
import { scalarOf } from './operator-inputs';
import { nonNull } from './wrappers';

/** How the rows of a type are grouped. */
interface GroupParts {
  readonly dimension: GraphQLEnumType;
  readonly key: GraphQLObjectType;
  readonly keyFilter: GraphQLFieldConfigArgumentMap[string];
  readonly keyOrder: GraphQLInputObjectType;
  /** The argument of the grid; none if the rows have no position. */
  readonly grid: GraphQLFieldConfigArgumentMap;
}

/** The numbers of rows that groups are kept and ordered by. */
const counts = {
  gained: 'the number of rows that the group gained',
  lost: 'the number of rows that the group lost',
  kept: 'the number of rows that the group kept',
  moved: 'the number of rows that the group gained and lost together',
  net: 'the number of rows that the group gained, less the number that it lost',
};

/** A member for each number. */
function eachCount<Type>(type: Type, what: string): { [name: string]: { type: Type; description: string } } {
  return Object.fromEntries(
    Object.entries(counts).map(([name, number]) => [name, { type, description: `${what} ${number}.` }]),
  );
}

/** Gives the connections of every entity `change`. */
export class ChangeTypes {
  /** The types of the groups, whose lists get their arguments with those of all others. */
  readonly made: GraphQLObjectType[] = [];
  private readonly condition: GraphQLInputObjectType;

  constructor(
    private readonly schema: GraphQLSchema,
    filters: FilterInputs,
  ) {
    this.condition = new GraphQLInputObjectType({
      name: 'ChangeFilter',
      description:
        'A condition on groups by what became of their rows between two dates: every given member must hold.',
      fields: () => {
        const some = new GraphQLList(nonNull(this.condition));
        return {
          and: { type: some, description: 'All of these conditions hold. An empty list always holds.' },
          or: { type: some, description: 'At least one of these conditions holds. An empty list never holds.' },
          not: { type: this.condition, description: 'This condition is false.' },
          ...eachCount(filters.operatorsOf(GraphQLInt.name), 'A condition on'),
        };
      },
    });
  }

  /** `change` of an entity. @param parts undefined if its rows have no dimensions */
  of(type: GraphQLObjectType, parts?: GroupParts): GraphQLFieldConfig<unknown, unknown> {
    const { name } = type;
    const date = scalarOf(this.schema, 'Date');
    const changes = new GraphQLObjectType({
      ...generated('changes', name),
      description: `A page of the groups of a list of the type \`${name}\`, with their changes between two dates.`,
      fields: groupPage(this.schema, 'changeEdge', name, this.cell(name, parts)),
    });
    return {
      type: nonNull(changes),
      description:
        'The changes in the whole list between two dates, in groups. A group is listed if it has rows at one of the dates. Each date stands for the request date: the list, its filter and the keys of its rows are as of that date. What the viewer may see is judged today, so a row that it may not see today is at neither date. The default order is by the number of rows gained and lost together, descending, then by key.',
      args: {
        from: { type: nonNull(date), description: 'The first date.' },
        to: { type: nonNull(date), description: 'The second date, not before the first, else BAD_USER_INPUT.' },
        ...(parts && {
          by: {
            type: new GraphQLList(nonNull(parts.dimension)),
            description: `The dimensions of the groups: at most ${maximumDimensions}, each once, else BAD_USER_INPUT. Without any, the whole list is one group.`,
          },
          ...parts.grid,
          keys: parts.keyFilter,
        }),
        having: {
          type: this.condition,
          description:
            'Keeps only the groups that fulfil this condition. `totalCount` and the pages are of the groups that are kept.',
        },
        orderBy: {
          type: new GraphQLList(nonNull(this.order(name, parts))),
          description: `The order of the groups: at most ${maximumSortKeys} keys, the first one first, else BAD_USER_INPUT. Groups that are equal in all of them follow the order of their group keys.`,
        },
        ...groupPaging,
      },
    };
  }

  /** `XChange`. */
  private cell(name: string, parts: GroupParts | undefined): GraphQLObjectType {
    const rows = this.schema.getType(`${name}Connection`);
    if (!isObjectType(rows)) throw new Error(`${name} has no connection.`);
    const cell = new GraphQLObjectType({
      ...generated('change', name),
      description: `The changes in a group of rows of the type \`${name}\` between two dates. A row is in the group at a date if the list has it and its key is that of the group, both as of that date.`,
      fields: {
        ...(parts && {
          key: { type: nonNull(parts.key), description: 'The values of the dimensions, as of the request date.' },
        }),
        gained: {
          type: nonNull(rows),
          description: 'The rows that are in the group at `to` and were not at `from`. They are shown as of `to`.',
        },
        lost: {
          type: nonNull(rows),
          description: 'The rows that were in the group at `from` and are not at `to`. They are shown as of `from`.',
        },
        kept: {
          type: nonNull(rows),
          description: 'The rows that are in the group at both dates. They are shown as of `to`.',
        },
      },
    });
    this.made.push(cell);
    return cell;
  }

  /** `XChangeOrder`. */
  private order(name: string, parts: GroupParts | undefined): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      ...generated('changeOrder', name),
      description: `One sort key for the changes in groups of rows of the type \`${name}\`. Exactly one member is given.`,
      isOneOf: true,
      fields: {
        ...eachCount(sortType, 'Orders by'),
        ...(parts && { key: { type: parts.keyOrder, description: 'Orders by one dimension of the group key.' } }),
      },
    });
  }
}
