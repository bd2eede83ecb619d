import type { Compare, Exists, Test } from '../../condition/condition';
import { isEmpty } from '../../condition/condition';
import type { ConditionCompiler } from '../condition';
import { entityMetadata } from '../../metadata/entity';
import type { Entity } from '../../metadata/graph';
import type { RelatedRows } from '../related-rows';
import type { Sql } from '../../sql/sql';
import { allOf, identifier, join, nullOf, parameter, sql, typed } from '../../sql/sql';
import type { Key } from './keys';
import { datePart, utcMoment } from './keys';

/** The alias of a value that conditions are asked of. */
const value = identifier('given', 'value');

/**
 * The keys of a facet that a list's filter selects: those that fulfil its conditions on the dimension. They are listed even if
 * no row has them. Of days and instants, these are the ones that `eq` and `in` name. Sets are never selected, and a condition
 * that there is some value selects none.
 */
export class SelectedKeys {
  /**
   * @param entity of the rows that the keys are of
   * @param source the prefix of the sources of the operands
   */
  constructor(
    private readonly related: RelatedRows,
    private readonly conditions: ConditionCompiler,
    private readonly entity: Entity,
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
    if (tests.every(asksForNone)) return sql`select ${nullOf(type)} as "k0"`;
    const asked = tests.filter(({ kind }) => kind !== 'presence');
    if (asked.length === 0 || tests.some(asksForNone)) return undefined;
    switch (dimension.part) {
      case 'set':
        return undefined;
      case 'object':
        return target && this.objects(target, asked as readonly Exists[]);
      case 'value':
        return this.values(asked as readonly Compare[]);
      case 'fiscalQuarter':
        return this.spans(asked as readonly Compare[]);
      default: {
        const days = this.moments(asked as readonly Compare[]);
        if (!days) return undefined;
        const { value: part } = datePart(dimension.part, identifier('given', 'moment'));
        return sql`select distinct ${part} as "k0" from (${days}) "given"`;
      }
    }
  }

  /** Rows that may be seen and fulfil the conditions; undefined if these are empty. */
  private objects(target: Entity, tests: readonly Exists[]): Sql | undefined {
    const conditions = tests.flatMap(({ of }) => (isEmpty(of) ? [] : [of]));
    if (conditions.length === 0) return undefined;
    const { alias, scope, visible } = this.related.visible(target, (inside, under) => {
      const row = { entity: target, scope: inside, alias: under };
      return allOf(...conditions.map((each) => this.conditions.compile(row, each, this.source)));
    });
    return sql`${{ columns: [sql`${identifier(alias, 'id')} as "k0"`], from: scope.source, where: [visible] }}`;
  }

  /** Values of an enum, or of `Boolean`. */
  private values(tests: readonly Compare[]): Sql | undefined {
    const { type, domain } = this.key;
    if (!domain) return undefined;
    return sql`select ${value} as "k0" from unnest(${typed(domain, `${type}[]`)}) "given" ("value") where ${this.pass(type, tests)}`;
  }

  private pass(type: string, tests: readonly Compare[]): Sql {
    return allOf(this.conditions.compareAll({ sql: value, ordered: value, type }, tests, this.source));
  }

  /** The days or instants that `eq` and `in` name, as times in UTC; undefined if there are none. */
  private moments(tests: readonly Compare[]): Sql | undefined {
    const [name = ''] = this.key.dimension.path;
    const field = this.related.field(this.entity, name);
    if (field?.kind !== 'column' && field?.kind !== 'computed')
      throw new Error(`${this.entity.name}.${name} is no date.`);
    const { type } = field;
    const named = tests.flatMap(({ operator, at }) => {
      const source = `${this.source}.${at}`;
      if (operator.name === 'eq') return [sql`select ${parameter(source, type)} as "value"`];
      return operator.name === 'in' ? [sql`select unnest(${parameter(source, `${type}[]`)}) as "value"`] : [];
    });
    if (named.length === 0) return undefined;
    return sql`select ${utcMoment(value, type)} as "moment" from (${join(named, ' union ')}) "given" where ${this.pass(type, tests)}`;
  }

  /** The spans of calendars in which such days lie. */
  private spans(tests: readonly Compare[]): Sql | undefined {
    const { dimension, target } = this.key;
    const days = this.moments(tests);
    const span = dimension.calendar && entityMetadata(dimension.calendar.spans()).options?.span;
    if (!days || !span || !target) return undefined;
    const { alias, scope, visible } = this.related.visible(target);
    const day = sql`${identifier('given', 'moment')}::date`;
    const isWithin = sql`${day} between ${scope.column(span.from)} and ${scope.column(span.to)}`;
    const holds = sql`exists ${{ from: sql`(${days}) "given"`, where: [isWithin] }}`;
    return sql`${{ columns: [sql`${identifier(alias, 'id')} as "k0"`], from: scope.source, where: [visible, holds] }}`;
  }
}

/** Whether a test is that there is no value. */
function asksForNone(test: Test): boolean {
  if (test.kind === 'presence') return !test.wanted;
  return test.kind === 'compare' && test.operator.name === 'isNull' && test.constant === true;
}
