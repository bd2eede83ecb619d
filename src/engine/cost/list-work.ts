import type { Compare, Condition, FieldTests, Test } from '../condition/condition';
import type { Entity, Field } from '../metadata/graph';
import type { KeyShape } from '../operation/read-order';
import { relevanceKey } from '../operation/read-order';
import type { CostContext } from './context';
import { isDerived } from './context';
import type { ToMany } from './reach';
import { isToManyEdge, subqueryLinks, reached, volumeOf } from './reach';
import type { Work } from './work';

/** The values of the arguments of a field, by their paths. */
export type ValuesByPath = Readonly<{ [path: string]: unknown }>;

/** Adds the work of judging a condition for a number of rows. */
export function addCondition(
  work: Work,
  context: CostContext,
  condition: Condition,
  rows: number,
  isRepeated = false,
): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const each of condition.each) addCondition(work, context, each, rows, isRepeated);
      return;
    case 'not':
      addCondition(work, context, condition.of, rows, isRepeated);
      return;
    case 'field':
      addDerived(work, condition.field, rows);
      addComputed(work, context, condition.entity, condition.field, rows, partOf(condition.tests));
      for (const test of condition.tests) addTest(work, context, condition, test, rows, isRepeated);
  }
}

function addTest(
  work: Work,
  context: CostContext,
  { entity, field }: FieldTests,
  test: Test,
  rows: number,
  isRepeated: boolean,
): void {
  work.add(test.kind === 'compare' || test.kind === 'presence' ? 'condition' : 'step', 1);
  switch (test.kind) {
    case 'compare':
      addCompare(work, test, rows);
      return;
    case 'presence':
      work.add('tested', rows);
      return;
    case 'exists': {
      if (!isToManyEdge(field)) {
        work.add('joined', rows);
        addCondition(work, context, test.of, Math.min(rows, volumeOf(test.target)), true);
        return;
      }
      work.add('probed', rows);
      if (test.of.each.length > 0) addRelated(work, context, test.of, reached(entity, field, rows).links);
      return;
    }
    case 'count': {
      work.add('probed', rows);
      const links = isToManyEdge(field) ? linksIn(entity, field, rows, isRepeated) : rows;
      work.add('counted', links);
      if (test.of) addRelated(work, context, test.of, links);
      for (const each of test.tests) addCompare(work, each, rows);
    }
  }
}

function addRelated(work: Work, context: CostContext, condition: Condition, links: number): void {
  work.add('walked', links);
  addCondition(work, context, condition, links);
}

function addCompare(work: Work, { operator }: Compare, rows: number): void {
  work.add(operator.weight === 'pattern' ? 'matched' : 'tested', rows);
}

/** The part of a composite field that all tests are of; undefined for several parts, or none. */
function partOf([first, ...others]: FieldTests['tests']): string | undefined {
  if (first?.kind !== 'compare') return undefined;
  return others.every((each) => each.kind === 'compare' && each.part === first.part) ? first.part : undefined;
}

/** Adds the work of deriving rows for each of a number of rows, all of them at once. */
export function addDerived(work: Work, field: Field, rows: number): void {
  if (!isDerived(field)) return;
  work.add('derivation', 1);
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
  const behind = context.rowsBehind(entity, field, part);
  if (behind > 0) work.add('computed', rows * behind);
}

/** Adds the work of sorting a number of rows by the keys of an order. */
export function addOrder(
  work: Work,
  context: CostContext,
  entity: Entity,
  keys: readonly KeyShape[],
  rows: number,
): void {
  work.add('sorted', rows);
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
  of: KeyShape['of'],
  rows: number,
  isRepeated = false,
): void {
  const [name = '', ...rest] = path;
  const field = entity.fields.get(name);
  if (!field) {
    if (name !== relevanceKey) work.add('located', rows);
    return;
  }
  addDerived(work, field, rows);
  addComputed(work, context, entity, field, rows, field.kind === 'composite' ? rest[0] : undefined);
  if (field.kind === 'distance') work.add('located', rows);
  if (isToManyEdge(field)) {
    const links = linksIn(entity, field, rows, isRepeated);
    work.add('probed', rows);
    work.add('counted', links);
    if (of) addRelated(work, context, of, links);
  } else if (rest.length > 0 && 'target' in field) {
    work.add('joined', rows);
    work.add('step', 1);
    addKey(work, context, field.target, rest, of, rows, true);
  }
}

/** The links that a subquery for each row reads. */
function linksIn(source: Entity, edge: ToMany, rows: number, isRepeated: boolean): number {
  return isRepeated ? subqueryLinks(source, edge, rows) : reached(source, edge, rows).links;
}

/** Adds the work of finding and ranking a number of rows by the words of a search. */
export function addSearch(work: Work, search: unknown, rows: number): void {
  const words = wordsOf(search);
  if (words.length === 0) return;
  work.add('search', 1);
  work.add('searched', rows * words.length);
}

/**
 * The share of rows that a search is taken to find: the longer its longest word, the fewer. One letter finds some 40 % of all
 * partners at worldwide volume, and each letter fewer. 1 without a search.
 */
export function shareFound(search: unknown): number {
  const words = wordsOf(search);
  if (words.length === 0) return 1;
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
