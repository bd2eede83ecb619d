import { crc32 } from 'node:zlib';
import type { CompositeField, Entity, Field, OrderKey, SearchColumns, ValueField } from '../metadata/graph';
import type { Direction } from './sort';
import { directionOf } from './sort';
import type { ListShape } from './bound';
import type { KeyShape } from './read-order';
import { relevanceKey } from './read-order';

/** What a key is computed from at the end of its path. */
type Leaf =
  | { readonly kind: 'value'; readonly field: ValueField }
  | { readonly kind: 'part'; readonly field: CompositeField; readonly part: string }
  | { readonly kind: 'distance'; readonly field: Field & { readonly kind: 'distance' } }
  | { readonly kind: 'relevance' }
  | { readonly kind: 'count'; readonly field: Field & { readonly kind: 'list' | 'connection' } };

/** One key of a list's order, resolved: what it is, and what a cursor has to know of it. */
export interface ResolvedKey extends Direction {
  /** The names of the to-one edges from the row to the entity that has the leaf. */
  readonly steps: readonly string[];
  readonly entity: Entity;
  readonly leaf: Leaf;
  readonly type: string;
  readonly nullable: boolean;
  /** The names of an enum's values, where the key is one of them. */
  readonly values?: readonly string[];
  readonly shape?: KeyShape;
  /** Which member of `orderBy` asks for it. */
  readonly at: number;
}

/** How a field of an entity is found. */
type FieldOf = (entity: Entity, name: string) => Field | undefined;

/**
 * The keys of an order that a client asked for, or else of the default one.
 * @param fieldOf finds fields as a viewer may see them; what a cursor has to know of them does not depend on it
 */
export function orderKeys(
  entity: Entity,
  { order, searched }: ListShape,
  fieldOf: FieldOf = (owner, name) => owner.fields.get(name),
): readonly ResolvedKey[] {
  if (order) {
    return order.flatMap((key, at) =>
      isRelevance(key) ? relevanceKeys(entity, directionOf(key.sort), at) : resolveKey(entity, key, at, fieldOf),
    );
  }
  return searched
    ? relevanceKeys(entity, directionOf('DESC'), 0)
    : entity.order.map((key, at) => defaultKey(entity, key, at));
}

function isRelevance({ path }: KeyShape): boolean {
  return path.length === 1 && path[0] === relevanceKey;
}

/** Whether a list is in the order of relevance alone, best first, which has ways of its own to a page. */
export function isByRelevance({ order, searched }: ListShape): boolean {
  const [first, ...others] = order ?? [];
  if (!first) return searched === true;
  return others.length === 0 && isRelevance(first) && directionOf(first.sort).descending;
}

/** Rows that are met alike stand by the text that is searched: an index has that order, and it is that of the alphabet. */
function relevanceKeys(entity: Entity, { descending }: Direction, at: number): readonly ResolvedKey[] {
  if (!entity.search) throw new Error(`${entity.name} is not searched.`);
  const key = { steps: [], entity, nullable: false, nullsFirst: false, at };
  const text = { kind: 'column', column: entity.search.text, type: 'text', nullable: false } as const;
  return [
    { ...key, leaf: { kind: 'relevance' }, type: 'integer', values: ranksOf(entity.search), descending },
    { ...key, leaf: { kind: 'value', field: text }, type: 'text', descending: !descending },
  ];
}

function defaultKey(entity: Entity, key: OrderKey, at: number): ResolvedKey {
  const { type, nullable } = key;
  const leaf = { kind: 'value', field: { kind: 'column', ...key } } as const;
  return { steps: [], entity, leaf, type, nullable, descending: false, nullsFirst: false, at };
}

/**
 * Names a list in cursors, so that a cursor of another order is recognised.
 * @param values of the filters and points in the order, by their paths: another point makes another list
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

function resolveKey(start: Entity, shape: KeyShape, at: number, fieldOf: FieldOf): ResolvedKey {
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

function leafOf(field: Field, part: string | undefined): Pick<ResolvedKey, 'leaf' | 'type' | 'nullable' | 'values'> {
  switch (field.kind) {
    case 'column': {
      const { type, nullable, values } = field;
      return { leaf: { kind: 'value', field }, type, nullable, ...(values && { values }) };
    }
    case 'computed':
      // An enum that is computed comes as text: its order is that of its declaration all the same.
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
 * How well a row is met: its name is the text (4), begins with it (3), has a word that begins with each of the text's words (2), or
 * has when one typing mistake in each is forgiven (1). Where further properties are searched, the same of the words of the name
 * and of these together: without mistakes (0), with mistakes (-1). A whole number, so that a cursor gives it back exactly.
 */
function ranksOf({ wider }: SearchColumns): readonly string[] {
  return [...(wider === undefined ? [] : ['-1', '0']), '1', '2', '3', '4'];
}
