import type { All, KeyTests } from '../condition/condition';

/** One key of an order of groups: their count, or the part of their key with an index in `by`. */
export interface GroupOrder {
  readonly by?: number;
  readonly sort: string;
}

/** The arguments of `groups` without the values of `keys`. */
export interface GroupsShape {
  readonly by: readonly string[];
  readonly keys?: All<KeyTests>;
  readonly order: readonly GroupOrder[];
  readonly first: number;
}
