import { collatedColumn } from '../../sql/collation';
import type { Entity } from '../../metadata/graph';
import { directionOf } from '../../operation/sort';
import type { Aliases } from '../../sql/aliases';
import type { Sql } from '../../sql/sql';
import { identifier, join, nothing, sql } from '../../sql/sql';
import type { GroupOrder } from '../../operation/groups-shape';
import type { CountedRows } from './counted-rows';
import { sourceKey } from './counted-rows';
import { inEnumOrder } from '../value';
import type { Key, KeyFinder } from './keys';
import type { Measures } from './measures';

/** The alias under which groups stand. */
export const grouped = 'grouped';

/** The rows of a list in groups, for one part of a connection. */
export class Grouping {
  private written = false;

  /** @param name of its groups in the `with` clause */
  constructor(
    private readonly rows: CountedRows,
    private readonly finder: KeyFinder,
    readonly keys: readonly Key[],
    private readonly measures: Measures,
    private readonly aliases: Aliases,
    private readonly name: string,
    /** Which groups to keep; undefined if all are. */
    private readonly condition: Sql | undefined,
    /** The keys, as `k0`, that are listed though no row has them, and before others where groups are cut. */
    private readonly selected?: Sql,
  ) {}

  /** The key of a group at a place of `by`. */
  key(index: number): Sql {
    return identifier(grouped, `k${index}`);
  }

  /**
   * The entries of the `with` clause that the groups stand on, the first time that they are asked for.
   *
   *     "g" as (select k0, count(*) as "count" from (select distinct counted.id, r2.category_id as k0 from b0 counted left join …) counted group by 1)
   */
  definitions(): readonly Sql[] {
    if (this.written) return [];
    this.written = true;
    const { aggregates, money } = this.measures;
    const parentKey = this.rows.nested ? [sourceKey] : [];
    const keys = this.keys.map((_, index) => identifier('counted', `k${index}`));
    const of = [...parentKey, ...keys];
    const by = of.length > 0 ? sql` group by ${join(of)}` : nothing;
    // Several aggregates over money read the same rows.
    const tuples = money.length > 0 ? this.aliases.next() : undefined;
    const source = tuples === undefined ? sql`(${this.tuples(parentKey)})` : identifier(tuples);
    const columns = join([
      ...of,
      sql`count(*) as "count"`,
      ...aggregates.map(({ name, expression }) => sql`${expression} as ${identifier(name)}`),
    ]);
    const groups = sql`select ${columns} from ${source} "counted"${by}`;
    const kept = this.condition
      ? sql`select * from (${groups}) ${identifier(grouped)} where ${this.condition}`
      : this.selected
        ? this.withSelected(groups, this.selected)
        : groups;
    return [
      ...this.rows.definition(),
      ...(tuples === undefined ? [] : [sql`${identifier(tuples)} as (${this.tuples(parentKey)})`]),
      sql`${identifier(this.name)} as (${kept})`,
      ...money.map(({ name, amount, currency, expression }) => {
        const ofCurrency = sql`select ${join([...of, sql`${currency} as "currency"`, sql`${expression} as "amount"`])} from ${source} "counted" where ${amount} is not null group by ${join([...of, currency])}`;
        const amounts = sql`json_agg(json_build_array("currency", "amount") order by "currency" collate "C") as "amounts"`;
        return sql`${identifier(`${this.name} ${name}`)} as (select ${join([...of, amounts])} from (${ofCurrency}) "counted"${by})`;
      }),
    ];
  }

  /**
   * The groups, and those of keys that were selected: for each row above, where the list has some.
   *
   *     select coalesce(grouped.k0, selected.k0) as k0, coalesce(grouped.count, 0) as count, … from (…) grouped full join (…) selected on …
   */
  private withSelected(groups: Sql, keys: Sql): Sql {
    const parents = this.aliases.next();
    const parentKey = this.rows.sourceKeys;
    const names = [...(parentKey ? ['source key'] : []), 'k0'];
    const all = parentKey
      ? sql`select ${identifier(parents, 'key')} as "source key", "keys"."k0", true as "selected" from (${parentKey}) ${identifier(parents)} cross join (${keys}) "keys"`
      : sql`select "keys"."k0", true as "selected" from (${keys}) "keys"`;
    // Keys may be null: rows of them are equal as texts where they are the same.
    const row = (of: string): Sql => sql`row(${join(names.map((name) => identifier(of, name)))})::text`;
    const columns = join([
      ...names.map(
        (name) => sql`coalesce(${identifier(grouped, name)}, ${identifier('chosen', name)}) as ${identifier(name)}`,
      ),
      sql`coalesce(${identifier(grouped, 'count')}, 0) as "count"`,
      ...this.measures.aggregates.map(({ name }) => identifier(grouped, name)),
      sql`coalesce(${identifier('chosen', 'selected')}, false) as "selected"`,
    ]);
    return sql`select ${columns} from (${groups}) ${identifier(grouped)} full join (${all}) "chosen" on ${row(grouped)} = ${row('chosen')}`;
  }

  /** The counted rows with their keys; each once with the same keys, whatever joins led to these. */
  private tuples(parentKey: readonly Sql[]): Sql {
    const values = this.keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`);
    const columns = [...parentKey, ...values, ...this.measures.columns];
    if (columns.length === 0) return sql`select from ${this.rows.source}${this.finder.joins}`;
    const distinct = this.finder.multiplies ? sql`distinct "counted"."id", ` : nothing;
    return sql`select ${distinct}${join(columns)} from ${this.rows.source}${this.finder.joins}`;
  }

  /** The groups with their amounts of money, for a `from` clause. */
  private get source(): Sql {
    const amounts = this.measures.money.map(({ name }) => {
      const alias = identifier(name);
      const parts = [...(this.rows.nested ? ['source key'] : []), ...this.keys.map((_, index) => `k${index}`)];
      // Keys may be null: rows of them are equal as texts where they are the same.
      const row = (of: string): Sql => sql`row(${join(parts.map((part) => identifier(of, part)))})::text`;
      const same = parts.length > 0 ? sql`${row(grouped)} = ${row(name)}` : sql`true`;
      return sql` left join ${identifier(`${this.name} ${name}`)} ${alias} on ${same}`;
    });
    return sql`${identifier(this.name)} ${identifier(grouped)}${join(amounts, '')}`;
  }

  private get columns(): Sql {
    const amounts = this.measures.money.map(({ name }) => sql`${identifier(name, 'amounts')} as ${identifier(name)}`);
    return join([sql`${identifier(grouped)}.*`, ...amounts]);
  }

  /** All groups, in no order. */
  all(): Sql {
    return sql`select ${this.columns} from ${this.source}`;
  }

  /** The first groups in an order; of nested rows, for each source key. */
  first(order: readonly GroupOrder[], size: Sql): Sql {
    const { joins, keys } = this.order(order);
    if (this.selected) return this.firstSelected(joins, keys, size);
    if (!this.rows.nested)
      return sql`select ${this.columns} from ${this.source}${joins} order by ${keys} limit ${size}`;
    const parentKey = identifier(grouped, 'source key');
    const numbered = sql`select ${this.columns}, row_number() over (partition by ${parentKey} order by ${keys}) as "place" from ${this.source}${joins}`;
    return sql`select * from (${numbered}) ${identifier(grouped)} where "place" <= ${size} order by "source key", "place"`;
  }

  /** The first groups, of which those that were selected are the last to be cut. */
  private firstSelected(joins: Sql, keys: Sql, size: Sql): Sql {
    const parentKey = this.rows.nested ? sql`partition by ${identifier(grouped, 'source key')} ` : nothing;
    const place = (order: Sql): Sql => sql`row_number() over (${parentKey}order by ${order})`;
    const bySelection = sql`${identifier(grouped, 'selected')} desc, ${keys}`;
    const numbered = sql`select ${this.columns}, ${place(keys)} as "place", ${place(bySelection)} as "rank" from ${this.source}${joins}`;
    const order = this.rows.nested ? sql`"source key", "place"` : sql`"place"`;
    return sql`select * from (${numbered}) ${identifier(grouped)} where "rank" <= ${size} order by ${order}`;
  }

  /** How many groups there are, for each source key that has any. */
  count(): Sql {
    const parentKey = this.rows.nested ? sql`"source key"` : sql`null`;
    const by = this.rows.nested ? sql` group by 1` : nothing;
    return sql`select ${parentKey} as "source key", count(*) as "count" from ${identifier(this.name)}${by}`;
  }

  /** By what was asked for, then by the keys that were not; by count first where nothing was. */
  private order(asked: readonly GroupOrder[]): { readonly joins: Sql; readonly keys: Sql } {
    const all = asked.length > 0 ? [...asked] : [{ sort: 'DESC' }];
    this.keys.forEach((_, index) => {
      if (!all.some(({ by }) => by === index)) all.push({ by: index, sort: 'ASC' });
    });
    const joins: Sql[] = [];
    const named = new Map<number, string>();
    const keys = all.flatMap(({ by, sort }): readonly Sql[] => {
      const { descending, nullsFirst } = directionOf(sort);
      const turn = descending ? sql` desc` : nothing;
      if (by === undefined) return [sql`${identifier(grouped, 'count')}${turn}`];
      const key = this.keys[by];
      if (!key) throw new Error(`There is no key ${by}.`);
      const value = this.key(by);
      const nulls = nullsFirst ? sql` nulls first` : sql` nulls last`;
      if (!key.target) return [sql`${ranked(key, value)}${turn}${nulls}`];
      if (key.dimension.part === 'set') return [sql`${this.members(key.target, value, true)}${turn}`];
      let alias = named.get(by);
      if (alias === undefined) {
        named.set(by, (alias = this.aliases.next()));
        joins.push(
          sql` left join ${identifier(key.target.table)} ${identifier(alias)} on ${identifier(alias, 'id')} = ${value}`,
        );
      }
      const missing = sql`(${value} is null)${nullsFirst ? sql` desc` : nothing}`;
      // Turned as a whole, the default order of the objects has its own nulls first.
      return [missing, ...naturalOrder(key.target, alias).map((each) => sql`${each}${turn}`)];
    });
    return { joins: join(joins, ''), keys: join(keys) };
  }

  /** The members of a set in their default order: their keys, or what places the set among others. */
  members(target: Entity, set: Sql, forOrder = false): Sql {
    const alias = this.aliases.next();
    const order = join(naturalOrder(target, alias));
    const value = forOrder ? sql`row(${order})` : identifier(alias, 'id');
    return sql`array(select ${value} from ${identifier(target.table)} ${identifier(alias)} where ${identifier(alias, 'id')} = any(${set}) order by ${order})`;
  }
}

function naturalOrder({ order }: Entity, alias: string): readonly Sql[] {
  return [...order.map((key) => collatedColumn(identifier(alias, key.column), key)), identifier(alias, 'id')];
}

function ranked({ enumOrder }: Key, value: Sql): Sql {
  return enumOrder ? inEnumOrder(enumOrder, value) : value;
}
