import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { Given } from './binding';
import type { Bound } from './bound';
import type { Resolved } from './arguments';
import { Slot } from './arguments';
import { cursorOfAnotherList } from './cursor';
import type { RequestValues } from './directives';
import { OperationDirectives } from './directives';
import { refusal } from '../errors/errors';
import { Problems } from '../errors/problems';
import type { Cost } from '../cost/cost';
import { CostModel } from '../cost/cost';
import { CostContext } from '../cost/context';
import type { Graph } from '../metadata/graph';
import type { Selected, Selection, Variables } from './selection';
import { fragmentsOf, SelectionReader } from './selection';

/** What the variables of one request came to: ready to be planned and run, or refused. */
export type Binding =
  | {
      readonly bounds: readonly Bound[];
      /** The values of the operation's directives. */
      readonly request: RequestValues;
      readonly cost: Cost;
      readonly problems?: undefined;
    }
  /** Without a cost where arguments are wrong, so that there is none to tell. */
  | { readonly problems: readonly GraphQLError[]; readonly cost?: Cost };

/**
 * An operation read once: what it selects, and where its arguments are bound at each request.
 * It holds for one document, one operation, and one set of values of the variables that `@skip` and `@include` use.
 */
export class Analysis {
  readonly selection: Selection;
  /** Whether it asks for the schema itself: graphql-js answers that. */
  readonly introspective: boolean;
  /** How many fields it selects. */
  readonly fields: number;
  readonly slots: Slot[] = [];
  readonly directives: OperationDirectives;
  private readonly slotOf = new Map<Selected, Slot>();
  private readonly costs: CostModel;
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
    const reader = new SelectionReader(graph.schema, fragmentsOf(document), variables);
    this.selection = reader.readOperation(operation, rootType);
    this.fields = reader.fields;
    this.introspective = this.selection.fields.some(
      ({ definition }) => definition.name === '__schema' || definition.name === '__type',
    );
    this.directives = new OperationDirectives(graph.schema, operation);
    this.visit(this.selection, undefined);
    this.visit({ typeName: rootType.name, fields: reader.introspection }, undefined);
    this.costs = new CostModel(this.selection, new CostContext(graph));
  }

  private visit(selection: Selection, under: number | undefined): void {
    for (const selected of selection.fields) {
      const slot = Slot.of(this.graph, selected, this.slots.length);
      const root = under ?? slot?.index ?? 0;
      if (slot) {
        this.rootOf.push(root);
        this.slots.push(slot);
        this.slotOf.set(selected, slot);
      }
      for (const below of selected.selections.values()) this.visit(below, root);
    }
  }

  /** The slot of a field that takes arguments. */
  slotFor(selected: Selected): Slot {
    const slot = this.slotOf.get(selected);
    if (!slot) throw new Error(`${selected.path.join('.')} takes no arguments.`);
    return slot;
  }

  /** Where the arguments of a field stand among the bounds; nowhere where it takes none. */
  indexOf(selected: Selected): number | undefined {
    return this.slotOf.get(selected)?.index;
  }

  /**
   * Reads and checks every argument of the operation, then whether the viewer may ask that, then what it costs; nothing
   * has run yet.
   * @param judge finds what the viewer may not ask
   */
  bind(variables: Variables, costLimit: number, judge: (bounds: readonly Bound[]) => readonly GraphQLError[]): Binding {
    const problems = new Problems();
    const request = this.directives.resolve(variables, problems);
    const isDateKnown = problems.length === 0;
    const found = this.slots.map((slot) => slot.resolve(variables, problems));
    if (isDateKnown) this.checkCursors(found, request, problems);
    if (problems.length > 0) return { problems: problems.list() };
    const resolved = found as Resolved[];
    const bounds = resolved.map(({ bound }) => bound);
    const forbidden = judge(bounds);
    if (forbidden.length > 0) return { problems: forbidden };
    const { cost, refusal: tooMuch } = this.costs.check(
      (selected) => this.givenTo(selected, resolved),
      (selected) => {
        const index = this.indexOf(selected);
        return index === undefined ? undefined : bounds[index]?.shape;
      },
      costLimit,
    );
    return tooMuch ? { problems: [tooMuch], cost } : { bounds, request, cost };
  }

  private givenTo(selected: Selected, resolved: readonly Resolved[]): Given {
    const slot = this.slotOf.get(selected);
    return (slot && resolved[slot.index]?.given) ?? nothingGiven;
  }

  /** A cursor belongs to the date of its list, and to its locale where the order depends on that. */
  private checkCursors(found: readonly (Resolved | undefined)[], request: RequestValues, problems: Problems): void {
    for (const [index, field] of found.entries()) {
      const root = found[this.rootOf[index] ?? 0];
      // Where the root field's arguments are refused, its date is not known.
      if (!root) continue;
      const date = root.bound.values['asOf'] ?? request.asOf;
      for (const each of field?.bound.cursors ?? []) {
        const locale = each.inLocaleOrder ? request['inLocale.locale'] : undefined;
        if (each.date === date && each.locale === locale) continue;
        const { path, nodes } = (this.slots[index] as Slot).selected;
        problems.push(() => refusal('BAD_USER_INPUT', cursorOfAnotherList(each.cursor).message, path, nodes));
      }
    }
  }
}

const nothingGiven: Given = {};
