import type { All, Exists, KeyTests, Test } from '../../condition/condition';
import type { Dimension } from '../../metadata/dimensions';
import type { Entity } from '../../metadata/graph';
import type { Select, Sql } from '../../sql/sql';
import { allLeft, identifier, sql } from '../../sql/sql';
import type { ConditionCompiler } from '../condition';
import { counted } from '../condition';
import { groupKey } from './group-order';
import type { Key } from './keys';

/**
 * Compiles the tests of the keys of groups.
 * @param keys of the groups, in the order of `by`
 * @param source the prefix of the sources of the operands
 */
export function keyFilter(
  { each }: All<KeyTests>,
  keys: readonly Key[],
  conditions: ConditionCompiler,
  source: string,
): Sql | undefined {
  const tested = each.map(({ dimension, tests }) => {
    const index = keys.findIndex((key) => key.dimension.name === dimension.name);
    const key = keys[index];
    if (!key) throw new Error(`Groups that are not by ${dimension.name} are kept by it.`);
    return testsOf(key, groupKey(index), tests, conditions, source);
  });
  return allLeft(...tested);
}

/** The dimensions of which every group that is kept has a value. */
export function presentIn({ each }: All<KeyTests>): readonly Dimension[] {
  const isPresent = (test: Test): boolean =>
    test.kind === 'presence' ? test.wanted : test.kind === 'compare' && !test.operator.holdsOfNull;
  return each.filter(({ tests }) => tests.some(isPresent)).map(({ dimension }) => dimension);
}

/** Compiles the tests of one key of groups, which has a value in the statement. */
export function testsOf(
  key: Key,
  value: Sql,
  tests: readonly Test[],
  conditions: ConditionCompiler,
  source: string,
): Sql | undefined {
  /** The rows with such a key that fulfil a condition; for `every`, those that do not. */
  const rowsOf = (
    isKey: Sql,
    { target, of, quantifier }: { readonly target: Entity } & Partial<Pick<Exists, 'of' | 'quantifier'>>,
  ): Select => {
    const rowFilter = conditions.rowFilter(target, of, source, quantifier);
    const { alias, scope, visible } = conditions.related.alreadyVisible(target, rowFilter);
    return { from: scope.source, where: [sql`${identifier(alias, 'id')} ${isKey}`, visible] };
  };
  const { dimension, type } = key;
  const testOf = (test: Test): Sql | undefined => {
    switch (test.kind) {
      case 'compare':
        return conditions.compareAll({ sql: value, ordered: value, type }, [test], source);
      case 'presence':
        return test.wanted ? sql`${value} is not null` : sql`${value} is null`;
      case 'exists': {
        const exists = sql`exists ${rowsOf(dimension.part === 'set' ? sql`= any(${value})` : sql`= ${value}`, test)}`;
        return test.quantifier === 'none' || test.quantifier === 'every' ? sql`not ${exists}` : exists;
      }
      case 'count': {
        const compared = conditions.compareAll(counted, test.tests, source);
        return compared && sql`${{ ...rowsOf(sql`= any(${value})`, test), columns: [compared] }}`;
      }
    }
  };
  return allLeft(...tests.map(testOf));
}
