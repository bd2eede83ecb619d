import type { Binder } from './binder';
import { attempt, findable } from './binder';
import type { BoundArguments } from './bound-arguments';
import { ArgumentError } from '../errors/errors';
import { All, equals } from '../condition/condition';
import type { Entity } from '../metadata/graph';
import type { Identity } from '../metadata/identity';
import { parseGlobalId } from '../metadata/identity';
import type { LookupArgument } from '../metadata/lookups';
import { maximumListLength } from '../metadata/limits';

/** Binds `asOf` of a root field beside its other arguments. */
export function withDate(bind: Binder): Binder {
  return (given, reject) => {
    const bound = bind(given, reject);
    const date = given['asOf'];
    if (!bound || typeof date !== 'string') return bound;
    return {
      ...bound,
      shape: { ...bound.shape, dateGiven: true } as BoundArguments['shape'],
      values: { ...bound.values, asOf: date },
    };
  };
}

/** The path of the value of an argument of a lookup. */
export function lookupPath(path: LookupArgument['path']): string {
  return ['key', ...path].join('.');
}

/** The condition that a lookup by a unique key is. */
export function lookupCondition(entity: Entity, keys: readonly LookupArgument[]): All {
  return new All(keys.map((key) => equals(entity, key.path, lookupPath(key.path))));
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
          return [lookupPath(argument.path), typeof key === 'string' ? findable(key) : key];
        }),
      ),
    );
    return values && { shape: { kind: 'lookup' }, values };
  };
}

/** The key in a global id. Returns `0`, which no row has, if the id is of another type. */
function keyOfType(id: string, ofType: string, isType: (name: string) => boolean): string {
  const { typeName, key } = parseGlobalId(id, isType);
  return typeName === ofType ? key : '0';
}

/** `viewer` takes no arguments that say who the viewer is: its values come with the request. */
export const viewerBinder: Binder = () => ({ shape: { kind: 'lookup' }, values: {} });

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
  };
};

/** Binds `node(id)`. An id with a date gives the row as of that date. */
export function nodeBinder(isType: (name: string) => boolean): Binder {
  return (given, reject) => {
    const identity = attempt(reject, () => parseGlobalId(given['id'] as string, isType));
    if (!identity) return undefined;
    const { typeName, key, date } = identity;
    return {
      shape: { kind: 'node', typeName, ...(date !== undefined && { dateGiven: true }) },
      values: { key, ...(date !== undefined && { asOf: date }) },
    };
  };
}

/** Binds `nodes(ids)`. The rows of one type and one date are found together. */
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

function groupedByTypeAndDate(identities: readonly Identity[]): BoundArguments {
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
    return { typeName, dateGiven: true };
  });
  // If all ids have one date, the cursors below them belong to that date.
  const [date, ...others] = new Set(identities.map((identity) => identity.date));
  if (date !== undefined && others.length === 0) values['asOf'] = date;
  return { shape: { kind: 'nodes', groups }, values };
}
