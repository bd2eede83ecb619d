import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, getNullableType, isListType, isRequiredArgument } from 'graphql';

/** The extension of fields that can be selected, but not filtered, ordered or grouped by. */
export const displayOnly = 'displayOnly';

/** The field of every type with a position that tells how far it lies from a point. */
export const distanceField = 'distanceKm';

/** The name of the type of positions. */
export const positionType = 'Position';

/** The name of a type's field that is a position. Returns undefined if the type has no position. */
export function positionOf(type: GraphQLObjectType): string | undefined {
  return Object.values(type.getFields()).find((field) => getNamedType(field.type).name === positionType)?.name;
}

/** Whether a field gives the rows most similar to its own: a list that is cut, in an order of its own. */
export function isSimilar({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type)) && args.some(({ name }) => name === 'first');
}

/**
 * Whether lists can be filtered, ordered and grouped by a field. They cannot if the field requires an argument, as a distance
 * does, or is declared as display only.
 */
export function isQueryable(field: GraphQLField<unknown, unknown>): boolean {
  return !field.args.some(isRequiredArgument) && !isSimilar(field) && field.extensions[displayOnly] !== true;
}
