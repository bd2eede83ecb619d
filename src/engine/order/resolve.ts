import { crc32 } from 'node:zlib';
import type { Concept, Field, OrderKey } from '../metadata/graph';
import type { ToOne } from '../plan/far-rows';
import type { Direction } from './sort';
import { directionOf } from './sort';
import type { KeyShape } from './read';

/** What a key is computed from at the end of its path. */
type Leaf =
  | { readonly kind: 'column'; readonly column: string; readonly collation?: string }
  | { readonly kind: 'computed'; readonly field: Field & { readonly kind: 'computed' } }
  | { readonly kind: 'localised'; readonly field: Field & { readonly kind: 'localised' } }
  | { readonly kind: 'money'; readonly field: Field & { readonly kind: 'composite' }; readonly part: string }
  | { readonly kind: 'distance'; readonly field: Field & { readonly kind: 'distance' } }
  | { readonly kind: 'count'; readonly field: Field & { readonly kind: 'list' | 'connection' } };

/** One key of a list's order, resolved: what it is, and what a cursor has to know of it. */
export interface ResolvedKey extends Direction {
  /** The to-one edges from the row to the concept that has the leaf. */
  readonly steps: readonly ToOne[];
  readonly concept: Concept;
  readonly leaf: Leaf;
  readonly type: string;
  readonly nullable: boolean;
  /** The names of an enum's values, where the key is one of them. */
  readonly values?: readonly string[];
  readonly shape?: KeyShape;
}

/** The keys of an order that a client asked for, or else of the default one. */
export function orderKeys(concept: Concept, shape: readonly KeyShape[] | undefined): readonly ResolvedKey[] {
  return shape ? shape.map((key) => resolveKey(concept, key)) : concept.order.map((key) => defaultKey(concept, key));
}

function defaultKey(concept: Concept, { column, type, nullable }: OrderKey): ResolvedKey {
  const leaf = { kind: 'column' as const, column };
  return { steps: [], concept, leaf, type, nullable, descending: false, nullsFirst: false };
}

/**
 * Names a list in cursors, so that a cursor of another order is recognised.
 * @param values of the filters and points in the order, by their paths: another point makes another list
 */
export function listNameOf(
  concept: Concept,
  shape: readonly KeyShape[] | undefined,
  values: { readonly [path: string]: unknown },
): string {
  if (!shape) return concept.listName;
  const own = Object.entries(values).filter(([path]) => path.startsWith('orderBy.'));
  return `${concept.name}:${crc32(JSON.stringify([shape, own]))
    .toString(16)
    .padStart(8, '0')}`;
}

function resolveKey(start: Concept, shape: KeyShape): ResolvedKey {
  const steps: ToOne[] = [];
  let concept = start;
  let nullable = false;
  for (const [index, name] of shape.path.entries()) {
    const field = name === 'distance' ? distanceOf(concept) : concept.fields.get(name);
    if (field?.kind === 'toOne' || field?.kind === 'inverse') {
      steps.push(field);
      nullable ||= field.kind === 'inverse' || field.nullable;
      concept = field.target;
      continue;
    }
    if (!field) throw new Error(`${concept.name} cannot be ordered by ${name}.`);
    const leaf = leafOf(field, shape.path[index + 1]);
    return {
      ...directionOf(shape.sort),
      ...leaf,
      nullable: nullable || leaf.nullable,
      steps,
      concept,
      shape,
    };
  }
  throw new Error(`${shape.path.join('.')} ends at an edge.`);
}

function distanceOf(concept: Concept): Field | undefined {
  return [...concept.fields.values()].find(({ kind }) => kind === 'distance');
}

function leafOf(field: Field, part: string | undefined): Pick<ResolvedKey, 'leaf' | 'type' | 'nullable' | 'values'> {
  switch (field.kind) {
    case 'column': {
      const { column, type, nullable, collation, values } = field;
      const leaf = { kind: 'column' as const, column, ...(collation !== undefined && { collation }) };
      return { leaf, type, nullable, ...(values && { values }) };
    }
    case 'computed': {
      // An enum that is computed comes as text: its order is that of its declaration all the same.
      const type = field.values ? 'integer' : field.type;
      return { leaf: { kind: 'computed', field }, type, nullable: field.nullable };
    }
    case 'localised':
      return { leaf: { kind: 'localised', field }, type: 'text', nullable: field.nullable };
    case 'composite':
      return {
        leaf: { kind: 'money', field, part: part ?? 'amount' },
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
