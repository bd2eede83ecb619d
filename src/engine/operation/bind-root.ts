import type { Binder } from './binding';
import { attempt, findable } from './binding';
import type { Bound } from './bound';
import { ArgumentError } from '../errors/errors';
import { All } from '../condition/condition';
import { equals } from '../condition/equals';
import type { Entity } from '../metadata/graph';
import type { Identity } from '../metadata/identity';
import { parseGlobalId } from '../metadata/identity';
import type { LookupArgument } from '../metadata/lookups';
import { maximumListLength } from '../metadata/limits';

/** Adds the date that a root field names, if it does, to what its other arguments came to. */
export function withDate(bind: Binder): Binder {
  return (given, reject) => {
    const bound = bind(given, reject);
    const date = given['asOf'];
    if (!bound || typeof date !== 'string') return bound;
    return {
      ...bound,
      shape: { ...bound.shape, dated: true } as Bound['shape'],
      values: { ...bound.values, asOf: date },
    };
  };
}

/** The path of the value of an argument of a lookup. */
function pathOf({ path }: LookupArgument): string {
  return ['key', ...path].join('.');
}

/** The condition that a lookup by a unique key is. */
export function lookupCondition(entity: Entity, keys: readonly LookupArgument[]): All {
  return new All(keys.map((key) => equals(entity, key.path, pathOf(key))));
}

/** Binds a lookup by a unique key. */
export function lookupBinder(keys: readonly LookupArgument[], isType: (name: string) => boolean): Binder {
  return (given, reject) => {
    const values = attempt(reject, () =>
      Object.fromEntries(
        keys.map((argument) => {
          const { name, ofType } = argument;
          const value = given[name];
          const key = ofType === undefined ? value : keyOfType(String(value), ofType, isType);
          return [pathOf(argument), typeof key === 'string' ? findable(key) : key];
        }),
      ),
    );
    return values && { shape: { kind: 'lookup' }, values, size: 1 };
  };
}

/** The key of an id; an id of another type is no row's key here. */
function keyOfType(id: string, ofType: string, isType: (name: string) => boolean): string {
  const { typeName, key } = parseGlobalId(id, isType);
  return typeName === ofType ? key : '0';
}

/** Who asks is told by the request itself, by no argument. */
export const viewerBinder: Binder = () => ({ shape: { kind: 'lookup' }, values: {}, size: 1 });

function tooLong(argument: string, length: number): ArgumentError {
  return new ArgumentError(`\`${argument}\` has ${length} values; at most ${maximumListLength} go in one call.`);
}

/** Binds a lookup of several rows by their slugs. */
export const slugsBinder: Binder = ({ slugs }, reject) => {
  const asked = slugs as readonly string[];
  if (asked.length > maximumListLength) {
    reject(tooLong('slugs', asked.length));
    return undefined;
  }
  return {
    shape: { kind: 'lookup' },
    values: {
      order: asked.map((key) => ({ group: 0, key })),
      keys: [...new Set(asked)].filter((slug) => findable(slug) !== null),
    },
    size: asked.length,
  };
};

/** Binds `node(id)`: an id that carries a date is answered as of that date. */
export function nodeBinder(isType: (name: string) => boolean): Binder {
  return (given, reject) => {
    const identity = attempt(reject, () => parseGlobalId(given['id'] as string, isType));
    if (!identity) return undefined;
    const { typeName, key, date } = identity;
    return {
      shape: { kind: 'node', typeName, ...(date !== undefined && { dated: true }) },
      values: { key, ...(date !== undefined && { asOf: date }) },
      size: 1,
    };
  };
}

/** Binds `nodes(ids)`: the ids of one type and one date are found together. */
export function nodesBinder(isType: (name: string) => boolean): Binder {
  return (given, reject) => {
    const ids = given['ids'] as readonly string[];
    if (ids.length > maximumListLength) {
      reject(tooLong('ids', ids.length));
      return undefined;
    }
    const identities = attempt(reject, () => ids.map((id) => parseGlobalId(id, isType)));
    return identities && groupedByTypeAndDate(identities);
  };
}

function groupedByTypeAndDate(identities: readonly Identity[]): Bound {
  const nameOf = ({ typeName, date = '' }: Identity): string => `${typeName}@${date}`;
  const names = [...new Set(identities.map(nameOf))].sort();
  const values: { [name: string]: unknown } = {
    order: identities.map((identity) => ({ group: names.indexOf(nameOf(identity)), key: Number(identity.key) })),
  };
  const groups = names.map((name, index) => {
    const [typeName = '', date = ''] = name.split('@');
    values[`keys.${index}`] = identities.filter((each) => nameOf(each) === name).map(({ key }) => key);
    if (date === '') return { typeName };
    values[`asOf.${index}`] = date;
    return { typeName, dated: true };
  });
  // Cursors inside of rows that all have one date belong to that date.
  const [date, ...others] = new Set(identities.map((identity) => identity.date));
  if (date !== undefined && others.length === 0) values['asOf'] = date;
  return { shape: { kind: 'nodes', groups }, values, size: identities.length };
}
