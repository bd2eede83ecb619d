import type { GraphQLField } from 'graphql';
import { isRequiredArgument } from 'graphql';
import { isSimilar } from './similar';

/** The extension of fields that can be selected, but not filtered, ordered or grouped by. */
export const displayOnly = 'displayOnly';

/**
 * Whether lists can be filtered, ordered and grouped by a field. They cannot if the field requires an argument, as a distance
 * does, or is declared as display only.
 */
export function isQueryable(field: GraphQLField<unknown, unknown>): boolean {
  return !field.args.some(isRequiredArgument) && !isSimilar(field) && field.extensions[displayOnly] !== true;
}
