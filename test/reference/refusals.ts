import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Collecting } from './collect';
import { collectFields } from './collect';
import { maximumPageOf } from './entities';
import { listOf, readCursor } from './cursor';
import type { GroupOrder } from './group-order';
import { GroupOrdering } from './group-order';
import type { ChangeDates } from './group-pages';
import { readGroupCursor } from './group-pages';
import { isWrongInput } from './filter';
import { isCode, isPrecision, usualPrecision } from './grid';
import { readGlobalId } from './global-id';
import { wrongForecast } from './forecast';
import type { Graph } from './graph';
import type { SeriesArguments } from './series';
import { wrongSeries } from './series';
import type { PageArguments } from './page';
import type { Point } from './point';
import { isPoint } from './point';
import { isWrongSearch, searchOf } from './search';
import type { Grid } from './dimensions';
import { dimensionOf } from './dimensions';
import { canonicalLocale } from './values';
import { directiveValues, graphAt, graphOf } from './views';

const maximumListLength = 500;
/** The most keys of one order. */
export const maximumKeys = 8;
/** What the differential test's hub allows an operation to cost. */
export const costLimit = 500_000_000_000;
/**
 * Of these keys of orders a document may have fewer: engagements by how many engagements their distributor has, all counted for
 * each. The random documents have either no such keys, or few, or this many and more.
 */
export const overBudgetKeys = 128;
/** How many rows a list without pages counts as. */
export const listRows = 10;

type Path = readonly string[];
type ArgumentValues = Readonly<Record<string, unknown>>;

/** A root list that is ordered by counts. */
interface Ordered {
  readonly path: Path;
  readonly keys: number;
}

/** The errors for which an operation is refused before it runs; empty if it is valid. */
export function refusalsOf(
  today: Graph,
  collecting: Collecting,
  operation: OperationDefinitionNode,
): readonly GraphQLError[] {
  const wrong: GraphQLError[] = [];
  const ordered: Ordered[] = [];
  const { locale } = directiveValues(today, 'inLocale', operation, collecting.variables);
  if (typeof locale === 'string' && canonicalLocale(locale) === undefined)
    wrong.push(new GraphQLError('The locale is no language tag.', { extensions: { code: 'BAD_USER_INPUT' } }));
  const query = collecting.schema.getQueryType() as GraphQLObjectType;
  const whole = graphOf(today, operation, collecting.variables);
  const walk = (
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    path: Path,
    above: Graph,
    change?: ArgumentValues,
    series?: ArgumentValues,
  ): void => {
    for (const [key, nodes] of collectFields(collecting, type, sets)) {
      const node = nodes[0] as FieldNode;
      const field = type.getFields()[node.name.value];
      if (!field) continue;
      const at = [...path, key];
      const given = argumentValues(field, node, collecting, at, wrong);
      if (!given) continue;
      const day = change && type.name.endsWith('Change') && change[field.name === 'lost' ? 'from' : 'to'];
      const graph =
        type === query ? graphAt(above, given) : typeof day === 'string' ? above.seen({ day, isDated: true }) : above;
      for (const message of wrongArguments(graph, field, given)) wrong.push(refusal('BAD_USER_INPUT', message, at));
      if (series && field.name === 'forecast')
        for (const message of wrongForecast(graph, series as unknown as SeriesArguments, given))
          wrong.push(refusal('BAD_USER_INPUT', message, at));
      if (type === query && field.name === 'engagements') ordered.push({ path: at, keys: countKeys(given.orderBy) });
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      for (const target of objectTypes(collecting.schema, field))
        walk(target, below, at, graph, field.name === 'change' ? given : change, given);
    }
  };
  walk(query, [operation.selectionSet], [], whole);
  return wrong.length > 0 ? wrong : tooCostly(ordered);
}

function refusal(code: string, message: string, path: Path): GraphQLError {
  return new GraphQLError(message, { path, extensions: { code } });
}

/**
 * One kind of order alone: what else a cost has in it is the subject of its own tests, and the random documents are either
 * well below this limit or far above it.
 */
function tooCostly(ordered: readonly Ordered[]): readonly GraphQLError[] {
  const sum = ordered.reduce((total, { keys }) => total + keys, 0);
  if (sum < overBudgetKeys) return [];
  const most = ordered.reduce((dearest, each) => (each.keys > dearest.keys ? each : dearest));
  return [refusal('TOO_COMPLEX', `The document has ${sum} such keys.`, most.path)];
}

/** How many keys of an order of engagements are the number of engagements of their distributor. */
function countKeys(orderBy: unknown): number {
  const keys = (orderBy ?? []) as readonly { readonly distributor?: { readonly engagements?: unknown } | null }[];
  return keys.filter(({ distributor }) => distributor?.engagements != null).length;
}

function argumentValues(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variables }: Collecting,
  path: Path,
  wrong: GraphQLError[],
): ArgumentValues | undefined {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    wrong.push(refusal('BAD_USER_INPUT', (error as Error).message, path));
    return undefined;
  }
}

function objectTypes(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
  const type = getNamedType(field.type);
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}

/** The type of a connection's rows; undefined if the field is not a connection. */
export function connectedType(field: GraphQLField<unknown, unknown>): string | undefined {
  const { name } = getNamedType(field.type);
  return name.endsWith('Connection') ? name.slice(0, -'Connection'.length) : undefined;
}

function wrongArguments(graph: Graph, field: GraphQLField<unknown, unknown>, given: ArgumentValues): readonly string[] {
  const wrong: string[] = [];
  const { id, ids, slugs, locale, upTo, from, at } = given;
  const isWrongId = (each: unknown): boolean => !readGlobalId(String(each));
  if (typeof id === 'string' && isWrongId(id)) wrong.push('id');
  for (const { name, type } of field.args)
    if (name !== 'id' && String(type) === 'ID!' && !readGlobalId(String(given[name]))) wrong.push(name);
  if (Array.isArray(ids) && (ids.length > maximumListLength || ids.some(isWrongId))) wrong.push('ids');
  if (Array.isArray(slugs) && slugs.length > maximumListLength) wrong.push('slugs');
  if (typeof locale === 'string' && canonicalLocale(locale) === undefined) wrong.push('locale');
  if (typeof upTo === 'number' && upTo < 0) wrong.push('upTo');
  if (from != null && typeof from === 'object' && !isPoint(from as Point)) wrong.push('from');
  if (typeof at === 'number' && (at < 0 || at > 1)) wrong.push('at');
  if (field.name === 'topShare' && (Number(given.first) < 1 || Number(given.first) > 10_000)) wrong.push('first');
  if (field.name === 'change' && String(given.to) < String(given.from)) wrong.push('to');
  if (field.name === 'series') wrong.push(...wrongSeries(graph, given as unknown as SeriesArguments));
  for (const filter of ['filter', 'count', 'share']) if (isWrongInput(field, filter, given[filter])) wrong.push(filter);
  if (isWrongSearch(given.search)) wrong.push('search');
  const search = isWrongSearch(given.search) ? undefined : searchOf(given.search);
  const { orderBy } = given;
  const isWrongOrder =
    (Array.isArray(orderBy) && (orderBy.length > maximumKeys || isStrayRelevance(orderBy, search))) ||
    isWrongInput(field, 'orderBy', orderBy);
  if (isWrongOrder) wrong.push('orderBy');
  if (field.name === 'change' || field.args.some(({ name }) => name === 'by'))
    return [...wrong, ...wrongGroups(graph, field, given)];
  const type = connectedType(field);
  if (type !== undefined)
    wrong.push(...wrongPaging(graph, type, given as PageArguments, isWrongOrder ? null : orderBy, search));
  else if (isListType(getNullableType(field.type)) && typeof given.first === 'number') {
    const maximum = maximumPageOf(getNamedType(field.type).name);
    if (given.first < 0 || given.first > maximum) wrong.push('first');
  }
  return wrong;
}

/** Whether an order is by relevance although there is no search. */
function isStrayRelevance(orderBy: readonly unknown[], search: string | undefined): boolean {
  const isByRelevance = (order: unknown, isTop: boolean): boolean =>
    typeof order === 'object' &&
    order !== null &&
    Object.entries(order).some(([member, value]) =>
      member === 'relevance' && typeof value === 'string'
        ? !isTop || search === undefined
        : member !== 'of' && member !== 'from' && isByRelevance(value, false),
    );
  return orderBy.some((order) => isByRelevance(order, true));
}

function wrongPaging(
  graph: Graph,
  type: string,
  { first, after, last, before }: PageArguments,
  orderBy: unknown,
  search: string | undefined,
): readonly string[] {
  const list = listOf(graph, type, orderBy, search);
  const maximum = maximumPageOf(type);
  const outside = (size: number | null | undefined): boolean => size != null && (size < 0 || size > maximum);
  const damaged = (cursor: string | null | undefined): boolean => cursor != null && !readCursor(list, cursor);
  return [
    ...(outside(first) ? ['first'] : []),
    ...(outside(last) ? ['last'] : []),
    ...(first != null && last != null ? ['first with last'] : []),
    ...(damaged(after) ? ['after'] : []),
    ...(damaged(before) ? ['before'] : []),
  ];
}

/** The dates of `change`. */
function datesOf({ from, to }: ArgumentValues): ChangeDates {
  return { from: String(from), to: String(to) };
}

/** The errors of the arguments of `groups`, `facets` or `change`, except that of too many sort keys. */
function wrongGroups(
  graph: Graph,
  { name, type, ...field }: GraphQLField<unknown, unknown>,
  given: ArgumentValues,
): readonly string[] {
  const { first, last, grid, keys, orderBy, after, before } = given as unknown as PageArguments & {
    readonly grid?: Grid | null;
    readonly keys?: Readonly<Record<string, unknown>> | null;
    readonly orderBy?: readonly GroupOrder[] | null;
  };
  const by = (given.by ?? []) as readonly string[];
  const isGroups = name === 'groups';
  const takesMany = name !== 'facets';
  const grouped = getNamedType(type).name.replace(/(Groups|Facet|Changes)$/, '');
  const dimensions = by.map((each) => dimensionOf(grouped, each, grid));
  const known = dimensions.map(({ key }) => key);
  const other = Object.entries(keys ?? {}).some(
    ([member, value]) =>
      value != null &&
      !known.some((key) => member === key || member === `has${key.charAt(0).toUpperCase()}${key.slice(1)}`),
  );
  const isWrongOrder = (orderBy ?? []).some(({ key }) => key && !by.includes(key.by));
  const isOrdered =
    !isWrongOrder &&
    (orderBy ?? []).length <= maximumKeys &&
    !isWrongInput({ name, type, ...field }, 'orderBy', orderBy);
  const order = isOrdered ? (orderBy ?? []) : [];
  const ordering = new GroupOrdering(graph, grouped, dimensions, order);
  const isWrongCursor = (cursor: string | null | undefined): boolean =>
    cursor != null &&
    !readGroupCursor(
      { graph, type: grouped, ordering, orderBy: order, ...(name === 'change' && { change: datesOf(given) }) },
      cursor,
    );
  const outside = (size: number | null | undefined): boolean =>
    size != null && (size < 0 || size > (takesMany ? 10_000 : 1_000));
  const hasNoDomain = given.empty !== 'OMIT' && by.some((each) => each.endsWith('_SET') || each === 'GRID');
  const precision = by.includes('GRID') ? (grid?.precision ?? usualPrecision) : undefined;
  const isWrongGrid = precision === undefined ? grid != null : !isPrecision(precision);
  const codes = Object.values((keys?.['grid'] ?? {}) as Readonly<Record<string, unknown>>).flat();
  const isWrongCode = codes.some(
    (code) => typeof code === 'string' && !isCode(code, isWrongGrid ? usualPrecision : precision),
  );
  return [
    ...(isWrongGrid ? ['grid'] : []),
    ...(isGroups && hasNoDomain ? ['empty'] : []),
    ...(new Set(by).size < by.length || (isGroups && by.length === 0) || (takesMany && by.length > maximumKeys)
      ? ['by']
      : []),
    ...(outside(first) ? ['first'] : []),
    ...(outside(last) ? ['last'] : []),
    ...(takesMany && first != null && last != null ? ['first with last'] : []),
    ...(isWrongCursor(after) ? ['after'] : []),
    ...(isWrongCursor(before) ? ['before'] : []),
    ...(isWrongOrder && (orderBy ?? []).length <= maximumKeys ? ['orderBy'] : []),
    ...(other || isWrongCode || isWrongInput({ name, type, ...field }, 'keys', keys) ? ['keys'] : []),
  ];
}
