import type { Condition, FieldTests } from '../condition/condition';
import type { Entity } from '../metadata/graph';
import type { ValuesByPath } from './list-work';
import { fanIn, volumeOf } from './reach';

/**
 * How many rows of an entity fulfil a condition at most, as far as the declared keys and fan-outs tell. Only equality with a
 * unique value, here or behind edges, makes a condition selective: an index finds such rows.
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

function selectedByTest(
  { entity, name, field }: FieldTests,
  test: FieldTests['tests'][number],
  values: ValuesByPath,
): number {
  if (test.kind === 'compare') {
    if (!entity.unique.has(name)) return Infinity;
    if (test.operator.name === 'eq') return 1;
    const operand = test.operator.name === 'in' ? values[test.at] : undefined;
    return Array.isArray(operand) ? operand.length : Infinity;
  }
  if (test.kind !== 'exists' || (test.quantifier !== 'one' && test.quantifier !== 'some')) return Infinity;
  const behind = selectedBy(test.of, test.target, values);
  return behind < volumeOf(test.target) ? behind * fanIn(entity, name, field, test.target) : Infinity;
}
