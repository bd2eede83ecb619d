import type {
  GraphQLEnumType,
  GraphQLInputFieldConfigMap,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
} from 'graphql';
import { GraphQLBoolean, GraphQLInputObjectType, GraphQLNonNull, isEnumType, isScalarType } from 'graphql';
import type { FilterInputs } from './filter-inputs';
import { generated } from '../metadata/generated';
import { presenceOf } from '../metadata/names';
import { sortType } from '../operation/sort';
import type { Dimension, DimensionSource } from '../metadata/dimensions';

/** The inputs by which groups are kept and ordered. */
export class GroupInputs {
  constructor(
    private readonly source: DimensionSource,
    private readonly filters: FilterInputs,
    private readonly schema: GraphQLSchema,
  ) {}

  /** `XKeyFilter`. */
  keysOf(type: GraphQLObjectType, dimensions: readonly Dimension[]): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      name: `${type.name}KeyFilter`,
      description: `A condition on the key of a group of rows of the type \`${type.name}\`: every given member must hold. A member whose dimension \`by\` does not name gets BAD_USER_INPUT.`,
      extensions: generated('keyFilter', type.name),
      fields: () => Object.assign({}, ...dimensions.map((dimension) => this.member(dimension))) as never,
    });
  }

  private member({ key, type, part, nullable }: Dimension): GraphQLInputFieldConfigMap {
    const target = this.source.typeOf(type);
    if (target && part === 'set')
      return {
        [key]: { type: this.filters.edgeOf(target), description: `A condition on the rows that \`${key}\` lists.` },
      };
    if (target) {
      const edge = {
        type: this.filters.filterOf(target),
        description: `A condition on the row in \`${key}\`. It does not hold if the row is null.`,
      };
      return nullable
        ? {
            [key]: edge,
            [presenceOf(key)]: {
              type: GraphQLBoolean,
              description: `True keeps the groups that have a \`${key}\`, false those that have none.`,
            },
          }
        : { [key]: edge };
    }
    const operators = this.filters.operatorsOf(this.valueType(type));
    if (!operators) throw new Error(`Groups cannot be kept by ${key}.`);
    return { [key]: { type: operators, description: `A condition on the value of \`${key}\`.` } };
  }

  /** `XGroupOrder`. */
  orderOf(name: string, dimension: GraphQLEnumType): GraphQLInputObjectType {
    const key = new GraphQLInputObjectType({
      name: `${name}KeyOrder`,
      description: `An order of groups of rows of the type \`${name}\` by one dimension of their key.`,
      extensions: generated('keyOrder', name),
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
    return new GraphQLInputObjectType({
      name: `${name}GroupOrder`,
      description: `One sort key for groups of rows of the type \`${name}\`. Exactly one member is given.`,
      extensions: generated('groupOrder', name),
      isOneOf: true,
      fields: {
        count: { type: sortType, description: 'Orders by the number of rows of each group.' },
        key: { type: key, description: 'Orders by one dimension of the group key.' },
      },
    });
  }

  /** The type of a key that is no object. */
  valueType(name: string): GraphQLScalarType | GraphQLEnumType {
    const type = this.schema.getType(name);
    if (!isScalarType(type) && !isEnumType(type)) throw new Error(`There is no value type ${name} to group by.`);
    return type;
  }
}
