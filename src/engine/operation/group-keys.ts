import { crc32 } from 'node:zlib';
import type { Measure } from '../condition/measure';
import { fieldsRead, fieldsTested } from '../condition/measure';
import type { Dimension } from '../metadata/dimensions';
import type { Entity, Field, Graph, OrderKey } from '../metadata/graph';
import type { CursorList } from './cursor';
import type { GroupOrder } from './groups-shape';
import { capitalised } from '../metadata/names';
import { leafOf } from './order-keys';
import type { Direction } from './sort';
import { directionOf } from './sort';

/** What groups are ordered by: their count, what else they come to, or a part of their key. */
type GroupLeaf =
  | { readonly kind: 'count' }
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** Of the part of the key with an index in `by`: whether it is null, a value or a set. */
  | { readonly kind: 'missing' | 'value' | 'set'; readonly by: number }
  /** Of a part of the key that is a row: a column of the default order of its type; without one, the row's own key. */
  | { readonly kind: 'row'; readonly by: number; readonly of?: OrderKey };

/** One key of an order of groups, and what a cursor needs of it. */
export interface GroupKey extends Direction {
  readonly leaf: GroupLeaf;
  readonly type: string;
  readonly nullable: boolean;
  readonly values?: readonly string[];
}

/**
 * The keys of an order of groups: those of `orderBy`, then each part of the groups' keys that `orderBy` does not name. So no two
 * groups are equal in all of them. Without `orderBy`, the first key is the count, descending.
 * @param entity of the rows that are grouped
 */
export function groupKeys(
  graph: Graph,
  entity: Entity,
  dimensions: readonly Dimension[],
  order: readonly GroupOrder[],
): readonly GroupKey[] {
  const all: GroupOrder[] = order.length > 0 ? [...order] : [{ sort: 'DESC' }];
  all.push(...dimensions.map((_, by) => ({ by, sort: 'ASC' })));
  return all.flatMap(({ by, measure, sort }, place): readonly GroupKey[] => {
    const direction = directionOf(sort);
    if (measure)
      return [{ leaf: { kind: 'measure', measure }, type: typeOf(entity, measure), nullable: true, ...direction }];
    if (by === undefined) return [{ leaf: { kind: 'count' }, type: 'bigint', nullable: false, ...direction }];
    // Groups that differ by a part of the key are ordered where it first comes.
    if (all.findIndex((each) => each.by === by) < place) return [];
    const dimension = dimensions[by];
    if (!dimension) throw new Error(`There is no dimension ${by}.`);
    return keysOf(graph, entity, dimension, by, direction);
  });
}

function keysOf(
  graph: Graph,
  entity: Entity,
  { path, part, type }: Dimension,
  by: number,
  direction: Direction,
): readonly GroupKey[] {
  switch (part) {
    case 'set':
      return [{ leaf: { kind: 'set', by }, type: 'bigint[]', nullable: false, ...direction }];
    case 'value': {
      const { leaf: _, ...rest } = leafOf(fieldAlong(entity, path));
      return [{ leaf: { kind: 'value', by }, ...rest, nullable: true, ...direction }];
    }
    case 'cell':
      return [{ leaf: { kind: 'value', by }, type: 'bigint', nullable: true, ...direction }];
    case 'month':
    case 'quarter':
      return [{ leaf: { kind: 'value', by }, type: 'date', nullable: true, ...direction }];
    case 'year':
      return [{ leaf: { kind: 'value', by }, type: 'integer', nullable: true, ...direction }];
    default: {
      const target = graph.entities.get(type);
      if (!target) throw new Error(`Groups by ${path.join('.')} have no rows as keys.`);
      const { descending, nullsFirst } = direction;
      // Turned as a whole, the default order of the rows has its own nulls first.
      const own = { nullable: true, descending, nullsFirst: descending };
      return [
        { leaf: { kind: 'missing', by }, type: 'boolean', nullable: false, descending: nullsFirst, nullsFirst: false },
        ...target.order.map((of): GroupKey => ({ leaf: { kind: 'row', by, of }, type: of.type, ...own })),
        { leaf: { kind: 'row', by }, type: 'bigint', ...own },
      ];
    }
  }
}

function fieldAlong(entity: Entity, [name = '', ...rest]: readonly string[]): Field {
  const field = entity.fields.get(name);
  if (!field) throw new Error(`${entity.name} has no field ${name}.`);
  return rest.length > 0 && 'target' in field ? fieldAlong(field.target, rest) : field;
}

/** The PostgreSQL type of a measure. */
function typeOf(entity: Entity, measure: Measure): string {
  switch (measure.kind) {
    case 'count':
    case 'fate':
      return 'bigint';
    case 'share':
    case 'shareOfAll':
      return 'double precision';
    case 'bound':
      return leafOf(fieldAlong(entity, [measure.field])).type;
    case 'total': {
      const field = fieldAlong(entity, [measure.field]);
      const isExact = field.kind === 'composite' || leafOf(field).type === 'numeric';
      return isExact || measure.total === 'sum' ? 'numeric' : 'double precision';
    }
    case 'duration':
      return measure.part === 'count' ? 'bigint' : 'double precision';
  }
}

/** The groups that cursors belong to, and whether their order depends on the locale of the operation. */
export interface GroupCursorList extends CursorList {
  readonly inLocaleOrder: boolean;
}

/** The groups of a list, as far as their cursors depend on it. */
export interface OrderedGroups {
  readonly kind: 'groups' | 'change';
  /** Of the rows that are grouped. */
  readonly entity: Entity;
  readonly dimensions: readonly Dimension[];
  readonly order: readonly GroupOrder[];
  /** The values of the arguments by their paths: operands of filters and positions in the order make other groups, other dates other changes. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What cursors of groups are checked against. Groups by other dimensions, by another grid or in another order have another name. */
export function groupCursorList(
  graph: Graph,
  { kind, entity, dimensions, order, values }: OrderedGroups,
): GroupCursorList {
  const isDate = (path: string): boolean => kind === 'change' && (path === 'from' || path === 'to');
  const own = Object.entries(values).filter(([path]) => path.startsWith('orderBy.') || isDate(path));
  const by = dimensions.map(({ name, grid }) => (grid === undefined ? name : `${name} ${grid}`));
  const shape = JSON.stringify([by, order, own]);
  const isLocalised = (field: Field | undefined): boolean => field?.kind === 'localised';
  return {
    listName: `${entity.name}${capitalised(kind)}:${crc32(shape).toString(16).padStart(8, '0')}`,
    keys: groupKeys(graph, entity, dimensions, order),
    inLocaleOrder: order.some(
      ({ measure }) =>
        measure &&
        (fieldsTested(measure).some(({ field }) => isLocalised(field)) ||
          fieldsRead(measure).some((name) => isLocalised(entity.fields.get(name)))),
    ),
  };
}
