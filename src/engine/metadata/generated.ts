import type { GraphQLNamedType, GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { getNamedType, getNullableType, isListType } from 'graphql';
import type { Class } from './class';
import { capitalised } from './names';
import type { EntityOptions } from './options';

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
  | 'groupEdge'
  | 'key'
  | 'keyValue'
  | 'facet'
  | 'series'
  | 'point'
  | 'changes'
  | 'change'
  | 'changeEdge'
  | 'changeOrder'
  | 'min'
  | 'max'
  | 'sum'
  | 'average'
  | 'median'
  | 'percentile'
  | 'moment'
  | 'groupFilter'
  | 'measureOrder'
  | 'shareFilter'
  | 'boundFilter'
  | 'boundOrder'
  | 'totalFilter'
  | 'totalOrder'
  | 'percentileFilter'
  | 'percentileOrder'
  | 'durationFilter'
  | 'durationOrder';

/** What a generated type is, and the name of the entity that it is made from. */
interface Generated {
  readonly role: GeneratedRole;
  readonly entity: string;
}

/** The types of the entities of a schema, and what is declared of each by its name. Any other name has none of these. */
export interface EntityTypes {
  readonly all: readonly GraphQLObjectType[];
  typeOf(name: string): GraphQLObjectType | undefined;
  classOf(name: string): Class | undefined;
  optionsOf(name: string): EntityOptions | undefined;
}

/** The name of a generated type, `PartnerKeyFilter`, and what it says of itself. */
export function generated(
  role: GeneratedRole,
  entity: string,
): { readonly name: string; readonly extensions: { readonly generated: Generated } } {
  return { name: `${entity}${capitalised(role)}`, extensions: { generated: { role, entity } } };
}

/** The name of the entity that a type of a role is made from; undefined for any other type. */
export function entityOfRole({ extensions }: GraphQLNamedType, ...roles: readonly GeneratedRole[]): string | undefined {
  const made = extensions['generated'] as Generated | undefined;
  return made && roles.includes(made.role) ? made.entity : undefined;
}

/** The name of the type of the rows that a field leads to: of a connection, the type of its nodes. */
export function rowTypeName(output: GraphQLOutputType): string {
  const named = getNamedType(output);
  return entityOfRole(named, 'connection') ?? named.name;
}

/** Whether a field leads to any number of rows, by a list or by a connection. */
export function isToMany(output: GraphQLOutputType): boolean {
  return isListType(getNullableType(output)) || rowTypeName(output) !== getNamedType(output).name;
}
