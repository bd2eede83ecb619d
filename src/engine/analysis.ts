import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { Bound } from './bound';
import { Slot } from './arguments';
import { cursorOfAnotherList } from './cursor';
import type { RequestValues } from './directives';
import { OperationDirectives } from './directives';
import { refusal } from './errors';
import type { PageBudget, Sized } from './budget';
import { checkPageBudget } from './budget';
import type { Graph } from './metadata/graph';
import type { Selected, Selection, Variables } from './selection';
import { fragmentsOf, SelectionReader } from './selection';

/** What the variables of one request came to: ready to be planned and run, or refused. */
export type Binding =
  | {
      readonly bounds: readonly Bound[];
      /** The values of the operation's directives. */
      readonly request: RequestValues;
      readonly problems?: undefined;
    }
  | { readonly problems: readonly GraphQLError[] };

/**
 * An operation read once: what it selects, and where its arguments are bound at each request.
 * It holds for one document, one operation, and one set of values of the variables that `@skip` and `@include` use.
 */
export class Analysis {
  readonly selection: Selection;
  /** Whether it asks for the schema itself: graphql-js answers that. */
  readonly introspective: boolean;
  readonly slots: Slot[] = [];
  readonly directives: OperationDirectives;
  private readonly slotOf = new Map<Selected, Slot>();
  private readonly sized: Sized[] = [];
  /** The slot of the root field that each slot stands under. */
  private readonly rootOf: number[] = [];

  constructor(
    private readonly graph: Graph,
    readonly operation: OperationDefinitionNode,
    document: DocumentNode,
    variables: Variables,
  ) {
    const rootType = graph.schema.getRootType(operation.operation);
    if (!rootType) throw new Error(`The schema has no ${operation.operation} type.`);
    this.selection = new SelectionReader(graph.schema, fragmentsOf(document), variables).readOperation(
      operation,
      rootType,
    );
    this.introspective = this.selection.fields.some(
      ({ definition }) => definition.name === '__schema' || definition.name === '__type',
    );
    this.directives = new OperationDirectives(graph.schema, operation);
    this.visit(this.selection, undefined, undefined, undefined);
  }

  /**
   * @param above the nearest field above that gives several rows
   * @param beside the same for what counts the whole list of a connection and so does not come once for each of its rows
   * @param under the slot of the root field above
   */
  private visit(
    selection: Selection,
    above: Sized | undefined,
    beside: Sized | undefined,
    under: number | undefined,
  ): void {
    for (const selected of selection.fields) {
      const slot = Slot.of(this.graph, selected, this.slots.length);
      const nearest = countsWholeList(selected) ? beside : above;
      let sized = nearest;
      const root = under ?? slot?.index ?? 0;
      if (slot) this.rootOf.push(root);
      if (slot) {
        this.slots.push(slot);
        this.slotOf.set(selected, slot);
        if (givesRows(selected)) {
          sized = { selected, parent: nearest, slot: slot.index };
          this.sized.push(sized);
        }
      }
      for (const below of selected.selections.values()) this.visit(below, sized, nearest, root);
    }
  }

  /** The slot of a field that takes arguments. */
  slotFor(selected: Selected): Slot {
    const slot = this.slotOf.get(selected);
    if (!slot) throw new Error(`${selected.path.join('.')} takes no arguments.`);
    return slot;
  }

  /** Reads and checks every argument of the operation, then its page sizes; nothing has run yet. */
  bind(variables: Variables, budget: PageBudget): Binding {
    const problems: GraphQLError[] = [];
    const request = this.directives.resolve(variables, problems);
    const bounds = this.slots.map((slot) => slot.resolve(variables, problems));
    if (problems.length > 0) return { problems };
    const complete = bounds as Bound[];
    this.checkCursorDates(complete, request, problems);
    if (problems.length > 0) return { problems };
    const tooMuch = checkPageBudget(this.sized, (slot) => (complete[slot] as Bound).size, budget);
    return tooMuch ? { problems: [tooMuch] } : { bounds: complete, request };
  }

  /** A cursor belongs to the date of its list. */
  private checkCursorDates(bounds: readonly Bound[], request: RequestValues, problems: GraphQLError[]): void {
    for (const [index, { cursors }] of bounds.entries()) {
      const date = bounds[this.rootOf[index] ?? 0]?.values['asOf'] ?? request.asOf;
      for (const each of cursors ?? []) {
        if (each.date === date) continue;
        const { path, nodes } = (this.slots[index] as Slot).selected;
        problems.push(refusal('BAD_USER_INPUT', cursorOfAnotherList(each.cursor).message, path, nodes));
      }
    }
  }
}

/** Whether a field reads rows, so that its page size counts: a connection of which only `totalCount` is asked reads none. */
function givesRows({ definition, selections }: Selected): boolean {
  if (definition.name === 'facets') return true;
  if (!definition.args.some(({ name }) => name === 'first'))
    return definition.args.some(({ name }) => name === 'ids' || name === 'slugs');
  return [...selections.values()].some(({ fields }) => fields.some((field) => rowFields.has(field.definition.name)));
}

const rowFields = new Set(['edges', 'nodes', 'pageInfo']);

/** Whether a field of a connection counts its whole list, whatever the page. */
function countsWholeList({ definition, parentType }: Selected): boolean {
  return wholeListFields.has(definition.name) && parentType.name.endsWith('Connection');
}

const wholeListFields = new Set(['aggregate', 'groups', 'facets']);
