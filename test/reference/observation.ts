import type { GraphQLInputType } from 'graphql';
import { getNamedType, getNullableType, isEnumType, isInputObjectType } from 'graphql';

/**
 * The most combinations of keys that the reference lists for one request. The random documents stay far below it, but a document
 * that was made smaller may list billions, which no memory holds.
 */
const mostCells = 200_000;

/** The parts of the schema that the execution of one document used. */
export class Observation {
  /** Fields that were resolved on a row, as `Type.field`. */
  readonly fields = new Set<string>();
  /** Arguments that were given a value, as `Type.field(argument)`. */
  readonly arguments = new Set<string>();
  /** Edges that reached at least one row, as `Type.field`. */
  readonly edges = new Set<string>();
  /** Types of which a row was reached. */
  readonly types = new Set<string>();
  /** Members of filters that stood where an operator, a quantifier or a connective stands, by name. */
  readonly operators = new Set<string>();
  /** Members of orders as `PartnerOrder.name`, and the values of `Sort`. */
  readonly orders = new Set<string>();
  /** Dimensions by which there were groups, as `Partner.COUNTRY`. */
  readonly dimensions = new Set<string>();
  /** The ways in which results of another view than today's were selected, in the words of the coverage. */
  readonly views = new Set<string>();
  /** The distances in the result: the last digits of two implementations can differ. */
  readonly distances = new Set<number>();
  /** The most edges below a root field's row that still reached a row. */
  depth = 0;
  /** Whether a page below the root held some but not all rows of its list. */
  hasCutInnerPage = false;
  /** Whether the result has a value that only the database knows. */
  readsRows = false;
  #cells = 0;

  /** Whether the request lists more combinations of keys than the reference does, so that its answer proves nothing. */
  get isTooLarge(): boolean {
    return this.#cells > mostCells;
  }

  /** Notes combinations of keys before they are listed. @throws RangeError if the request lists too many */
  addCells(cells: number): void {
    this.#cells += cells;
    if (this.isTooLarge)
      throw new RangeError(`The reference lists at most ${mostCells} combinations of keys for a request.`);
  }

  /** Notes every member of an order, at any depth; filters in it aside. */
  addOrder(type: GraphQLInputType, order: unknown): void {
    if (Array.isArray(order)) for (const each of order) this.addOrder(type, each);
    const named = getNamedType(getNullableType(type));
    if (isEnumType(named) && typeof order === 'string') this.orders.add(`${named.name}.${order}`);
    if (!isInputObjectType(named) || !named.name.endsWith('Order') || Array.isArray(order)) return;
    for (const [name, value] of Object.entries((order ?? {}) as Readonly<Record<string, unknown>>)) {
      const field = named.getFields()[name];
      if (!field || value === null || value === undefined) continue;
      this.orders.add(`${named.name}.${name}`);
      this.addOrder(field.type, value);
      if (name === 'of') this.addOperators(value);
    }
  }

  /** Notes every member of a filter, at any depth. */
  addOperators(filter: unknown): void {
    if (Array.isArray(filter)) for (const each of filter) this.addOperators(each);
    else if (typeof filter === 'object' && filter !== null) {
      for (const [name, value] of Object.entries(filter)) {
        this.operators.add(name);
        this.addOperators(value);
      }
    }
  }
}
