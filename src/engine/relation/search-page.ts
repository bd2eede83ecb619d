import type { Search } from './search';
import { sharedSearch } from './search';
import type { Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, join, materialized, sql } from '../sql/sql';
import type { VisibleRows } from './related-rows';
import type { Bound, RowKey } from './keyset';
import { orderBy } from './keyset';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, isBetween, rowsOf } from './index-walk';

/** Rows that match in one way. Within a tier they are in the order of their text, which an index serves. */
interface Tier {
  readonly name: string;
  readonly ranks: readonly number[];
  /** That a row matches, as an index serves it. */
  readonly found: Sql;
  /** That the row is in no better tier. */
  readonly rest?: Sql;
  /** The page strategy: by the index of the order, which finds no other rows; by the cheaper of two; by sorting all matches. */
  readonly strategy: 'in order' | 'chosen' | 'sorted';
}

/** How many rows of a table are sampled to estimate how common a condition is. */
const sampled = 500;

/**
 * A search page, a page in the order of relevance.
 *
 * A tier is read only if the better ones do not fill the page, so that the begin of a name costs one page however many rows
 * there are. Words that are not the name's first are found by their index and sorted if few rows have them. If many rows
 * have them, an index walk in the order of names soon meets the first. A small sample of the table decides between both when
 * the statement runs, because PostgreSQL plans without the words. A sample can be wrong, so a walk that has not filled the
 * page as soon as expected is abandoned.
 *
 * @param rows the rows of the list; their condition does not include the search
 * @param wanted names the client's text among the values
 * @param keys relevance, the text, the row's own
 */
export function searchPage(rows: VisibleRows, wanted: string, keys: readonly RowKey[], page: PageRead): Select {
  const { source } = rows.scope;
  const columns = [allColumns(rows.alias)];
  const [relevance, ...textAndId] = keys;
  const [search, definitions] = sharedSearch(rows.entity, rows.alias, wanted);
  const { widerRank } = search;
  const sample = identifier(`${rows.alias} sample`);
  const entries: Sql[] = [
    ...definitions,
    materialized(sample, {
      columns: [...textAndId.map(({ value }) => value), search.index],
      from: source,
      where: [isSampled(rows), rows.visible],
    }),
  ];
  const define = (name: string, rowsOfIt: Select | Sql): Sql => {
    const named = identifier(`${rows.alias} ${name}`);
    entries.push(materialized(named, rowsOfIt));
    return named;
  };
  const parts: Sql[] = [];
  const places: Sql[] = [];
  for (const tier of tiersOf(search, page)) {
    const counts = parts.map((part) => sql`(select count(*) from ${part})`);
    const open = counts.length > 0 ? sql`(${join(counts, ' + ')}) < ${rowsOf(page)}` : undefined;
    const rank = tier.strategy === 'sorted' ? widerRank : undefined;
    const sortedBy: readonly RowKey[] = rank && relevance ? [{ ...relevance, value: rank }, ...textAndId] : textAndId;
    // Rows of a sorted tier stand by their rank within it; there are only two.
    const at = integer(parts.length);
    places.push(!rank ? at : page.backward ? sql`${at} + ${rank}` : sql`${at} - ${rank}`);
    // The keys that decide within a tier are the last of a cursor's.
    const skipped = keys.length - sortedBy.length;
    const inside = (bound: Bound | undefined): Bound | undefined =>
      bound?.rank !== undefined && tier.ranks.includes(bound.rank) ? { ...bound, skipped } : undefined;
    const between = isBetween(sortedBy, { after: inside(page.after), before: inside(page.before) });
    const first = firstOf(sortedBy, page);
    const kept = [tier.rest, rows.visible];
    if (tier.strategy !== 'chosen') {
      const where = [open, tier.found, ...between, ...kept];
      parts.push(define(`${tier.name} rows`, { columns, from: source, where, ...first }));
      continue;
    }
    const choice = define(`${tier.name} choice`, isCommon(tier, rows.alias, sample, textAndId, page));
    const walk: Select = {
      columns,
      from: source,
      where: [sql`(select common from ${choice})`, ...between],
      orderBy: first.orderBy ?? [],
      // A limit is computed before any condition is: if the tier is not read at all, it must not ask the sample.
      limit: sql`(select case when ${allOf(open)} then (select reach from ${choice}) else 0 end)`,
    };
    const walked = define(`${tier.name} walked`, {
      columns,
      from: sql`${walk} ${identifier(rows.alias)}`,
      // Inside of `coalesce` no index serves the condition, so the order's index is walked.
      where: [sql`coalesce(${tier.found}, false)`, ...kept],
      ...first,
    });
    const isFull = sql`(select count(*) from ${walked}) = ${rowsOf(page)}`;
    const where = [open, sql`not ${isFull}`, tier.found, ...between, ...kept];
    // Behind the fence the order is not known, so the condition's index is used.
    const finding: Select = { columns, from: source, where, fenced: true };
    const found = define(`${tier.name} found`, { columns, from: sql`${finding} ${identifier(rows.alias)}`, ...first });
    const union = sql`select * from ${walked} where ${isFull} union all select * from ${found}`;
    parts.push(define(`${tier.name} page`, union));
  }
  if (parts.length === 0) return { from: source, where: [sql`false`], ...firstOf(textAndId, page) };
  const place = identifier(`${rows.alias} tier`);
  const each = parts.map((part, index): Select => ({
    columns: [sql`*`, sql`${places[index] as Sql} as ${place}`],
    from: sql`${part} ${identifier(rows.alias)}`,
  }));
  return {
    with: entries,
    from: sql`(${join(each, ' union all ')}) ${identifier(rows.alias)}`,
    orderBy: [place, ...orderBy(textAndId, page.backward)],
    limit: rowsOf(page),
  };
}

/** That a row is one of a sample, spread evenly over the keys. */
function isSampled({ entity, alias }: VisibleRows): Sql {
  const places = sql`select place * (select max(id) from ${identifier(entity.table)}) / ${integer(sampled)} from generate_series(1, ${integer(sampled)}) place`;
  return sql`${identifier(alias, 'id')} = any(array(${places}))`;
}

/**
 * Whether walking the rows in order fills a page sooner than sorting all that a tier has. In a sample of s rows of n, h of
 * the tier: there are h/s·n to be sorted, and a page is full after s/h times its rows, provided that they are spread over
 * the order. They are not where it is their first words that are alike: then the first of the sample comes later than
 * chance would have it. And how far a walk may go: over as many rows as there would be to sort, so that being wrong costs as
 * much again at most.
 */
function isCommon({ found, rest }: Tier, alias: string, sample: Sql, keys: readonly RowKey[], page: PageRead): Sql {
  const hit = sql`coalesce(${allOf(found, rest)}, false)`;
  const order = join(orderBy(keys, page.backward));
  const placed = sql`select ${hit} as hit, row_number() over (order by ${order}) as place from ${sample} ${identifier(alias)}`;
  return sql`select hits > 2 and hits * hits * "all" >= ${rowsOf(page)} * ${integer(sampled ** 2)} and first * (hits + 1) <= 4 * ${integer(sampled)} as common,
      hits * "all" / ${integer(sampled)} as reach
    from (select count(*) filter (where hit) as hits, min(place) filter (where hit) as first, (select max(id) from ${sample}) as "all" from (${placed}) placed) counted`;
}

/** The tiers that a page can have rows of, in the order in which it shows them. */
function tiersOf(search: Search, page: PageRead): readonly Tier[] {
  const { begins, hasStarts, isMetByName, isMet, doesNotBegin, widerRank } = search;
  const tiers: Tier[] = [
    { name: 'beginning', ranks: [4, 3], found: begins, strategy: 'in order' },
    { name: 'starts', ranks: [2], found: hasStarts, rest: doesNotBegin, strategy: 'chosen' },
    { name: 'alike', ranks: [1], found: isMetByName, rest: sql`not ${hasStarts}`, strategy: 'chosen' },
  ];
  // Matches of further properties come after all names and have rarer words: one strategy is enough, and keeps the plan small.
  if (widerRank)
    tiers.push({ name: 'wider', ranks: [0, -1], found: isMet, rest: sql`not ${isMetByName}`, strategy: 'sorted' });
  const placeOf = ({ rank }: Partial<Bound> = {}): number | undefined =>
    rank === undefined ? undefined : tiers.findIndex(({ ranks }) => ranks.includes(rank));
  const [best, worst] = [placeOf(page.after) ?? 0, placeOf(page.before) ?? tiers.length - 1];
  const within = tiers.filter((_, index) => index >= best && index <= worst);
  return page.backward ? within.toReversed() : within;
}
