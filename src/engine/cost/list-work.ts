import type { All, Compare, Condition, FieldTests, Test } from '../condition/condition';
import { isEmpty } from '../condition/condition';
import type { Entity, Field } from '../metadata/graph';
import type { KeyShape } from '../operation/read-order';
import { relevanceKey } from '../operation/read-order';
import type { CostContext } from './context';
import { shares } from './prices';
import type { ToMany } from './reach';
import { isDerived, isToManyEdge, keyAbove, popularLinks, subqueryLinks, volumeOf } from './reach';
import { keptBy } from './selectivity';
import type { Work } from './work';

/** Adds the work of judging a condition for a number of rows. */
export function addCondition(work: Work, context: CostContext, condition: Condition, rows: number): void {
  switch (condition.kind) {
    case 'all': {
      // The database tests values first. It looks related rows up for the rows that are left.
      let left = rows;
      for (const each of [...condition.each].sort((one, other) => rankOf(one) - rankOf(other))) {
        addCondition(work, context, each, left);
        left = Math.max(left * keptBy(each), rows * shares.least);
      }
      return;
    }
    case 'any':
      for (const each of condition.each) addCondition(work, context, each, rows);
      return;
    case 'not':
      addCondition(work, context, condition.of, rows);
      return;
    case 'field':
      addDerived(work, condition.field, rows);
      addComputed(work, context, condition.entity, condition.field, rows, partOf(condition.tests));
      for (const test of condition.tests) addTest(work, context, condition, test, rows);
  }
}

/**
 * Adds the work of judging whether rows are visible.
 * @param known the column of the rows that holds the key of the row above, which is visible
 */
export function addVisible(work: Work, context: CostContext, entity: Entity, rows: number, known?: string): void {
  const visibility = context.visibilityOf(entity);
  // A clause is judged only for the rows that no clause before it has shown.
  let left = rows;
  for (const condition of visibility?.conditions ?? []) {
    addCondition(work, context.overAll, condition, left);
    left *= shares.unshown;
  }
  for (const { column, target } of visibility?.through ?? []) {
    if (column === known) continue;
    work.add('joined', rows);
    addVisible(work, context, target, rows);
  }
}

/** The place of a condition among others that the same rows fulfil: the cheaper comes first. */
function rankOf(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.each.reduce((most, each) => Math.max(most, rankOf(each)), 0);
    case 'not':
      return rankOf(condition.of);
    case 'field':
      if (isDerived(condition.field)) return 3;
      if (isToManyEdge(condition.field)) return 2;
      return 'target' in condition.field ? 1 : 0;
  }
}

function addTest(work: Work, context: CostContext, { entity, field }: FieldTests, test: Test, rows: number): void {
  work.add(test.kind === 'compare' || test.kind === 'presence' ? 'condition' : 'step', 1);
  switch (test.kind) {
    case 'compare':
      addCompare(work, test, rows * placesOf(entity, field));
      return;
    case 'presence':
      work.add('tested', rows);
      return;
    case 'exists': {
      if (!isToManyEdge(field)) {
        work.add('joined', rows);
        addVisible(work, context, test.target, rows);
        // The database judges each related row once, or anew for each row.
        addCondition(work, context, test.of, Math.sqrt(rows * Math.min(rows, volumeOf(test.target))));
        return;
      }
      work.add('probed', rows);
      // The search for a related row ends at the first one that decides.
      addRelated(work, context, field, test.of, Math.sqrt(rows * subqueryLinks(entity, field, rows)));
      return;
    }
    case 'count': {
      work.add('probed', rows);
      const links = isToManyEdge(field) ? subqueryLinks(entity, field, rows) : rows;
      work.add('counted', links);
      if (isToManyEdge(field)) addRelated(work, context, field, test.of, links);
      for (const each of test.tests) addCompare(work, each, rows);
    }
  }
}

/** Adds the work of judging the related rows of a to-many edge. */
function addRelated(work: Work, context: CostContext, edge: ToMany, condition: All | undefined, links: number): void {
  addVisible(work, context, edge.target, links, keyAbove(edge));
  if (!condition || isEmpty(condition)) return;
  work.add('followed', links);
  addCondition(work, context, condition, links);
}

function addCompare(work: Work, { operator }: Compare, rows: number): void {
  work.add(operator.weight === 'pattern' ? 'matched' : 'tested', rows);
}

/** How many places a row with further places has. */
const placesOfRow = 2;

/** How many values a field has for each row. */
function placesOf({ places }: Entity, field: Field): number {
  return places && (field.kind === 'distance' || (field.kind === 'composite' && field.typeName === 'Position'))
    ? placesOfRow
    : 1;
}

/** The part of a composite field that all tests are of; undefined for several parts, or none. */
function partOf([first, ...others]: FieldTests['tests']): string | undefined {
  if (first?.kind !== 'compare') return undefined;
  return others.every((each) => each.kind === 'compare' && each.part === first.part) ? first.part : undefined;
}

/** Adds the work of deriving rows for each of a number of rows, all of them at once. */
export function addDerived(work: Work, field: Field, rows: number): void {
  if (!isDerived(field)) return;
  work.add('derivation', Math.min(1, rows));
  work.add('path' in field && field.path.kind === 'link' ? 'derivedLinks' : 'derived', rows);
}

/** Adds the work of computing a field from rows of other types, for a number of rows. */
export function addComputed(
  work: Work,
  context: CostContext,
  entity: Entity,
  field: Field,
  rows: number,
  part?: string,
): void {
  const { looked, summed } = context.rowsBehind(entity, field, part);
  work.add('computed', rows * looked);
  work.add('summed', rows * summed);
}

/** Adds the work of computing the keys of an order for a number of rows. */
export function addKeys(
  work: Work,
  context: CostContext,
  entity: Entity,
  keys: readonly KeyShape[],
  rows: number,
): void {
  for (const { path, of } of keys) {
    work.add('step', 1);
    addKey(work, context, entity, path, of, rows);
  }
}

function addKey(
  work: Work,
  context: CostContext,
  entity: Entity,
  path: readonly string[],
  of: All | undefined,
  rows: number,
  isOverEdge = false,
): void {
  const [name = '', ...rest] = path;
  const field = entity.fields.get(name);
  if (!field) {
    if (name !== relevanceKey) work.add('located', rows * (entity.places ? placesOfRow : 1));
    return;
  }
  addDerived(work, field, rows);
  addComputed(work, context, entity, field, rows, field.kind === 'composite' ? rest[0] : undefined);
  if (field.kind === 'distance') work.add('located', rows * placesOf(entity, field));
  if (isToManyEdge(field)) {
    // The rows at the end of a to-one edge are mostly those with many related rows.
    const links = isOverEdge ? popularLinks(entity, field, rows) : subqueryLinks(entity, field, rows);
    work.add('probed', rows);
    work.add('counted', links);
    addRelated(work, context, field, of, links);
  } else if (rest.length > 0 && 'target' in field) {
    work.add('joined', rows);
    work.add('step', 1);
    addVisible(work, context, field.target, rows);
    addKey(work, context, field.target, rest, of, rows, true);
  }
}

/** Adds the work of finding and ranking a number of rows by the words of a search. */
export function addSearch(work: Work, search: unknown, rows: number, lists: number): void {
  const words = wordsOf(search);
  if (words.length === 0) return;
  work.add('search', Math.min(1, lists));
  work.add('searched', rows * words.length);
}

/**
 * The share of rows that a search is taken to find: the longer its longest word, the fewer. One letter finds some 40 % of all
 * partners at worldwide volume, and each letter fewer. 1 without a search. A text without a word finds
 * nothing.
 */
export function shareFound(search: unknown): number {
  if (search == null) return 1;
  const words = wordsOf(search);
  if (words.length === 0) return 0;
  const length = Math.max(...words.map((word) => word.length));
  return Math.max(0.005, 0.4 / length ** 2);
}

/** The words of a search; none if it is no text. */
export function wordsOf(search: unknown): readonly string[] {
  if (typeof search !== 'string') return [];
  return search.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** How many elements the lists among some arguments have, at any depth. */
export function elementsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let elements = 0;
  if (Array.isArray(value)) {
    elements += value.length;
    for (const each of value) if (typeof each === 'object') elements += elementsIn(each);
  } else for (const name in value) elements += elementsIn((value as { readonly [name: string]: unknown })[name]);
  return elements;
}
