import type { Compare, Exists, Test } from '../../condition/condition';
import { All, isEmpty } from '../../condition/condition';
import type { ConditionCompiler } from '../condition';
import type { Entity } from '../../metadata/graph';
import type { Sql } from '../../sql/sql';
import { allOf, identifier, join, parameter, sql, typed } from '../../sql/sql';
import type { Key } from './keys';
import { calendarOf, datePart, utcMoment } from './keys';

/** The alias of a value that conditions are asked of. */
const value = identifier('given', 'value');

/**
 * The keys of a facet that a list's filter selects: those that fulfil its conditions on the dimension. They are listed even if
 * no row has them. Of days, instants and codes, these are the ones that `eq` and `in` name. Sets and cells of a grid are never
 * selected, and a condition that there is some value selects none.
 */
export class SelectedKeys {
  /** @param source the prefix of the sources of the operands */
  constructor(
    private readonly conditions: ConditionCompiler,
    private readonly key: Key,
    private readonly source: string,
  ) {}

  /** `select … as "k0" …`, each key once. Returns undefined if no key is selected. */
  of(alternatives: readonly (readonly Test[])[]): Sql | undefined {
    const keys = alternatives.flatMap((tests) => this.passing(tests) ?? []);
    return keys.length > 0 ? join(keys, ' union ') : undefined;
  }

  private passing(tests: readonly Test[]): Sql | undefined {
    const { dimension, target, type } = this.key;
    if (tests.every(asksForNone)) return sql`select ${typed(null, type)} as "k0"`;
    const asked = tests.filter(({ kind }) => kind !== 'presence');
    if (asked.length === 0 || tests.some(asksForNone)) return undefined;
    switch (dimension.part) {
      case 'set':
      case 'cell':
        return undefined;
      case 'object':
        return target && this.objects(target, asked as readonly Exists[]);
      case 'value':
        return this.values(asked as readonly Compare[]);
      default:
        return this.spans(asked as readonly Compare[]);
    }
  }

  /** Rows that may be seen and fulfil the conditions; undefined if these are empty. */
  private objects(target: Entity, tests: readonly Exists[]): Sql | undefined {
    const conditions = tests.flatMap(({ of }) => (isEmpty(of) ? [] : [of]));
    if (conditions.length === 0) return undefined;
    const rowFilter = this.conditions.rowFilter(target, new All(conditions), this.source);
    const { alias, scope, visible } = this.conditions.related.visible(target, rowFilter);
    return sql`${{ columns: [sql`${identifier(alias, 'id')} as "k0"`], from: scope.source, where: [visible] }}`;
  }

  /** Values of an enum, or of `Boolean`; the codes of `eq` and `in`. */
  private values(tests: readonly Compare[]): Sql | undefined {
    const { type, domain } = this.key;
    if (!domain) {
      const named = this.named(tests, type);
      // Codes compare byte by byte.
      const codes = named && sql`(select "value" collate "C" as "value" from ${named}) "given"`;
      return codes && sql`select distinct ${value} as "k0" from ${codes} where ${this.pass(type, tests)}`;
    }
    return sql`select ${value} as "k0" from unnest(${typed(domain, `${type}[]`)}) "given" ("value") where ${this.pass(type, tests)}`;
  }

  private pass(type: string, tests: readonly Compare[]): Sql {
    return allOf(this.conditions.compareAll({ sql: value, ordered: value, type }, tests, this.source));
  }

  /** The values of `eq` and `in`; undefined if the tests have neither. */
  private named(tests: readonly Compare[], type: string): Sql | undefined {
    const each = tests.flatMap(({ operator, at }) => {
      const source = `${this.source}.${at}`;
      if (operator.name === 'eq') return [sql`select ${parameter(source, type)} as "value"`];
      return operator.name === 'in' ? [sql`select unnest(${parameter(source, `${type}[]`)}) as "value"`] : [];
    });
    return each.length > 0 ? sql`(${join(each, ' union ')}) "given"` : undefined;
  }

  /** The spans that contain the days or instants of `eq` and `in`; undefined if there are no such days. */
  private spans(tests: readonly Compare[]): Sql | undefined {
    const { dimension, target, momentType: type } = this.key;
    if (!type) throw new Error(`${dimension.name} is not made of a date.`);
    const named = this.named(tests, type);
    if (!named) return undefined;
    const days = sql`(select ${utcMoment(value, type)} as "moment" from ${named} where ${this.pass(type, tests)}) "given"`;
    const moment = identifier('given', 'moment');
    const { part } = dimension;
    if (part === 'month' || part === 'quarter' || part === 'year')
      return sql`select distinct ${datePart(part, moment).value} as "k0" from ${days}`;
    if (!target) return undefined;
    const { span } = calendarOf(dimension);
    const { alias, scope, visible } = this.conditions.related.visible(target);
    const isWithin = sql`${moment}::date between ${scope.column(span.from)} and ${scope.column(span.to)}`;
    const where = [visible, sql`exists ${{ from: days, where: [isWithin] }}`];
    return sql`${{ columns: [sql`${identifier(alias, 'id')} as "k0"`], from: scope.source, where }}`;
  }
}

/** Whether a test is that there is no value. */
function asksForNone(test: Test): boolean {
  if (test.kind === 'presence') return !test.wanted;
  return test.kind === 'compare' && test.operator.name === 'isNull' && test.constant === true;
}
