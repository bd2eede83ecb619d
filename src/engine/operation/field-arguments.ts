import type { FieldNode, GraphQLField } from 'graphql';
import { GraphQLError, isIntrospectionType, TypeMetaFieldDef, visit } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import { listBinder, pageBinder, similarBinder } from './bind-list';
import { lookupBinder, nodeBinder, nodesBinder, slugsBinder, viewerBinder, withDate } from './bind-root';
import type { Binder } from './binder';
import { attempt } from './binder';
import { changeBinder } from './bind-change';
import { forecastBinder } from './bind-forecast';
import { seriesBinder } from './bind-series';
import type { BoundField } from './bound-arguments';
import { ArgumentError, refusal } from '../errors/errors';
import {
  durationBinder,
  facetsBinder,
  groupsBinder,
  measureBinder,
  percentileBinder,
  topShareBinder,
} from './bind-groups';
import { localeValues } from './locale';
import { calendarOwner } from '../metadata/calendar';
import { rowTypeName } from '../metadata/generated';
import type { Graph, Root } from '../metadata/graph';
import type { Point } from '../condition/point';
import { pointValues } from '../condition/point';
import { Problems } from '../errors/problems';
import type { Selected, Variables } from './selection';

const localeBinder: Binder = ({ locale }, reject) => {
  if (typeof locale !== 'string') return { shape: { kind: 'locale', given: false }, values: {} };
  const values = attempt(reject, () => localeValues(locale));
  return values && { shape: { kind: 'locale', given: true }, values: { ...values } };
};

const pointBinder: Binder = ({ from }, reject) => {
  const values = attempt(reject, () => pointValues(from as Point, 'from'));
  return values && { shape: { kind: 'point' }, values };
};

const countBinder: Binder = ({ upTo }, reject) => {
  if (typeof upTo !== 'number') return { shape: { kind: 'count' }, values: {} };
  if (upTo < 0) reject(new ArgumentError(`\`upTo\` is ${upTo}; it cannot be negative.`));
  return { shape: { kind: 'count', upTo }, values: {} };
};

/** graphql-js executes `__type`. The engine reads the arguments too, so that wrong ones are refused like all others. */
const introspectionBinder: Binder = () => ({ shape: { kind: 'lookup' }, values: {} });

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

/** The binder of a field that counts the rows of a list. */
function countingBinder(graph: Graph, { definition }: Selected): Binder | undefined {
  switch (definition.name) {
    case 'label':
      return localeBinder;
    case 'totalCount':
      return countBinder;
    case 'groups':
      return groupsBinder(graph, definition);
    case 'facets':
      return facetsBinder(graph, definition);
    case 'count':
    case 'share':
      return measureBinder(graph, definition);
    case 'duration':
      return durationBinder;
    case 'percentile':
      return percentileBinder;
    case 'topShare':
      return topShareBinder;
    case 'change':
      return changeBinder(graph, definition);
    case 'gained':
    case 'lost':
    case 'kept': {
      const entity = graph.entities.get(rowTypeName(definition.type));
      return entity && pageBinder(graph, entity, definition);
    }
    case 'series':
      return seriesBinder(calendarOwner(graph));
    case 'forecast':
      return forecastBinder(graph, definition);
    default:
      return undefined;
  }
}

/** The binder of a field's arguments. Returns undefined if the field takes none. */
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
    case 'inverse':
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

/** The names of the variables in the arguments of a field, once for each place. */
function variablesIn({ nodes }: Selected): readonly string[] {
  const names: string[] = [];
  for (const argument of nodes[0]?.arguments ?? []) {
    visit(argument, {
      Variable({ name }) {
        names.push(name.value);
      },
    });
  }
  return names;
}

/**
 * The arguments without variables that were read for an operation. A field of a fragment is read once, at however many places
 * the fragment is spread.
 */
export class ConstantArguments {
  private readonly known = new Map<
    FieldNode | undefined,
    Map<GraphQLField<unknown, unknown>, BoundField | undefined>
  >();

  /** @param read reads the arguments; returns undefined if they are not valid */
  of({ definition, nodes }: Selected, read: () => BoundField | undefined): BoundField | undefined {
    let ofNode = this.known.get(nodes[0]);
    if (!ofNode) this.known.set(nodes[0], (ofNode = new Map()));
    if (!ofNode.has(definition)) ofNode.set(definition, read());
    return ofNode.get(definition);
  }
}

/** The arguments of one field of an operation, bound at each request. */
export class FieldArguments {
  /** Set if the arguments use no variable and are valid. */
  private readonly constant: BoundField | undefined;
  /** The variables in the arguments, once for each place. Without any, the arguments are the same in all requests. */
  readonly variables: readonly string[];

  private constructor(
    readonly selected: Selected,
    private readonly binder: Binder,
    constants: ConstantArguments,
  ) {
    this.variables = variablesIn(selected);
    if (this.variables.length > 0) return;
    this.constant = constants.of(selected, () => {
      const problems = new Problems();
      const bound = this.evaluate({}, problems);
      return problems.length === 0 ? bound : undefined;
    });
  }

  /** Returns undefined if the field takes no arguments, or none that the engine binds. */
  static of(graph: Graph, selected: Selected, constants: ConstantArguments): FieldArguments | undefined {
    const binder = binderOf(graph, selected);
    return binder && new FieldArguments(selected, binder, constants);
  }

  /**
   * Reads, validates and coerces the arguments.
   * @param problems takes what is wrong with them, each problem with the path of the field
   */
  bind(variables: Variables, problems: Problems): BoundField | undefined {
    return this.constant ?? this.evaluate(variables, problems);
  }

  private evaluate(variables: Variables, problems: Problems): BoundField | undefined {
    const { definition, nodes, path } = this.selected;
    const reject = (problem: Error): void => {
      problems.push(() => refusal('BAD_USER_INPUT', problem.message, path, nodes));
    };
    try {
      const given = getArgumentValues(definition, nodes[0] as never, variables as { [name: string]: unknown });
      const bound = this.binder(given, reject);
      // A spread would take several times as long, at each request.
      return (
        bound && { shape: bound.shape, values: bound.values, cursors: bound.cursors, repeats: bound.repeats, given }
      );
    } catch (problem) {
      if (!(problem instanceof GraphQLError)) throw problem;
      reject(problem);
      return undefined;
    }
  }
}
