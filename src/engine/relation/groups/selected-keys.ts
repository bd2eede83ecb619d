import { allOf } from '../../sql/conjunction';
import type { FilterCompiler } from '../filter';
import { entityMetadata } from '../../metadata/entity';
import type { Entity } from '../../metadata/graph';
import type { RelatedRows } from '../related-rows';
import type { Sql } from '../../sql/sql';
import { identifier, join, nullOf, parameter, sql, typed } from '../../sql/sql';
import type { Key } from './keys';
import { datePart, utcMoment } from './keys';
import type { OwnCondition, Placed } from '../../operation/own-conditions';
import { saysNothing } from '../../operation/own-conditions';

/** The alias of a value that conditions are asked of. */
const value = identifier('given', 'value');

/**
 * The keys of a facet that a list's filter selects: those that fulfil its conditions on the dimension. They are listed even if
 * no row has them. Of days and instants, these are the ones that `eq` and `in` name. Sets are never selected, and a condition
 * that there is some value selects none.
 */
export class SelectedKeys {
  /** @param entity of the rows that the keys are of */
  constructor(
    private readonly related: RelatedRows,
    private readonly filters: FilterCompiler,
    private readonly entity: Entity,
    private readonly key: Key,
  ) {}

  /** `select … as "k0" …`, each key once; nothing where no key is selected. */
  of(alternatives: readonly (readonly OwnCondition[])[]): Sql | undefined {
    const keys = alternatives.flatMap((conditions) => this.fulfilling(conditions) ?? []);
    return keys.length > 0 ? join(keys, ' union ') : undefined;
  }

  private fulfilling(conditions: readonly OwnCondition[]): Sql | undefined {
    const { dimension, target, type } = this.key;
    if (conditions.every(asksForNone)) return sql`select ${nullOf(type)} as "k0"`;
    const placed = conditions.filter((each): each is Placed => 'shape' in each && !saysNothing(each.shape));
    if (placed.length === 0 || conditions.some(asksForNone)) return undefined;
    switch (dimension.part) {
      case 'set':
        return undefined;
      case 'object':
        return target && this.objects(target, placed);
      case 'value':
        return this.values(placed);
      case 'fiscalQuarter':
        return this.spans(placed);
      default: {
        const days = this.moments(placed);
        if (!days) return undefined;
        const { value: part } = datePart(dimension.part, identifier('given', 'moment'));
        return sql`select distinct ${part} as "k0" from (${days}) "given"`;
      }
    }
  }

  /** Rows that may be seen and fulfil the conditions. */
  private objects(target: Entity, placed: readonly Placed[]): Sql {
    const { alias, scope, visible } = this.related.visible(target, (inside, of) =>
      allOf(...placed.map(({ shape, at }) => this.filters.compile(target, inside, of, shape, at))),
    );
    return sql`select ${identifier(alias, 'id')} as "k0" from ${scope.source} where ${allOf(visible)}`;
  }

  /** Values of an enum, or of `Boolean`. */
  private values(placed: readonly Placed[]): Sql | undefined {
    const { type, domain } = this.key;
    if (!domain) return undefined;
    return sql`select ${value} as "k0" from unnest(${typed(domain, `${type}[]`)}) "given" ("value") where ${this.fulfil(type, placed)}`;
  }

  private fulfil(type: string, placed: readonly Placed[]): Sql {
    return allOf(...placed.map(({ shape, at }) => this.filters.operators(value, type, shape, at)));
  }

  /** The days or instants that the conditions name, as times in UTC; nothing where they name none. */
  private moments(placed: readonly Placed[]): Sql | undefined {
    const [name = ''] = this.key.dimension.path;
    const field = this.related.field(this.entity, name);
    if (field?.kind !== 'column' && field?.kind !== 'computed')
      throw new Error(`${this.entity.name}.${name} is no date.`);
    const { type } = field;
    const named = placed.flatMap(({ shape, at }) => [
      ...('eq' in shape ? [sql`select ${parameter(`${at}.eq`, type)} as "value"`] : []),
      ...('in' in shape ? [sql`select unnest(${parameter(`${at}.in`, `${type}[]`)}) as "value"`] : []),
    ]);
    if (named.length === 0) return undefined;
    return sql`select ${utcMoment(value, type)} as "moment" from (${join(named, ' union ')}) "given" where ${this.fulfil(type, placed)}`;
  }

  /** The spans of calendars in which such days lie. */
  private spans(placed: readonly Placed[]): Sql | undefined {
    const { dimension, target } = this.key;
    const days = this.moments(placed);
    const span = dimension.calendar && entityMetadata(dimension.calendar.spans()).options?.span;
    if (!days || !span || !target) return undefined;
    const { alias, scope, visible } = this.related.visible(target);
    const day = sql`${identifier('given', 'moment')}::date`;
    const holds = sql`exists (select from (${days}) "given" where ${day} between ${scope.column(span.from)} and ${scope.column(span.to)})`;
    return sql`select ${identifier(alias, 'id')} as "k0" from ${scope.source} where ${allOf(visible, holds)}`;
  }
}

/** Whether a condition is that there is no value. */
function asksForNone(condition: OwnCondition): boolean {
  if (!('shape' in condition)) return !condition.isThere;
  const operators = Object.entries(condition.shape);
  return operators.length > 0 && operators.every(([name, operand]) => name === 'isNull' && operand === 'true');
}
