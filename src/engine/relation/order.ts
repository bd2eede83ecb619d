import { allOf } from '../policy/access';
import { collated, collatedColumn } from '../sql/collation';
import type { All } from '../condition/condition';
import { lineFrom } from '../sql/globe';
import type { ConditionCompiler } from './condition';
import type { Scope } from '../metadata/entity';
import type { Field, ToOne } from '../metadata/graph';
import type { FarRows, Seen } from './related-rows';
import { keyOf } from './guarded';
import type { RowKey } from './keyset';
import type { LocaleSource } from './localised';
import { localisedText } from './localised';
import type { Sql } from '../sql/sql';
import { identifier, join, literal, nothing, sql } from '../sql/sql';
import type { ListKey } from '../operation/order-keys';
import { Search } from './search';

/** An order of the rows of a level. */
export interface RowOrder {
  /** What has to be joined to the rows for their keys; begins with a space where it is anything. */
  readonly joins: Sql;
  /** The keys; the last is the row's own. */
  readonly keys: readonly RowKey[];
  /** Whether every key is a column of the rows themselves. */
  readonly plain: boolean;
}

/** A row that a key is read from. */
interface Standing {
  readonly alias: string;
  readonly scope: Scope;
  /** Whether there may be none. */
  readonly optional: boolean;
}

/**
 * Turns an order into joins and expressions.
 *
 *     orderBy: [{ partner: { name: ASC } }]
 *     // … join "partner" "r2" on "r2"."id" = "r1"."partner_id" … order by "r2"."name", "r1"."id"
 */
export class OrderCompiler {
  constructor(
    private readonly far: FarRows,
    private readonly conditions: ConditionCompiler,
    private readonly locale: LocaleSource | undefined,
  ) {}

  /** @param source the prefix of the names of the list's values */
  compile(order: readonly ListKey[], { alias, scope }: Seen, source: string): RowOrder {
    const joined = new Map<string, Standing>();
    const joins: Sql[] = [];
    const start = { alias, scope, optional: false };
    const keys = order.map((key): RowKey => {
      let at: Standing = start;
      key.steps.forEach((field, step) => {
        const name = JSON.stringify(key.shape?.path.slice(0, step + 1));
        let next = joined.get(name);
        if (!next) {
          const made = this.join(at, field);
          joins.push(made.join);
          joined.set(name, (next = made.standing));
        }
        at = next;
      });
      const value = this.value(key, at, source);
      return { value, ...rest(key) };
    });
    const id = {
      value: identifier(alias, 'id'),
      type: 'bigint',
      nullable: false,
      descending: false,
      nullsFirst: false,
    };
    const plain = order.every(({ leaf, steps }) => leaf.kind === 'column' && steps.length === 0);
    return { joins: joins.length > 0 ? sql` ${join(joins, ' ')}` : nothing, keys: [...keys, id], plain };
  }

  private join(from: Standing, field: ToOne): { readonly join: Sql; readonly standing: Standing } {
    const { alias, scope, visible } = this.far.edge(field);
    const same =
      field.kind === 'toOne'
        ? sql`${identifier(alias, 'id')} = ${keyOf(field, from.alias)}`
        : sql`${identifier(alias, field.column)} = ${identifier(from.alias, 'id')}`;
    // Where there always is a row, an inner join lets PostgreSQL begin at the far side, whose index has the order.
    const optional = from.optional || visible !== undefined || field.kind === 'inverse' || field.nullable;
    return {
      join: sql`${optional ? sql`left join` : sql`join`} ${scope.source} on ${allOf(same, visible)}`,
      standing: { alias, scope, optional },
    };
  }

  private value(key: ListKey, at: Standing, source: string): Sql {
    const value = this.leaf(key, at, source);
    // An expression over a row that is not there can have a value; what is ordered by has none.
    if (!at.optional || key.leaf.kind === 'column') return value;
    return sql`case when ${identifier(at.alias, 'id')} is not null then ${value} end`;
  }

  private leaf({ leaf, type, entity, shape, at }: ListKey, { alias, scope }: Standing, list: string): Sql {
    const source = `${list}.orderBy.${at}`;
    switch (leaf.kind) {
      case 'column':
        return collatedColumn(identifier(alias, leaf.column), leaf);
      case 'computed': {
        const { expression, values } = leaf.field;
        if (!values) return type === 'text' ? collated(sql`(${expression(scope)})::text`) : expression(scope);
        return sql`array_position(array[${join(values.map(literal))}]::text[], (${expression(scope)})::text)`;
      }
      case 'localised':
        return collated(localisedText(entity, leaf.field.column, alias, this.far.aliases, this.locale));
      case 'money': {
        const part = leaf.field.parts(scope)[leaf.part];
        if (!part) throw new Error(`Money has no ${leaf.part}.`);
        return type === 'numeric' ? sql`(${part})::numeric` : collated(part);
      }
      case 'distance':
        return lineFrom(leaf.field.parts(scope), `${source}.from`);
      case 'relevance':
        return Search.of(entity, alias, `${list}.search`).rank();
      case 'count':
        return this.count(leaf.field, alias, shape?.of, list);
    }
  }

  private count(
    { path, target }: Field & { readonly kind: 'list' | 'connection' },
    near: string,
    of: All | undefined,
    source: string,
  ): Sql {
    const seen = this.far.fresh(
      target,
      (scope, alias) => of && this.conditions.compile({ entity: target, scope, alias }, of, source),
      path,
    );
    const { from, where } = this.far.candidatesOfOne(
      path,
      target,
      seen,
      { key: identifier(near, 'id'), alias: near },
      true,
    );
    return sql`(select count(*) from ${from} where ${where})`;
  }
}

function rest({ type, nullable, descending, nullsFirst }: ListKey): Omit<RowKey, 'value'> {
  return { type, nullable, descending, nullsFirst };
}
