import { concernsFacet } from '../condition/facet';
import type { Dimension } from '../metadata/dimensions';
import { rowTypeName } from '../metadata/generated';
import type { Given, ListShape } from '../operation/bound-arguments';
import type { BoundOperation } from '../operation/operation';
import { dimensionsIn } from '../operation/bind-groups';
import type { Selected } from '../operation/selection';
import type { CostContext } from './context';
import { conditionWeight, orderWeight } from './weigh';
import { shares, weights } from './weights';

/** The coerced arguments of a field in one request. */
export type ArgumentsOf = (selected: Selected) => Given;

/** A field that gives rows, each with what is selected below it. */
export interface Rows {
  readonly selected: Selected;
  /** The rows above it; absent at the root. */
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
export interface CostTerm {
  readonly selected: Selected;
  readonly units: number;
  /** What is charged, for the person whose operation is refused; put into words only then. */
  readonly what: () => string;
}

/** Tells what a selection costs in a request. */
export type Pricing = (request: Request) => CostTerm;

export function figure(value: number): string {
  return Math.ceil(value).toLocaleString('en').replaceAll(',', ' ');
}

/** The figures of one request: how many rows each field can have, from the sizes along its path. */
export class Request {
  readonly argumentsOf: ArgumentsOf = (selected) => this.bound.givenTo(selected);
  private readonly counts = new Map<Rows, number>();

  constructor(
    private readonly bound: BoundOperation,
    private readonly context: CostContext,
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

  private list({ selected }: List): ListShape {
    const shape = this.bound.shapeOf(selected);
    return shape?.kind === 'page' || shape?.kind === 'list' ? shape : {};
  }

  /** What choosing a list's rows costs for each row in reach: its filter and its search. */
  choice(list: List): number {
    const { filter } = this.list(list);
    const { search } = this.argumentsOf(list.selected);
    return (filter ? conditionWeight(filter) : 0) + (search == null ? 0 : shares.search);
  }

  /** What the filter of `count` or `share` costs for each row. */
  condition(part: Selected): number {
    const shape = this.bound.shapeOf(part);
    return shape?.kind === 'measure' && shape.filter ? conditionWeight(shape.filter) : 0;
  }

  /** What is read of a list beside the rows that it shows. */
  beyond(list: List): number {
    const { selected, above } = list;
    const likeness = selected.definition.name === 'similar' ? this.rows(above) * weights.similar : 0;
    return likeness + this.reach(list) * (this.choice(list) + this.order(list));
  }

  /** The dimensions of a summary. */
  dimensions({ definition }: Selected, by: unknown): readonly Dimension[] {
    return Array.isArray(by) && by.length > 0 ? dimensionsIn(definition, by as readonly string[]) : [];
  }

  /** Whether a dimension of a list leads over rows that are derived. */
  derives({ selected }: List, { path }: Dimension): boolean {
    return this.context.derives(rowTypeName(selected.definition.type), path);
  }

  /** How many dimensions of a facet read the list's filter otherwise than the list does. */
  facets(list: List, { definition }: Selected, dimensions: readonly Dimension[]): number {
    const { filter } = this.list(list);
    if (definition.name !== 'facets' || !filter) return 0;
    return dimensions.filter((each) => concernsFacet(filter, each)).length;
  }

  private order(list: List): number {
    const entity = this.context.entity(rowTypeName(list.selected.definition.type));
    const { order } = this.list(list);
    return entity && order ? orderWeight(entity, order) : 0;
  }
}

/** The rows of a level: found, read, and made JSON; of a list also chosen and sorted. */
export function rowsTerm(rows: Rows, list: List | undefined): Pricing {
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
export function countTerm(list: List, count: Selected): Pricing {
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
 * `aggregate`, `groups` or `facets`: every row in reach, once more for each dimension. If the filter tests the dimension of a
 * facet, the facet also finds the keys that the filter selects, and the keys that count.
 */
export function summaryTerm(list: List, summary: Selected): Pricing {
  return (request) => {
    const dimensions = request.dimensions(summary, request.argumentsOf(summary)['by']);
    const count = dimensions.length;
    const choice = request.choice(list) * Math.max(1, count);
    const deriving = dimensions.filter((each) => request.derives(list, each)).length * shares.derived;
    const facets = request.facets(list, summary, dimensions);
    const selecting = facets * request.choice(list);
    const each = shares.aggregate + count * shares.dimension + deriving + choice + selecting;
    const units = (1 + facets) * weights.level + request.reach(list) * each;
    const what = count === 0 ? 'an aggregate' : count === 1 ? '1 dimension' : `${count} dimensions`;
    return { selected: summary, units, what: () => `${what} of the whole list` };
  };
}

/** `count(filter)` or `share(filter)`: one more condition on every row of its list. */
export function partTerm(list: List, part: Selected): Pricing {
  return (request) => {
    const units = request.reach(list) * (shares.part + request.condition(part));
    return { selected: part, units, what: () => 'a count of some rows of the whole list' };
  };
}
