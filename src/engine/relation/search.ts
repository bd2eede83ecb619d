import type { Entity } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, materialized, parameter, sql } from '../sql/sql';

/** What is made of the client's text: each an expression of one value. The functions stand in the database beside the columns. */
interface Terms {
  /** The folded text; null where it has no word. */
  readonly wanted: Sql;
  /** What sorts after every text that begins with it. */
  readonly beyondWanted: Sql;
  /** The query for rows with a word that begins with each of its words. */
  readonly starts: Sql;
  /** The same, with typing mistakes. */
  readonly alike: Sql;
}

/** The conditions of a search on the rows under an alias, and their ranks. */
export interface Search {
  /** That a row matches at all. */
  readonly isMet: Sql;
  /** That a row matches by its name. */
  readonly isMetByName: Sql;
  /** That its name has a word that begins with each of the text's words. */
  readonly hasStarts: Sql;
  /** That its name is the text or begins with it: a span of the index on the folded texts. */
  readonly begins: Sql;
  /** That a row of {@link hasStarts} is not one of {@link begins}. */
  readonly doesNotBegin: Sql;
  /** The rank of a row that matches. */
  readonly rank: Sql;
  /** That its name, its further properties and its terms have a word that begins with each of the text's words; absent without these. */
  readonly hasWiderStarts?: Sql;
}

/** No word of a folded text has the last character of Unicode. */
export const lastCharacter = sql`chr(1114111)`;

/**
 * A search of the rows under an alias. What is made of the client's text stands in subqueries of its own, so that it is
 * computed once for all rows.
 * @param source names the client's text among the values
 */
export function searchOf(entity: Entity, alias: string, source: string): Search {
  const given = parameter(source, 'text');
  return conditionsOf(entity, alias, {
    wanted: sql`(select nullif(search_text(${given}), ''))`,
    beyondWanted: sql`(select nullif(search_text(${given}), '') || ${lastCharacter})`,
    starts: sql`(select search_starts(${given}))`,
    alike: sql`(select search_alike(${given}))`,
  });
}

/** A search in a statement that has many conditions of it. */
export interface SharedSearch {
  readonly search: Search;
  /** What is made of the text, as common table expressions: each is computed once, and only where it is needed. */
  readonly definitions: readonly Sql[];
  /** The name of the known words that the text's words can mean: rows of `place`, `word` and `starts`. */
  readonly words: Sql;
  /** The name of the terms that they can mean. Absent if the entity is not searched by terms. */
  readonly terms?: Sql;
}

/** The same for a statement that has many conditions of the search. */
export function sharedSearch(entity: Entity, alias: string, source: string): SharedSearch {
  const given = parameter(source, 'text');
  const name = (what: string): Sql => identifier(`${alias} ${what}`);
  const [wanted, starts, alike, words] = [name('wanted'), name('starting'), name('resembling'), name('words')];
  const terms = entity.search?.isOverEdge ? name('terms') : undefined;
  const search = conditionsOf(entity, alias, {
    wanted: sql`(select value from ${wanted})`,
    beyondWanted: sql`(select value || ${lastCharacter} from ${wanted})`,
    starts: sql`(select value from ${starts})`,
    alike: sql`(select value from ${alike})`,
  });
  const definitions = [
    materialized(wanted, sql`select nullif(search_text(${given}), '') as value`),
    materialized(starts, sql`select search_starts(${given}) as value`),
    materialized(alike, sql`select search_alike(${given}) as value`),
    materialized(words, sql`select * from search_words(${given})`),
    ...(terms ? [materialized(terms, sql`select * from search_terms(${given})`)] : []),
  ];
  return { search, definitions, words, ...(terms && { terms }) };
}

function conditionsOf({ name, search }: Entity, alias: string, { wanted, beyondWanted, starts, alike }: Terms): Search {
  if (!search) throw new Error(`${name} is not searched.`);
  const [text, index] = [identifier(alias, search.text), identifier(alias, search.index)];
  const wider = search.wider === undefined ? undefined : identifier(alias, search.wider);
  const [hasStarts, isMetByName] = [sql`${index} @@ ${starts}`, sql`${index} @@ ${alike}`];
  const hasWiderStarts = wider && sql`${wider} @@ ${starts}`;
  const further = hasWiderStarts ? sql`when ${isMetByName} then 1 when ${hasWiderStarts} then 0 else -1` : sql`else 1`;
  return {
    isMet: wider ? sql`${wider} @@ ${alike}` : isMetByName,
    isMetByName,
    hasStarts,
    begins: sql`${text} >= ${wanted} and ${text} < ${beyondWanted}`,
    doesNotBegin: sql`not ${text} ^@ ${wanted}`,
    rank: sql`case when ${text} = ${wanted} then 4 when ${text} ^@ ${wanted} then 3 when ${hasStarts} then 2 ${further} end`,
    ...(hasWiderStarts && { hasWiderStarts }),
  };
}
