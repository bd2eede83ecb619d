import type { Shape as ArgumentShape } from '../arguments';
import type { Concept, Path } from '../metadata/graph';
import type { Selected } from '../selection';
import type { Reader } from './assembly';
import type { Level } from './level';
import type { EdgeRows, LevelBuilder } from './rows';

/** The rows that a list or a connection shows. */
export interface Listed {
  readonly list: EdgeRows;
  /** The level that the objects are made of, where the list's own level only names them. */
  readonly far: Level | undefined;
}

/** How a to-many edge stands to the level above it. */
export interface Edge {
  readonly path: Path;
  readonly parent: Level;
  readonly fanOut: 'small' | 'large';
}

/** What a field's arguments came to, and the prefix of its parameters' names. */
export type SlotOf = (selected: Selected) => { readonly shape: ArgumentShape; readonly source: string };

/** What a connection needs of the planner of its rows. */
export interface RowPlanner {
  readonly builder: LevelBuilder;
  readonly slot: SlotOf;
  /** The rows that an edge shows, from the level that lists them. */
  listed(target: Concept, edge: Edge, list: EdgeRows): Listed;
  /** The object of a listed row. */
  row(selected: Selected, target: Concept, listed: Listed): Reader;
}
