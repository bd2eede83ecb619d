import type { All, KeyTests } from '../condition/condition';
import type { Having, Measure } from '../condition/measure';
import { measuresIn } from '../condition/measure';
import type { PageShape } from './page-shape';

/** One key of an order of groups: the part of their key with an index in `by`, or what they come to; else their count. */
export interface GroupOrder {
  readonly by?: number;
  readonly measure?: Measure;
  readonly sort: string;
}

/** Whether cells without rows are listed beside the groups, or alone. */
export type EmptyShape = 'INCLUDE' | 'ONLY';

/** The arguments of `groups` without the values of `keys`. */
export interface GroupsShape {
  readonly by: readonly string[];
  /** How fine the grid is; absent if `by` names none. */
  readonly grid?: number;
  readonly keys?: All<KeyTests>;
  /** Absent if cells without rows are left out. */
  readonly empty?: EmptyShape;
  readonly having?: Having;
  readonly order: readonly GroupOrder[];
  readonly page: PageShape;
}

/** What groups are kept and ordered by, beside their keys: each measure once. */
export function measuresUsed({ having, order }: GroupsShape): readonly Measure[] {
  const all = [...(having ? measuresIn(having.condition) : []), ...order.flatMap(({ measure }) => measure ?? [])];
  return [...new Map(all.map((measure) => [JSON.stringify(measure), measure])).values()];
}
