import type { Condition, FieldTests, Test } from '../condition/condition';
import type { Entity, Field } from '../metadata/graph';
import { shares } from './prices';
import { fanIn, volumeOf } from './reach';

/** The values of the arguments of a field, by their paths. */
export type ValuesByPath = Readonly<{ [path: string]: unknown }>;

/** The share of rows that a condition is taken to keep. */
export function keptBy(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
      return condition.each.reduce((share, each) => share * keptBy(each), 1);
    case 'any':
      return 1 - condition.each.reduce((share, each) => share * (1 - keptBy(each)), 1);
    case 'not':
      return 1 - keptBy(condition.of);
    case 'field':
      return condition.tests.reduce((share, test) => share * keptByTest(condition.field, test), 1);
  }
}

/** Operators that keep what others do not. */
const negative = new Set(['ne', 'notIn']);

function keptByTest(field: Field, test: Test): number {
  switch (test.kind) {
    case 'compare':
      // A column that is never null can still be hidden from the viewer, and is null then.
      if (test.operator.name === 'isNull' && field.kind === 'column' && !field.nullable)
        return test.constant ? shares.least : 1 - shares.least;
      return negative.has(test.operator.name) ? 1 - shares.test : shares.test;
    case 'exists':
      if (test.quantifier !== 'one') return shares.test;
      // The row can be absent or hidden.
      return keptBy(test.of) * (1 - shares.test);
    default:
      return shares.test;
  }
}

/**
 * How many rows of an entity fulfil a condition at most, as far as the declared keys and fan-outs tell. Only equality with a
 * value of an index, here or behind edges, makes a condition selective: the index finds such rows.
 */
export function selectedBy(condition: Condition, entity: Entity, values: ValuesByPath): number {
  switch (condition.kind) {
    case 'all':
      return condition.each.reduce(
        (least, each) => Math.min(least, selectedBy(each, entity, values)),
        volumeOf(entity),
      );
    case 'any':
      return Math.min(
        volumeOf(entity),
        condition.each.reduce((sum, each) => sum + selectedBy(each, entity, values), 0),
      );
    case 'not':
      return volumeOf(entity);
    case 'field':
      return Math.min(volumeOf(entity), ...condition.tests.map((test) => selectedByTest(condition, test, values)));
  }
}

/** Whether an index finds the rows with one value of a field, and few rows have the same value. */
function hasFewWithOneValue(entity: Entity, field: Field): boolean {
  return field.kind === 'column' && !field.values && field.type !== 'boolean' && entity.indexed.has(field.column);
}

function selectedByTest(
  { entity, name, field }: FieldTests,
  test: FieldTests['tests'][number],
  values: ValuesByPath,
): number {
  if (test.kind === 'compare') {
    const isUnique = entity.unique.has(name);
    if (!isUnique && !hasFewWithOneValue(entity, field)) return Infinity;
    const each = isUnique ? 1 : Math.max(1, shares.least * volumeOf(entity));
    if (test.operator.name === 'eq') return each;
    const operand = test.operator.name === 'in' ? values[test.at] : undefined;
    return Array.isArray(operand) ? operand.length * each : Infinity;
  }
  if (test.kind !== 'exists' || (test.quantifier !== 'one' && test.quantifier !== 'some')) return Infinity;
  const behind = selectedBy(test.of, test.target, values);
  return behind < volumeOf(test.target) ? behind * fanIn(entity, name, field, test.target) : Infinity;
}
