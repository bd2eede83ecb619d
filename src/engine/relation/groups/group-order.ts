import type { Measure } from '../../condition/measure';
import type { Entity } from '../../metadata/graph';
import type { GroupKey } from '../../operation/group-keys';
import { groupKeys } from '../../operation/group-keys';
import type { GroupOrder } from '../../operation/groups-shape';
import { collatedColumn } from '../../sql/collation';
import type { Sql } from '../../sql/sql';
import { identifier, join, sql } from '../../sql/sql';
import type { RowKey, RowOrder } from '../keyset';
import { keyText } from '../keyset';
import type { RelatedRows } from '../related-rows';
import { inEnumOrder } from '../value';
import type { Key } from './keys';

/** The alias under which groups stand. */
export const grouped = 'grouped';

/** The key of a group at a place of `by`. */
export function groupKey(index: number): Sql {
  return identifier(grouped, `k${index}`);
}

/** An order of groups that stand under the alias `grouped`. */
export interface CompiledGroupOrder extends Omit<RowOrder, 'plain'> {
  /** The keys as cursors hold them. */
  readonly texts: readonly Sql[];
}

/** Orders the groups of a list. */
export class GroupOrders {
  /** @param entity of the rows that are grouped */
  constructor(
    private readonly related: RelatedRows,
    private readonly entity: Entity,
    private readonly keys: readonly Key[],
  ) {}

  /**
   * Compiles an order.
   * @param valueOf a measure of a group
   */
  compile(asked: readonly GroupOrder[] = [], valueOf?: (measure: Measure) => Sql): CompiledGroupOrder {
    const { related, entity, keys } = this;
    const dimensions = keys.map(({ dimension }) => dimension);
    const aliases = new Map<number, string>();
    const compiled = groupKeys(related.graph, entity, dimensions, asked).map((key) =>
      this.keyOf(key, aliases, valueOf),
    );
    const joins = [...aliases].map(([by, alias]) => {
      const target = identifier(this.target(by).table);
      return sql` left join ${target} ${identifier(alias)} on ${identifier(alias, 'id')} = ${groupKey(by)}`;
    });
    return {
      joins: join(joins, ''),
      keys: compiled,
      texts: compiled.map(({ value, held, type }) => keyText(held ?? value, type)),
    };
  }

  private keyOf(
    { leaf, ...key }: GroupKey,
    aliases: Map<number, string>,
    valueOf: ((measure: Measure) => Sql) | undefined,
  ): RowKey & { readonly held?: Sql } {
    if (leaf.kind === 'count') return { ...key, value: identifier(grouped, 'count') };
    if (leaf.kind === 'measure') {
      if (!valueOf) throw new Error('Groups have no measures that could order them.');
      return { ...key, value: valueOf(leaf.measure) };
    }
    const { by } = leaf;
    const own = groupKey(by);
    switch (leaf.kind) {
      case 'missing':
        return { ...key, value: sql`(${own} is null)` };
      case 'value': {
        const { domain } = this.key(by);
        // A computed enum is ordered by the place of its value. It comes as text or in its own type.
        const isPlace = domain && key.type === 'integer';
        return { ...key, value: isPlace ? inEnumOrder(domain, sql`(${own})::text`) : own };
      }
      case 'set':
        return { ...key, value: this.placeOf(by, own), held: own, placed: (held) => this.placeOf(by, held, true) };
      case 'row': {
        const alias = aliases.get(by) ?? this.related.aliases.next();
        aliases.set(by, alias);
        const { of } = leaf;
        return { ...key, value: of ? collatedColumn(identifier(alias, of.column), of) : identifier(alias, 'id') };
      }
    }
  }

  private key(by: number): Key {
    const key = this.keys[by];
    if (!key) throw new Error(`There is no key ${by}.`);
    return key;
  }

  private target(by: number): Entity {
    const { target, dimension } = this.key(by);
    if (!target) throw new Error(`${dimension.name} leads to no rows.`);
    return target;
  }

  /** The keys of the members of a set in their default order. */
  members(target: Entity, set: Sql): Sql {
    const alias = this.related.aliases.next();
    const from = sql`${identifier(target.table)} ${identifier(alias)}`;
    const where = [sql`${identifier(alias, 'id')} = any(${set})`];
    return sql`array${{ columns: [identifier(alias, 'id')], from, where, orderBy: naturalOrder(target, alias) }}`;
  }

  /**
   * What places a set among others: its members in their default order.
   * @param given whether a client names the members: those that the viewer may not see must not tell where they stand
   */
  private placeOf(by: number, set: Sql, given = false): Sql {
    const target = this.target(by);
    const { alias, scope, visible } = given ? this.related.visible(target) : this.related.alreadyVisible(target);
    const orderBy = naturalOrder(target, alias);
    const where = [sql`${identifier(alias, 'id')} = any(${set})`, visible];
    return sql`array${{ columns: [sql`row(${join(orderBy)})`], from: scope.source, where, orderBy }}`;
  }
}

function naturalOrder({ order }: Entity, alias: string): readonly Sql[] {
  return [...order.map((key) => collatedColumn(identifier(alias, key.column), key)), identifier(alias, 'id')];
}
