import type { GraphQLError, GraphQLNamedType } from 'graphql';
import { getNamedType, isInterfaceType, isLeafType, isListType, isNonNullType } from 'graphql';
import { defaultPage } from '../metadata/limits';
import { entityOfRole } from '../metadata/generated';
import type { Given } from '../operation/bound-arguments';
import { refusal } from '../errors/errors';
import type { BoundOperation } from '../operation/operation';
import type { Selected, Selection } from '../operation/selection';
import type { CostContext } from './context';
import type { CostTerm, List, Pricing, Rows } from './terms';
import { countTerm, figure, partTerm, Request, rowsTerm, summaryTerm } from './terms';
import { weights } from './weights';

/** What an operation costs, and what an operation may cost. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

/** The cost of an operation, with the refusal if it is above the limit. */
export interface Price {
  readonly cost: Cost;
  readonly refusal?: GraphQLError;
}

const rowFields = new Set(['edges', 'nodes', 'pageInfo']);
const summaries = new Set(['aggregate', 'groups', 'facets']);
const parts = new Set(['count', 'share']);

/**
 * What an operation will cost, told from its document and its variables alone: never from what the tables hold, so that
 * a cost says nothing about rows that are there or not. It is read once for a document; a request gives the arguments.
 */
export class CostModel {
  private readonly terms: Pricing[] = [];

  constructor(
    selection: Selection,
    private readonly context: CostContext,
  ) {
    this.visit(selection, undefined, undefined);
  }

  /** Prices a request. The refusal names the most expensive selection. */
  price(bound: BoundOperation, limit: number): Price {
    const request = new Request(bound, this.context);
    let sum = 0;
    let dearest: CostTerm | undefined;
    for (const pricing of this.terms) {
      const term = pricing(request);
      sum += term.units;
      if (!dearest || term.units > dearest.units) dearest = term;
    }
    const cost = { requested: Math.ceil(sum), limit };
    return dearest && cost.requested > limit ? { cost, refusal: tooComplex(cost, dearest) } : { cost };
  }

  /** @param list whose rows a summary is made of, where the selection stands within one */
  private visit({ fields }: Selection, above: Rows | undefined, list: List | undefined): void {
    for (const selected of fields) this.field(selected, above, list);
  }

  private field(selected: Selected, above: Rows | undefined, list: List | undefined): void {
    const { definition } = selected;
    const named = getNamedType(definition.type);
    if (named.name.startsWith('__')) return;
    if (list && parts.has(definition.name)) this.terms.push(partTerm(list, selected));
    if (isLeafType(named)) return;
    if (this.context.entity(named.name) || isInterfaceType(named)) this.edge(selected, above);
    else if (isConnection(named)) this.connection(selected, above);
    else for (const below of selected.selections.values()) this.visit(below, above, list);
  }

  /** A to-one edge, a list, or a look-up by keys. */
  private edge(selected: Selected, above: Rows | undefined): void {
    const { definition, selections } = selected;
    const isList = isListType(isNonNullType(definition.type) ? definition.type.ofType : definition.type);
    const rows: Rows = {
      selected,
      above,
      size: isList ? (argumentsOf) => listSize(argumentsOf(selected)) : () => 1,
      // A row is of one of the types that may stand there.
      cells: Math.max(0, ...[...selections.values()].map((each) => this.cells([each]))),
      levels: selections.size,
      derived: this.derives(selected),
    };
    this.terms.push(rowsTerm(rows, isList ? { selected, above } : undefined));
    for (const below of selections.values()) this.visit(below, rows, undefined);
  }

  private connection(selected: Selected, above: Rows | undefined): void {
    const list: List = { selected, above };
    const fields = [...selected.selections.values()].flatMap(({ fields: found }) => found);
    const shown = fields.filter(({ definition }) => rowFields.has(definition.name));
    if (shown.length > 0) {
      const nodes = shown.flatMap((each) => (each.definition.name === 'edges' ? nodesOf(each) : [each]));
      const rows: Rows = {
        selected,
        above,
        size: (argumentsOf) => pageSize(argumentsOf(selected)),
        cells: this.cells(nodes.flatMap(({ selections }) => [...selections.values()])),
        levels: 1,
        derived: this.derives(selected),
      };
      this.terms.push(rowsTerm(rows, list));
      for (const { selections } of nodes) for (const below of selections.values()) this.visit(below, rows, undefined);
    }
    for (const field of fields) {
      if (field.definition.name === 'totalCount') this.terms.push(countTerm(list, field));
      else if (summaries.has(field.definition.name)) this.summary(field, list);
    }
  }

  private summary(selected: Selected, list: List): void {
    this.terms.push(summaryTerm(list, selected));
    const below = [...selected.selections.values()];
    if (!selected.definition.args.some(({ name }) => name === 'by')) {
      for (const each of below) this.visit(each, list.above, list);
      return;
    }
    const groups: Rows = {
      selected,
      above: list.above,
      size: (argumentsOf) => groupCount(argumentsOf(selected), selected.definition.name === 'facets'),
      cells: this.cells(below),
      levels: 1,
      derived: false,
    };
    this.terms.push(rowsTerm(groups, undefined));
    for (const each of below) this.visit(each, groups, list);
  }

  /** Scalars of one row, small objects such as an amount of money taken apart. */
  private cells(selections: Iterable<Selection>): number {
    let cells = 0;
    for (const { fields } of selections) {
      for (const { definition, selections: below } of fields) {
        const named = getNamedType(definition.type);
        if (isLeafType(named)) cells++;
        else if (!this.readsRows(named)) cells += this.cells(below.values());
      }
    }
    return cells;
  }

  private derives({ parentType, definition }: Selected): boolean {
    return this.context.derives(parentType.name, [definition.name]);
  }

  private readsRows(type: GraphQLNamedType): boolean {
    return this.context.entity(type.name) !== undefined || isInterfaceType(type) || isConnection(type);
  }
}

function isConnection(type: GraphQLNamedType): boolean {
  return entityOfRole(type, 'connection') !== undefined;
}

function nodesOf({ selections }: Selected): readonly Selected[] {
  return [...selections.values()].flatMap(({ fields }) =>
    fields.filter(({ definition }) => definition.name === 'node'),
  );
}

function listSize({ ids, slugs, first }: Given): number {
  if (Array.isArray(ids)) return ids.length;
  if (Array.isArray(slugs)) return slugs.length;
  return typeof first === 'number' ? first : weights.list;
}

function pageSize({ first, last }: Given): number {
  return (first ?? last ?? defaultPage) as number;
}

function groupCount({ by, first }: Given, isPerDimension: boolean): number {
  const groups = typeof first === 'number' ? first : 0;
  return isPerDimension && Array.isArray(by) ? groups * by.length : groups;
}

function tooComplex({ requested, limit }: Cost, { selected, units, what }: CostTerm): GraphQLError {
  const { path, nodes } = selected;
  return refusal(
    'TOO_COMPLEX',
    `The operation costs ${figure(requested)}; at most ${figure(limit)} is allowed. ` +
      `Its most expensive selection is ${path.join('.')}: ${what()}, which costs ${figure(units)}.`,
    path,
    nodes,
  );
}
