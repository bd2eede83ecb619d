import type { Test } from '../condition/condition';
import { All } from '../condition/condition';
import { concernsFacet, facetFilter } from '../condition/facet';
import type { Dimension } from '../metadata/dimensions';
import type { Entity, Field } from '../metadata/graph';
import { dimensionsIn } from '../operation/bind-groups';
import type { KeyShape } from '../operation/read-order';
import type { Selected } from '../operation/selection';
import { addComputed, addCondition, addDerived, addKeys, addSearch, addVisible, elementsIn } from './list-work';
import { addMeasure } from './measure-work';
import { shares } from './prices';
import { isToManyEdge, keyAbove, reached, volumeOf } from './reach';
import { keptBy, selectedBy } from './selectivity';
import type { List, Pricing, Request, Rows } from './request';
import type { Work } from './work';

/** The lists among the arguments of a field. */
export function argumentsTerm(selected: Selected): Pricing {
  return (work, request) => {
    work.add('element', elementsIn(request.argumentsOf(selected)));
  };
}

/** The rows of a level: found, read, and made JSON; of a list also chosen and sorted. */
export function rowsTerm(rows: Rows, list: List | undefined): Pricing {
  return (work, request) => {
    const { objects, read } = request.rows(rows);
    work.add('level', rows.levels);
    work.add('row', read);
    work.add('object', objects);
    work.add('cell', objects * rows.cells);
    work.add('computed', read * rows.behind.looked);
    work.add('summed', read * rows.behind.summed);
    const { edge, target } = rows;
    if (target) addListVisible(work, request, rows, read);
    if (edge) addDerived(work, edge.field, request.rows(rows.above).read);
    if (edge?.field.kind === 'similar') work.add('compared', request.rows(rows.above).read * similarRows);
    if (list) addListWork(work, request, list, rows);
  };
}

/** How many rows `similar` compares with each row above. */
const similarRows = 10_000;

/** How many rows are sorted for each row above if an index has the first key of the order. */
const servedRows = 100;

/** Whether an index has the first key of an order: of all rows, or of those with one source row. */
function isInIndex(target: Entity, [first]: readonly KeyShape[], edge: Field | undefined): boolean {
  const [name = '', ...rest] = first?.path ?? [];
  const field = target.fields.get(name);
  if (rest.length > 0 || field?.kind !== 'column') return false;
  if (field.nullable && first?.sort !== 'ASC' && first?.sort !== 'DESC_NULLS_FIRST') return false;
  if (!edge) return target.indexed.has(field.column);
  return (
    isToManyEdge(edge) && edge.path.kind === 'foreign' && target.indexed.has(`${edge.path.column},${field.column}`)
  );
}

/** What choosing and sorting the rows of a list adds to showing a page of them. */
function addListWork(work: Work, request: Request, list: List, page: Rows): void {
  const { target, edge } = list;
  const { order } = request.list(list);
  const rows = request.selected(list);
  // An empty page is read too if it tells whether more rows follow.
  const size = Math.max(page.looksFurther ? 1 : 0, page.size(request.argumentsOf));
  if (!target || rows === 0 || size === 0) return;
  // Pages of few related rows are cut from all of them.
  const isWhole = edge !== undefined && isToManyEdge(edge.field) && edge.field.related === 'few';
  if (!isWhole && request.searchOf(list) == null && (!order || isInIndex(target, order, edge?.field))) {
    addWalk(work, request, list, rows, size);
    if (!order) return;
    const sorted = Math.min(rows, servedRows * request.rows(list.above).read);
    work.add('sorted', sorted);
    addKeys(work, request.context, target, order, sorted);
    return;
  }
  // The database may also walk an index of the whole type for each page, if the index has the first key of the order.
  if (!isWhole && edge && order && isInIndex(target, order, undefined)) {
    const above = request.rows(list.above).read;
    const walked = Math.min(1, (size * above) / (request.kept(list) * rows)) * above * volumeOf(target);
    work.add('passed', Math.sqrt(rows * walked));
  }
  addChoice(work, request, list, rows);
  const left = rows * request.kept(list);
  work.add('sorted', order || isWhole ? left : 0);
  // A cursor is compared with the keys of the order, so they are computed for the rows on both sides of it.
  if (order) addKeys(work, request.context, target, order, rows * request.fulfilling(list));
}

/** Adds the work of walking an index that has the order of a list, until the pages are full. */
function addWalk(work: Work, request: Request, list: List, rows: number, size: number): void {
  const { filter } = request.list(list);
  // It ends when enough rows are found, or with the index: what is expected lies between the two.
  const least = Math.min(rows, (size * request.rows(list.above).read) / request.kept(list));
  const passed = filter ? Math.sqrt(least * rows) : 0;
  work.add('passed', passed);
  // Links are walked, and the row at the end of each is looked up.
  const edge = list.edge?.field;
  if (filter && edge && isToManyEdge(edge) && edge.path.kind !== 'foreign') work.add('probed', passed);
  addListVisible(work, request, list, passed);
  if (filter) addCondition(work, request.context, filter, passed);
}

/** Adds the work of reading rows of a list with its filter and search. */
function addChoice(work: Work, request: Request, list: List, rows: number): void {
  const { filter } = request.list(list);
  work.add(isBelowRows(list) ? 'followed' : 'walked', rows);
  addListVisible(work, request, list, rows);
  if (filter) addCondition(work, request.context, filter, rows);
  addSearch(work, request.searchOf(list), rows, request.rows(list.above).read);
}

/**
 * Adds the work of counting rows of a list.
 * @param counted how many are counted, if there is neither a filter nor a search
 */
function addCount(work: Work, request: Request, list: List, rows: number, counted = rows): void {
  if (request.list(list).filter || request.searchOf(list) != null) addChoice(work, request, list, rows);
  else {
    work.add(isBelowRows(list) ? 'followed' : 'counted', counted);
    addListVisible(work, request, list, counted);
  }
}

/** Adds the work of judging whether rows of a list are visible to the viewer. */
function addListVisible(work: Work, { context }: Request, { target, edge }: List, rows: number): void {
  const known = edge && isToManyEdge(edge.field) ? keyAbove(edge.field) : undefined;
  if (target) addVisible(work, context, target, rows, known);
}

/** Whether the rows of a list are found from the keys of rows above. */
function isBelowRows({ edge }: List): boolean {
  return edge !== undefined && isToManyEdge(edge.field);
}

/** The dimensions of a summary. */
export function dimensionsOf({ definition }: Selected, by: unknown): readonly Dimension[] {
  return Array.isArray(by) && by.length > 0 ? dimensionsIn(definition, by as readonly string[]) : [];
}

/** `totalCount`: every row in reach, or as many as are asked for. */
export function countTerm(list: List, count: Selected): Pricing {
  return (work, request) => {
    const { upTo } = request.argumentsOf(count);
    const rows = request.selected(list);
    work.add('level', 1);
    if (upTo === 0) return;
    const most = typeof upTo === 'number' ? upTo * request.rows(list.above).read : Infinity;
    addCount(work, request, list, rows, Math.min(rows, most));
  };
}

/**
 * `aggregate`, `groups` or `facets`: every row in reach, once more for each dimension. If the filter tests the dimension of a
 * facet, the facet also finds the keys that the filter selects, and the keys that count.
 */
export function summaryTerm(list: List, summary: Selected): Pricing {
  return (work, request) => {
    const given = request.argumentsOf(summary);
    const dimensions = dimensionsOf(summary, given['by']);
    const { filter } = request.list(list);
    const rows = request.selected(list);
    work.add('level', 1);
    addCount(work, request, list, rows);
    if (summary.definition.name !== 'facets') {
      addDimensions(work, request, list, dimensions, rows);
      for (const measure of request.measuresOf(summary)) addMeasure(work, request, list.target, measure, rows);
      request.cells(summary, list)?.add(work, request.context, request.rows(list.above).read);
    } else
      for (const dimension of dimensions) {
        const isConcerned = filter && concernsFacet(filter, dimension);
        const separated = isConcerned ? facetFilter(filter, dimension) : undefined;
        const left = separated ? request.selected(list, separated.rest ?? noCondition) : rows;
        work.add('level', isConcerned ? 2 : 1);
        if (separated) addChoice(work, request, list, left);
        addDimensions(work, request, list, [dimension], left);
        if (separated) addOwnKeys(work, request, list, dimension, separated.own);
        // The facet may keep what selects none of the keys that it lists.
        if (separated?.selections && given['keys'])
          for (const { whole, own } of separated.selections.each) {
            addOwnKeys(work, request, list, dimension, own);
            addCondition(work, request.context, whole, left);
          }
      }
  };
}

/** Adds the work of putting rows into groups: an edge to many multiplies the rows. */
function addDimensions(work: Work, request: Request, list: List, dimensions: readonly Dimension[], rows: number): void {
  let members = dimensions.length > 0 ? rows : 0;
  for (const { path, part } of dimensions) {
    work.add('step', path.length);
    let entity = list.target;
    for (const name of path) {
      const field: Field | undefined = entity?.fields.get(name);
      if (!entity || !field) break;
      addDerived(work, field, rows);
      addComputed(work, request.context, entity, field, rows);
      if (isToManyEdge(field)) {
        work.add('probed', rows);
        const each = rows === 0 ? 1 : Math.max(1, reached(entity, field, rows).links / rows);
        if (part === 'set') work.add('sorted', rows * each);
        else members *= each;
      } else if ('target' in field) work.add('joined', rows);
      entity = 'target' in field ? field.target : undefined;
    }
    if (part === 'fiscalQuarter') work.add('joined', rows);
    if (part === 'cell') work.add('placed', rows);
  }
  work.add('grouped', members + rows * Math.max(0, dimensions.length - 1));
}

const noCondition = new All([]);

/** Adds the work of finding the keys of a facet that the filter selects: a row is listed even if none of the list leads to it. */
function addOwnKeys(
  work: Work,
  request: Request,
  list: List,
  { type }: Dimension,
  own: readonly (readonly Test[])[],
): void {
  const target = request.context.entity(type);
  if (!target || own.length === 0) return;
  const rows = volumeOf(target);
  work.add('walked', rows);
  let kept = 0;
  for (const tests of own) {
    const conditions = tests.flatMap((test) => (test.kind === 'exists' ? [test.of] : []));
    const selects = new All(conditions);
    addCondition(work, request.context, selects, rows);
    kept += selectedBy(selects, target, request.valuesOf(list)) * Math.max(shares.least, keptBy(selects));
  }
  const listed = Math.min(kept, rows) * request.rows(list.above).read;
  work.add('grouped', listed);
  work.add('sorted', listed);
}

/** `count(filter)` or `share(filter)`: one more condition on every row of its list. */
export function partTerm(list: List, part: Selected): Pricing {
  return (work, request) => {
    const filter = request.filterOf(part);
    if (filter) addCondition(work, request.context, filter, request.selected(list));
  };
}
