import type { Entity } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, sql } from '../sql/sql';
import type { RowOrder } from '../relation/order';
import type { RowFilter, VisibleRows } from '../relation/related-rows';
import type { RowKey } from '../relation/keyset';
import { keyText } from '../relation/keyset';
import type { SearchedList } from '../relation/search-page';
import type { Cut, Edge, Level } from '../relation/level';
import type { PageRead } from '../relation/index-walk';

/** A list of the rows of an edge, or of all rows of an entity, filtered and ordered. */
export interface List {
  readonly target: Entity;
  readonly rowFilter?: RowFilter | undefined;
  /** The order of rows that stand under an alias. */
  readonly order: (rows: VisibleRows) => RowOrder;
  /** Whether that is the default order of the entity, which an index serves. */
  readonly byDefault: boolean;
  /** The search of a list in the order of relevance. */
  readonly searchPage?: SearchedList;
}

/** The list of an edge. */
export interface EdgeList extends List {
  readonly edge: Edge;
}

/** The rows of a list. */
export interface ListRows {
  readonly level: Level;
  /** The texts of the order's keys, for cursors; the last is the row's own key. */
  readonly keys: readonly Sql[];
}

/** The related rows of an edge, each with the key of its source row. */
export interface EdgeRows extends ListRows {
  readonly sourceKey: Sql;
}

/** A level with a value for each source row; at the root with one value. */
export interface PerSource {
  readonly level: Level;
  readonly sourceKey: Sql;
  readonly value: Sql;
}

/** The names of the source key and the place of a numbered row. */
export function numbered(alias: string): { readonly sourceKey: Sql; readonly place: Sql } {
  return { sourceKey: identifier(alias, 'source key'), place: identifier(alias, 'place') };
}

export function texts(keys: readonly RowKey[]): readonly Sql[] {
  return keys.map(({ value, type }) => keyText(value, type));
}

/** Keys of a subquery that the statement around it reads: as columns, unless the rows' own columns are enough. */
export function exported(
  alias: string,
  { keys, plain }: { readonly keys: readonly RowKey[]; readonly plain: boolean },
): { readonly columns: readonly Sql[]; readonly keys: readonly Sql[] } {
  if (plain) return { columns: [], keys: texts(keys) };
  const name = (index: number): string => `key ${index}`;
  const own = keys.length - 1;
  return {
    columns: texts(keys.slice(0, own)).map((text, index) => sql`${text} as ${identifier(name(index))}`),
    keys: keys.map((_, index) => identifier(alias, index === own ? 'id' : name(index))),
  };
}

export function cutByLimit({ size, oneMore }: PageRead): Cut | undefined {
  return oneMore ? { kind: 'limit', size } : undefined;
}

export function cutByPlace({ size, oneMore }: PageRead, place: Sql): Cut | undefined {
  return oneMore ? { kind: 'place', place, size } : undefined;
}
