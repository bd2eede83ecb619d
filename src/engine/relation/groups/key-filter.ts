import type { All, Exists, KeyTests, Test } from '../../condition/condition';
import type { Entity } from '../../metadata/graph';
import type { Select, Sql } from '../../sql/sql';
import { identifier, sql } from '../../sql/sql';
import type { ConditionCompiler } from '../condition';
import { counted } from '../condition';
import type { RelatedRows } from '../related-rows';
import type { Key } from './keys';

/** Compiles the tests of the keys of groups. */
export class KeyFilterCompiler {
  constructor(
    private readonly related: RelatedRows,
    private readonly conditions: ConditionCompiler,
  ) {}

  /**
   * @param value the key of a group at a place of `by`
   * @param source the prefix of the sources of the operands
   */
  compile(
    { each }: All<KeyTests>,
    keys: readonly Key[],
    value: (index: number) => Sql,
    source: string,
  ): readonly (Sql | undefined)[] {
    return each.flatMap(({ dimension, tests }) => {
      const index = keys.findIndex((key) => key.dimension === dimension);
      const key = keys[index];
      if (!key) throw new Error(`Groups that are not by ${dimension.name} are kept by it.`);
      return tests.map((test) => this.test(key, value(index), test, source));
    });
  }

  private test({ dimension, type }: Key, value: Sql, test: Test, source: string): Sql | undefined {
    switch (test.kind) {
      case 'compare':
        return this.conditions.compareAll({ sql: value, ordered: value, type }, [test], source);
      case 'presence':
        return test.wanted ? sql`${value} is not null` : sql`${value} is null`;
      case 'exists': {
        const isKey = dimension.part === 'set' ? sql`= any(${value})` : sql`= ${value}`;
        const exists = sql`exists ${this.rows(isKey, test, source)}`;
        return test.quantifier === 'none' || test.quantifier === 'every' ? sql`not ${exists}` : exists;
      }
      case 'count': {
        const compared = this.conditions.compareAll(counted, test.tests, source);
        return compared && sql`${{ ...this.rows(sql`= any(${value})`, test, source), columns: [compared] }}`;
      }
    }
  }

  /** The rows with such a key that fulfil a condition; for `every`, those that do not. */
  private rows(
    isKey: Sql,
    { target, of, quantifier }: { readonly target: Entity } & Partial<Pick<Exists, 'of' | 'quantifier'>>,
    source: string,
  ): Select {
    const { alias, scope, visible } = this.related.alreadyVisible(target, (inside, under) => {
      const kept = of && this.conditions.compile({ entity: target, scope: inside, alias: under }, of, source);
      return quantifier === 'every' ? sql`(${kept ?? sql`true`}) is not true` : kept;
    });
    return { from: scope.source, where: [sql`${identifier(alias, 'id')} ${isKey}`, visible] };
  }
}
