import type { Entity } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, materialized, parameter, sql } from '../sql/sql';

/** What is made of the client's text: each an expression of one value. */
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

/**
 * The conditions of a search on the rows under an alias. The functions stand in the database beside the columns; what is
 * made of the client's text is computed once where it stands, since it stands in subqueries of its own.
 */
export class Search {
  readonly text: Sql;
  readonly index: Sql;
  /** The words of the name and of further properties; absent where the name alone is searched. */
  private readonly widerIndex: Sql | undefined;

  private constructor(
    private readonly entity: Entity,
    private readonly alias: string,
    private readonly source: string,
    private readonly terms: Terms,
  ) {
    const { search } = entity;
    if (!search) throw new Error(`${entity.name} is not searched.`);
    this.text = identifier(alias, search.text);
    this.index = identifier(alias, search.index);
    this.widerIndex = search.wider === undefined ? undefined : identifier(alias, search.wider);
  }

  /** @param source names the client's text among the values */
  static of(entity: Entity, alias: string, source: string): Search {
    const given = parameter(source, 'text');
    return new Search(entity, alias, source, {
      wanted: sql`(select nullif(search_text(${given}), ''))`,
      beyondWanted: sql`(select nullif(search_text(${given}), '') || ${lastCharacter})`,
      starts: sql`(select search_starts(${given}))`,
      alike: sql`(select search_alike(${given}))`,
    });
  }

  /**
   * The same search for a statement that has many conditions of it: what is made of the text is computed once, and only where it is
   * needed, by common table expressions.
   */
  shared(): { readonly search: Search; readonly definitions: readonly Sql[] } {
    const given = parameter(this.source, 'text');
    const [wanted, starts, alike] = ['wanted', 'starting', 'resembling'].map((what) =>
      identifier(`${this.alias} ${what}`),
    ) as [Sql, Sql, Sql];
    return {
      search: new Search(this.entity, this.alias, this.source, {
        wanted: sql`(select value from ${wanted})`,
        beyondWanted: sql`(select value || ${lastCharacter} from ${wanted})`,
        starts: sql`(select value from ${starts})`,
        alike: sql`(select value from ${alike})`,
      }),
      definitions: [
        materialized(wanted, sql`select nullif(search_text(${given}), '') as value`),
        materialized(starts, sql`select search_starts(${given}) as value`),
        materialized(alike, sql`select search_alike(${given}) as value`),
      ],
    };
  }

  /** Whether further properties are searched. */
  get isWider(): boolean {
    return this.widerIndex !== undefined;
  }

  /** That a row is met at all. */
  isMet(): Sql {
    return sql`${this.widerIndex ?? this.index} @@ ${this.terms.alike}`;
  }

  /** How well a row is met, of those that are. */
  rank(): Sql {
    const { wanted } = this.terms;
    const further = this.isWider ? sql`when ${this.isMetByName()} then 1 else ${this.widerRank()}` : sql`else 1`;
    return sql`case when ${this.text} = ${wanted} then 4 when ${this.text} ^@ ${wanted} then 3 when ${this.hasStarts()} then 2 ${further} end`;
  }

  /** How well a row is met that its name does not meet. */
  widerRank(): Sql {
    return sql`case when ${this.widerIndex ?? this.index} @@ ${this.terms.starts} then 0 else -1 end`;
  }

  /** That a row's name is the text or begins with it: a span of the index on the folded texts. */
  begins(): Sql {
    return sql`${this.text} >= ${this.terms.wanted} and ${this.text} < ${this.terms.beyondWanted}`;
  }

  /** That a row's name has a word that begins with each of the text's words. */
  hasStarts(): Sql {
    return sql`${this.index} @@ ${this.terms.starts}`;
  }

  /** That a row is met by its name. */
  isMetByName(): Sql {
    return sql`${this.index} @@ ${this.terms.alike}`;
  }

  /** That a row of {@link hasStarts} is not one of {@link begins}. */
  doesNotBegin(): Sql {
    return sql`not ${this.text} ^@ ${this.terms.wanted}`;
  }

  /** That a row of {@link isMetByName} is not one of {@link hasStarts}. */
  lacksStarts(): Sql {
    return sql`not ${this.hasStarts()}`;
  }

  /** That a row of {@link isMet} is not one of {@link isMetByName}. */
  isNotMetByName(): Sql {
    return sql`not ${this.isMetByName()}`;
  }
}

/** No word of a folded text has the last character of Unicode. */
const lastCharacter = sql`chr(1114111)`;
