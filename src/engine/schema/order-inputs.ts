import type { GraphQLField, GraphQLInputFieldConfigMap } from 'graphql';
import { getNamedType, GraphQLInputObjectType, GraphQLNonNull, isLeafType } from 'graphql';
import { isQueryable } from '../metadata/fields';
import type { EntityTypes } from '../metadata/generated';
import { generated, isToMany, rowTypeName } from '../metadata/generated';
import type { FilterInputs } from './filter-inputs';
import { oncePerType } from './filter-inputs';
import { pointInput } from '../condition/point';
import { sortType } from '../operation/sort';

const relevance = {
  type: sortType,
  description:
    'Orders by the relevance of the match with `search`; `DESC` puts the best match first. Equal matches follow in the order of their names, without accents and case. Without `search` it gets BAD_USER_INPUT.',
};

/** The inputs by which lists of each entity are ordered: derived from the fields of its type, nothing written per type. */
export class OrderInputs {
  private readonly money = new GraphQLInputObjectType({
    name: 'MoneyOrder',
    description: 'One sort key on an amount of money. Exactly one member is given.',
    isOneOf: true,
    fields: {
      amount: { type: sortType, description: 'Orders by the amount, whatever the currency.' },
      currency: { type: sortType, description: 'Orders by the currency code, ISO 4217.' },
    },
  });
  private readonly distance = new GraphQLInputObjectType({
    name: 'DistanceOrder',
    description: 'One sort key on the distance from a point.',
    fields: {
      from: { type: new GraphQLNonNull(pointInput), description: 'The point that the distance is measured from.' },
      sort: {
        type: new GraphQLNonNull(sortType),
        defaultValue: 'ASC',
        description: 'The direction: `ASC` puts the nearest row first, `DESC` the farthest.',
      },
    },
  });

  constructor(
    private readonly filters: FilterInputs,
    private readonly types: EntityTypes,
  ) {}

  /** `XOrder`. */
  readonly orderOf = oncePerType(
    (type): GraphQLInputObjectType =>
      new GraphQLInputObjectType({
        ...generated('order', type.name),
        description: `One sort key for rows of the type \`${type.name}\`. Exactly one member is given.`,
        isOneOf: true,
        fields: () =>
          Object.assign(
            {},
            ...Object.values(type.getFields()).map((field) => this.member(field)),
            this.types.optionsOf(type.name)?.search !== undefined && { relevance },
          ) as never,
      }),
  );

  private member(field: GraphQLField<unknown, unknown>): GraphQLInputFieldConfigMap {
    const { name, type } = field;
    if (name === 'id' || !isQueryable(field)) return {};
    const named = getNamedType(type);
    if (named.name === 'Position')
      return { distance: { type: this.distance, description: 'Orders by the distance of the position from a point.' } };
    if (isLeafType(named) || named.name === 'Money') {
      const value = named.name === 'Money' ? this.money : sortType;
      return { [name]: { type: value, description: `Orders by the value of \`${name}\`.` } };
    }
    const entity = this.types.typeOf(rowTypeName(type));
    if (!entity) return {};
    return {
      [name]: isToMany(type)
        ? { type: this.countOf(entity), description: `Orders by the number of rows that \`${name}\` lists.` }
        : { type: this.orderOf(entity), description: `Orders by a sort key of the row that \`${name}\` leads to.` },
    };
  }

  private readonly countOf = oncePerType(
    (target): GraphQLInputObjectType =>
      new GraphQLInputObjectType({
        ...generated('countOrder', target.name),
        description: `One sort key on the number of related rows of the type \`${target.name}\`. It is expensive: all related rows are counted before the first page is known.`,
        fields: {
          count: {
            type: new GraphQLNonNull(sortType),
            description: 'The direction: `DESC` puts the highest number first, `ASC` the lowest.',
          },
          of: {
            type: this.filters.filterOf(target),
            description: 'Counts only the rows that fulfil this condition. By default all rows count.',
          },
        },
      }),
  );
}
