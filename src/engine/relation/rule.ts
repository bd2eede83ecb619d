import type { GraphQLInputObjectType } from 'graphql';
import { coerceInputValue, GraphQLError, isInputObjectType, parseConstValue, valueFromASTUntyped } from 'graphql';
import { escapeLiteral } from 'pg';
import type { All, FieldTests } from '../condition/condition';
import { fieldsIn } from '../condition/condition';
import { ConditionReader } from '../condition/reader';
import { isCounted, windowFrom } from '../condition/window';
import { ArgumentError } from '../errors/errors';
import type { Entity, Field, Graph, Path } from '../metadata/graph';
import { allowAll } from '../policy/access';
import { Aliases, identifier, integer, replacing, render, Sql, sql, type Select } from '../sql/sql';
import { ConditionCompiler } from './condition';
import { RelatedRows, type VisibleRows } from './related-rows';
import { RulePlaces } from './rule-places';

/** How the rows that a rule finds become one number. */
export type Aggregation = 'COUNT' | 'DISTINCT' | 'SUM' | 'MAX' | 'LATEST';

/** A number of a row on a day, made of the rows of one of its edges. */
export interface CountedValue {
  /** The to-many edge. */
  readonly edge: string;
  /** A filter of the rows of the edge as clients write it: `{inForce: {eq: true}}`. */
  readonly filter: string | null;
  readonly aggregation: Aggregation;
  /** The field that is summed or compared; null where rows are counted. */
  readonly field: string | null;
  /** The currency of the amounts that count; null if the field has no currency. */
  readonly currency: string | null;
  /** A duration, ISO 8601: only rows count that began in it. It ends on the day. */
  readonly window: string | null;
  /** Whether the value is null without any row; otherwise it is 0. */
  readonly unknownWithoutRows?: boolean;
}

/** What is wrong with a rule, to follow the name of its part: `filter: names no field`. */
export class RuleProblem extends Error {
  constructor(
    readonly part: 'edge' | 'filter' | 'field' | 'currency' | 'window',
    message: string,
  ) {
    super(message);
  }
}

/** The first day that a window no longer includes. */
const windowStart = 'windowStart';

/**
 * Compiles rules of the data, which are written in the language of filters, into SQL over a row and a day. They are judged over
 * all data, as a request that names the day. They name no viewer.
 */
export class RuleCompiler {
  private readonly alias: string;

  /**
   * @param entity whose rows the rules are about; in the SQL a row stands under the name of its table
   * @param day the name of the day in the SQL, a `date`
   */
  constructor(
    private readonly graph: Graph,
    private readonly entity: Entity,
    private readonly day: string,
  ) {
    this.alias = entity.table;
  }

  /**
   * Whether a filter keeps the row.
   * @throws RuleProblem
   */
  condition(filter: string): string {
    const { condition, values } = this.read(this.entity, filter);
    const related = this.related(new Aliases());
    const row = { entity: this.entity, alias: this.alias, scope: related.showing(this.entity, this.alias) };
    const kept = new ConditionCompiler(related, undefined).compile(row, condition, source) ?? sql`true`;
    return this.written({ columns: [sql`coalesce(${kept}, false)`] }, values, null);
  }

  /**
   * A value of the row: a `numeric`.
   * @throws RuleProblem
   */
  value({ edge, filter, aggregation, field, currency, window, unknownWithoutRows = false }: CountedValue): string {
    const { target, path } = this.edge(edge);
    checkLinks('edge', path, edge);
    checkTarget('edge', target);
    const { condition, values } = this.read(target, filter ?? '{}');
    const related = this.related(new Aliases());
    const compiler = new ConditionCompiler(related, undefined);
    const rows = related.visible(target, compiler.rowFilter(target, condition, source), path);
    const row = { key: identifier(this.alias, 'id'), alias: this.alias };
    const { from, where } = related.candidatesOfOne(path, rows, row, field === null);
    const kept = [...where, window === null ? undefined : this.began(related, rows, window)];
    const select = this.aggregate(compiler, rows, { aggregation, field, currency });
    const whole: Select = { from, ...select, where: [...kept, ...(select.where ?? [])] };
    const number = unknownWithoutRows
      ? sql`${isCount(aggregation) ? sql`nullif(${whole}, 0)` : whole}::numeric`
      : sql`coalesce(${whole}, 0)::numeric`;
    return this.written({ columns: [number] }, values, window);
  }

  /** Gathers what rules read, for rules that compile. */
  places(): RulePlaces {
    return new RulePlaces(this.graph, this.entity);
  }

  /** Adds what a condition of the row reads. */
  placesOfCondition(places: RulePlaces, filter: string): void {
    const { condition, values } = this.read(this.entity, filter);
    places.condition(this.entity, condition, values);
  }

  /** Adds what a value of the row reads. */
  placesOfValue(places: RulePlaces, { edge, filter, field, window }: CountedValue): void {
    const { target, path } = this.edge(edge);
    const { condition, values } = this.read(target, filter ?? '{}');
    places.edge(path, target, { condition, values, window, field });
  }

  private edge(edge: string): Field & { readonly kind: 'list' | 'connection' } {
    const found = this.entity.fields.get(edge);
    if (found?.kind !== 'list' && found?.kind !== 'connection')
      throw new RuleProblem('edge', `${this.entity.name} has no list ${edge}`);
    return found;
  }

  private related(aliases: Aliases): RelatedRows {
    return new RelatedRows(this.graph, aliases, allowAll, { source: 'day', dateGiven: true }, 'showing');
  }

  /** Reads a filter, and the values of its operands. */
  private read(entity: Entity, filter: string): { condition: All; values: Readonly<Record<string, unknown>> } {
    const type = this.graph.schema.getType(`${entity.name}Filter`);
    if (!isInputObjectType(type)) throw new RuleProblem('edge', `${entity.name} cannot be filtered`);
    const reader = new ConditionReader(this.graph);
    try {
      const condition = reader.read(type, coerced(type, filter), 'filter');
      for (const each of fieldsIn(condition)) checkField(each);
      return { condition, values: reader.values };
    } catch (error) {
      if (error instanceof ArgumentError) throw new RuleProblem('filter', withoutPoint(error.message));
      throw error;
    }
  }

  /** That a row began within the window. */
  private began(related: RelatedRows, { entity, alias }: VisibleRows, window: string): Sql {
    if (!entity.started)
      throw new RuleProblem('window', `needs rows that begin on a day, which ${entity.name} does not`);
    if (!durationOfDays.test(window))
      throw new RuleProblem('window', `${window} is no number of years, months, weeks or days`);
    const before = new RelatedRows(this.graph, related.aliases, allowAll, { source: windowStart, dateGiven: true });
    return sql`(${entity.started(before.showing(entity, alias))}) is not true`;
  }

  private aggregate(
    compiler: ConditionCompiler,
    rows: VisibleRows,
    { aggregation, field: name, currency }: Pick<CountedValue, 'aggregation' | 'field' | 'currency'>,
  ): Pick<Select, 'columns' | 'where' | 'orderBy' | 'limit'> {
    const { entity, alias } = rows;
    if (name === null) {
      if (aggregation !== 'COUNT')
        throw new RuleProblem('field', `is missing: ${aggregation} is made of the values of a field`);
      return { columns: [sql`count(*)`] };
    }
    if (aggregation === 'COUNT') throw new RuleProblem('field', 'is given, but COUNT counts rows');
    const field = entity.fields.get(name);
    const { value, isNumber, where } = valueOf(compiler, rows, field, name, currency);
    if (aggregation === 'DISTINCT') return { columns: [sql`count(distinct ${value})`], where };
    if (!isNumber) throw new RuleProblem('field', `${entity.name}.${name} is no number`);
    if (aggregation !== 'LATEST')
      return { columns: [sql`${aggregation === 'SUM' ? sql`sum` : sql`max`}(${value})::numeric`], where };
    const [first] = entity.order;
    if (first?.type !== 'date' && first?.type !== 'timestamptz')
      throw new RuleProblem('edge', `${entity.name} has no order in time, so none of its rows is the latest`);
    const orderBy = [sql`${identifier(alias, first.column)} desc nulls last`, sql`${identifier(alias, 'id')} desc`];
    return { columns: [sql`(${value})::numeric`], where, orderBy, limit: integer(1) };
  }

  /** Writes SQL with the values of its parameters in it. */
  private written(select: Select, values: Readonly<Record<string, unknown>>, window: string | null): string {
    const day = identifier(this.day);
    const valueOf = (name: string): unknown => values[name.slice(source.length + 1)];
    const { text, sources } = render(
      sql`${replacing(select, (name, type) => {
        if (name === 'day') return day;
        if (name === windowStart) return sql`(${day} - interval ${constant(window)})::date`;
        return isCounted(name) ? counted(name, day, valueOf) : sql`${constant(valueOf(name))}::${new Sql([type])}`;
      })}`,
    );
    if (sources.length > 0) throw new Error(`A rule has the parameters ${sources.join(', ')}.`);
    return text;
  }
}

function isCount(aggregation: Aggregation): boolean {
  return aggregation === 'COUNT' || aggregation === 'DISTINCT';
}

/** The prefix of the sources of operands. */
const source = 'rule';

const durationOfDays = /^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;

function coerced(type: GraphQLInputObjectType, filter: string): { readonly [member: string]: unknown } {
  try {
    const value = valueFromASTUntyped(parseConstValue(filter));
    return coerceInputValue(value, type, (path, _value, error) => {
      const at = path.join('.');
      throw new RuleProblem('filter', `${at === '' ? '' : `${at}: `}${withoutPoint(error.message)}`);
    }) as { readonly [member: string]: unknown };
  } catch (error) {
    if (error instanceof GraphQLError) throw new RuleProblem('filter', withoutPoint(error.message));
    throw error;
  }
}

function withoutPoint(message: string): string {
  return message.replace(/\.$/, '');
}

/** Rows that follow from rules cannot decide a rule. Ids differ from database to database. */
function checkField({ entity, name, field }: FieldTests): void {
  if (field.kind === 'id') throw new RuleProblem('filter', `${entity.name}.id is tested; a rule names natural keys`);
  if ('target' in field) checkTarget('filter', field.target, name);
  if ('path' in field) checkLinks('filter', field.path, name);
}

/** Links may follow from rules although both of their ends are rows of their own. */
function checkLinks(part: 'edge' | 'filter', path: Path, name: string): void {
  if (path.kind === 'link') checkTarget(part, path.entity, name);
}

function checkTarget(part: 'edge' | 'filter', { derived, name: type }: Entity, name = type): void {
  if (derived) throw new RuleProblem(part, `${name} follows from rules, so it cannot decide one`);
}

interface FieldValue {
  readonly value: Sql;
  readonly isNumber: boolean;
  readonly where: readonly Sql[];
}

const numbers: readonly string[] = ['integer', 'bigint', 'numeric', 'double precision'];

/** The value of a field of a row. Amounts count in one currency. */
function valueOf(
  { values }: ConditionCompiler,
  rows: VisibleRows,
  field: Field | undefined,
  name: string,
  currency: string | null,
): FieldValue {
  if (field?.kind === 'composite' && field.typeName === 'Money') {
    if (currency === null) throw new RuleProblem('currency', `is missing: ${name} is an amount of money`);
    const is = sql`${values.part(rows, field, 'currency').sql} = ${constant(currency)}`;
    return { value: values.part(rows, field, 'amount').sql, isNumber: true, where: [is] };
  }
  if (currency !== null) throw new RuleProblem('currency', `is given, but ${name} is no amount of money`);
  switch (field?.kind) {
    case 'column':
    case 'computed':
    case 'localised':
    case 'toOne': {
      const { sql: value, type } = values.of(rows, field);
      return { value, isNumber: field.kind !== 'toOne' && numbers.includes(type), where: [] };
    }
    default:
      throw new RuleProblem('field', `${rows.entity.name} has no value ${name}`);
  }
}

/** A value of a rule as a literal. */
function constant(value: unknown): Sql {
  if (value === null || value === undefined) return sql`null`;
  const text = Array.isArray(value) ? `{${value.map(element).join(',')}}` : String(value);
  return new Sql([escapeLiteral(text).trim()]);
}

/** An element of an array, as PostgreSQL reads it. */
function element(value: unknown): string {
  return value === null ? 'null' : `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`;
}

/** The moment that a window of a filter is counted from, or its end: the same day in SQL as `countedValue` in JavaScript. */
function counted(name: string, day: Sql, valueOf: (name: string) => unknown): Sql {
  const window = windowFrom(name, 'day');
  if (!window) throw new Error(`A rule has a value that is not counted from its day: ${name}.`);
  const { what, type, span } = window;
  const isDay = type === 'date';
  const moment = isDay ? sql`${day}::timestamp` : sql`((${day} + 1)::timestamp - interval '1 millisecond')`;
  const sign = what === 'next' ? sql`+` : sql`-`;
  const end = what === 'moment' ? moment : sql`(${moment} ${sign} interval ${constant(valueOf(span))})`;
  if (!isDay) return sql`(${end} at time zone 'UTC')`;
  // A day that is reached in part belongs to the window.
  return what === 'next' ? sql`(${end} + interval '1 day' - interval '1 microsecond')::date` : sql`${end}::date`;
}
