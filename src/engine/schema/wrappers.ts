import type { GraphQLNullableType } from 'graphql';
import { GraphQLList, GraphQLNonNull } from 'graphql';

/** `Type!` */
export function nonNull<Type extends GraphQLNullableType>(type: Type): GraphQLNonNull<Type> {
  return new GraphQLNonNull(type);
}

/** `[Type!]!` */
export function listOf<Type extends GraphQLNullableType>(
  type: Type,
): GraphQLNonNull<GraphQLList<GraphQLNonNull<Type>>> {
  return nonNull(new GraphQLList(nonNull(type)));
}
