import { BREAK, GraphQLError, isIntrospectionType, TypeMetaFieldDef, visit } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import { listBinder, pageBinder, similarBinder } from './bind-list';
import { lookupBinder, nodeBinder, nodesBinder, slugsBinder, viewerBinder, withDate } from './bind-root';
import type { Binder, Given } from './binding';
import { attempt } from './binding';
import type { Bound } from './bound';
import { ArgumentError, refusal } from '../errors/errors';
import { facetsBinder, groupsBinder, measureBinder } from './bind-groups';
import { localeValues } from './locale';
import type { Graph, Root } from '../metadata/graph';
import type { Point } from '../condition/point';
import { pointValues } from '../condition/point';
import { Problems } from '../errors/problems';
import type { Selected, Variables } from './selection';

const localeBinder: Binder = ({ locale }, reject) => {
  if (typeof locale !== 'string') return { shape: { kind: 'locale', given: false }, values: {}, size: 1 };
  const values = attempt(reject, () => localeValues(locale));
  return values && { shape: { kind: 'locale', given: true }, values: { ...values }, size: 1 };
};

const pointBinder: Binder = ({ from }, reject) => {
  const values = attempt(reject, () => pointValues(from as Point, 'from'));
  return values && { shape: { kind: 'point' }, values, size: 1 };
};

const countBinder: Binder = ({ upTo }, reject) => {
  if (typeof upTo !== 'number') return { shape: { kind: 'count' }, values: {}, size: 1 };
  if (upTo < 0) reject(new ArgumentError(`\`upTo\` is ${upTo}; it cannot be negative.`));
  return { shape: { kind: 'count', upTo }, values: {}, size: 1 };
};

/** graphql-js answers `__type` and what is below; here arguments are only read, so that wrong ones are refused as all others are. */
const introspectionBinder: Binder = () => ({ shape: { kind: 'lookup' }, values: {}, size: 1 });

function rootBinder(graph: Graph, root: Root, { definition }: Selected): Binder {
  const isType = (name: string): boolean => graph.entities.get(name)?.derived === false;
  switch (root.kind) {
    case 'one':
      return lookupBinder(root.arguments, isType);
    case 'bySlug':
      return slugsBinder;
    case 'viewer':
      return viewerBinder;
    case 'many':
      return pageBinder(graph, root.entity, definition);
    case 'node':
      return nodeBinder(isType);
    case 'nodes':
      return nodesBinder(isType);
  }
}

/** The binder of a field that counts the rows of a list: its arguments say which, and how. */
function countingBinder(graph: Graph, { definition }: Selected): Binder | undefined {
  switch (definition.name) {
    case 'totalCount':
      return countBinder;
    case 'groups':
      return groupsBinder(graph, definition);
    case 'facets':
      return facetsBinder;
    case 'count':
    case 'share':
      return measureBinder(graph, definition);
    default:
      return undefined;
  }
}

/** The binder of a field's arguments; nothing for a field that takes none. */
function binderOf(graph: Graph, selected: Selected): Binder | undefined {
  const { definition, parentType } = selected;
  if (definition.args.length === 0) return undefined;
  if (definition === TypeMetaFieldDef || isIntrospectionType(parentType)) return introspectionBinder;
  if (parentType === graph.schema.getQueryType()) {
    const root = graph.roots.get(definition.name);
    return root && withDate(rootBinder(graph, root, selected));
  }
  if (!graph.entities.has(parentType.name)) return countingBinder(graph, selected);
  const field = graph.entities.get(parentType.name)?.fields.get(definition.name);
  switch (field?.kind) {
    case 'connection':
      return pageBinder(graph, field.target, definition);
    case 'list':
      return listBinder(graph, field.target, definition, field.narrowedBy);
    case 'similar':
      return similarBinder(field.target);
    case 'localised':
      return localeBinder;
    case 'distance':
      return pointBinder;
    default:
      return undefined;
  }
}

/** Whether the arguments of a field can come to something else in the next request. */
function usesVariables({ nodes }: Selected): boolean {
  let found = false;
  for (const argument of nodes[0]?.arguments ?? []) {
    visit(argument, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  }
  return found;
}

/** What a field's arguments came to, beside the arguments themselves: what the operation costs goes by these. */
export interface Resolved {
  readonly bound: Bound;
  readonly given: Given;
}

/** The place where one field's arguments are bound, request by request. */
export class Slot {
  private readonly constant: Resolved | undefined;

  private constructor(
    readonly index: number,
    readonly selected: Selected,
    private readonly bind: Binder,
  ) {
    if (!usesVariables(selected)) {
      const problems = new Problems();
      const resolved = this.evaluate({}, problems);
      if (problems.length === 0) this.constant = resolved;
    }
  }

  /** The slot of a field, if it takes arguments that the engine binds. */
  static of(graph: Graph, selected: Selected, index: number): Slot | undefined {
    const bind = binderOf(graph, selected);
    return bind && new Slot(index, selected, bind);
  }

  /** Reads and checks the arguments; what is wrong with them goes to `problems`, each with this field's path. */
  resolve(variables: Variables, problems: Problems): Resolved | undefined {
    return this.constant ?? this.evaluate(variables, problems);
  }

  private evaluate(variables: Variables, problems: Problems): Resolved | undefined {
    const { definition, nodes, path } = this.selected;
    const reject = (problem: Error): void => {
      problems.push(() => refusal('BAD_USER_INPUT', problem.message, path, nodes));
    };
    try {
      const given = getArgumentValues(definition, nodes[0] as never, variables as { [name: string]: unknown });
      const bound = this.bind(given, reject);
      return bound && { bound, given };
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      reject(problem);
      return undefined;
    }
  }
}
