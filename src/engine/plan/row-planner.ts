import type { ListShape, Shape as ArgumentShape } from '../operation/bound-arguments';
import type { Entity } from '../metadata/graph';
import type { Selected } from '../operation/selection';
import type { Reader, Shape } from '../assemble/result';
import type { ConditionCompiler } from '../relation/condition';
import type { Edge, Level } from '../relation/level';
import type { LocaleSource } from '../relation/localised';
import type { RequestDate } from '../relation/scope';
import type { List, ListRows } from './lists';
import type { LevelBuilder } from './rows';

/** The rows that a list or a connection shows. */
export interface Listed {
  readonly list: ListRows;
  /** The level that the objects are made of, if the list's own level only names them. */
  readonly targets: Level | undefined;
}

/** The shape of a field's arguments, and the prefix of the names of its parameters. */
export interface PlanArguments {
  readonly shape: ArgumentShape;
  readonly source: string;
}

/**
 * The connection that is the table of the operation, in one of two statements: `keys` finds the keys of all its rows in their
 * order, `rows` shows the rows of some of these keys.
 */
export interface TableRows {
  readonly connection: Selected;
  readonly part: 'keys' | 'rows';
}

/** The name of the keys that are shown, among the values of the request. */
export const tableKeys = 'table.keys';

/** What a connection needs of the planner of its rows. */
export interface RowPlanner {
  readonly table: TableRows | undefined;
  readonly builder: LevelBuilder;
  readonly conditions: ConditionCompiler;
  argumentsOf(selected: Selected): PlanArguments;
  /** The planner of other rows of the same statement, as of another date. */
  asOf(date: RequestDate): RowPlanner;
  /** The rows that a list's arguments ask for, of an edge or of an entity, and their order. */
  list(target: Entity, shape: ListShape, source: string, edge?: Edge): List;
  /** The rows that a list shows, from the level that lists them. */
  listed(list: List, rows: ListRows): Listed;
  /** The locale that a field with an argument for it wants its text in; undefined for the default one. */
  localeOf(selected: Selected): LocaleSource | undefined;
  /** The object that a selection makes of a row of a level. */
  shape(selected: Selected, entity: Entity, level: Level): Shape;
  /** A connection at the root, or of an edge. */
  connection(selected: Selected, target: Entity, edge?: Edge): Reader;
  /** The object of a listed row. */
  row(selected: Selected, target: Entity, listed: Listed): Reader;
}

/** Everything that is selected one step below a field, whatever object type stands there. */
export function below(selected: Selected): readonly Selected[] {
  return [...selected.selections.values()].flatMap(({ fields }) => fields);
}

/** The readers of everything that is selected one step below a field, each with its key in the response. */
export function readersBelow<R>(selected: Selected, reader: (field: Selected) => R): (readonly [string, R])[] {
  return below(selected).map((field) => [field.key, reader(field)] as const);
}
