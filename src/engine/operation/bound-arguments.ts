import type { All } from '../condition/condition';
import type { GroupsShape } from './groups-shape';
import type { PageShape } from './page-shape';
import type { KeyShape } from './read-order';

/** The coerced arguments of one field. */
export type Given = Readonly<{ [argument: string]: unknown }>;

/** The rows of a list and their order. */
export interface ListShape {
  readonly filter?: All;
  /** Conditions that other arguments than `filter` stand for, by the names of those arguments. */
  readonly narrowed?: { readonly [argument: string]: All };
  /** Whether a text is searched for. */
  readonly searched?: true;
  /** Absent for the default order: by relevance if a text is searched for, else the entity's own. */
  readonly order?: readonly KeyShape[];
}

/** The part of a plan that a root field's date is: whether the field names one. The date itself is a value. */
interface Dated {
  readonly dateGiven?: boolean;
}

/** The part of a field's arguments that the plan depends on. */
export type Shape =
  | ({ readonly kind: 'page'; readonly page: PageShape } & ListShape & Dated)
  | ({ readonly kind: 'list' } & ListShape)
  | { readonly kind: 'locale'; readonly given: boolean }
  | { readonly kind: 'point' }
  /** The most similar rows. */
  | { readonly kind: 'similar'; readonly size: number }
  | { readonly kind: 'count'; readonly upTo?: number }
  | ({ readonly kind: 'groups' } & GroupsShape)
  | ({ readonly kind: 'facets'; readonly first: number } & Pick<GroupsShape, 'by' | 'grid' | 'keys'>)
  | { readonly kind: 'measure'; readonly filter?: All }
  /** The fields that are its two moments. */
  | { readonly kind: 'duration'; readonly from: string; readonly to: string }
  /** A position among sorted values; it is a value of the request. */
  | { readonly kind: 'percentile' }
  /** The number of the largest groups. */
  | { readonly kind: 'topShare'; readonly first: number }
  /** The groups of a list at two dates, which are values of the request. */
  | ({ readonly kind: 'change' } & Omit<GroupsShape, 'empty'>)
  /** The points of a series, and whether they are few; their days are values of the request. */
  | { readonly kind: 'series'; readonly isFiscal: boolean; readonly isOwned: boolean; readonly isShort: boolean }
  /** What is forecast, and what for; the day or the value that is its goal is a value of the request. */
  | {
      readonly kind: 'forecast';
      readonly of: 'count' | 'share';
      readonly filter?: All;
      readonly goal: 'until' | 'reaching';
    }
  | ({ readonly kind: 'lookup' } & Dated)
  | ({ readonly kind: 'node'; readonly typeName: string } & Dated)
  | { readonly kind: 'nodes'; readonly groups: readonly ({ readonly typeName: string } & Dated)[] };

/** A cursor among the arguments of a field. Its date and locale are compared with those of the operation. */
export interface BoundCursor {
  readonly cursor: string;
  /** The date of its list. */
  readonly date: string | undefined;
  /** The locale of its list. */
  readonly locale: string | undefined;
  /** Whether the order of the list that it is used in depends on the locale of the operation. */
  readonly inLocaleOrder: boolean;
}

/** The arguments of a field, read, validated and coerced. */
export interface BoundArguments {
  readonly shape: Shape;
  /**
   * Values by name: those that the statement takes as parameters, and those that the result is assembled with. A function is called
   * for its value when it is taken.
   */
  readonly values: Readonly<{ [name: string]: unknown }>;
  /** The cursors among the arguments. Whether they belong to this list depends on the root field and the operation too. */
  readonly cursors?: readonly BoundCursor[] | undefined;
  /** How often what stands below the field is computed; once if absent. */
  readonly repeats?: number | undefined;
}

/** The bound arguments of one field in one request. */
export interface BoundField extends BoundArguments {
  /** The coerced arguments themselves; the cost is computed from these. */
  readonly given: Given;
}
