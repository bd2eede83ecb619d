import type { GraphQLObjectType } from 'graphql';
import { getNamedType } from 'graphql';

/** The field of every type with a position that tells how far it lies from a point. */
export const distanceField = 'distanceKm';

/** The name of a type's field that is a position. Returns undefined if the type has no position. */
export function positionOf(type: GraphQLObjectType): string {
  return Object.values(type.getFields()).find((field) => getNamedType(field.type).name === 'Position')?.name ?? '';
}
