import { GraphQLEnumType } from 'graphql';

/** The direction of one key of an order, and where rows without a value stand. */
export const sortType = new GraphQLEnumType({
  name: 'Sort',
  description: 'The direction of a sort key, and the place of rows without a value.',
  values: {
    ASC: { description: 'Ascending. Rows without a value come last.' },
    DESC: { description: 'Descending. Rows without a value come last.' },
    ASC_NULLS_FIRST: { description: 'Ascending. Rows without a value come first.' },
    DESC_NULLS_FIRST: { description: 'Descending. Rows without a value come first.' },
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
