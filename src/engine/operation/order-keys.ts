import { crc32 } from 'node:zlib';
import type { CompositeField, Entity, Field, OrderKey, SearchColumns, ValueField } from '../metadata/graph';
import type { Direction } from './sort';
import { directionOf } from './sort';
import type { ListShape } from './bound-arguments';
import type { KeyShape } from './read-order';
import { relevanceKey } from './read-order';

/** The value of a key at the end of its path. */
type Leaf =
  | { readonly kind: 'value'; readonly field: ValueField }
  | { readonly kind: 'part'; readonly field: CompositeField; readonly part: string }
  | { readonly kind: 'distance'; readonly field: Field & { readonly kind: 'distance' } }
  | { readonly kind: 'relevance' }
  | { readonly kind: 'count'; readonly field: Field & { readonly kind: 'list' | 'connection' } };

/** One key of a list's order: its value, and what a cursor needs of it. */
export interface ListKey extends Direction {
  /** The names of the to-one edges from the row to the entity that has the leaf. */
  readonly steps: readonly string[];
  readonly entity: Entity;
  readonly leaf: Leaf;
  readonly type: string;
  readonly nullable: boolean;
  /** The names of the enum's values, if the key is an enum. */
  readonly values?: readonly string[];
  readonly shape?: KeyShape;
  /** The index in `orderBy` of the member that asks for it. */
  readonly at: number;
}

/** Finds a field of an entity. */
type FieldOf = (entity: Entity, name: string) => Field | undefined;

/**
 * The keys of the order that a client asked for, or of the default order.
 * @param fieldOf finds fields as a viewer may see them; what a cursor needs of a key does not depend on it
 */
export function orderKeys(
  entity: Entity,
  { order, searched }: ListShape,
  fieldOf: FieldOf = (owner, name) => owner.fields.get(name),
): readonly ListKey[] {
  if (order) {
    return order.flatMap((key, at) =>
      isRelevance(key) ? relevanceKeys(entity, directionOf(key.sort), at) : keyAlong(entity, key, at, fieldOf),
    );
  }
  return searched
    ? relevanceKeys(entity, directionOf('DESC'), 0)
    : entity.order.map((key, at) => defaultKey(entity, key, at));
}

/** The keys of the lists of each entity that name no order, with a search and without. They are the same for each request. */
const usual = {
  searched: new WeakMap<Entity, readonly ListKey[]>(),
  unsearched: new WeakMap<Entity, readonly ListKey[]>(),
};

/** The keys of a list that names no order. */
export function usualKeys(entity: Entity, searched: boolean): readonly ListKey[] {
  const known = searched ? usual.searched : usual.unsearched;
  let keys = known.get(entity);
  if (!keys) known.set(entity, (keys = orderKeys(entity, searched ? { searched } : {})));
  return keys;
}

function isRelevance({ path }: KeyShape): boolean {
  return path.length === 1 && path[0] === relevanceKey;
}

/** Whether a list is in the order of relevance alone, best first. Its pages are search pages. */
export function isByRelevance({ order, searched }: ListShape): boolean {
  const [first, ...others] = order ?? [];
  if (!first) return searched === true;
  return others.length === 0 && isRelevance(first) && directionOf(first.sort).descending;
}

/** Whether a list is in the order of the distance of its own rows alone, nearest first. An index has that order. */
export function isNearestFirst([only, ...others]: readonly ListKey[]): boolean {
  return only?.leaf.kind === 'distance' && !only.descending && only.steps.length === 0 && others.length === 0;
}

/** Rows of one rank are ordered by the searched text, which an index has in alphabetical order. */
function relevanceKeys(entity: Entity, { descending }: Direction, at: number): readonly ListKey[] {
  if (!entity.search) throw new Error(`${entity.name} is not searched.`);
  const key = { steps: [], entity, nullable: false, nullsFirst: false, at };
  const text = { kind: 'column', column: entity.search.text, type: 'text', nullable: false } as const;
  return [
    { ...key, leaf: { kind: 'relevance' }, type: 'integer', values: ranksOf(entity.search), descending },
    { ...key, leaf: { kind: 'value', field: text }, type: 'text', descending: !descending },
  ];
}

function defaultKey(entity: Entity, key: OrderKey, at: number): ListKey {
  const { type, nullable } = key;
  const leaf = { kind: 'value', field: { kind: 'column', ...key } } as const;
  return { steps: [], entity, leaf, type, nullable, descending: false, nullsFirst: false, at };
}

/**
 * The name of a list in cursors. A cursor of another order is recognised by it.
 * @param values those of the filters and points in the order, by their paths; another point makes another list
 */
export function listNameOf(entity: Entity, shape: ListShape, values: { readonly [path: string]: unknown }): string {
  const { order, searched } = shape;
  if (!order && !searched) return entity.listName;
  const byRelevance = order?.some(isRelevance) ?? searched;
  const own = Object.entries(values).filter(
    ([path]) => path.startsWith('orderBy.') || (byRelevance && path === 'search'),
  );
  return `${entity.name}:${crc32(JSON.stringify([order, own]))
    .toString(16)
    .padStart(8, '0')}`;
}

function keyAlong(start: Entity, shape: KeyShape, at: number, fieldOf: FieldOf): ListKey {
  const steps: string[] = [];
  let entity = start;
  let nullable = false;
  for (const [index, name] of shape.path.entries()) {
    const field = name === 'distance' ? distanceOf(entity) : fieldOf(entity, name);
    if (field?.kind === 'toOne' || field?.kind === 'inverse') {
      steps.push(name);
      nullable ||= field.kind === 'inverse' || field.nullable;
      entity = field.target;
      continue;
    }
    if (!field) throw new Error(`${entity.name} cannot be ordered by ${name}.`);
    const leaf = leafOf(field, shape.path[index + 1]);
    return {
      ...directionOf(shape.sort),
      ...leaf,
      nullable: nullable || leaf.nullable,
      steps,
      entity,
      shape,
      at,
    };
  }
  throw new Error(`${shape.path.join('.')} ends at an edge.`);
}

function distanceOf(entity: Entity): Field | undefined {
  return [...entity.fields.values()].find(({ kind }) => kind === 'distance');
}

/** What a field is as a key of an order. @param part of a composite field */
export function leafOf(field: Field, part?: string): Pick<ListKey, 'leaf' | 'type' | 'nullable' | 'values'> {
  switch (field.kind) {
    case 'column': {
      const { type, nullable, values } = field;
      return { leaf: { kind: 'value', field }, type, nullable, ...(values && { values }) };
    }
    case 'computed':
      // A computed enum is text in SQL. It is ordered by the index of its value in the declaration.
      return {
        leaf: { kind: 'value', field },
        type: field.values ? 'integer' : field.type,
        nullable: field.nullable,
      };
    case 'localised':
      return { leaf: { kind: 'value', field }, type: 'text', nullable: field.nullable };
    case 'composite':
      return {
        leaf: { kind: 'part', field, part: part ?? 'amount' },
        type: part === 'currency' ? 'text' : 'numeric',
        nullable: field.nullable,
      };
    case 'distance':
      return { leaf: { kind: 'distance', field }, type: 'double precision', nullable: true };
    case 'list':
    case 'connection':
      return { leaf: { kind: 'count', field }, type: 'bigint', nullable: false };
    default:
      throw new Error(`A ${field.kind} is no key of an order.`);
  }
}

/**
 * The ranks of a search. The row's name is the text (4), begins with it (3), has words that begin with each word of the
 * text (2), or has such words if one typing mistake in each is allowed (1). If further properties are searched, the words
 * of the name and of these together: without mistakes (0), with mistakes (-1). A rank is a whole number, so that a cursor
 * holds it exactly.
 */
function ranksOf({ wider }: SearchColumns): readonly string[] {
  return [...(wider === undefined ? [] : ['-1', '0']), '1', '2', '3', '4'];
}
