import type { Entity } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import type { PageCut, PageFinder } from '../assemble/page-readers';
import { pageByParent, perParent, wholePage } from '../assemble/page-readers';
import type { Reader } from '../assemble/result';
import type { RowOrder } from '../relation/keyset';
import type { PlaceTest } from '../relation/places';
import type { RowFilter, VisibleRows } from '../relation/related-rows';
import type { Edge, Level } from '../relation/level';

/** A list of the rows of an edge, or of all rows of an entity, filtered and ordered. */
export interface List {
  readonly target: Entity;
  readonly edge?: Edge | undefined;
  readonly rowFilter?: RowFilter | undefined;
  /** The order of rows that stand under an alias. */
  readonly order: (rows: VisibleRows) => RowOrder;
  /** Whether that is the default order of the entity, which an index serves. */
  readonly byDefault: boolean;
  /** Of a list whose filter asks for a place: the place, and the rest of the filter. */
  readonly place?: AtPlace | undefined;
  /** Of a list that is nearest first, the rows by the targets of an edge that the filter asks for. */
  readonly nearest?: ByTargets | undefined;
  /** Whether a text finds the rows of a list that is nearest first. */
  readonly isNearestFound?: boolean;
  /** Of a list in the order of relevance, the name of the text among the values, and the filter of its rows beside the search. */
  readonly searchPage?: { readonly text: string; readonly filtered: RowFilter | undefined };
}

/** A filter in two parts: one on the place of the rows, and the rest. */
export interface AtPlace {
  readonly place: PlaceTest;
  readonly rest: RowFilter | undefined;
  /** Of a list in the default order, the column by which its rows are grouped; a list without it is nearest first. */
  readonly group: string | undefined;
}

/** A filter in two parts: one on the target of a to-one edge, and the rest. */
export interface ByTargets {
  /** The targets that fulfil the one. */
  readonly targets: () => VisibleRows;
  /** The column of the edge. */
  readonly column: string;
  /** The rest; undefined if nothing else is asked. */
  readonly rest: RowFilter | undefined;
}

/** The rows of a list. */
export interface ListRows {
  readonly level: Level;
  /** The key of the source row; at the root without meaning. */
  readonly sourceKey: Sql;
  /** The texts of the order's keys, for cursors; the last is the row's own key. */
  readonly keys: readonly Sql[];
}

/** A level with a value for each source row; at the root with one value. */
export interface PerSource {
  readonly level: Level;
  readonly sourceKey: Sql;
  readonly value: Sql;
}

/** A page of all rows that were read. */
export const uncut: PageCut = { size: Number.MAX_SAFE_INTEGER, backward: false };

/** What leads from a row of a level to those of the level above; undefined at the root. */
type Above = Pick<Edge, 'parent'> | undefined;

/** The level above whose keys tell which rows belong together. Returns undefined if all of them do: there is one source row at most. */
function sourcesOf(edge: Above): Level | undefined {
  return edge?.parent.single ? undefined : edge?.parent;
}

/** Finds the rows of a list for each row of the parent. */
export function pagesOf({ level, sourceKey }: Omit<ListRows, 'keys'>, edge: Above, cut: PageCut): PageFinder {
  const parent = sourcesOf(edge);
  if (!parent) return wholePage(level.index, cut);
  return pageByParent(level.index, level.position(sourceKey), parent.index, parent.columnPosition('id'), cut);
}

/** The columns by which the row of a level is found for each row of the parent; undefined if the level has one row at most. */
export function parentKeys({ level, sourceKey }: Omit<PerSource, 'value'>, edge: Above) {
  const parent = sourcesOf(edge);
  return parent && { sourceKey: level.position(sourceKey), level: parent.index, id: parent.columnPosition('id') };
}

/** Reads the value for each row of the parent; `otherwise` for a row that has none. */
export function valueOf(values: PerSource, edge: Above, otherwise: unknown): Reader {
  const keys = parentKeys(values, edge);
  return perParent(values.level.index, values.level.position(values.value), keys, otherwise);
}
