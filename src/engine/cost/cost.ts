import type { GraphQLArgument, GraphQLError, GraphQLNamedType } from 'graphql';
import { getNamedType, isInputObjectType, isInterfaceType, isLeafType, isListType, isNonNullType } from 'graphql';
import { defaultGroups, defaultPage } from '../metadata/limits';
import { entityOfRole, rowTypeName } from '../metadata/generated';
import type { Given } from '../operation/bound-arguments';
import { refusal } from '../errors/errors';
import type { BoundOperation } from '../operation/operation';
import type { Selected, Selection } from '../operation/selection';
import type { CostContext, RowsBehind } from './context';
import { keyValuesTerm, shareOfDimensions } from './key-values';
import type { ArgumentsOf, List, Pricing, Rows } from './request';
import { Request } from './request';
import { totalTerm } from './measure-work';
import { changeTerm, forecastTerm, repeated, seriesTerm } from './series-work';
import { argumentsTerm, countTerm, partTerm, rowsTerm, summaryTerm } from './terms';
import { figure, Work } from './work';

/** What an operation costs, and what an operation may cost. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

/** The cost of an operation, with the refusal if it is above the limit. */
export interface Price {
  readonly cost: Cost;
  /** What is charged, by kinds of work. */
  readonly work: Work;
  readonly refusal?: GraphQLError;
}

/** A selection that is charged. */
interface Term {
  readonly selected: Selected;
  /** The rows above it; of rows of one of several types, these rows. */
  readonly above: Rows | undefined;
  readonly pricing: Pricing;
}

const rowFields = new Set(['edges', 'nodes', 'pageInfo']);
const summaries = new Set(['aggregate', 'groups', 'facets', 'change']);
const parts = new Set(['count', 'share']);
const totals = new Set([
  'sum',
  'average',
  'min',
  'max',
  'median',
  'percentile',
  'duration',
  'concentration',
  'meanPosition',
]);

/**
 * What an operation will cost, told from its document and its variables alone: never from what the tables hold, so that
 * a cost says nothing about rows that are there or not. It is read once for a document; a request gives the arguments.
 */
export class CostModel {
  private readonly terms: Term[] = [];

  constructor(
    selection: Selection,
    private readonly context: CostContext,
  ) {
    this.visit(selection, undefined, undefined);
  }

  /**
   * Prices a request. The refusal names the most expensive selection.
   * @param context of the role of the viewer
   */
  price(bound: BoundOperation, limit: number, context = this.context): Price {
    const request = new Request(bound, context);
    const work = new Work();
    let [dearest, most]: [Term | undefined, number] = [undefined, -1];
    for (const term of this.terms) {
      if (request.isAbsent(term.above)) continue;
      const before = work.units;
      term.pricing(work, request);
      // Of equal ones the first: sums of numbers differ in their last digits.
      if (work.units - before > most * (1 + 1e-6) + 1e-6) [dearest, most] = [term, work.units - before];
    }
    const cost = { requested: Math.ceil(work.units), limit };
    return dearest && cost.requested > limit
      ? { cost, work, refusal: tooComplex(cost, dearest, request) }
      : { cost, work };
  }

  private list(selected: Selected, above: Rows | undefined): List {
    const { parentType, definition } = selected;
    const source = this.context.entity(parentType.name);
    const field = source?.fields.get(definition.name);
    return {
      selected,
      above,
      edge: source && field && { source, field },
      target: this.context.entity(rowTypeName(definition.type)),
    };
  }

  private add(selected: Selected, above: Rows | undefined, pricing: Pricing): void {
    this.terms.push({ selected, above, pricing });
  }

  /** @param list whose rows a summary is made of, where the selection stands within one */
  private visit({ fields }: Selection, above: Rows | undefined, list: List | undefined): void {
    for (const selected of fields) this.field(selected, above, list);
  }

  private field(selected: Selected, above: Rows | undefined, list: List | undefined): void {
    const { definition } = selected;
    const named = getNamedType(definition.type);
    if (named.name.startsWith('__')) return;
    if (definition.args.some(takesList)) this.add(selected, undefined, argumentsTerm(selected));
    if (list && parts.has(definition.name)) this.add(selected, list.above, repeated(list, partTerm(list, selected)));
    if (list && totals.has(definition.name))
      this.add(
        selected,
        list.above,
        repeated(list, totalTerm(list, selected, this.cells(selected.selections.values()))),
      );
    if (isLeafType(named)) return;
    if (list && definition.name === 'series') {
      this.series(selected, above, list);
      return;
    }
    if (above && isKeyValue(named)) this.keyValues(selected, above);
    else if (this.context.entity(named.name) || isInterfaceType(named)) this.edge(selected, above);
    else if (isConnection(named)) this.connection(selected, above);
    else for (const below of selected.selections.values()) this.visit(below, above, list);
  }

  /** A to-one edge, a list, or a look-up by keys. */
  private edge(selected: Selected, above: Rows | undefined): void {
    const { definition, selections } = selected;
    const isList = isListType(isNonNullType(definition.type) ? definition.type.ofType : definition.type);
    for (const [typeName, below] of selections) {
      const rows: Rows = {
        ...this.list(selected, above),
        size: isList ? (argumentsOf) => listSize(argumentsOf(selected)) : () => 1,
        cells: this.cells([below]),
        behind: this.behind([below]),
        levels: 1,
        ...(selections.size > 1 && { typeName }),
      };
      this.add(selected, rows, rowsTerm(rows, isList ? rows : undefined));
      this.visit(below, rows, undefined);
    }
  }

  /** The values of the keys of groups, each with the row that it may be. */
  private keyValues(selected: Selected, groups: Rows): void {
    const fields = [...selected.selections.values()].flatMap((each) => each.fields);
    const isNamed = fields.some(({ definition }) => definition.name === 'value' || definition.name === 'label');
    this.add(selected, groups, keyValuesTerm(groups, this.cells(selected.selections.values()), isNamed));
    for (const node of fields.filter(({ definition }) => isInterfaceType(getNamedType(definition.type)))) {
      for (const [typeName, below] of node.selections) {
        const share = (argumentsOf: ArgumentsOf): number =>
          shareOfDimensions(groups.selected, argumentsOf(groups.selected), typeName);
        const rows: Rows = {
          selected: node,
          above: groups,
          edge: undefined,
          target: this.context.entity(typeName),
          size: share,
          isAbsent: (argumentsOf) => share(argumentsOf) === 0,
          cells: this.cells([below]),
          behind: this.behind([below]),
          levels: 1,
        };
        this.add(node, rows, rowsTerm(rows, undefined));
        this.visit(below, rows, undefined);
      }
    }
  }

  private connection(selected: Selected, above: Rows | undefined): void {
    const list = this.list(selected, above);
    const fields = [...selected.selections.values()].flatMap(({ fields: found }) => found);
    const shown = fields.filter(({ definition }) => rowFields.has(definition.name));
    if (shown.length > 0) {
      const nodes = shown.flatMap((each) => (each.definition.name === 'edges' ? nodesOf(each) : [each]));
      const rows: Rows = {
        ...list,
        size: (argumentsOf) => pageSize(argumentsOf(selected)),
        looksFurther: shown.some(({ definition }) => definition.name === 'pageInfo'),
        cells: this.cells(nodes.flatMap(({ selections }) => [...selections.values()])),
        behind: this.behind(nodes.flatMap(({ selections }) => [...selections.values()])),
        levels: 1,
      };
      this.add(selected, above, rowsTerm(rows, list));
      for (const { selections } of nodes) for (const below of selections.values()) this.visit(below, rows, undefined);
    }
    for (const field of fields) {
      if (field.definition.name === 'totalCount') this.add(field, above, countTerm(list, field));
      else if (summaries.has(field.definition.name)) this.summary(field, list);
      else if (field.definition.name === 'series') this.series(field, above, list);
    }
  }

  /** @param above the rows that have a series each: those above the list, or its groups */
  private series(selected: Selected, above: Rows | undefined, list: List): void {
    const summary = above?.groupsOf === list ? above.selected : selected;
    for (const { fields } of selected.selections.values())
      for (const field of fields) {
        if (isLeafType(getNamedType(field.definition.type))) continue;
        const below = [...field.selections.values()];
        const points: Rows = {
          ...this.list(field, above),
          size: () => 1,
          cells: this.cells(below),
          behind: { looked: 0, summed: 0 },
          levels: 1,
          pointsOf: selected,
        };
        const repeating = { ...list, repeating: { series: selected, points: field, summary } };
        if (field.definition.name === 'forecast') {
          const others = fields.filter((each, at) => each.definition.name === 'points' || at < fields.indexOf(field));
          this.add(field, undefined, argumentsTerm(field));
          this.add(field, list.above, forecastTerm(repeating, above, others));
          this.add(field, list.above, rowsTerm(points, undefined));
          continue;
        }
        this.add(field, list.above, seriesTerm(repeating));
        this.add(field, list.above, rowsTerm(points, undefined));
        for (const each of below) this.visit(each, points, repeating);
      }
  }

  private summary(selected: Selected, list: List): void {
    if (selected.definition.args.some(takesList)) this.add(selected, undefined, argumentsTerm(selected));
    const term = selected.definition.name === 'change' ? changeTerm : summaryTerm;
    this.add(selected, list.above, term(list, selected));
    const below = [...selected.selections.values()];
    if (!selected.definition.args.some(({ name }) => name === 'by')) {
      for (const each of below) this.visit(each, list.above, list);
      return;
    }
    const groups: Rows = {
      ...this.list(selected, list.above),
      size: (argumentsOf) => groupCount(argumentsOf(selected), selected.definition.name === 'facets'),
      cells: this.cells(below),
      behind: { looked: 0, summed: 0 },
      levels: 1,
      groupsOf: list,
    };
    this.add(selected, list.above, rowsTerm(groups, undefined));
    for (const each of below) this.visit(each, groups, list);
  }

  /** Scalars of one row, small objects such as an amount of money taken apart. */
  private cells(selections: Iterable<Selection>): number {
    let cells = 0;
    for (const { fields } of selections) {
      for (const { definition, selections: below } of fields) {
        const named = getNamedType(definition.type);
        if (isLeafType(named)) cells++;
        else if (!this.readsRows(named) && !isKeyValue(named)) cells += this.cells(below.values());
      }
    }
    return cells;
  }

  /** The rows of other types that the values of one row are computed from. */
  private behind(selections: Iterable<Selection>): RowsBehind {
    let [looked, summed] = [0, 0];
    for (const { typeName, fields } of selections) {
      const entity = this.context.entity(typeName);
      for (const { definition } of fields) {
        const field = entity?.fields.get(definition.name);
        const behind = entity && field && this.context.rowsBehind(entity, field);
        looked += behind?.looked ?? 0;
        summed += behind?.summed ?? 0;
      }
    }
    return { looked, summed };
  }

  private readsRows(type: GraphQLNamedType): boolean {
    return this.context.entity(type.name) !== undefined || isInterfaceType(type) || isConnection(type);
  }
}

/** Whether an argument is a list, or an object that can hold one. */
function takesList({ type }: GraphQLArgument): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type) || isInputObjectType(getNamedType(type));
}

function isKeyValue(type: GraphQLNamedType): boolean {
  return entityOfRole(type, 'keyValue') !== undefined;
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
  return typeof first === 'number' ? first : Infinity;
}

function pageSize({ first, last }: Given): number {
  return (first ?? last ?? defaultPage) as number;
}

function groupCount({ by, first, last }: Given, isPerDimension: boolean): number {
  const groups = (first ?? last ?? defaultGroups) as number;
  return isPerDimension && Array.isArray(by) ? groups * by.length : groups;
}

function tooComplex({ requested, limit }: Cost, { selected, pricing }: Term, request: Request): GraphQLError {
  const { path, nodes } = selected;
  const work = new Work();
  pricing(work, request);
  return refusal(
    'TOO_COMPLEX',
    `The operation costs ${figure(requested)}; at most ${figure(limit)} is allowed. ` +
      `Its most expensive selection is ${path.join('.')}, which costs ${figure(work.units)}: ${work.inWords()}.`,
    path,
    nodes,
  );
}
