import type { Search } from './search';
import { lastCharacter, sharedSearch } from './search';
import type { Conditions, Select, Sql } from '../sql/sql';
import { allOf, identifier, integer, join, literal, materialized, parameter, sql } from '../sql/sql';
import type { VisibleRows } from './related-rows';
import type { Bound, RowKey } from './keyset';
import { orderBy } from './keyset';
import type { PageRead } from './index-walk';
import { allColumns, firstOf, isBetween, rowsOf } from './index-walk';

/** Rows that match in alike ways. */
interface Tier {
  readonly name: string;
  readonly ranks: readonly number[];
  /** That a row is in the tier, as an index serves it. */
  readonly found: Sql;
  /** The rank of a row of the tier. */
  readonly rank: Sql;
  /** The words of which each row of the tier has one; absent if the index of the order finds the rows. */
  readonly words?: readonly TierWords[];
}

/** Words among those that the text's words can mean. */
interface TierWords {
  /** The best rank of rows that are found by them. */
  readonly rank: number;
  /** The source of their entries. */
  readonly source: string;
  /** Which words they are. */
  readonly where?: Sql;
  /** Where they stand, if they are no words but terms. These have no entries, since they are common. */
  readonly terms?: Sql;
}

/** How many entries of a tier's words are read, of all words together. */
const reached = 1_000;

/** The most words whose entries are read. The rows of more words, and of terms, are looked for among the first of all rows, since they are common. */
const mostWords = 64;

/** How many of all rows are tested for them. */
const tested = 300;

/** The columns of entries: their text, and the key of their row. */
const [text, own] = [sql`search_text`, sql`row_id`];

/**
 * A search page, a page in the order of relevance.
 *
 * A tier is read only if the better ones do not fill the page, so that the begin of a name costs one page however many rows
 * there are. The database has an entry for each word of each row, in the order of the rows' texts, so the words of a text
 * cost a page too: see {@link pageByWords}.
 *
 * @param rows the rows of the list; their condition does not include the search
 * @param wanted names the client's text among the values
 * @param keys relevance, the text, the row's own
 */
export function searchPage(rows: VisibleRows, wanted: string, keys: readonly RowKey[], page: PageRead): Select {
  const { source } = rows.scope;
  const [relevance, ...textAndId] = keys;
  if (!relevance) throw new Error('The order of relevance has no keys.');
  const { search, definitions, words, terms } = sharedSearch(rows.entity, rows.alias, wanted);
  const rank = identifier('search rank');
  const entries: Sql[] = [...definitions];
  const parts: Sql[] = [];
  for (const tier of tiersOf(search, rows.entity.table, words, terms, page)) {
    const counts = parts.map((part) => sql`(select count(*) from ${part})`);
    const open = counts.length > 0 ? sql`(${join(counts, ' + ')}) < ${rowsOf(page)}` : undefined;
    const define = (name: string, rowsOfIt: Select | Sql): Sql => {
      const named = identifier(`${rows.alias} ${tier.name} ${name}`);
      entries.push(materialized(named, rowsOfIt));
      return named;
    };
    const inside = (bound: Bound | undefined): Bound | undefined =>
      bound?.rank !== undefined && tier.ranks.includes(bound.rank) ? bound : undefined;
    const cut = { ...page, after: inside(page.after), before: inside(page.before) };
    const all: Select = { columns: [allColumns(rows.alias), sql`${tier.rank} as ${rank}`], from: source };
    if (tier.words) {
      const ranked = [{ ...relevance, value: tier.rank }, ...textAndId];
      parts.push(pageByWords(rows, { ...tier, words: tier.words, from: words, open, all }, ranked, cut, define));
    } else {
      // The name that is the text itself sorts before those that begin with it.
      const bounds = isBetween(textAndId, { after: skipRank(cut.after), before: skipRank(cut.before) });
      parts.push(
        define('rows', { ...all, where: [open, tier.found, ...bounds, rows.visible], ...firstOf(textAndId, page) }),
      );
    }
  }
  if (parts.length === 0) return { from: source, where: [sql`false`], ...firstOf(textAndId, page) };
  const union = join(
    parts.map((part) => sql`select * from ${part}`),
    ' union all ',
  );
  return {
    with: entries,
    from: sql`(${union}) ${identifier(rows.alias)}`,
    ...firstOf([{ ...relevance, value: rank }, ...textAndId], page),
  };
}

/** A cursor by its text and its row. */
function skipRank(bound: Bound | undefined): Bound | undefined {
  return bound && { ...bound, skipped: 1 };
}

/** A tier whose rows are found by words. */
interface WordTier extends Tier {
  readonly words: readonly TierWords[];
  /** The words that the text's words can mean. */
  readonly from: Sql;
  /** The condition that the better tiers do not fill the page. Undefined for the best tier. */
  readonly open: Sql | undefined;
  /** A select of rows with their rank. */
  readonly all: Select;
}

/**
 * The first rows of a tier by its words. Of each word the first entries are read, and merged by the rank of the word and the
 * order. If a word has more entries, the merged ones are complete up to its last one. The rows up to there are tested in order.
 * If they do not fill the page, because a filter or the words together leave few of them, all rows of the tier are found by
 * the index of its condition and sorted.
 */
function pageByWords(
  { entity, alias, visible }: VisibleRows,
  { words, from, open, all, found, rank: rankOfRow }: WordTier,
  keys: readonly RowKey[],
  page: PageRead,
  define: (name: string, found: Select | Sql) => Sql,
): Sql {
  const row = identifier(alias);
  const count = (of: Sql): Sql => sql`(select count(*) from ${of})`;
  const ofRow = keys.slice(1);
  const [rankKey, ...ofEntry] = keys.map((key, index) => ({
    ...key,
    value: [sql`rank`, text, own][index] ?? key.value,
  }));
  /** Entries that are read in order up to a number, each with whether it is the last one. */
  const upTo = (limit: Sql, entriesOfIt: Select): Select => ({
    columns: [text, own, sql`row_number() over () = ${limit} as is_last`],
    from: sql`${{ ...entriesOfIt, limit }} entry`,
  });

  const each = words.map(({ rank, source, where, terms }): Select => ({
    distinct: true,
    columns: [sql`${integer(rank)} as rank`, sql`${literal(source)} as source`, terms ? sql`null as word` : sql`word`],
    from: terms ?? from,
    where: [open, where],
  }));
  const total = sql`count(*) over ()`;
  const lists = define('lists', {
    columns: [
      sql`list.*`,
      sql`(${total} > ${integer(mostWords)} or bool_or(word is null) over ()) as many`,
      sql`${integer(reached)} / ${total} + ${rowsOf(page)} as reach`,
    ],
    from: sql`(${join(each, ' union all ')}) list`,
  });
  const isMany = sql`coalesce((select bool_or(many) from ${lists}), false)`;
  const ofWord: Select = {
    columns: [text, own],
    from: sql`search_entry entry`,
    where: [sql`entry.source = list.source`, sql`entry.word = list.word`, ...beyondCursors(page, ofRow)],
    orderBy: orderBy(ofEntry, page.backward),
  };
  // The first rows of all are taken to have the rank that the page begins with. Those that have another one are not of it.
  const rank = firstRank(words, page);
  const ofAll: Select = {
    columns: [...ofRow.map(({ value }, index) => sql`${value} as ${index === 0 ? text : own}`)],
    from: sql`${identifier(entity.table)} ${row}`,
    where: isBetween(ofRow, { after: boundOf(page.after, rank), before: boundOf(page.before, rank) }),
    orderBy: orderBy(ofRow, page.backward),
  };
  const entries: readonly Select[] = [
    {
      columns: [sql`rank`, sql`entry.*`],
      from: sql`${lists} list cross join lateral ${upTo(sql`list.reach`, ofWord)} entry`,
      where: [sql`not many`],
    },
    {
      columns: [sql`${integer(rank)}`, sql`entry.*`],
      from: sql`${upTo(integer(tested), ofAll)} entry`,
      where: [isMany],
    },
  ];
  const steps = define('steps', join(entries, ' union all '));
  const inOrder = orderBy(rankKey ? [rankKey, ...ofEntry] : ofEntry, page.backward);
  const before = sql`over (order by ${join(inOrder)} rows between unbounded preceding and 1 preceding)`;
  const merged: Select = {
    columns: [
      sql`rank`,
      text,
      own,
      sql`bool_or(is_last) ${before} as is_beyond`,
      sql`lag(${own}) ${before} as previous`,
    ],
    from: steps,
  };
  const ranked: Select = {
    ...all,
    where: [sql`${identifier(alias, 'id')} = ${own}`, found, sql`${rankOfRow} = rank`, visible],
    limit: integer(1),
  };
  const first = define('first', {
    columns: [allColumns(alias)],
    from: sql`${merged} step cross join lateral ${ranked} ${row}`,
    where: [sql`is_beyond is not true`, sql`previous is distinct from ${own}`],
    orderBy: inOrder.map((key) => sql`step.${key}`),
    limit: rowsOf(page),
  });
  const isCut = sql`(${count(first)} < ${rowsOf(page)} and (${isMany} or exists (select from ${steps} where is_last)))`;
  // Behind the fence the order is not known, so the index of the condition is used.
  const finding: Select = { ...all, where: [isCut, found, ...isBetween(keys, page), visible], fenced: true };
  const sorted: Select = {
    columns: [allColumns(alias)],
    from: sql`${finding} ${row}`,
    ...firstOf([{ ...(keys[0] as RowKey), value: identifier(alias, 'search rank') }, ...ofRow], page),
  };
  return define('page', sql`select * from ${first} where not ${isCut} union all ${sorted}`);
}

/** The rank of the first rows of a page among those of some words. */
function firstRank(words: readonly TierWords[], { backward, after, before }: PageRead): number {
  const ranks = words.map(({ rank }) => rank);
  return backward
    ? Math.max(Math.min(...ranks), before?.rank ?? -Infinity)
    : Math.min(Math.max(...ranks), after?.rank ?? Infinity);
}

/** The bound of a cursor on the rows of a rank, by their text and their key; undefined if the cursor is of another rank. */
function boundOf(bound: Bound | undefined, rank: number): Bound | undefined {
  return bound?.rank === rank ? skipRank(bound) : undefined;
}

/**
 * That an entry of a list lies between the cursors. A cursor bounds the list of its rank, and leaves out those beyond it. The
 * bounds of other lists are before or after every entry, so that an index finds the first entry of each list.
 */
function beyondCursors({ after, before }: PageRead, [textKey, idKey]: readonly RowKey[]): Conditions {
  const bounded = (
    bound: Bound | undefined,
    beyond: Sql,
    comparison: Sql,
    extremes: readonly [Sql, Sql],
  ): Conditions => {
    if (bound?.rank === undefined || !textKey || !idKey) return [];
    const ofRank = sql`list.rank = ${integer(bound.rank)}`;
    const places = [parameter(`${bound.source}.1`, textKey.type), parameter(`${bound.source}.id`, idKey.type)].map(
      (place, index) => sql`case when ${ofRank} then ${place} else ${extremes[index] as Sql} end`,
    );
    return [sql`list.rank ${beyond} ${integer(bound.rank)}`, sql`(${text}, ${own}) ${comparison} (${join(places)})`];
  };
  return [
    ...bounded(after, sql`<=`, sql`>`, [sql`''`, sql`0`]),
    ...bounded(before, sql`>=`, sql`<`, [lastCharacter, sql`0`]),
  ];
}

/** The tiers that a page can have rows of, in the order in which it shows them. */
function tiersOf(search: Search, table: string, words: Sql, terms: Sql | undefined, page: PageRead): readonly Tier[] {
  const { begins, doesNotBegin, hasStarts, isMetByName, isMet, hasWiderStarts } = search;
  const entriesOfOne: Select = {
    columns: [sql`true as found`],
    from: sql`search_entry entry`,
    where: [sql`source = ${literal(table)}`, sql`entry.word = meant.word`, sql`meant.starts`],
    limit: integer(reached),
  };
  const isOneWord = sql`(select max(place) from ${words}) = 1`;
  /** The word of the text that the fewest names have. */
  const rarest = sql`(select place from ${words} meant left join lateral ${entriesOfOne} entry on true group by place order by count(found) limit 1)`;
  const tiers: Tier[] = [
    { name: 'beginning', ranks: [4, 3], found: begins, rank: integer(3) },
    {
      name: 'name',
      ranks: [2, 1],
      found: allOf(isMetByName, doesNotBegin),
      rank: sql`case when ${hasStarts} then 2 else 1 end`,
      words: [
        { rank: 2, source: table, where: sql`starts and place = case when ${isOneWord} then 1 else ${rarest} end` },
        { rank: 1, source: table, where: sql`not starts` },
      ],
    },
  ];
  // A row of this tier has a word of the text in a further property or a term alone.
  const source = `${table} wider`;
  if (hasWiderStarts)
    tiers.push({
      name: 'wider',
      ranks: [0, -1],
      found: allOf(isMet, sql`not ${isMetByName}`),
      rank: sql`case when ${hasWiderStarts} then 0 else -1 end`,
      words: [
        { rank: 0, source, where: sql`starts` },
        { rank: -1, source, where: sql`(not starts or not ${isOneWord})` },
        ...(terms ? [{ rank: 0, source, terms }] : []),
      ],
    });
  const placeOf = ({ rank }: Partial<Bound> = {}): number | undefined =>
    rank === undefined ? undefined : tiers.findIndex(({ ranks }) => ranks.includes(rank));
  const [best, worst] = [placeOf(page.after) ?? 0, placeOf(page.before) ?? tiers.length - 1];
  const within = tiers.filter((_, index) => index >= best && index <= worst);
  return page.backward ? within.toReversed() : within;
}
