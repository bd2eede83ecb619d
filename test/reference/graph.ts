import type { GraphQLSchema } from 'graphql';
import type { Edge, EntityFacts } from './edges';
import { entityFacts } from './entities';
import { derivations } from './eligibility';
import type { Row, Table, Tables } from './tables';
import type { View } from './view';
import { dayOf } from './view';

type Index = ReadonlyMap<string, readonly Row[]>;

const none: readonly Row[] = [];

/** The most views of one database whose reached rows are kept. */
const mostViews = 40;

/** The state that all views of one database share. */
class Family {
  readonly indexes = new Map<string, Index>();
  readonly views = new Map<string, Graph>();

  constructor(
    readonly tables: Tables,
    readonly schema: GraphQLSchema,
  ) {}
}

/** The rows of the database as a graph, in one view. */
export class Graph {
  readonly #family: Family;
  readonly #lists = new Map<string, readonly Row[]>();
  readonly #reached = new WeakMap<Row, Map<string, readonly Row[]>>();

  private constructor(
    family: Family,
    readonly view: View,
  ) {
    this.#family = family;
  }

  /** A graph over these rows in the view of today. */
  static over(tables: Tables, schema: GraphQLSchema, today: string): Graph {
    return new Graph(new Family(tables, schema), { day: today, isDated: false });
  }

  /** The same rows in another view. */
  seen(change: Partial<View>): Graph {
    const { views } = this.#family;
    const view = { ...this.view, ...change };
    const name = JSON.stringify([view.day, view.isDated, view.locale]);
    const graph = views.get(name) ?? new Graph(this.#family, view);
    views.delete(name);
    views.set(name, graph);
    for (const oldest of views.keys()) if (views.size > mostViews) views.delete(oldest);
    return graph;
  }

  /** The same rows as rules see them: as of the day, in the default locales of texts. */
  judging(): Graph {
    const { locale: _locale, ...view } = this.view;
    return new Graph(this.#family, view).seen({ isDated: true });
  }

  get schema(): GraphQLSchema {
    return this.#family.schema;
  }

  get tables(): Tables {
    return this.#family.tables;
  }

  get day(): string {
    return this.view.day;
  }

  /** The reference instant of the request: noon, at which the clocks of tests stand, or the last instant of the request date. */
  get moment(): string {
    return `${this.view.day}T${this.view.isDated ? '23:59:59.999' : '12:00:00.000'}Z`;
  }

  table(type: string): Table {
    const table = this.tables.byType.get(type);
    if (!table) throw new Error(`There is no type ${type}.`);
    return table;
  }

  facts(type: string): EntityFacts {
    const facts = entityFacts[type];
    if (!facts) throw new Error(`The reference knows nothing of ${type}.`);
    return facts;
  }

  edge(type: string, field: string): Edge | undefined {
    return entityFacts[type]?.edges[field];
  }

  /** Every row of a type that has begun, in the default order of the type. */
  rows(type: string): readonly Row[] {
    let rows = this.#lists.get(type);
    if (!rows) this.#lists.set(type, (rows = this.#begun(type, this.table(type).rows)));
    return rows;
  }

  /** The row with a key. */
  row(type: string, key: string): Row | undefined {
    const row = this.table(type).byId.get(key);
    return row && this.hasBegun(type, row) ? row : undefined;
  }

  /** The row with a natural key. */
  find(type: string, property: string, value: string): Row | undefined {
    return this.#begun(type, this.#index(type, property).get(value) ?? none)[0];
  }

  /** The rows that an edge reaches from a row, in the default order of their type. */
  reach(type: string, row: Row, field: string): readonly Row[] {
    let reached = this.#reached.get(row);
    if (!reached) this.#reached.set(row, (reached = new Map()));
    let rows = reached.get(field);
    if (!rows) {
      const edge = this.edge(type, field);
      if (!edge) throw new Error(`${type} has no edge ${field}.`);
      reached.set(field, (rows = this.#follow(type, row, edge)));
    }
    return rows;
  }

  /** The type of the related rows of an edge. */
  target(row: Row, edge: Edge): string {
    return edge.kind === 'reference' ? String(row[edge.type]) : edge.target;
  }

  /** Whether a row with a period is in force on the day. A suspended award is not. */
  inForce(type: string, row: Row): boolean {
    const { validFrom, validTo } = row as unknown as { validFrom: string; validTo: string | null };
    if (validFrom > this.day || (validTo !== null && validTo <= this.day)) return false;
    return type !== 'Award' || !this.isSuspended(row);
  }

  isSuspended(award: Row): boolean {
    return this.reach('Award', award, 'suspensions').some((suspension) => this.inForce('AwardSuspension', suspension));
  }

  /** Whether a row has begun. Without a date in the request, every row has. */
  hasBegun(type: string, row: Row): boolean {
    const begun = this.view.isDated ? entityFacts[type]?.begun : undefined;
    if (!begun) return true;
    const day = dayOf(row[begun]);
    return day !== null && day <= this.day;
  }

  #begun(type: string, rows: readonly Row[]): readonly Row[] {
    return this.view.isDated ? rows.filter((row) => this.hasBegun(type, row)) : rows;
  }

  #follow(type: string, row: Row, edge: Edge): readonly Row[] {
    switch (edge.kind) {
      case 'one': {
        const rows = this.#present(edge.target, [row[edge.property]]);
        return edge.nullable ? this.#begun(edge.target, rows) : rows;
      }
      case 'reverseOne':
      case 'many':
        return this.#begun(edge.target, this.#index(edge.target, edge.property).get(row.id) ?? none);
      case 'joined':
        return this.#begun(
          edge.target,
          edge.owner === 'here'
            ? this.#present(edge.target, row[edge.property] as readonly string[])
            : (this.#index(edge.target, edge.property).get(row.id) ?? none),
        );
      case 'linked': {
        const links = this.#index(edge.link, edge.here).get(row.id) ?? none;
        return this.#present(
          edge.target,
          links.filter((link) => this.inForce(edge.link, link)).map((link) => link[edge.there]),
        );
      }
      case 'similar': {
        const mine = new Set(this.reach(type, row, edge.sharing));
        const shared = (other: Row): number =>
          this.reach(type, other, edge.sharing).filter((each) => mine.has(each)).length;
        return this.rows(type)
          .filter((other) => other.id !== row.id && other[edge.among] === row[edge.among])
          .map((other) => ({ other, count: shared(other) }))
          .filter(({ count }) => count > 0)
          .sort((left, right) => right.count - left.count)
          .map(({ other }) => other);
      }
      case 'derived':
      case 'derivedOne':
        return derivations[edge.by](this, row);
      case 'reference': {
        const named = String(row[edge.type]);
        return this.tables.byType.has(named) ? this.#begun(named, this.#present(named, [row[edge.key]])) : none;
      }
      case 'references':
        return (this.#index(edge.target, edge.key).get(row.id) ?? none).filter(
          (reference) => reference[edge.type] === type,
        );
    }
  }

  #present(type: string, keys: readonly unknown[]): readonly Row[] {
    const { byId, compare, textsOf } = this.table(type);
    const rows = [...new Set(keys)].flatMap((key) => byId.get(String(key)) ?? []);
    return rows.sort((left, right) => compare(textsOf(left), left.id, textsOf(right), right.id));
  }

  /** Rows by the value of a property, or by each of its values, in the order of the table. */
  #index(type: string, property: string): Index {
    const { indexes } = this.#family;
    const name = `${type}.${property}`;
    let index = indexes.get(name);
    if (!index) {
      const grouped = new Map<string, Row[]>();
      for (const row of this.table(type).rows) {
        const value = row[property];
        for (const each of Array.isArray(value) ? value : value === null ? [] : [value]) {
          const rows = grouped.get(String(each));
          if (rows) rows.push(row);
          else grouped.set(String(each), [row]);
        }
      }
      indexes.set(name, (index = grouped));
    }
    return index;
  }
}
