import type { Concept, SearchColumns } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, parameter, sql } from '../sql';

/**
 * How well a row is met: its name is the text (4), begins with it (3), has a word that begins with each of the text's words (2), or
 * has when one typing mistake in each is forgiven (1). Where further properties are searched, the same of the words of the name
 * and of these together: without mistakes (0), with mistakes (-1). A whole number, so that a cursor gives it back exactly.
 */
export function ranksOf({ wider }: SearchColumns): readonly string[] {
  return [...(wider === undefined ? [] : ['-1', '0']), '1', '2', '3', '4'];
}

/**
 * The conditions of a search on the rows under an alias. The functions stand in the database beside the columns; what is
 * made of the client's text is computed once for a statement, since it stands in subqueries of its own.
 */
export class Search {
  readonly text: Sql;
  readonly index: Sql;
  /** The words of the name and of further properties; absent where the name alone is searched. */
  readonly wider: Sql | undefined;
  /** The folded text; null where it has no word. */
  private readonly wanted: Sql;
  private readonly beyondWanted: Sql;
  private readonly starts: Sql;
  private readonly alike: Sql;

  /** @param source names the client's text among the values */
  constructor({ name, search }: Concept, alias: string, source: string) {
    if (!search) throw new Error(`${name} is not searched.`);
    const given = parameter(source, 'text');
    this.text = identifier(alias, search.text);
    this.index = identifier(alias, search.index);
    this.wider = search.wider === undefined ? undefined : identifier(alias, search.wider);
    this.wanted = sql`(select nullif(search_text(${given}), ''))`;
    // No word of a folded text has the last character of Unicode.
    this.beyondWanted = sql`(select nullif(search_text(${given}), '') || chr(1114111))`;
    this.starts = sql`(select search_starts(${given}))`;
    this.alike = sql`(select search_alike(${given}))`;
  }

  /** That a row is met at all. */
  isMet(): Sql {
    return sql`${this.wider ?? this.index} @@ ${this.alike}`;
  }

  /** That a row is met by its name. */
  isMetByName(): Sql {
    return sql`${this.index} @@ ${this.alike}`;
  }

  /** How well a row is met, of those that are. */
  rank(): Sql {
    const further = this.wider
      ? sql`when ${this.isMetByName()} then 1 when ${this.wider} @@ ${this.starts} then 0 else -1`
      : sql`else 1`;
    return sql`case when ${this.text} = ${this.wanted} then 4 when ${this.text} ^@ ${this.wanted} then 3 when ${this.hasStarts()} then 2 ${further} end`;
  }

  /** That a row is the text or begins with it: a span of the index on the folded texts. */
  isBegun(): Sql {
    return sql`${this.text} >= ${this.wanted} and ${this.text} < ${this.beyondWanted}`;
  }

  /** That a row's name has a word that begins with each of the text's words. */
  hasStarts(index = this.index): Sql {
    return sql`${index} @@ ${this.starts}`;
  }

  /** That a row of {@link hasStarts} is not one of {@link isBegun}. */
  isNotBegun(): Sql {
    return sql`not ${this.text} ^@ ${this.wanted}`;
  }

  /** That a row of {@link isMetByName} is not one of {@link hasStarts}. */
  lacksStarts(): Sql {
    return sql`not ${this.index} @@ ${this.starts}`;
  }

  /** That a row of the others is not one of {@link isMetByName}. */
  isNotMetByName(): Sql {
    return sql`not ${this.index} @@ ${this.alike}`;
  }
}
