import type { GraphQLEnumType, GraphQLFieldConfig, GraphQLFieldConfigArgumentMap, GraphQLSchema } from 'graphql';
import { GraphQLInt, GraphQLList, GraphQLObjectType, isObjectType } from 'graphql';
import { generated } from '../metadata/generated';
import { maximumDimensions, maximumGroups } from '../metadata/limits';
import { scalarOf } from './operator-inputs';
import { listOf, nonNull } from './wrappers';

/** How the rows of a type are grouped; undefined if they have no dimensions. */
export interface GroupParts {
  readonly dimension: GraphQLEnumType;
  readonly key: GraphQLObjectType;
  readonly keyFilter: GraphQLFieldConfigArgumentMap[string];
}

/**
 * The field `change` of the connection of an entity.
 * @param groups takes the type of its groups, whose lists get their arguments with those of all others
 */
export function changeOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  parts: GroupParts | undefined,
  groups: GraphQLObjectType[],
): GraphQLFieldConfig<unknown, unknown> {
  const { name } = type;
  const rows = schema.getType(`${name}Connection`);
  if (!isObjectType(rows)) throw new Error(`${name} has no connection.`);
  const date = scalarOf(schema, 'Date');
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
  groups.push(cell);
  const changes = new GraphQLObjectType({
    ...generated('changes', name),
    description: `The changes in a list of the type \`${name}\` between two dates, by groups.`,
    fields: {
      nodes: {
        type: listOf(cell),
        description:
          'The groups that have rows at one of the dates, in descending order of the number of rows that they gained and lost together, then in the order of their keys.',
      },
      totalCount: { type: nonNull(GraphQLInt), description: 'The number of all groups, whatever `first` is.' },
    },
  });
  return {
    type: nonNull(changes),
    description:
      'The changes in the whole list between two dates. Each date stands for the request date: the list, its filter and the keys of its rows are as of that date. What the viewer may see is judged today, so a row that it may not see today is at neither date.',
    args: {
      from: { type: nonNull(date), description: 'The first date.' },
      to: { type: nonNull(date), description: 'The second date, not before the first, else BAD_USER_INPUT.' },
      ...(parts && {
        by: {
          type: new GraphQLList(nonNull(parts.dimension)),
          description: `The dimensions of the groups: at most ${maximumDimensions}, each once, else BAD_USER_INPUT. Without any, the whole list is one group.`,
        },
        keys: parts.keyFilter,
      }),
      first: {
        type: nonNull(GraphQLInt),
        defaultValue: 100,
        description: `The number of groups: 0 to ${maximumGroups}, else BAD_USER_INPUT. On an edge, it applies to each source row.`,
      },
    },
  };
}
