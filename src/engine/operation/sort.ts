import { GraphQLEnumType } from 'graphql';

/** The direction of one key of an order, and where rows without a value stand. */
export const sortType = new GraphQLEnumType({
  name: 'Sort',
  description: 'The direction of one key of an order, and where rows without a value stand.',
  values: {
    ASC: { description: 'Upwards, rows without a value last.' },
    DESC: { description: 'Downwards, rows without a value last.' },
    ASC_NULLS_FIRST: { description: 'Upwards, rows without a value first.' },
    DESC_NULLS_FIRST: { description: 'Downwards, rows without a value first.' },
  },
});

/** A direction as statements need it. */
export interface Direction {
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** The direction that a value of {@link sortType} stands for. */
export function directionOf(sort: string): Direction {
  return { descending: sort.startsWith('DESC'), nullsFirst: sort.endsWith('NULLS_FIRST') };
}
