import type { GraphQLField, GraphQLInputObjectType } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import type { Binder, Reject } from './binder';
import { attempt, findable } from './binder';
import type { BoundArguments, BoundCursor, Given, ListShape } from './bound-arguments';
import type { CursorList, Place } from './cursor';
import { decodeCursor } from './cursor';
import { ArgumentError } from '../errors/errors';
import { All, equals } from '../condition/condition';
import { ConditionReader } from '../condition/reader';
import { defaultPage } from '../metadata/limits';
import type { Entity, Graph, ReadNarrowing } from '../metadata/graph';
import { checkRelevance, readOrder } from './read-order';
import { isInLocaleOrder } from './order-locale';
import { isByRelevance, listNameOf, orderKeys, usualKeys } from './order-keys';
import { readSearch } from './read-search';

/** The filter, search and order of a list. */
interface ReadList {
  readonly shape: ListShape;
  readonly values: BoundArguments['values'];
  readonly list: CursorList;
  /** Whether the order depends on the locale of the operation. */
  readonly inLocaleOrder: boolean;
}

function inputType({ args }: GraphQLField<unknown, unknown>, argument: string): GraphQLInputObjectType | undefined {
  const type = args.find(({ name }) => name === argument)?.type;
  const named = type && getNamedType(type);
  return isInputObjectType(named) ? named : undefined;
}

/** Reads the filter, the search and the order of a list. */
type ListReader = (given: Given, reject: Reject) => ReadList;

/** Makes the reader of a list's filter, search and order, as far as it has them. */
function listReader(graph: Graph, entity: Entity, definition: GraphQLField<unknown, unknown>): ListReader {
  const filterType = inputType(definition, 'filter');
  const orderType = inputType(definition, 'orderBy');
  return (given, reject) => {
    const reader = new ConditionReader(graph);
    const filter =
      filterType && given['filter'] != null
        ? attempt(reject, () => reader.read(filterType, given['filter'] as Given, 'filter'))
        : undefined;
    const asked = given['orderBy'] as readonly Given[] | null | undefined;
    const search = attempt(reject, () => readSearch(given['search']));
    const searched = typeof search === 'string';
    const read =
      orderType && asked && asked.length > 0
        ? attempt(reject, () => {
            const order = readOrder(orderType, asked, reader);
            checkRelevance(order.shape, searched);
            return order;
          })
        : undefined;
    const shape: ListShape = {
      ...(filter && { filter }),
      ...(searched && { searched }),
      ...(read && { order: read.shape }),
    };
    const values = { ...reader.values, ...read?.values, ...(searched && { search }) };
    const keys = read ? orderKeys(entity, shape) : usualKeys(entity, searched);
    return {
      shape,
      values,
      list: { listName: listNameOf(entity, shape, values), keys },
      inLocaleOrder: keys.some(isInLocaleOrder),
    };
  };
}

/** Binds the arguments of a bounded list, or of a to-one edge that arguments narrow. */
export function listBinder(
  graph: Graph,
  entity: Entity,
  definition: GraphQLField<unknown, unknown>,
  narrowedBy: Readonly<Record<string, ReadNarrowing<unknown>>>,
): Binder {
  const read = listReader(graph, entity, definition);
  return (given, reject) => {
    const { shape, values } = read(given, reject);
    const narrowed: { [argument: string]: All } = {};
    const texts: { [path: string]: unknown } = {};
    for (const [argument, { path }] of Object.entries(narrowedBy)) {
      const text = given[argument];
      if (typeof text !== 'string') continue;
      narrowed[argument] = new All([equals(entity, path, argument)]);
      texts[argument] = findable(text);
    }
    return {
      shape: { kind: 'list', ...shape, ...(Object.keys(narrowed).length > 0 && { narrowed }) },
      values: { ...values, ...texts },
    };
  };
}

/** Binds the arguments of a connection. */
export function pageBinder(graph: Graph, entity: Entity, definition: GraphQLField<unknown, unknown>): Binder {
  const readList = listReader(graph, entity, definition);
  return (given, reject) => {
    const { first, last } = given as { readonly first?: number | null; readonly last?: number | null };
    checkSizes(first, last, entity.maximumPage, reject);
    const { shape, values, list, inLocaleOrder } = readList(given, reject);
    const read: { [name: string]: unknown } = { ...values, listName: list.listName, inLocaleOrder };
    const nulls: { after?: readonly boolean[]; before?: readonly boolean[] } = {};
    const ranks: { after?: number; before?: number } = {};
    const byRelevance = isByRelevance(shape);
    const cursors: BoundCursor[] = [];
    for (const name of ['after', 'before'] as const) {
      const cursor = given[name];
      const place = typeof cursor === 'string' ? attempt(reject, () => decodeCursor(cursor, list)) : undefined;
      if (!place) continue;
      cursors.push({ cursor: cursor as string, date: place.date, locale: place.locale, inLocaleOrder });
      nulls[name] = place.keys.map((key) => key === null);
      if (byRelevance) ranks[name] = Number(place.keys[0]);
      Object.assign(read, placeValues(name, place));
    }
    const size = first ?? last ?? defaultPage;
    const page = { size, backward: typeof last === 'number', ...nulls, ...(byRelevance && { ranks }) };
    return { shape: { kind: 'page', page, ...shape }, values: read, ...(cursors.length > 0 && { cursors }) };
  };
}

/** Binds the arguments of a list of similar rows. */
export function similarBinder({ maximumPage }: Entity): Binder {
  return ({ first }, reject) => {
    const size = first as number;
    checkSizes(size, undefined, maximumPage, reject);
    return { shape: { kind: 'similar', size }, values: {} };
  };
}

/** Checks `first` and `last`. */
export function checkSizes(
  first: number | null | undefined,
  last: number | null | undefined,
  maximum: number,
  reject: Reject,
): void {
  if (typeof first === 'number' && typeof last === 'number')
    reject(new ArgumentError('`first` and `last` exclude each other: give one of them.'));
  for (const [name, size] of [
    ['first', first],
    ['last', last],
  ] as const) {
    if (typeof size !== 'number') continue;
    if (size < 0) reject(new ArgumentError(`\`${name}\` is ${size}; it cannot be negative.`));
    if (size > maximum)
      reject(new ArgumentError(`\`${name}\` is ${size}; a page of this list has at most ${maximum}.`));
  }
}

/** The values of a cursor of a page. @param name of its argument */
export function placeValues(
  name: string,
  { keys, id }: Pick<Place, 'keys'> & { readonly id: string | null },
): { readonly [name: string]: unknown } {
  return Object.fromEntries([...keys.map((key, index) => [`${name}.${index}`, key]), [`${name}.id`, id]]);
}
