import { getNamedType } from 'graphql';
import type { Given } from '../operation/bound-arguments';
import { dimensionsIn } from '../operation/bind-groups';
import type { Selected } from '../operation/selection';
import type { Costed } from './costed';
import { filterWeight, inputObject, orderWeight } from './list-weight';
import { shares, weights } from './weights';

/** The coerced arguments of a field in one request. */
export type ArgumentsOf = (selected: Selected) => Given;

/** A field that gives rows, each with what is selected below it. */
export interface Rows {
  readonly selected: Selected;
  /** The rows that it hangs on; absent at the root. */
  readonly above: Rows | undefined;
  /** How many rows it has at most for each row above. */
  readonly size: (argumentsOf: ArgumentsOf) => number;
  /** Scalars of each row. */
  readonly cells: number;
  /** Levels of the statement that find them. */
  readonly levels: number;
  /** Whether they are derived anew for each row above. */
  readonly derived: boolean;
}

/** A list of which more may be read than is shown. */
export interface List {
  readonly selected: Selected;
  readonly above: Rows | undefined;
}

/** What one selection costs in one request. */
export interface Charge {
  readonly selected: Selected;
  readonly units: number;
  /** What is charged, for the person whose operation is refused; put into words only then. */
  readonly what: () => string;
}

/** One of the things that an operation is charged for. */
export type Charging = (request: Request) => Charge;

export function figure(value: number): string {
  return Math.ceil(value).toLocaleString('en').replaceAll(',', ' ');
}

/** The figures of one request: how many rows each field can have, from the sizes along its path. */
export class Request {
  private readonly counts = new Map<Rows, number>();

  constructor(
    readonly argumentsOf: ArgumentsOf,
    readonly costed: Costed,
  ) {}

  /** Rows at most, over all rows above; one above the root. */
  rows(rows: Rows | undefined): number {
    if (!rows) return 1;
    let count = this.counts.get(rows);
    if (count === undefined) {
      count = this.rows(rows.above) * rows.size(this.argumentsOf);
      this.counts.set(rows, count);
    }
    return count;
  }

  /** `50 × 50 × 3 = 7 500 rows`. */
  product(rows: Rows): string {
    const factors: string[] = [];
    for (let each: Rows | undefined = rows; each; each = each.above) {
      const size = each.size(this.argumentsOf);
      if (size !== 1) factors.unshift(figure(size));
    }
    const total = `${figure(this.rows(rows))} rows`;
    return factors.length > 1 ? `${factors.join(' × ')} = ${total}` : total;
  }

  /** How many rows a list has to be taken to have beyond its page, for all rows above together. */
  reach({ above }: List): number {
    return above ? this.rows(above) * weights.reach.nested : weights.reach.root;
  }

  /** What choosing a list's rows costs for each row in reach: its filter and its search. */
  choice({ selected }: List): number {
    const { filter, search } = this.argumentsOf(selected);
    return this.condition(selected, filter) + (search == null ? 0 : shares.search);
  }

  /** What a filter among a field's arguments costs for each row. */
  condition({ definition }: Selected, filter: unknown): number {
    const type = inputObject(definition.args.find(({ name }) => name === 'filter')?.type);
    return type && filter != null ? filterWeight(type, filter as Given, this.costed) : 0;
  }

  /** What is read of a list beside the rows that it shows. */
  beyond(list: List): number {
    const { selected, above } = list;
    const likeness = selected.definition.name === 'similar' ? this.rows(above) * weights.similar : 0;
    return likeness + this.reach(list) * (this.choice(list) + this.order(list));
  }

  /** How many of a summary's dimensions lead over rows that are derived. */
  derivedDimensions({ selected }: List, { definition }: Selected, by: readonly string[] = []): number {
    if (by.length === 0) return 0;
    const type = getNamedType(selected.definition.type).name.replace(/Connection$/, '');
    return dimensionsIn(definition, by).filter(({ path }) => this.costed.derives(type, path)).length;
  }

  /** How many dimensions of a facet read the list's filter otherwise than the list does. */
  facetDimensions({ selected }: List, { definition }: Selected, by: readonly string[] = []): number {
    const { filter } = this.argumentsOf(selected);
    if (definition.name !== 'facets' || filter == null) return 0;
    const type = getNamedType(selected.definition.type).name.replace(/Connection$/, '');
    return dimensionsIn(definition, by).filter((each) => this.costed.concernsFacet(type, filter as Given, each)).length;
  }

  private order({ selected: { definition }, selected }: List): number {
    const type = inputObject(definition.args.find(({ name }) => name === 'orderBy')?.type);
    const keys = this.argumentsOf(selected)['orderBy'];
    return type && keys != null ? orderWeight(type, keys as readonly Given[], this.costed) : 0;
  }
}

/** The rows of a level: found, read, and made JSON; of a list also chosen and sorted. */
export function chargeRows(rows: Rows, list: List | undefined): Charging {
  const cellsAndRow = weights.row + rows.cells * weights.cell;
  return (request) => {
    const beyond = list ? request.beyond(list) : 0;
    const deriving = rows.derived ? request.rows(rows.above) * shares.derived : 0;
    const units = rows.levels * weights.level + request.rows(rows) * cellsAndRow + deriving + beyond;
    const choosing = (): string => (beyond > 0 ? ` and ${figure(beyond)} for its filter, order or search` : '');
    return { selected: rows.selected, units, what: () => `${request.product(rows)}${choosing()}` };
  };
}

/** `totalCount`: every row in reach, or as many as are asked for. */
export function chargeCount(list: List, count: Selected): Charging {
  return (request) => {
    const { upTo } = request.argumentsOf(count);
    const reach = request.reach(list);
    const counted = typeof upTo === 'number' ? Math.min(reach, upTo * request.rows(list.above)) : reach;
    const units = weights.level + counted * shares.count + reach * request.choice(list);
    const times = (): string => (list.above ? ` for each of ${figure(request.rows(list.above))} rows` : '');
    const kind = (): string => (typeof upTo === 'number' ? `a count up to ${figure(upTo)}` : 'an exact count');
    return { selected: count, units, what: () => `${kind()}${times()}` };
  };
}

/**
 * `aggregate`, `groups` or `facets`: every row in reach, once more for each dimension. A facet that the filter speaks of
 * also finds which keys the filter selects, and which may count.
 */
export function chargeSummary(list: List, summary: Selected): Charging {
  return (request) => {
    const { by } = request.argumentsOf(summary);
    const dimensions = Array.isArray(by) ? by.length : 0;
    const choice = request.choice(list) * Math.max(1, dimensions);
    const deriving = request.derivedDimensions(list, summary, by as readonly string[] | undefined) * shares.derived;
    const facets = request.facetDimensions(list, summary, by as readonly string[] | undefined);
    const selecting = facets * request.choice(list);
    const each = shares.aggregate + dimensions * shares.dimension + deriving + choice + selecting;
    const units = (1 + facets) * weights.level + request.reach(list) * each;
    const what = dimensions === 0 ? 'an aggregate' : dimensions === 1 ? '1 dimension' : `${dimensions} dimensions`;
    return { selected: summary, units, what: () => `${what} of the whole list` };
  };
}

/** `count(filter)` or `share(filter)`: one more condition on every row of its list. */
export function chargePart(list: List, part: Selected): Charging {
  return (request) => {
    const { filter } = request.argumentsOf(part);
    const units = request.reach(list) * (shares.part + request.condition(part, filter));
    return { selected: part, units, what: () => 'a count of some rows of the whole list' };
  };
}
