import type { GraphQLEnumType, GraphQLInputFieldConfigMap } from 'graphql';
import { GraphQLInputObjectType, GraphQLNonNull } from 'graphql';
import type { FilterInputs } from './filter-inputs';
import type { Dimension } from '../metadata/dimensions';
import { generated } from '../metadata/generated';
import { sortType } from '../operation/sort';

/** `XKeyFilter`. */
export function keyFilter(
  name: string,
  dimensions: readonly Dimension[],
  filters: FilterInputs,
): GraphQLInputObjectType {
  const members = ({ key, type, part, nullable }: Dimension): object =>
    part === 'cell'
      ? { [key]: { type: filters.ofCells, description: `A condition on the cell in \`${key}\`.` } }
      : filters.members(key, type, {
          isMany: part === 'set',
          nullable,
          ofRow: `A condition on the row in \`${key}\`. It does not hold if the row is null.`,
          ofPresence: `True keeps the groups that have a \`${key}\`, false those that have none.`,
        });
  return new GraphQLInputObjectType({
    ...generated('keyFilter', name),
    description: `A condition on the key of a group of rows of the type \`${name}\`: every given member must hold. A member whose dimension \`by\` does not name gets BAD_USER_INPUT.`,
    fields: () => Object.assign({}, ...dimensions.map(members)) as never,
  });
}

/** `XKeyOrder`. */
export function keyOrder(name: string, dimension: GraphQLEnumType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    ...generated('keyOrder', name),
    description: `An order of groups of rows of the type \`${name}\` by one dimension of their key.`,
    fields: {
      by: {
        type: new GraphQLNonNull(dimension),
        description:
          'The dimension: one that the grouping names, else BAD_USER_INPUT. Objects are ordered by the default order of their type.',
      },
      sort: {
        type: new GraphQLNonNull(sortType),
        defaultValue: 'ASC',
        description: 'The direction, and the place of groups without a value.',
      },
    },
  });
}

/** `XGroupOrder`. */
export function groupOrder(
  name: string,
  key: GraphQLInputObjectType,
  measures: GraphQLInputFieldConfigMap,
): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    ...generated('groupOrder', name),
    description: `One sort key for groups of rows of the type \`${name}\`. Exactly one member is given.`,
    isOneOf: true,
    fields: {
      count: { type: sortType, description: 'Orders by the number of rows of each group.' },
      key: { type: key, description: 'Orders by one dimension of the group key.' },
      ...measures,
    },
  });
}
