import type { All } from '../condition/condition';
import type { GroupsShape } from './groups-shape';
import type { KeyShape } from './read-order';

/** A page of a connection: part of the plan, its cursors' values apart. */
export interface Page {
  readonly size: number;
  readonly backward: boolean;
  /** How well the rows of the cursors were met, in a list by relevance: it decides which ways lead to the page. */
  readonly ranks?: { readonly after?: number; readonly before?: number };
  /** Which keys of the cursor are null; absent without the cursor. */
  readonly after?: readonly boolean[];
  readonly before?: readonly boolean[];
}

/** Which rows a list has, and in which order. */
export interface ListShape {
  readonly filter?: All;
  /** Conditions that other arguments stand for, by their names. */
  readonly narrowed?: { readonly [argument: string]: All };
  /** Whether a text is searched for. */
  readonly searched?: true;
  /** Absent for the default order: by relevance where a text is searched for, else the entity's own. */
  readonly order?: readonly KeyShape[];
}

/** What a root field says of the date: whether it names one, which is part of the plan; the date itself is a value. */
interface Dated {
  readonly dated?: boolean;
}

/** The part of a field's arguments that a plan is made for. */
export type Shape =
  | ({ readonly kind: 'page'; readonly page: Page } & ListShape & Dated)
  | ({ readonly kind: 'list' } & ListShape)
  | { readonly kind: 'locale'; readonly given: boolean }
  | { readonly kind: 'point' }
  /** The most similar rows, so many of them. */
  | { readonly kind: 'similar'; readonly size: number }
  | { readonly kind: 'count'; readonly upTo?: number }
  | ({ readonly kind: 'groups' } & GroupsShape)
  | { readonly kind: 'facets'; readonly by: readonly string[]; readonly first: number }
  | { readonly kind: 'measure'; readonly filter?: All }
  | ({ readonly kind: 'lookup' } & Dated)
  | ({ readonly kind: 'node'; readonly typeName: string } & Dated)
  | { readonly kind: 'nodes'; readonly groups: readonly ({ readonly typeName: string } & Dated)[] };

/** A cursor, with what only the operation as a whole knows whether it fits. */
export interface BoundCursor {
  readonly cursor: string;
  /** The date of its list. */
  readonly date: string | undefined;
  /** The locale of its list. */
  readonly locale: string | undefined;
  /** Whether the order that it is used in depends on the locale of the operation. */
  readonly inLocaleOrder: boolean;
}

/** What a field's arguments came to in one request. */
export interface Bound {
  /** What of them the plan depends on. */
  readonly shape: Shape;
  /** The values that the statement takes as parameters, and what the assembly needs, by name. */
  readonly values: Readonly<{ [name: string]: unknown }>;
  /** How many rows the field gives at most for each row above it; 1 where it is no page. */
  readonly size: number;
  /** The cursors among the arguments: only the root field and the operation know whether they belong to this list. */
  readonly cursors?: readonly BoundCursor[];
}
