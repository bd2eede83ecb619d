import { allOf } from '../../sql/conjunction';
import type { FilterCompiler } from '../filter';
import type { FilterShape } from '../../operation/read-filter';
import type { Entity } from '../../metadata/graph';
import { presenceOf } from '../../metadata/names';
import type { RelatedRows } from '../related-rows';
import type { Sql } from '../../sql/sql';
import { identifier, sql } from '../../sql/sql';
import type { Key } from './keys';

/** Turns a filter of the keys of groups into conditions on them. */
export class KeyFilterCompiler {
  constructor(
    private readonly related: RelatedRows,
    private readonly filters: FilterCompiler,
  ) {}

  /**
   * @param value the key of a group at a place of `by`
   * @param source the prefix of the names of the filter's values
   */
  compile(
    shape: FilterShape,
    keys: readonly Key[],
    value: (index: number) => Sql,
    source: string,
  ): readonly (Sql | undefined)[] {
    return Object.entries(shape).map(([member, condition]) => {
      const index = keys.findIndex(({ dimension }) => dimension.key === member);
      const at = `${source}.${member}`;
      if (index < 0) {
        const named = keys.findIndex(({ dimension: { key } }) => presenceOf(key) === member);
        return condition === 'true' ? sql`${value(named)} is not null` : sql`${value(named)} is null`;
      }
      const { dimension, target, type } = keys[index] as Key;
      const inner = condition as FilterShape;
      if (!target) return this.filters.operators(value(index), type, inner, at);
      if (dimension.part === 'set') return this.set(target, value(index), inner, at);
      return this.some(target, sql`= ${value(index)}`, inner, at);
    });
  }

  /** That there is a row with such a key which fulfils a filter; or, turned, one that does not. */
  private some(target: Entity, isKey: Sql, shape: FilterShape, at: string, turned = false): Sql {
    return sql`exists (select ${this.from(target, isKey, shape, at, turned)})`;
  }

  private from(target: Entity, isKey: Sql, shape: FilterShape, at: string, turned: boolean): Sql {
    const { alias, scope, visible } = this.related.alreadyVisible(target, (inside, of) => {
      const kept = this.filters.compile(target, inside, of, shape, at);
      return turned ? sql`(${kept ?? sql`true`}) is not true` : kept;
    });
    return sql`from ${scope.source} where ${allOf(sql`${identifier(alias, 'id')} ${isKey}`, visible)}`;
  }

  private set(target: Entity, set: Sql, shape: FilterShape, at: string): Sql | undefined {
    const isKey = sql`= any(${set})`;
    const parts = Object.entries(shape).map(([quantifier, member]) => {
      const inner = member as FilterShape;
      const found = `${at}.${quantifier}`;
      switch (quantifier) {
        case 'some':
          return this.some(target, isKey, inner, found);
        case 'none':
          return sql`not ${this.some(target, isKey, inner, found)}`;
        case 'every':
          return sql`not ${this.some(target, isKey, inner, found, true)}`;
        default: {
          const { of = {}, ...numbers } = inner;
          const compared = this.filters.operators(sql`count(*)`, 'integer', numbers, found);
          return (
            compared && sql`(select ${compared} ${this.from(target, isKey, of as FilterShape, `${found}.of`, false)})`
          );
        }
      }
    });
    const present = parts.filter((part) => part !== undefined);
    return present.length > 0 ? allOf(...present) : undefined;
  }
}
