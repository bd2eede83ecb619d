import type { GraphQLSchema } from 'graphql';
import { getNamedType } from 'graphql';
import { readOwnCursor } from '../../reference/cursor';
import type { ChangeDates, NamedGroups } from '../../reference/group-pages';
import { readNamedGroups } from '../../reference/group-pages';
import type { HttpQuestion } from '../../reference/reference';

/** Sends a request to a hub and returns the body of its answer. */
type Ask = (parameters: HttpQuestion['parameters']) => Promise<string>;

const ownCursor = /reference-cursor\.[\w-]+/g;

/** The hub refuses to say where a row or a group stands. */
class NoCursor extends Error {
  override readonly name = 'NoCursor';
}

/**
 * The hub's cursors for the cursors of the reference. The content of a hub's cursor is opaque. So the hub is asked for the row
 * of the place in the same order, as of the same date, and the cursor in its result is used.
 */
export class HubCursors {
  readonly #known = new Map<string, Promise<string>>();
  #asked = 0;

  constructor(
    private readonly ask: Ask,
    private readonly schema: GraphQLSchema,
  ) {}

  /** A question with the hub's cursors in it. */
  async translate(question: HttpQuestion): Promise<HttpQuestion> {
    const text = JSON.stringify(question.parameters);
    let translated = text;
    for (const own of new Set(text.match(ownCursor)))
      translated = translated.replaceAll(own, await this.#cursorOf(own));
    return { ...question, parameters: JSON.parse(translated) as HttpQuestion['parameters'] };
  }

  #cursorOf(own: string): Promise<string> {
    let cursor = this.#known.get(own);
    if (!cursor) this.#known.set(own, (cursor = this.#ask(own)));
    return cursor;
  }

  async #ask(own: string): Promise<string> {
    const named = readNamedGroups(own);
    if (named?.groups.change) return this.#askChange(own, named.groups, named.groups.change, named.at);
    if (named) return this.#askGroups(own, named.groups, named.at);
    const place = readOwnCursor(own);
    // A damaged cursor is invalid for both.
    if (!place) return own;
    const { type, orderBy, search, date: asOf, locale, id } = place;
    const [declared, used] = search === null ? ['', ''] : ['$search: String!, ', 'search: $search, '];
    // Each is a document of its own: for a frequent document the hub may try out plans with extra statements.
    const query = `query Place${++this.#asked}(${declared}$orderBy: [${type}Order!], $asOf: Date, $id: ID! ${locale === null ? ')' : ', $locale: String!) @inLocale(locale: $locale)'} {
      list: ${this.#rootOf(type)}(${used}orderBy: $orderBy, asOf: $asOf, filter: { id: { eq: $id } }) { edges { cursor } }
    }`;
    const variables = {
      ...(search !== null && { search }),
      orderBy,
      asOf,
      id: `${type}:${id}`,
      ...(locale === null ? {} : { locale }),
    };
    const result = await this.ask({ query, variables });
    const { data } = JSON.parse(result) as { data?: { list: { edges: { cursor: string }[] } } | null };
    // A hub that is overloaded would otherwise seem to lack the row, each time that the cursor is used.
    if (!data) throw new NoCursor(`The hub gave no cursor of ${type} ${id}: ${result}`);
    // If the hub has no such row, its result of the request itself shows the difference.
    return data?.list.edges[0]?.cursor ?? `no cursor of ${id}`;
  }

  async #askGroups(
    own: string,
    { type, by, precision, orderBy, date, locale }: NamedGroups,
    at: number,
  ): Promise<string> {
    const query = `query Place${++this.#asked}($by: [${type}Dimension!]!, $orderBy: [${type}GroupOrder!], $asOf: Date, $first: Int ${locale === null ? ')' : ', $locale: String!) @inLocale(locale: $locale)'} {
      list: ${this.#rootOf(type)}(asOf: $asOf) { groups(by: $by, ${gridOf(precision)}orderBy: $orderBy, first: $first) { edges { cursor } } }
    }`;
    const variables = { by, orderBy, asOf: date, first: at + 1, ...(locale === null ? {} : { locale }) };
    const result = await this.ask({ query, variables });
    const { data } = JSON.parse(result) as { data?: { list: { groups: { edges: { cursor: string }[] } } } | null };
    if (!data) throw new NoCursor(`The hub gave no cursor for ${own}: ${result}`);
    return data.list.groups.edges[at]?.cursor ?? `no cursor at ${at}`;
  }

  async #askChange(
    own: string,
    { type, by, precision, orderBy, date }: NamedGroups,
    { from, to }: ChangeDates,
    at: number,
  ): Promise<string> {
    const [declared, used] = by.length === 0 ? ['', ''] : [`$by: [${type}Dimension!]!, `, 'by: $by, '];
    const query = `query Place${++this.#asked}(${declared}$from: Date!, $to: Date!, $orderBy: [${type}ChangeOrder!], $asOf: Date, $first: Int) {
      list: ${this.#rootOf(type)}(asOf: $asOf) { change(${used}${gridOf(precision)}from: $from, to: $to, orderBy: $orderBy, first: $first) { edges { cursor } } }
    }`;
    const variables = { ...(by.length > 0 && { by }), from, to, orderBy, asOf: date, first: at + 1 };
    const result = await this.ask({ query, variables });
    const { data } = JSON.parse(result) as { data?: { list: { change: { edges: { cursor: string }[] } } } | null };
    if (!data) throw new NoCursor(`The hub gave no cursor for ${own}: ${result}`);
    return data.list.change.edges[at]?.cursor ?? `no cursor at ${at}`;
  }

  #rootOf(type: string): string {
    const fields = Object.values(this.schema.getQueryType()?.getFields() ?? {});
    const root = fields.find((field) => getNamedType(field.type).name === `${type}Connection`);
    if (!root) throw new Error(`No root field lists ${type}.`);
    return root.name;
  }
}

/** The argument of the grid, if groups are by one. */
function gridOf(precision: number | null): string {
  return precision === null ? '' : `grid: { precision: ${precision} }, `;
}
