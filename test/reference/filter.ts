import type { GraphQLField, GraphQLInputType } from 'graphql';
import { getNamedType, getNullableType, isInputObjectType, isListType, isObjectType } from 'graphql';
import { codePointTexts, toMany } from './edges';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import { codeOf, isCode } from './grid';
import { fulfils } from './operators';
import type { Point } from './point';
import { isPoint, kilometres, onGlobe } from './point';
import { placesOf } from './places';
import type { Row } from './tables';
import { computedValues } from './values';

/** The value of a condition. Null is unknown, as in SQL. */
type Truth = boolean | null;

/** A coerced filter. A null member that is a filter counts as absent. */
export interface Filter {
  readonly [member: string]: unknown;
}

function and(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}

function or(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(null) ? null : false;
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

/** Whether a filter keeps a row: its condition is true, neither false nor unknown. */
export function keeps(graph: Graph, type: string, row: Row, filter: unknown): boolean {
  return filter == null || judge(graph, type, row, filter as Filter) === true;
}

/** The values of filters for rows in a view. Many rows have the same related row, which is then judged once. */
const judged = new WeakMap<Filter, WeakMap<Graph, Map<Row, Truth>>>();

function judge(graph: Graph, type: string, row: Row, filter: Filter): Truth {
  const views = judged.get(filter) ?? new WeakMap<Graph, Map<Row, Truth>>();
  judged.set(filter, views);
  const known = views.get(graph) ?? new Map<Row, Truth>();
  views.set(graph, known);
  const truth = known.has(row) ? (known.get(row) ?? null) : judgeAnew(graph, type, row, filter);
  known.set(row, truth);
  return truth;
}

function judgeAnew(graph: Graph, type: string, row: Row, filter: Filter): Truth {
  const truths = Object.entries(filter).map(([name, value]): Truth => {
    // Only a filter may be null here: null operands were refused before.
    if (value === null || value === undefined) return true;
    const each = (filters: unknown): Truth[] => (filters as Filter[]).map((one) => judge(graph, type, row, one));
    if (name === 'and') return and(each(value));
    if (name === 'or') return or(each(value));
    if (name === 'not') return not(judge(graph, type, row, value as Filter));
    return member(graph, type, row, name, value);
  });
  return and(truths);
}

function member(graph: Graph, type: string, row: Row, name: string, value: unknown): Truth {
  const edge = graph.edge(type, name);
  if (edge && toMany.has(edge.kind)) {
    return quantified(graph, graph.target(row, edge), graph.reach(type, row, name), value as Filter);
  }
  if (edge) {
    const [far] = graph.reach(type, row, name);
    return far !== undefined && keeps(graph, graph.target(row, edge), far, value);
  }
  const presence = /^has([A-Z])(.*)$/.exec(name);
  if (typeof value === 'boolean' && presence) {
    const asked = `${presence[1]?.toLowerCase()}${presence[2]}`;
    return graph.reach(type, row, asked).length > 0 === value;
  }
  return conditions(graph, type, row, name, value as Filter);
}

/** Conditions on a value of the row, or on the parts of a composite. */
function conditions(graph: Graph, type: string, row: Row, name: string, given: Filter): Truth {
  if (name === 'id')
    return and(Object.entries(given).map(([operator, operand]) => fulfilsId(type, row, operator, operand)));
  const computed = computedValues.get(`${type}.${name}`);
  const value = computed ? computed(graph, row, {}) : row[name];
  const valueType = typeNameOf(graph, type, name);
  if (valueType === 'Position') return lies(value as Point | null, placesOf(graph, type, row), given);
  if ('amount' in given || ('currency' in given && isFilter(given['currency']))) {
    const parts = value as { readonly amount: string; readonly currency: string } | null;
    const part = (of: 'amount' | 'currency'): Truth[] =>
      Object.entries((given[of] ?? {}) as Filter).map(([operator, operand]) =>
        fulfils(
          of === 'amount'
            ? { kind: 'decimal', operator, operand, graph }
            : { kind: 'text', operator, operand, graph, ranks: graph.tables.ranks },
          parts?.[of] ?? currencyOf(row, of),
        ),
      );
    return and([...part('amount'), ...part('currency')]);
  }
  const ranks = valueType === 'String' && !codePointTexts.has(name) ? graph.tables.ranks : undefined;
  return and(
    Object.entries(given).map(([operator, operand]) =>
      fulfils({ kind: valueType === 'Decimal' ? 'decimal' : 'plain', operator, operand, graph, ranks }, value),
    ),
  );
}

/** The name of the type of a field's values. */
function typeNameOf({ schema }: Graph, type: string, name: string): string | undefined {
  const object = schema.getType(type);
  const field = isObjectType(object) ? object.getFields()[name] : undefined;
  return field && getNamedType(field.type).name;
}

/** A row with an unknown amount has a currency. */
function currencyOf(row: Row, part: 'amount' | 'currency'): unknown {
  return part === 'currency' ? row['currency'] : null;
}

function isFilter(value: unknown): boolean {
  return typeof value === 'object';
}

function fulfilsId(type: string, row: Row, operator: string, operand: unknown): Truth {
  // An id with a date names the same row as the id without it.
  const isOwn = (id: string): boolean => id.split('@')[0] === `${type}:${row.id}`;
  if (operator === 'eq' || operator === 'ne') return isOwn(String(operand)) === (operator === 'eq');
  return (operand as readonly string[]).some(isOwn) === (operator === 'in');
}

/** Whether the related rows of an edge fulfil an edge filter. */
export function quantified(graph: Graph, target: string, rows: readonly Row[], given: Filter): Truth {
  const truths = Object.entries(given).map(([quantifier, value]): Truth => {
    if (value === null || value === undefined) return true;
    const kept = (filter: unknown): number => rows.filter((row) => keeps(graph, target, row, filter)).length;
    if (quantifier === 'some') return kept(value) > 0;
    if (quantifier === 'none') return kept(value) === 0;
    if (quantifier === 'every') return kept(value) === rows.length;
    const { of, ...numbers } = value as Filter;
    const count = kept(of);
    return and(
      Object.entries(numbers).map(([operator, operand]) => fulfils({ kind: 'plain', operator, operand, graph }, count)),
    );
  });
  return and(truths);
}

interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Whether a row is at a place: its own position is unknown, or one of its places lies there. */
function lies(position: Point | null, places: readonly Point[], { near, box, cell, isNull }: Filter): boolean {
  if (typeof isNull === 'boolean') return (position === null) === isNull;
  if (near) {
    const { from, withinKm } = near as { readonly from: Point; readonly withinKm: number };
    return places.some((place) => kilometres(place, from) <= withinKm);
  }
  if (typeof cell === 'string') return position !== null && codeOf(position, cell.length) === cell;
  return !box || places.some((place) => isInBox(place, box as Box));
}

function isInBox({ latitude, longitude }: Point, { south, west, north, east }: Box): boolean {
  if (latitude < south || latitude > north) return false;
  // A pole lies on every meridian.
  if (east - west >= 360 || Math.abs(latitude) === 90) return true;
  const [from, to] = [onGlobe(west), onGlobe(east)];
  // The meridian of 180 degrees has two names.
  const names = Math.abs(longitude) === 180 ? [180, -180] : [longitude];
  return names.some((name) => (from <= to ? name >= from && name <= to : name >= from || name <= to));
}

/** Whether a value of an input for points has an impossible latitude or longitude, or names no cell. */
function isWrongPlace(input: string, value: unknown): boolean {
  if (input === 'PositionFilter') {
    const { cell } = value as Filter;
    return typeof cell === 'string' && !isCode(cell);
  }
  if (input === 'PointInput') return !isPoint(value as Point);
  if (input === 'NearInput') return !((value as { readonly withinKm: number }).withinKm >= 0);
  if (input !== 'BoxInput') return false;
  const { south, west, north, east } = value as Box;
  return (
    !isPoint({ latitude: south, longitude: west }) || !isPoint({ latitude: north, longitude: east }) || south > north
  );
}

/** The most levels of a filter. */
export const mostFilterLevels = 8;

/** How many objects of a filter stand inside one another: two in `{name: {eq: "x"}}`. A circle or a box is an operand, no level. */
export function filterLevels(type: GraphQLInputType, value: unknown): number {
  const named = getNamedType(type);
  if (Array.isArray(value)) return Math.max(0, ...value.map((each) => filterLevels(named, each)));
  if (value == null || !isInputObjectType(named) || !named.name.endsWith('Filter')) return 0;
  const fields = named.getFields();
  const levels = Object.entries(value).map(([name, each]) => {
    const field = fields[name];
    return field ? filterLevels(field.type, each) : 0;
  });
  return 1 + Math.max(0, ...levels);
}

/** Whether an argument has to be refused: a filter that nests too deep, a null operand, an invalid id, an impossible point. */
export function isWrongInput({ args }: GraphQLField<unknown, unknown>, name: string, given: unknown): boolean {
  const type = args.find((argument) => argument.name === name)?.type;
  return type !== undefined && given != null && (filterLevels(type, given) > mostFilterLevels || isWrong(type, given));
}

function isWrong(type: GraphQLInputType, value: unknown): boolean {
  const nullable = getNullableType(type);
  const named = getNamedType(nullable);
  if (isListType(nullable) && isInputObjectType(named))
    return value !== null && (value as unknown[]).some((each) => isWrong(named, each));
  if (isInputObjectType(nullable)) {
    if (value === null) return false;
    if (isWrongPlace(named.name, value)) return true;
    const fields = nullable.getFields();
    return Object.entries(value as Filter).some(
      ([name, each]) => each !== undefined && isWrong(fields[name]?.type as GraphQLInputType, each),
    );
  }
  if (value === null) return true;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (named.name === 'ID') return all.some((id) => !readGlobalId(String(id)));
  return all.some((text) => typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()));
}
