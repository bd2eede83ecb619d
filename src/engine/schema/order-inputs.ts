import type { GraphQLField, GraphQLInputFieldConfigMap, GraphQLObjectType } from 'graphql';
import { getNamedType, GraphQLInputObjectType, GraphQLNonNull, isEnumType, isScalarType } from 'graphql';
import type { FilterInputs } from './filter-inputs';
import { generated, isToMany, rowTypeName } from '../metadata/generated';
import { isQueryable } from '../metadata/queryable';
import { pointInput } from '../condition/point';
import { sortType } from '../operation/sort';

const relevance = {
  type: sortType,
  description:
    'By how well `search` is met, `DESC` for the best first; rows that are met alike by their names, without accents and case. Only with `search`.',
};

/** The inputs by which lists of each entity are ordered: derived from the fields of its type, nothing written per type. */
export class OrderInputs {
  private readonly orders = new Map<string, GraphQLInputObjectType>();
  private readonly counts = new Map<string, GraphQLInputObjectType>();
  private readonly money = new GraphQLInputObjectType({
    name: 'MoneyOrder',
    description: 'An order by an amount of money, or by its currency.',
    isOneOf: true,
    fields: {
      amount: { type: sortType, description: 'By the amount, whatever the currency.' },
      currency: { type: sortType, description: 'By the code of the currency.' },
    },
  });
  private readonly distance = new GraphQLInputObjectType({
    name: 'DistanceOrder',
    description: 'An order by the distance from a point.',
    fields: {
      from: { type: new GraphQLNonNull(pointInput), description: 'The point.' },
      sort: { type: new GraphQLNonNull(sortType), defaultValue: 'ASC', description: 'Nearest first, or farthest.' },
    },
  });

  constructor(
    private readonly filters: FilterInputs,
    private readonly entityOf: (name: string) => GraphQLObjectType | undefined,
    private readonly isSearched: (name: string) => boolean,
  ) {}

  /** `XOrder`. */
  orderOf(type: GraphQLObjectType): GraphQLInputObjectType {
    let order = this.orders.get(type.name);
    if (!order) {
      order = new GraphQLInputObjectType({
        name: `${type.name}Order`,
        description: `One key of an order of ${type.name}.`,
        extensions: generated('order', type.name),
        isOneOf: true,
        fields: () =>
          Object.assign(
            {},
            ...Object.values(type.getFields()).map((field) => this.member(field)),
            this.isSearched(type.name) && { relevance },
          ) as never,
      });
      this.orders.set(type.name, order);
    }
    return order;
  }

  private member(field: GraphQLField<unknown, unknown>): GraphQLInputFieldConfigMap {
    const { name, type } = field;
    if (name === 'id' || !isQueryable(field)) return {};
    const named = getNamedType(type);
    if (isScalarType(named) || isEnumType(named)) return { [name]: { type: sortType, description: `By \`${name}\`.` } };
    if (named.name === 'Money') return { [name]: { type: this.money, description: `By \`${name}\`.` } };
    if (named.name === 'Position')
      return { distance: { type: this.distance, description: 'By the distance from a point.' } };
    const entity = this.entityOf(rowTypeName(type));
    if (!entity) return {};
    if (isToMany(type))
      return { [name]: { type: this.countOf(entity), description: `By how many \`${name}\` there are.` } };
    return { [name]: { type: this.orderOf(entity), description: `By a key of \`${name}\`.` } };
  }

  private countOf(target: GraphQLObjectType): GraphQLInputObjectType {
    let count = this.counts.get(target.name);
    if (!count) {
      count = new GraphQLInputObjectType({
        name: `${target.name}CountOrder`,
        description: `An order by how many ${target.name} there are. It counts for every row before the first can be shown.`,
        extensions: generated('countOrder', target.name),
        fields: {
          count: { type: new GraphQLNonNull(sortType), description: 'Most first, or fewest.' },
          of: { type: this.filters.filterOf(target), description: 'Which of them count; all unless given.' },
        },
      });
      this.counts.set(target.name, count);
    }
    return count;
  }
}
