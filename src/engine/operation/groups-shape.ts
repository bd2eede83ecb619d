import type { All, KeyTests } from '../condition/condition';

/** One key of an order of groups: by their count, or by the part of their key at a place of `by`. */
export interface GroupOrder {
  readonly by?: number;
  readonly sort: string;
}

/** What groups are asked for: part of the plan, the values of `keys` apart. */
export interface GroupsShape {
  readonly by: readonly string[];
  readonly keys?: All<KeyTests>;
  readonly order: readonly GroupOrder[];
  readonly first: number;
}
