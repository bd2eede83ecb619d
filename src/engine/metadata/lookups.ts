import type { GraphQLInputType, GraphQLObjectType } from 'graphql';
import { getNamedType, GraphQLID, GraphQLString, isLeafType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { capitalised, uncapitalised, words } from './names';
import type { EntityTypes } from './generated';

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

/** The extension of a root field that finds the one row that a unique key names. */
export const lookupExtension = 'lookup';

/** A root field that finds the one row of an entity that a unique key names. */
export interface Lookup {
  readonly name: string;
  readonly entity: string;
  readonly arguments: readonly LookupArgument[];
}

/**
 * The lookups of a type, one for each of its unique keys: `tier(program:, code:)` for the key that its class declares, and
 * `qualificationByProgramAndCode` for another one. Unique keys with the row's own id only serve foreign keys.
 */
export function lookupsOf(type: GraphQLObjectType, types: EntityTypes): readonly Lookup[] {
  const declared = types.optionsOf(type.name)?.key;
  const key = declared === 'external' ? undefined : declared;
  const sorted = (properties: readonly string[] = []): string => [...properties].sort().join();
  const others = getMetadataArgsStorage().uniques.flatMap(({ target, columns }) => {
    const isLookup = target === types.classOf(type.name) && Array.isArray(columns) && !columns.includes('id');
    return isLookup && sorted(columns) !== sorted(key) ? [columns] : [];
  });
  const lookup = (name: string, properties: readonly string[]): Lookup => ({
    name,
    entity: type.name,
    arguments: properties.map((property) => argumentOf(type, property, types)),
  });
  const name = uncapitalised(type.name);
  return [
    ...(key ? [lookup(name, key)] : []),
    ...others.map((properties) => lookup(`${name}By${properties.map(capitalised).join('And')}`, properties)),
  ];
}

function argumentOf(owner: GraphQLObjectType, property: string, types: EntityTypes): LookupArgument {
  const field = owner.getFields()[property];
  if (!field) throw new Error(`${owner.name} cannot be looked up by ${property}: its type does not show it.`);
  const named = getNamedType(field.type);
  if (isLeafType(named)) return { name: property, path: [property], type: named, description: field.description ?? '' };
  const key = types.optionsOf(named.name)?.key ?? [];
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
