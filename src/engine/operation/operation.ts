import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { withSeries } from './bind-forecast';
import { attempt } from './binder';
import type { BoundField, Given, Shape } from './bound-arguments';
import { cursorOfAnotherList } from './cursor';
import type { RequestValues } from './directives';
import { OperationDirectives } from './directives';
import { refusal } from '../errors/errors';
import type { Refused } from '../errors/problems';
import { Problems } from '../errors/problems';
import { ConstantArguments, FieldArguments } from './field-arguments';
import { tooLargeInputs } from './input-size';
import { calendarOwner } from '../metadata/calendar';
import { entityOfRole } from '../metadata/generated';
import type { Graph } from '../metadata/graph';
import type { Selected, Selection, Variables } from './selection';
import { fragmentsOf, SelectionReader } from './selection';

/**
 * An operation of a document, read once: what it selects, and which of its fields take arguments. It holds for one document,
 * one operation, and one set of values of the variables that `@skip` and `@include` use; each request binds its arguments.
 */
export class Operation {
  readonly selection: Selection;
  /** Whether it selects `__schema` or `__type`. */
  readonly introspective: boolean;
  /** How many fields it selects. */
  readonly fieldCount: number;
  readonly directives: OperationDirectives;
  private readonly fields: FieldArguments[] = [];
  private readonly indexes = new Map<Selected, number>();
  /** For each field that takes arguments, the value that is its date. */
  private readonly dates: DateValue[] = [];
  /** The index of each forecast, and of its series. */
  private readonly forecasts: [forecast: number, series: number][] = [];
  /** The argument of a series that names the owner of a fiscal calendar. */
  private readonly calendarOwner: string | undefined;
  /** At how many places of the arguments each variable is used. */
  private readonly uses = new Map<string, number>();

  /**
   * @param key tells the operation apart from all others
   * @param variables coerced; only those that `@skip` and `@include` use are read here
   * @throws GraphQLError if it selects too many fields, or if the `if` of a `@skip` or `@include` is null
   */
  constructor(
    graph: Graph,
    readonly key: string,
    readonly definition: OperationDefinitionNode,
    document: DocumentNode,
    variables: Variables,
  ) {
    const rootType = graph.schema.getRootType(definition.operation);
    if (!rootType) throw new Error(`The schema has no ${definition.operation} type.`);
    const reader = new SelectionReader(graph.schema, fragmentsOf(document), variables);
    this.selection = reader.readOperation(definition, rootType);
    this.fieldCount = reader.fields;
    this.introspective = this.selection.fields.some(
      (selected) => selected.definition.name === '__schema' || selected.definition.name === '__type',
    );
    this.directives = new OperationDirectives(graph.schema, definition);
    this.calendarOwner = calendarOwner(graph);
    this.findArguments(graph, this.selection, new ConstantArguments(), undefined);
  }

  private findArguments(
    graph: Graph,
    selection: Selection,
    constants: ConstantArguments,
    above: DateValue | undefined,
    change?: number,
    series?: number,
  ): void {
    for (const selected of selection.fields) {
      const index = this.fields.length;
      const field = FieldArguments.of(graph, selected, constants);
      const date = dateOfRows(selected, change) ?? above ?? { index: field ? index : 0, name: 'asOf' };
      if (field) {
        this.dates.push(date);
        this.fields.push(field);
        this.indexes.set(selected, index);
        if (series !== undefined && isForecast(selected)) this.forecasts.push([index, series]);
        for (const name of field.variables) this.uses.set(name, (this.uses.get(name) ?? 0) + 1);
      }
      const changeBelow = field && isChange(selected) ? index : change;
      for (const below of selected.selections.values())
        this.findArguments(graph, below, constants, date, changeBelow, field && index);
    }
  }

  /** The place of a field among those that take arguments. Returns undefined if it takes none. */
  indexOf(selected: Selected): number | undefined {
    return this.indexes.get(selected);
  }

  /**
   * Reads, validates and coerces every argument of the operation and of its directives.
   * @param variables coerced
   * @param mostInputs the most elements of the variables, at all places where they are used
   * @returns the bound operation, every problem with its arguments (`BAD_USER_INPUT`), or that these are too large
   *   (`TOO_COMPLEX`)
   */
  bind(variables: Variables, mostInputs: number): BoundOperation | Refused {
    const tooLarge = tooLargeInputs(this.uses, variables, mostInputs);
    if (tooLarge) return { problems: [tooLarge] };
    const problems = new Problems();
    const request = this.directives.bind(variables, problems);
    const isDateKnown = problems.length === 0;
    const fields = this.fields.map((field) => field.bind(variables, problems));
    if (isDateKnown) this.checkCursors(fields, request, problems);
    this.joinForecasts(fields, problems);
    if (problems.length > 0) return { problems: problems.list() };
    return new BoundOperation(this, fields as BoundField[], request);
  }

  /** What a forecast can be depends on the arguments of its series too. */
  private joinForecasts(fields: (BoundField | undefined)[], problems: Problems): void {
    for (const [index, series] of this.forecasts) {
      const [forecast, above] = [fields[index], fields[series]];
      if (!forecast || !above) continue;
      const { path, nodes } = (this.fields[index] as FieldArguments).selected;
      const reject = ({ message }: Error): void => problems.push(() => refusal('BAD_USER_INPUT', message, path, nodes));
      fields[index] = attempt(reject, () => withSeries(forecast, above, this.calendarOwner));
    }
  }

  /** A cursor belongs to the date of its list, and to its locale if the order of the list depends on the locale. */
  private checkCursors(fields: readonly (BoundField | undefined)[], request: RequestValues, problems: Problems): void {
    for (const [index, field] of fields.entries()) {
      const dated = this.dates[index];
      const holder = fields[dated?.index ?? 0];
      // The date is unknown if the arguments that name it are refused.
      if (!holder) continue;
      const date = holder.values[dated?.name ?? 'asOf'] ?? request.asOf;
      for (const each of field?.cursors ?? []) {
        const locale = each.inLocaleOrder ? request['inLocale.locale'] : undefined;
        if (each.date === date && each.locale === locale) continue;
        const { path, nodes } = (this.fields[index] as FieldArguments).selected;
        problems.push(() => refusal('BAD_USER_INPUT', cursorOfAnotherList(each.cursor).message, path, nodes));
      }
    }
  }
}

/** The date of the rows of a field: a value of a field that takes arguments, by its index. */
interface DateValue {
  readonly index: number;
  readonly name: string;
}

function isForecast({ parentType, definition }: Selected): boolean {
  return definition.name === 'forecast' && entityOfRole(parentType, 'series') !== undefined;
}

function isChange({ parentType, definition }: Selected): boolean {
  return definition.name === 'change' && entityOfRole(parentType, 'connection') !== undefined;
}

/**
 * The date of the rows that a group gained, lost or kept. Returns undefined for any other field.
 * @param change the index of the field `change` above
 */
function dateOfRows({ parentType, definition }: Selected, change: number | undefined): DateValue | undefined {
  if (change === undefined || entityOfRole(parentType, 'change') === undefined) return undefined;
  return { index: change, name: definition.name === 'lost' ? 'from' : 'to' };
}

/** An operation whose arguments are read, validated and coerced for one request: what is wanted, without how. */
export class BoundOperation {
  /** The parts of the arguments that the plan depends on, by the indexes of their fields. */
  readonly shapes: readonly Shape[];

  /**
   * @param fields those that take arguments
   * @param request the values of the operation's directives
   */
  constructor(
    readonly operation: Operation,
    readonly fields: readonly BoundField[],
    readonly request: RequestValues,
  ) {
    this.shapes = fields.map(({ shape }) => shape);
  }

  /** The shape of a field's arguments. Returns undefined if the field takes none. */
  shapeOf(selected: Selected): Shape | undefined {
    const index = this.operation.indexOf(selected);
    return index === undefined ? undefined : this.shapes[index];
  }

  /** The values of a field's arguments by their paths; empty if it takes none. */
  valuesOf(selected: Selected): BoundField['values'] {
    const index = this.operation.indexOf(selected);
    return (index === undefined ? undefined : this.fields[index]?.values) ?? nothingGiven;
  }

  /** How often what stands below a field is computed. */
  repeatsOf(selected: Selected): number {
    const index = this.operation.indexOf(selected);
    return (index === undefined ? undefined : this.fields[index]?.repeats) ?? 1;
  }

  /** The coerced arguments of a field; empty if it takes none. */
  givenTo(selected: Selected): Given {
    const index = this.operation.indexOf(selected);
    return (index === undefined ? undefined : this.fields[index]?.given) ?? nothingGiven;
  }
}

const nothingGiven: Given = {};
