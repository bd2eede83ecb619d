import type { Aliases, Conditions, Select, Sql } from '../../sql/sql';
import { allLeft, identifier, join, nothing, sql } from '../../sql/sql';
import type { PageRead } from '../index-walk';
import { allColumns, firstOf, isBetween, rowsOf } from '../index-walk';
import type { Bound } from '../keyset';
import { after, before, orderBy } from '../keyset';
import type { CountedRows } from './counted-rows';
import { counted, countsIn, sourceKey } from './counted-rows';
import type { CompiledGroupOrder, GroupOrders } from './group-order';
import { grouped, groupKey } from './group-order';
import type { Key, KeyFinder } from './keys';
import { countOfAll } from './measures';
import type { Measures } from './measures';

/** Groups with those that have no rows, or these alone. */
interface GroupsWithEmpty {
  definitions(groups: Select, aggregates: Measures['aggregates'], keysOfRows: Select): readonly Sql[];
  all(): Select;
}

/** The rows of a list in groups, for one part of a connection. */
export class Grouping {
  private isWritten = false;
  private tuplesName: Sql | undefined;
  /** Which groups to keep; undefined if all are. */
  protected condition: Sql | undefined;
  private readsAll = false;
  /** The groups without rows; undefined if they are left out. */
  private empty: GroupsWithEmpty | undefined;

  /** @param name of its groups in the `with` clause */
  constructor(
    readonly rows: CountedRows,
    readonly finder: KeyFinder,
    readonly keys: readonly Key[],
    readonly measures: Measures,
    readonly orders: GroupOrders,
    private readonly aliases: Aliases,
    private readonly name: string,
    /** The keys, as `k0`, that are listed though no row has them, and before others where groups are cut. */
    private readonly selected?: Sql,
    /** The groups that others are made of too, by their text: facets of one dimension that list different keys. */
    private readonly shared?: Map<string, Sql>,
  ) {}

  /** The names of the columns that identify a group. */
  get names(): readonly string[] {
    return [...(this.rows.nested ? ['source key'] : []), ...this.keys.map((_, index) => `k${index}`)];
  }

  /**
   * The entries of the `with` clause that the groups stand on, the first time that they are asked for.
   *
   *     "g" as (select k0, count(*) as "count" from (select distinct counted.id, r2.category_id as k0 from b0 counted left join …) counted group by 1)
   */
  definitions(): readonly Sql[] {
    if (this.isWritten) return [];
    this.isWritten = true;
    const counts = this.countsOfKeys();
    if (counts) return [sql`${identifier(this.name)} as ${this.kept(counts)}`];
    const { aggregates, money } = this.measures;
    const groupBy = this.names.map((name) => identifier(counted, name));
    // Several aggregates over money read the same rows.
    const tuples = money.length > 0 ? this.namedTuples() : this.tuplesName;
    const from = sql`${tuples ?? this.tuples()} "counted"`;
    const columns = [
      ...groupBy,
      sql`count(*) as "count"`,
      ...aggregates.map(({ name, expression }) => sql`${expression} as ${identifier(name)}`),
    ];
    const groups = this.sharing({ columns, from, groupBy });
    return [
      ...this.rows.definition(),
      ...(tuples ? [sql`${tuples} as ${this.tuples()}`] : []),
      ...groups.definitions,
      ...(this.empty?.definitions({ columns, from, groupBy }, aggregates, this.keysOfRows()) ?? []),
      sql`${identifier(this.name)} as ${this.kept(groups.all)}`,
      ...money.map(({ name, amount, currency, expression }) => {
        const ofCurrency: Select = {
          columns: [...groupBy, sql`${currency} as "currency"`, sql`${expression} as "amount"`],
          from,
          where: [sql`${amount} is not null`],
          groupBy: [...groupBy, currency],
        };
        const amounts = sql`json_agg(json_build_array("currency", "amount") order by "currency" collate "C") as "amounts"`;
        return sql`${identifier(`${this.name} ${name}`)} as ${{ columns: [...groupBy, amounts], from: sql`${ofCurrency} "counted"`, groupBy }}`;
      }),
    ];
  }

  /** Groups, made once for all that share them. */
  private sharing(groups: Select): { readonly definitions: readonly Sql[]; readonly all: Select } {
    if (!this.shared) return { definitions: [], all: groups };
    const { key } = sql`${groups}`;
    const known = this.shared.get(key);
    const name = known ?? identifier(this.aliases.next());
    this.shared.set(key, name);
    return { definitions: known ? [] : [sql`${name} as ${groups}`], all: { columns: [sql`*`], from: name } };
  }

  /** The count of the rows, from their keys alone. Undefined if more is read of them, or if they are put into groups. */
  private countsOfKeys(): Select | undefined {
    const { rows, measures, keys, tuplesName, empty, readsAll } = this;
    const isCounted = measures.aggregates.every(({ expression }) => expression.key === countOfAll.key);
    if (!isCounted || measures.money.length > 0 || keys.length > 0 || tuplesName || empty || readsAll) return undefined;
    const alone = rows.keysAlone;
    // A grouped or sorted set of the same keys takes twice as long.
    const count = alone && sql`count(distinct ${alone.key})`;
    return (
      count && {
        ...alone.rows,
        columns: [
          sql`${count} as "count"`,
          ...measures.aggregates.map(({ name }) => sql`${count} as ${identifier(name)}`),
        ],
      }
    );
  }

  /** Lists groups without rows, beside those with rows or alone. */
  include(empty: GroupsWithEmpty): void {
    this.empty = empty;
  }

  /** Keeps the groups that fulfil some conditions. */
  keep(...conditions: Conditions): void {
    this.condition = allLeft(...conditions);
  }

  /** The name of the counted rows with their keys. The `with` clause contains them only if this name is used. */
  namedTuples(): Sql {
    return (this.tuplesName ??= identifier(this.aliases.next()));
  }

  /** The fraction of the rows of the whole list that are in a group. */
  shareOfAll(): Sql {
    this.readsAll = true;
    return sql`${identifier(grouped, 'count')}::double precision / nullif(${identifier(grouped, 'all')}, 0)`;
  }

  /** The groups, each with the number of rows of its list as `all` if it is read. */
  private besideAll(groups: Select): Select {
    if (!this.readsAll) return groups;
    const sourceKeys = [grouped, 'counts'].map((alias) => identifier(alias, 'source key'));
    const same = this.rows.nested ? join(sourceKeys, ' = ') : sql`true`;
    return {
      columns: [allColumns(grouped), sql`"counts"."count" as "all"`],
      from: sql`${groups} ${identifier(grouped)} left join ${this.rows.counts} "counts" on ${same}`,
    };
  }

  private kept(groups: Select): Select {
    const all = this.besideAll(
      this.empty ? this.empty.all() : this.selected ? this.withSelected(groups, this.selected) : groups,
    );
    if (!this.condition) return all;
    return { columns: [sql`*`], from: sql`${all} ${identifier(grouped)}`, where: [this.condition] };
  }

  /**
   * The groups, and those of keys that were selected: for each row above, where the list has some.
   *
   *     select coalesce(grouped.k0, selected.k0) as k0, coalesce(grouped.count, 0) as count, … from (…) grouped full join (…) selected on …
   */
  private withSelected(groups: Select, keys: Sql): Select {
    const { sourceKeys } = this.rows;
    const parents = identifier(this.aliases.next());
    const all: Select = {
      columns: [
        ...(sourceKeys ? [sql`${parents}."key" as "source key"`] : []),
        sql`"keys"."k0"`,
        sql`true as "selected"`,
      ],
      from: sourceKeys ? sql`${sourceKeys} ${parents} cross join (${keys}) "keys"` : sql`(${keys}) "keys"`,
    };
    const columns = [
      ...this.names.map(
        (name) => sql`coalesce(${identifier(grouped, name)}, ${identifier('chosen', name)}) as ${identifier(name)}`,
      ),
      sql`coalesce(${identifier(grouped, 'count')}, 0) as "count"`,
      ...this.measures.aggregates.map(({ name }) => identifier(grouped, name)),
      sql`coalesce(${identifier('chosen', 'selected')}, false) as "selected"`,
    ];
    const same = haveSameValues(this.names, grouped, 'chosen');
    return { columns, from: sql`${groups} ${identifier(grouped)} full join ${all} "chosen" on ${same}` };
  }

  /** The keys that the counted rows have. */
  private keysOfRows(): Select {
    const keys = this.keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`);
    const columns = [...(this.rows.nested ? [sourceKey] : []), ...keys];
    return { distinct: true, columns, from: sql`${this.rows.source}${this.finder.joins}` };
  }

  /** The counted rows with their keys; each once with the same keys, whatever joins led to these. */
  private tuples(): Select {
    const values = this.keys.map(({ value }, index) => sql`${value} as ${identifier(`k${index}`)}`);
    const columns = [...(this.rows.nested ? [sourceKey] : []), ...values, ...this.measures.columns];
    const { multiplies, repeats } = this.finder;
    return {
      distinct: repeats,
      columns: multiplies ? [sql`"counted"."id"`, ...columns] : columns,
      from: sql`${this.rows.source}${this.finder.joins}`,
    };
  }

  /** All groups with their amounts of money, in no order. */
  all(): Select {
    const { money } = this.measures;
    const joins = money.map(({ name }) => {
      const same = haveSameValues(this.names, grouped, name);
      return sql` left join ${identifier(`${this.name} ${name}`)} ${identifier(name)} on ${same}`;
    });
    const amounts = money.map(({ name }) => sql`${identifier(name, 'amounts')} as ${identifier(name)}`);
    return {
      columns: [allColumns(grouped), ...amounts],
      from: sql`${identifier(this.name)} ${identifier(grouped)}${join(joins, '')}`,
    };
  }

  /**
   * A page of the groups in an order; of nested rows, for each source key. Of those, selected ones are the last to be cut.
   * @param texts the keys as cursors hold them, as `key 0` and so on; none if no cursor is made
   */
  page({ joins, keys }: CompiledGroupOrder, page: PageRead, texts: readonly Sql[] = []): Select {
    const all = this.all();
    const named = texts.map((text, index) => sql`${text} as ${cursorColumn(index)}`);
    const columns = [...(all.columns ?? []), ...named];
    const from = sql`${all.from ?? nothing}${joins}`;
    const where = isBetween(keys, page);
    if (!this.rows.nested && !this.selected) return { columns, from, where, ...firstOf(keys, page) };
    const order = orderBy(keys, page.backward);
    const partition = this.rows.nested ? sql`partition by ${identifier(grouped, 'source key')} ` : nothing;
    const place = (by: readonly Sql[], as: Sql): Sql =>
      sql`row_number() over (${partition}order by ${join(by)}) as ${as}`;
    const places = [place(order, sql`"place"`)];
    if (this.selected) places.push(place([sql`${identifier(grouped, 'selected')} desc`, ...order], sql`"rank"`));
    const numbered: Select = { columns: [...columns, ...places], from, where };
    return {
      columns: [sql`*`],
      from: sql`${numbered} ${identifier(grouped)}`,
      where: [sql`${this.selected ? sql`"rank"` : sql`"place"`} <= ${rowsOf(page)}`],
      orderBy: [...(this.rows.nested ? [sql`"source key"`] : []), sql`"place"`],
    };
  }

  /** Whether groups stand at or beyond a cursor, outside of a page: the source keys that have such groups, as `beyond`. */
  beyond({ joins, keys }: CompiledGroupOrder, side: 'before' | 'after', bound: Bound): Select {
    const { from } = this.all();
    const outside = (side === 'before' ? before : after)(keys, bound, true);
    const key = this.rows.nested ? identifier(grouped, 'source key') : sql`null as "source key"`;
    return {
      distinct: true,
      columns: [key, sql`true as "beyond"`],
      from: sql`${from ?? nothing}${joins}`,
      where: [outside],
    };
  }

  /** How many groups there are, for each source key that has any. */
  count(): Select {
    return countsIn(identifier(this.name), this.rows.nested);
  }

  /** The groups that have a value for each dimension, with their `place` in the default order. */
  ranked(): Select {
    const { joins, keys } = this.orders.compile();
    const partition = this.rows.nested ? sql`partition by ${identifier(grouped, 'source key')} ` : nothing;
    return {
      columns: [allColumns(grouped), sql`row_number() over (${partition}order by ${join(orderBy(keys))}) as "place"`],
      from: sql`${identifier(this.name)} ${identifier(grouped)}${joins}`,
      where: this.keys.map((_, index) => sql`${groupKey(index)} is not null`),
    };
  }
}

/** That two rows have the same values. These may be null; texts of rows with the same values are equal all the same. */
export function haveSameValues(columns: readonly string[], one: string, other: string): Sql {
  return columns.length > 0 ? sql`${groupText(columns, one)} = ${groupText(columns, other)}` : sql`true`;
}

/** A text that is the same for groups with the same values of some columns. */
export function groupText(columns: readonly string[], alias = grouped): Sql {
  return sql`row(${join(columns.map((column) => identifier(alias, column)))})::text`;
}

/** The column of a page of groups that has a key of its order as cursors hold it. */
export function cursorColumn(index: number): Sql {
  return identifier(`key ${index}`);
}
