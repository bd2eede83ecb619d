import type { GraphQLEnumType, GraphQLInputFieldConfigMap, GraphQLObjectType } from 'graphql';
import {
  GraphQLEnumType as EnumType,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLString,
} from 'graphql';
import { generated } from '../metadata/generated';
import { sortType } from '../operation/sort';
import type { FilterInputs } from './filter-inputs';
import type { Measured } from './declare-measures';
import { atPosition, comparableFields, durationEnds, summableFields } from './declare-measures';
import { nonNull } from './wrappers';

const sort = {
  type: nonNull(sortType),
  defaultValue: 'DESC',
  description: 'The direction, and the place of groups without a value.',
};
const currency = {
  type: nonNull(GraphQLString),
  description: 'The currency code, ISO 4217, such as `USD`. Amounts in other currencies do not count.',
};
const moneyOrder = new GraphQLInputObjectType({
  name: 'CurrencyOrder',
  description: 'An order of groups by amounts of money in one currency.',
  fields: { currency, sort },
});
const durationMeasure = new EnumType({
  name: 'DurationMeasure',
  description: 'A statistic of the times between two moments.',
  values: {
    COUNT: { value: 'count', description: 'The number of rows that have both moments.' },
    MEAN: { value: 'mean', description: 'The arithmetic mean.' },
    MIN: { value: 'min', description: 'The shortest time.' },
    MAX: { value: 'max', description: 'The longest time.' },
    MEDIAN: { value: 'median', description: 'The median.' },
    P90: { value: 'p90', description: 'The percentile at 0.9.' },
  },
});

/** The inputs that name what groups come to: conditions on it (`having`), and orders by it. */
export class MeasureInputs {
  constructor(private readonly filters: FilterInputs) {}

  /** `XGroupFilter`. @param moment the enum of the moments; undefined if the rows have none */
  groupFilter(type: GraphQLObjectType, moment: GraphQLEnumType | undefined): GraphQLInputObjectType {
    const { name } = type;
    const { filters } = this;
    const decimal = filters.operatorsOf('Decimal');
    const float = filters.operatorsOf('Float');
    const totals = this.totals(type, {
      role: 'totalFilter',
      description: 'A condition on a sum, a mean or a percentile of fields: every given member must hold.',
      ofNumber: decimal,
      ofMoney: filters.moneyMeasure,
    });
    const group: GraphQLInputObjectType = new GraphQLInputObjectType({
      ...generated('groupFilter', name),
      description: `A condition on groups of rows of the type \`${name}\` by what they come to: every given member must hold. A comparison with a null value does not hold.`,
      fields: () => {
        const some = new GraphQLList(nonNull(group));
        return {
          and: { type: some, description: 'All of these conditions hold. An empty list always holds.' },
          or: { type: some, description: 'At least one of these conditions holds. An empty list never holds.' },
          not: { type: group, description: 'This condition is false.' },
          count: { type: filters.countOf(type), description: 'A condition on the number of rows of the group.' },
          share: {
            type: this.shareFilter(type),
            description: 'A condition on the fraction of the rows of the group that fulfil a filter.',
          },
          shareOfAll: {
            type: float,
            description: 'A condition on the fraction of the rows of the whole list that are in the group.',
          },
          min: { type: this.bounds(type, 'filter'), description: 'A condition on the smallest value of fields.' },
          max: { type: this.bounds(type, 'filter'), description: 'A condition on the largest value of fields.' },
          ...totals,
          ...(moment && { duration: this.durationFilter(name, moment) }),
        };
      },
    });
    return group;
  }

  /** The members of `XGroupOrder` that order by what groups come to, beside `count` and `key`. */
  groupOrders(type: GraphQLObjectType, moment: GraphQLEnumType | undefined): GraphQLInputFieldConfigMap {
    const filter = this.filters.filterOf(type);
    const counted = new GraphQLInputObjectType({
      ...generated('measureOrder', type.name),
      description: `An order of groups of rows of the type \`${type.name}\` by those of their rows that fulfil a condition.`,
      fields: { of: { type: nonNull(filter), description: 'The condition that the rows fulfil.' }, sort },
    });
    return {
      countOf: { type: counted, description: 'Orders by the number of rows of each group that fulfil a condition.' },
      share: {
        type: counted,
        description: 'Orders by the fraction of the rows of each group that fulfil a condition.',
      },
      min: { type: this.bounds(type, 'order'), description: 'Orders by the smallest value of a field.' },
      max: { type: this.bounds(type, 'order'), description: 'Orders by the largest value of a field.' },
      ...this.totals(type, {
        role: 'totalOrder',
        description: 'An order by a sum, a mean or a percentile of a field. Exactly one member is given.',
        ofNumber: sortType,
        ofMoney: moneyOrder,
      }),
      ...(moment && {
        duration: {
          type: new GraphQLInputObjectType({
            ...generated('durationOrder', type.name),
            description: 'An order of groups by the times between two moments of their rows.',
            fields: {
              ...durationEnds(moment),
              by: { type: nonNull(durationMeasure), description: 'The statistic of the times.' },
              sort,
            },
          }),
          description: 'Orders by the times between two moments of the rows of each group.',
        },
      }),
    };
  }

  private shareFilter(type: GraphQLObjectType): GraphQLInputObjectType {
    return new GraphQLInputObjectType({
      ...generated('shareFilter', type.name),
      description: `A condition on the fraction of rows of the type \`${type.name}\` that fulfil a filter, from 0 to 1.`,
      fields: {
        of: { type: nonNull(this.filters.filterOf(type)), description: 'The filter that the rows fulfil.' },
        ...this.filters.comparisonsOf('Float', GraphQLFloat),
      },
    });
  }

  private readonly boundInputs = new Map<string, GraphQLInputObjectType>();

  /** A member for each field that has a smallest and a largest value. */
  private bounds(type: GraphQLObjectType, use: 'filter' | 'order'): GraphQLInputObjectType {
    const { name, extensions } = generated(use === 'filter' ? 'boundFilter' : 'boundOrder', type.name);
    const known = this.boundInputs.get(name);
    if (known) return known;
    const fields = comparableFields(type).map((field) => [
      field.name,
      {
        type: use === 'filter' ? this.filters.operatorsOf(field.output.name) : sortType,
        description: `${use === 'filter' ? 'A condition on' : 'Orders by'} the value of \`${field.name}\`.`,
      },
    ]);
    const description =
      use === 'filter'
        ? 'A condition on the smallest or the largest value of fields: every given member must hold.'
        : 'An order by the smallest or the largest value of a field. Exactly one member is given.';
    const made = new GraphQLInputObjectType({
      name,
      extensions,
      description,
      isOneOf: use === 'order',
      fields: Object.fromEntries(fields) as GraphQLInputFieldConfigMap,
    });
    this.boundInputs.set(name, made);
    return made;
  }

  /** `sum`, `average`, `median` and `percentile`; none if no field is a number or an amount of money. */
  private totals(
    type: GraphQLObjectType,
    made: {
      readonly role: 'totalFilter' | 'totalOrder';
      readonly description: string;
      readonly ofNumber: GraphQLInputObjectType | GraphQLEnumType;
      readonly ofMoney: GraphQLInputObjectType;
    },
  ): GraphQLInputFieldConfigMap {
    const fields = summableFields(type);
    if (fields.length === 0) return {};
    const isFilter = made.role === 'totalFilter';
    const member = ({ name, output }: Measured) => ({
      type: output.name === 'Money' ? made.ofMoney : made.ofNumber,
      description: `${isFilter ? 'A condition on' : 'Orders by'} what \`${name}\` comes to.`,
    });
    const total = new GraphQLInputObjectType({
      ...generated(made.role, type.name),
      description: made.description,
      isOneOf: !isFilter,
      fields: Object.fromEntries(fields.map((field) => [field.name, member(field)])),
    });
    const percentile = new GraphQLInputObjectType({
      ...generated(isFilter ? 'percentileFilter' : 'percentileOrder', type.name),
      description: isFilter ? 'A condition on a percentile of fields.' : 'An order by a percentile of a field.',
      fields: { at: atPosition, of: { type: nonNull(total), description: 'The fields.' } },
    });
    const what = isFilter ? 'A condition on' : 'Orders by';
    return {
      sum: { type: total, description: `${what} sums.` },
      average: { type: total, description: `${what} arithmetic means.` },
      median: { type: total, description: `${what} medians.` },
      percentile: { type: percentile, description: `${what} a percentile.` },
    };
  }

  private durationFilter(name: string, moment: GraphQLEnumType): GraphQLInputFieldConfigMap[string] {
    const days = this.filters.operatorsOf('Float');
    const of = (what: string) => ({ type: days, description: `A condition on the ${what} in days.` });
    return {
      type: new GraphQLInputObjectType({
        ...generated('durationFilter', name),
        description: 'A condition on the times between two moments of each row: every given member must hold.',
        fields: {
          ...durationEnds(moment),
          count: {
            type: this.filters.operatorsOf(GraphQLInt.name),
            description: 'A condition on the number of rows that have both moments.',
          },
          mean: of('arithmetic mean'),
          min: of('shortest time'),
          max: of('longest time'),
          median: of('median'),
          p90: of('percentile at 0.9'),
        },
      }),
      description: 'A condition on the times between two moments of the rows of the group.',
    };
  }
}
