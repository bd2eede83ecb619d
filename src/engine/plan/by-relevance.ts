import { allOf } from '../access';
import type { Concept } from '../metadata/graph';
import type { Search } from '../search/match';
import type { Sql } from '../sql';
import { identifier, integer, join, sql } from '../sql';
import type { Keep, Seen } from './far-rows';
import type { Bound, RowKey } from './keyset';
import { after, before, orderBy } from './keyset';
import type { PageRead } from './ways';
import { rowsOf } from './ways';

/** What is searched for in a list, and what else keeps its rows. */
export interface Searched {
  readonly search: (alias: string) => Search;
  readonly filtered: Keep | undefined;
}

/** Rows that are met in one way; within a tier they stand by their text, which an index has. */
interface Tier {
  readonly name: string;
  readonly ranks: readonly number[];
  /** The condition, as an index serves it. */
  readonly found: Sql;
  /** That no better tier has the row. */
  readonly rest?: Sql;
  /** Whether the order's own index leads to these rows and to no others. */
  readonly inOrder: boolean;
}

/** How many rows of a table are looked at to tell whether a condition is common, and how many of them have to fulfil it. */
const sample = { size: 500, common: 3 };

/**
 * A page of a searched list in the order of relevance: `from … order by … limit …`.
 *
 * Each tier is read only where the better ones do not fill the page, so that typing the begin of a name costs a page however
 * many rows there are. Words that are not the name's first are found by their index and sorted where few rows have them;
 * where many have them, the first of these are met soon by walking the names in order. Which of both, a small sample of
 * the table tells when the statement runs: PostgreSQL plans without knowing the words.
 *
 * @param seen the rows of the list, of which `visible` says nothing of the search
 * @param keys relevance, the text, the row's own
 */
export function pageByRelevance(
  target: Concept,
  seen: Seen,
  search: Search,
  keys: readonly RowKey[],
  page: PageRead,
): Sql {
  const alias = identifier(seen.alias);
  const { source } = seen.scope;
  const [, ...textAndId] = keys;
  const sorted = sql`order by ${orderBy(textAndId, page.backward)} limit ${rowsOf(page)}`;
  const definitions: Sql[] = [];
  const parts: Sql[] = [];
  for (const tier of tiersOf(search, page)) {
    const name = (what: string): Sql => identifier(`${seen.alias} ${tier.name} ${what}`);
    const open =
      parts.length > 0
        ? sql`(${join(
            parts.map((part) => sql`(select count(*) from ${part})`),
            ' + ',
          )}) < ${rowsOf(page)}`
        : undefined;
    const kept = allOf(tier.rest, ...boundsOf(tier, textAndId, page), seen.visible);
    const add = (what: string, rows: Sql): void => {
      definitions.push(sql`${name(what)} as materialized (${rows})`);
      parts.push(name(what));
    };
    if (tier.inOrder) {
      add('rows', sql`select ${alias}.* from ${source} where ${allOf(open, tier.found, kept)} ${sorted}`);
      continue;
    }
    const table = identifier(target.table);
    const places = sql`select place * (select max(id) from ${table}) / ${integer(sample.size)} from generate_series(1, ${integer(sample.size)}) place`;
    definitions.push(
      sql`${name('sample')} as materialized (select count(*) >= ${integer(sample.common)} as common from ${source} where ${allOf(open, sql`${identifier(seen.alias, 'id')} = any(array(${places}))`, tier.found, tier.rest, seen.visible)})`,
    );
    const common = sql`(select common from ${name('sample')})`;
    // Inside of `coalesce` no index serves the condition, so the order's index is walked.
    const walking = allOf(open, common, sql`coalesce(${tier.found}, false)`, kept);
    add('walked', sql`select ${alias}.* from ${source} where ${walking} ${sorted}`);
    // Behind `offset 0` the order is not known, so the condition's index is used.
    const finding = sql`(select ${alias}.* from ${source} where ${allOf(open, sql`not ${common}`, tier.found, kept)} offset 0) ${alias}`;
    add('found', sql`select ${alias}.* from ${finding} ${sorted}`);
  }
  if (parts.length === 0) return sql`from ${source} where false ${sorted}`;
  const all = join(
    parts.map((part) => sql`select * from ${part}`),
    ' union all ',
  );
  return sql`from (with ${join(definitions)} ${all}) ${alias} order by ${orderBy(keys, page.backward)} limit ${rowsOf(page)}`;
}

/** The tiers that a page can have rows of, in the order in which it shows them. */
function tiersOf(search: Search, page: PageRead): readonly Tier[] {
  const tiers: readonly Tier[] = [
    { name: 'begun', ranks: [4, 3], found: search.isBegun(), inOrder: true },
    { name: 'starts', ranks: [2], found: search.hasStarts(), rest: search.isNotBegun(), inOrder: false },
    { name: 'alike', ranks: [1], found: search.isMet(), rest: search.lacksStarts(), inOrder: false },
  ];
  const [best, worst] = [placeOf(tiers, page.after) ?? 0, placeOf(tiers, page.before) ?? tiers.length - 1];
  const within = tiers.filter((_, index) => index >= best && index <= worst);
  return page.backward ? within.toReversed() : within;
}

function placeOf(tiers: readonly Tier[], bound: Bound | undefined): number | undefined {
  const { rank } = bound ?? {};
  return rank === undefined ? undefined : tiers.findIndex(({ ranks }) => ranks.includes(rank));
}

/** Between the cursors, as far as they stand in this tier: the text and the id decide. */
function boundsOf({ ranks }: Tier, keys: readonly RowKey[], page: PageRead): readonly (Sql | undefined)[] {
  const inside = (bound: Bound | undefined): Bound | undefined =>
    bound?.rank !== undefined && ranks.includes(bound.rank) ? { ...bound, skipped: 1 } : undefined;
  const [from, to] = [inside(page.after), inside(page.before)];
  return [from && after(keys, from), to && before(keys, to)];
}
