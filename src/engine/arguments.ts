import type { GraphQLField } from 'graphql';
import { GraphQLError, isInputObjectType } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import type { CursorList, Place } from './cursor';
import { decodeCursor } from './cursor';
import { ArgumentError, refusal } from './errors';
import { parseGlobalId, quote } from './identity';
import type { FilterShape } from './filter/read';
import { FilterReader } from './filter/read';
import type { Concept, Graph } from './metadata/graph';
import { maximumListLength } from './schema';
import type { Selected, Variables } from './selection';

/** The page size where neither `first` nor `last` is given. */
const defaultPage = 25;

/** A page of a connection: part of the plan, its cursors' values apart. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  /** Which keys of the cursor are null; absent without the cursor. */
  readonly after?: readonly boolean[];
  readonly before?: readonly boolean[];
  readonly filter?: FilterShape;
}

/** What a field's arguments came to in one request. */
export interface Bound {
  /** What of them the plan depends on. */
  readonly shape: Shape;
  /** The values that the statement takes as parameters, and what the assembly needs, by name. */
  readonly values: Readonly<{ [name: string]: unknown }>;
  /** How many rows the field gives at most for each row above it; 1 where it is no page. */
  readonly size: number;
}

/** The part of a field's arguments that a plan is made for. */
export type Shape =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'list'; readonly filter?: FilterShape }
  | { readonly kind: 'locale'; readonly given: boolean }
  | { readonly kind: 'lookup' }
  | { readonly kind: 'node'; readonly typeName: string }
  | { readonly kind: 'nodes'; readonly typeNames: readonly string[] };

type Given = Readonly<{ [argument: string]: unknown }>;
type Binder = (given: Given, reject: (problem: ArgumentError) => void) => Bound | undefined;

/** A value that no text column can hold finds nothing: such a parameter is null. */
function findable(text: string): string | null {
  return text.includes('\0') || !text.isWellFormed() ? null : text;
}

function attempt<T>(reject: (problem: ArgumentError) => void, work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof ArgumentError)) throw problem;
    reject(problem);
    return undefined;
  }
}

/** Takes the filter of a list apart, if it has one. */
function readFilter(
  isType: (name: string) => boolean,
  { args }: GraphQLField<unknown, unknown>,
  given: Given,
  reject: (problem: ArgumentError) => void,
): { readonly filter?: FilterShape; readonly values: Bound['values'] } {
  const type = args.find(({ name }) => name === 'filter')?.type;
  if (!isInputObjectType(type) || given['filter'] == null) return { values: {} };
  const reader = new FilterReader(isType);
  const filter = attempt(reject, () => reader.read(type, given['filter'] as Given, 'filter'));
  return { ...(filter && { filter }), values: reader.values };
}

function listBinder(isType: (name: string) => boolean, definition: GraphQLField<unknown, unknown>): Binder {
  return (given, reject) => {
    const { filter, values } = readFilter(isType, definition, given, reject);
    return { shape: { kind: 'list', ...(filter && { filter }) }, values, size: 1 };
  };
}

function pageBinder(
  list: CursorList,
  maximum: number,
  isType: (name: string) => boolean,
  definition: GraphQLField<unknown, unknown>,
): Binder {
  return (given, reject) => {
    const { first, last, after, before } = given as {
      first?: number | null;
      last?: number | null;
      after?: string | null;
      before?: string | null;
    };
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
    const places: { after?: Place; before?: Place } = {};
    for (const [name, cursor] of [
      ['after', after],
      ['before', before],
    ] as const) {
      if (typeof cursor !== 'string') continue;
      const place = attempt(reject, () => decodeCursor(cursor, list));
      if (place) places[name] = place;
    }
    const { filter, values: filtered } = readFilter(isType, definition, given, reject);
    const values: { [name: string]: unknown } = { ...filtered };
    const nulls: { after?: readonly boolean[]; before?: readonly boolean[] } = {};
    for (const name of ['after', 'before'] as const) {
      const place = places[name];
      if (!place) continue;
      nulls[name] = place.keys.map((key) => key === null);
      values[`${name}.id`] = place.id;
      place.keys.forEach((key, index) => (values[`${name}.${index}`] = key));
    }
    const size = first ?? last ?? defaultPage;
    return {
      shape: { kind: 'page', page: { size, backward: typeof last === 'number', ...nulls, ...(filter && { filter }) } },
      values,
      size,
    };
  };
}

const localeBinder: Binder = ({ locale }, reject) => {
  if (typeof locale !== 'string') return { shape: { kind: 'locale', given: false }, values: {}, size: 1 };
  const canonical = attempt(reject, () => canonicalLocale(locale));
  if (canonical === undefined) return undefined;
  return {
    shape: { kind: 'locale', given: true },
    values: { locale: canonical, language: canonical.split('-')[0] },
    size: 1,
  };
};

function canonicalLocale(locale: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    if (canonical !== undefined) return canonical;
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem;
  }
  throw new ArgumentError(`${quote(locale)} is no language tag; one looks like "fr" or "fr-CA".`);
}

function lookupBinder(argument: string): Binder {
  return (given) => ({ shape: { kind: 'lookup' }, values: { key: findable(given[argument] as string) }, size: 1 });
}

function tooLong(argument: string, length: number): ArgumentError {
  return new ArgumentError(`\`${argument}\` has ${length} values; at most ${maximumListLength} go in one call.`);
}

const slugsBinder: Binder = ({ slugs }, reject) => {
  const asked = slugs as readonly string[];
  if (asked.length > maximumListLength) {
    reject(tooLong('slugs', asked.length));
    return undefined;
  }
  return {
    shape: { kind: 'lookup' },
    values: {
      order: asked.map((key) => ({ typeName: '', key })),
      keys: [...new Set(asked)].filter((slug) => findable(slug) !== null),
    },
    size: asked.length,
  };
};

function nodeBinder(isType: (name: string) => boolean): Binder {
  return ({ id }, reject) => {
    const identity = attempt(reject, () => parseGlobalId(id as string, isType));
    return identity && { shape: { kind: 'node', typeName: identity.typeName }, values: { key: identity.key }, size: 1 };
  };
}

function nodesBinder(isType: (name: string) => boolean): Binder {
  return ({ ids }, reject) => {
    const asked = ids as readonly string[];
    if (asked.length > maximumListLength) {
      reject(tooLong('ids', asked.length));
      return undefined;
    }
    const order = attempt(reject, () => asked.map((id) => parseGlobalId(id, isType)));
    if (!order) return undefined;
    const keys: { [name: string]: string[] } = {};
    for (const { typeName, key } of order) (keys[`keys.${typeName}`] ??= []).push(key);
    const typeNames = Object.keys(keys)
      .map((name) => name.slice('keys.'.length))
      .sort();
    return {
      shape: { kind: 'nodes', typeNames },
      values: { order: order.map(({ typeName, key }) => ({ typeName, key: Number(key) })), ...keys },
      size: asked.length,
    };
  };
}

/** The binder of a field's arguments; nothing for a field that takes none. */
function binderOf(graph: Graph, selected: Selected): Binder | undefined {
  const { definition, parentType } = selected;
  if (definition.args.length === 0) return undefined;
  const isType = (name: string): boolean => graph.concepts.has(name);
  const paging = (concept: Concept): Binder => pageBinder(concept, concept.maximumPage, isType, definition);
  if (parentType === graph.schema.getQueryType()) {
    const root = graph.roots.get(definition.name);
    if (root?.kind === 'one') return lookupBinder(root.argument);
    if (root?.kind === 'bySlug') return slugsBinder;
    if (root?.kind === 'many') return paging(root.concept);
    if (root?.kind === 'node') return nodeBinder(isType);
    return root?.kind === 'nodes' ? nodesBinder(isType) : undefined;
  }
  const field = graph.concepts.get(parentType.name)?.fields.get(definition.name);
  if (field?.kind === 'connection') return paging(field.target);
  if (field?.kind === 'list') return listBinder(isType, definition);
  return field?.kind === 'localised' ? localeBinder : undefined;
}

/** The place where one field's arguments are bound, request by request. */
export class Slot {
  private readonly constant: Bound | undefined;

  private constructor(
    readonly index: number,
    readonly selected: Selected,
    private readonly bind: Binder,
  ) {
    const usesVariables =
      selected.nodes[0]?.arguments?.some(({ value }) => value.kind !== 'IntValue' && value.kind !== 'StringValue') ??
      false;
    if (!usesVariables) {
      const problems: GraphQLError[] = [];
      const bound = this.evaluate({}, problems);
      if (problems.length === 0) this.constant = bound;
    }
  }

  /** The slot of a field, if it takes arguments that the engine binds. */
  static of(graph: Graph, selected: Selected, index: number): Slot | undefined {
    const bind = binderOf(graph, selected);
    return bind && new Slot(index, selected, bind);
  }

  /** Reads and checks the arguments; what is wrong with them goes to `problems`, each with this field's path. */
  resolve(variables: Variables, problems: GraphQLError[]): Bound | undefined {
    return this.constant ?? this.evaluate(variables, problems);
  }

  private evaluate(variables: Variables, problems: GraphQLError[]): Bound | undefined {
    const { definition, nodes, path } = this.selected;
    const reject = (problem: Error): void => {
      problems.push(refusal('BAD_USER_INPUT', problem.message, path, nodes));
    };
    try {
      return this.bind(
        getArgumentValues(definition, nodes[0] as never, variables as { [name: string]: unknown }),
        reject,
      );
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      reject(problem);
      return undefined;
    }
  }
}
