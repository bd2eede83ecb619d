import type { GraphQLNamedType, GraphQLOutputType } from 'graphql';
import { getNamedType, isListType, isNonNullType } from 'graphql';

/** What a type is for that is generated from the type of an entity. */
type GeneratedRole =
  | 'connection'
  | 'edge'
  | 'filter'
  | 'edgeFilter'
  | 'countFilter'
  | 'keyFilter'
  | 'order'
  | 'countOrder'
  | 'keyOrder'
  | 'groupOrder'
  | 'dimension'
  | 'aggregate'
  | 'groups'
  | 'group'
  | 'key'
  | 'facet'
  | 'min'
  | 'max'
  | 'sum'
  | 'average';

/** What a generated type is, and the name of the entity that it is made from. */
interface Generated {
  readonly role: GeneratedRole;
  readonly entity: string;
}

/** The `extensions` of a generated type. */
export function generated(role: GeneratedRole, entity: string): { readonly generated: Generated } {
  return { generated: { role, entity } };
}

/** What a type says of itself in its `extensions`; undefined for a type that is not generated. */
function generatedOf({ extensions }: GraphQLNamedType): Generated | undefined {
  return extensions['generated'] as Generated | undefined;
}

/** The name of the entity that a type of a role is made from; undefined for any other type. */
export function entityOfRole(type: GraphQLNamedType, ...roles: readonly GeneratedRole[]): string | undefined {
  const made = generatedOf(type);
  return made && roles.includes(made.role) ? made.entity : undefined;
}

/** The name of the type of the rows that a field leads to: of a connection, the type of its nodes. */
export function rowTypeName(output: GraphQLOutputType): string {
  const named = getNamedType(output);
  return entityOfRole(named, 'connection') ?? named.name;
}

/** Whether a field leads to any number of rows, by a list or by a connection. */
export function isToMany(output: GraphQLOutputType): boolean {
  return (
    isListType(isNonNullType(output) ? output.ofType : output) || rowTypeName(output) !== getNamedType(output).name
  );
}
