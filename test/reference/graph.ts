import type { ConceptFacts, Edge } from './concepts';
import { conceptFacts } from './concepts';
import type { Row, Table, Tables } from './tables';

type Index = ReadonlyMap<string, readonly Row[]>;

const none: readonly Row[] = [];

/** The rows of the database as a graph, at one day. */
export class Graph {
  readonly #indexes = new Map<string, Index>();
  readonly #reached = new WeakMap<Row, Map<string, readonly Row[]>>();

  constructor(
    readonly tables: Tables,
    readonly day: string,
  ) {}

  table(type: string): Table {
    const table = this.tables.get(type);
    if (!table) throw new Error(`There is no type ${type}.`);
    return table;
  }

  facts(type: string): ConceptFacts {
    const facts = conceptFacts[type];
    if (!facts) throw new Error(`The reference knows nothing of ${type}.`);
    return facts;
  }

  edge(type: string, field: string): Edge | undefined {
    return conceptFacts[type]?.edges[field];
  }

  /** The row with a natural key. */
  find(type: string, property: string, value: string): Row | undefined {
    return this.#index(type, property).get(value)?.[0];
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

  /** Which type of rows an edge reaches from a row. */
  target(row: Row, edge: Edge): string {
    return edge.kind === 'reference' ? String(row[edge.type]) : edge.target;
  }

  /** Whether a row with a period is in force at the day; an award is not while a suspension runs. */
  inForce(type: string, row: Row): boolean {
    const { validFrom, validTo } = row as unknown as { validFrom: string; validTo: string | null };
    if (validFrom > this.day || (validTo !== null && validTo <= this.day)) return false;
    return type !== 'Award' || !this.isSuspended(row);
  }

  isSuspended(award: Row): boolean {
    return this.reach('Award', award, 'suspensions').some((suspension) => this.inForce('AwardSuspension', suspension));
  }

  #follow(type: string, row: Row, edge: Edge): readonly Row[] {
    switch (edge.kind) {
      case 'one':
        return this.#present(edge.target, [row[edge.property]]);
      case 'reverseOne':
      case 'many':
        return this.#index(edge.target, edge.property).get(row.id) ?? none;
      case 'joined':
        return edge.owner === 'here'
          ? this.#present(edge.target, row[edge.property] as readonly string[])
          : (this.#index(edge.target, edge.property).get(row.id) ?? none);
      case 'linked': {
        const links = this.#index(edge.link, edge.here).get(row.id) ?? none;
        return this.#present(
          edge.target,
          links.filter((link) => this.inForce(edge.link, link)).map((link) => link[edge.there]),
        );
      }
      case 'reference':
        return this.tables.has(String(row[edge.type])) ? this.#present(String(row[edge.type]), [row[edge.key]]) : none;
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

  /** Rows by the value of a property, or by each of its values; within one value in the table's order. */
  #index(type: string, property: string): Index {
    const name = `${type}.${property}`;
    let index = this.#indexes.get(name);
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
      this.#indexes.set(name, (index = grouped));
    }
    return index;
  }
}
