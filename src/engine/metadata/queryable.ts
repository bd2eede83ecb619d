import type { GraphQLField } from 'graphql';
import { isRequiredArgument } from 'graphql';
import { isSimilar } from './similar';

/** The extension of fields that are shown and nothing else. */
export const displayOnly = 'displayOnly';

/**
 * Whether lists can be asked for by a field: it is a value of the row, or its edge. What depends on an argument, such as a
 * distance, is none; nor is what is declared to be shown alone.
 */
export function isQueryable(field: GraphQLField<unknown, unknown>): boolean {
  return !field.args.some(isRequiredArgument) && !isSimilar(field) && field.extensions[displayOnly] !== true;
}
