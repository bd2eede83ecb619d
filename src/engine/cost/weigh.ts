import type { Compare, Condition, FieldTests, Test } from '../condition/condition';
import type { Entity } from '../metadata/graph';
import type { KeyShape } from '../operation/read-order';
import { relevanceKey } from '../operation/read-order';
import { isDerived } from './context';
import { shares } from './weights';

/** What judging a condition costs for one row, as a share of reading it. */
export function conditionWeight(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return sum(condition.each, conditionWeight);
    case 'not':
      return conditionWeight(condition.of);
    case 'field':
      return (
        (isDerived(condition.field) ? shares.derived : 0) + sum(condition.tests, (test) => testWeight(condition, test))
      );
  }
}

function testWeight({ entity }: FieldTests, test: Test): number {
  switch (test.kind) {
    case 'compare':
      return compareWeight(test);
    case 'presence':
      return shares.value;
    case 'exists': {
      const within = conditionWeight(test.of);
      if (test.quantifier !== 'one') return shares.step + shares.fanOut * within;
      // An edge from an entity to itself is not charged as a step.
      return within + (test.target === entity ? 0 : shares.toOne);
    }
    case 'count': {
      const within = test.of ? shares.toOne + conditionWeight(test.of) : 0;
      return shares.edgeCount + shares.fanOut * (within + sum(test.tests, compareWeight));
    }
  }
}

function compareWeight({ operator }: Compare): number {
  return shares[operator.weight];
}

/** What sorting by the keys of an order costs for one row, as a share of reading it. */
export function orderWeight(entity: Entity, keys: readonly KeyShape[]): number {
  return sum(keys, (key) => keyWeight(entity, key));
}

function keyWeight(entity: Entity, { path, of }: KeyShape): number {
  const [name = '', ...rest] = path;
  const field = entity.fields.get(name);
  if (!field) return name === relevanceKey ? shares.relevance : shares.distance;
  const derived = isDerived(field) ? shares.derived : 0;
  if (field.kind === 'list' || field.kind === 'connection')
    return derived + shares.orderByEdgeCount + shares.fanOut * (of ? conditionWeight(of) : 0);
  if (rest.length === 0) return derived + shares.order;
  const behind =
    'target' in field ? keyWeight(field.target, { path: rest, sort: '', ...(of && { of }) }) : shares.order;
  return derived + shares.orderOverToOne + behind;
}

function sum<T>(each: readonly T[], weigh: (one: T) => number): number {
  let total = 0;
  for (const one of each) total += weigh(one);
  return total;
}
