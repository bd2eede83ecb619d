import type { GraphQLInputType, GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { getNamedType, GraphQLID, GraphQLString, isLeafType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { capitalised, uncapitalised, words } from './names';
import type { Class } from './class';
import type { EntityOptions } from './options';

/** One argument of a lookup, and the value of a row that it names: a value of its own, or the key of what an edge leads to. */
export interface LookupArgument {
  readonly name: string;
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
  /** What the argument is; part of the schema. */
  readonly description: string;
  /** The type whose global id it takes; absent where it takes a value. */
  readonly ofType?: string;
}

/** A root field that finds the one row that a unique key names. */
export interface Lookup {
  readonly name: string;
  readonly arguments: readonly LookupArgument[];
}

/** Under which name the root fields of lookups carry their {@link LookupExtension}. */
export const lookupExtension = 'lookup';

/** The extension of a root field that is a lookup. */
export interface LookupExtension {
  readonly entity: string;
  readonly arguments: readonly LookupArgument[];
}

/**
 * The lookups of a type, one for each of its unique keys: `tier(program:, code:)` for the key that its class declares, and
 * `qualificationByProgramAndCode` for another one. Unique keys with the row's own id only serve foreign keys.
 * @param optionsOf the options of an entity by the name of its type; undefined for any other type
 */
export function lookupsOf(
  type: GraphQLObjectType,
  owner: Class,
  { key }: EntityOptions,
  optionsOf: (typeName: string) => EntityOptions | undefined,
): readonly Lookup[] {
  const first = key === 'external' ? undefined : key;
  const others = uniqueKeys(owner).filter(
    (each) => !each.includes('id') && [...each].sort().join() !== [...(first ?? [])].sort().join(),
  );
  const name = uncapitalised(type.name);
  const argumentsOf = (properties: readonly string[]): readonly LookupArgument[] =>
    properties.map((property) => argumentOf(type, property, optionsOf));
  return [
    ...(first ? [{ name, arguments: argumentsOf(first) }] : []),
    ...others.map((properties) => ({
      name: `${name}By${properties.map(capitalised).join('And')}`,
      arguments: argumentsOf(properties),
    })),
  ];
}

function uniqueKeys(owner: Class): readonly (readonly string[])[] {
  return getMetadataArgsStorage().uniques.flatMap(({ target, columns }) =>
    target === owner && Array.isArray(columns) ? [columns] : [],
  );
}

function argumentOf(
  owner: GraphQLObjectType,
  property: string,
  optionsOf: (typeName: string) => EntityOptions | undefined,
): LookupArgument {
  const field = owner.getFields()[property];
  if (!field) throw new Error(`${owner.name} cannot be looked up by ${property}: its type does not show it.`);
  const named: GraphQLNamedType = getNamedType(field.type);
  if (isLeafType(named)) return { name: property, path: [property], type: named, description: field.description ?? '' };
  const key = optionsOf(named.name)?.key ?? [];
  const [natural] = typeof key === 'string' || key.length > 1 ? [] : key;
  // What has a key of several parts, or none, is named by its id.
  return natural === undefined
    ? {
        name: property,
        path: [property, 'id'],
        type: GraphQLID,
        description: `The global id of the ${words(property)}. A malformed id gets BAD_USER_INPUT; the id of another type finds no row.`,
        ofType: named.name,
      }
    : {
        name: property,
        path: [property, natural],
        type: GraphQLString,
        description: `The ${natural} of the ${words(property)}.`,
      };
}
