import type { GraphQLFieldConfigArgumentMap, GraphQLFieldConfigMap, GraphQLSchema } from 'graphql';
import { GraphQLInt, GraphQLObjectType, GraphQLString, isObjectType } from 'graphql';
import { generated } from '../metadata/generated';
import { defaultGroups, maximumGroups } from '../metadata/limits';
import { listOf, nonNull } from './wrappers';

const ofTheseGroups =
  'A cursor of groups by other dimensions, or in another order, locale or date, gets BAD_USER_INPUT.';

/** The paging arguments of groups. */
export const groupPaging: GraphQLFieldConfigArgumentMap = {
  first: {
    type: GraphQLInt,
    description: `The number of groups from the start: 0 to ${maximumGroups}, else BAD_USER_INPUT. The page has ${defaultGroups} groups if neither \`first\` nor \`last\` is given. On an edge, it applies to each source row.`,
  },
  after: { type: GraphQLString, description: `Starts the page after the group with this cursor. ${ofTheseGroups}` },
  last: {
    type: GraphQLInt,
    description: `The number of groups from the end: 0 to ${maximumGroups}, else BAD_USER_INPUT. Together with \`first\` it gets BAD_USER_INPUT.`,
  },
  before: { type: GraphQLString, description: `Ends the page before the group with this cursor. ${ofTheseGroups}` },
};

/** The fields of a page of groups. @param role of the edge, which has a group with its cursor */
export function groupPage(
  schema: GraphQLSchema,
  role: 'groupEdge' | 'changeEdge',
  entity: string,
  group: GraphQLObjectType,
): GraphQLFieldConfigMap<unknown, unknown> {
  const pageInfo = schema.getType('PageInfo');
  if (!isObjectType(pageInfo)) throw new Error('There is no type PageInfo.');
  const edge = new GraphQLObjectType({
    ...generated(role, entity),
    description: `A group of rows of the type \`${entity}\`, with its cursor.`,
    fields: {
      cursor: {
        type: nonNull(GraphQLString),
        description: 'The place of the group in the list, for the arguments `after` and `before`. The text is opaque.',
      },
      node: { type: nonNull(group), description: 'The group.' },
    },
  });
  return {
    edges: { type: listOf(edge), description: 'The groups of this page, each with its cursor.' },
    nodes: { type: listOf(group), description: 'The groups of this page, in the requested order.' },
    pageInfo: {
      type: nonNull(pageInfo),
      description: 'The first and last cursor of this page, and whether groups come before and after it.',
    },
    totalCount: { type: nonNull(GraphQLInt), description: 'The number of all groups, not only of this page.' },
  };
}
