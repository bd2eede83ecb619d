import type { GraphQLField } from 'graphql';
import { isListType, isNonNullType } from 'graphql';

/** How many similar rows a field gives unless told. */
export const defaultSimilar = 10;

/** Whether a field gives the rows most similar to its own: a list that is cut, in an order of its own. */
export function isSimilar({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type) && args.some(({ name }) => name === 'first');
}
