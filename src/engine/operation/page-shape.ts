/** A page of a list, without the values of its cursors: the part of the arguments that the plan depends on. */
export interface PageShape {
  readonly size: number;
  readonly backward: boolean;
  /** The ranks of the cursors' rows in a list in the order of relevance; the page strategy depends on them. */
  readonly ranks?: { readonly after?: number; readonly before?: number };
  /** Whether each key of the cursor is null; absent without the cursor. */
  readonly after?: readonly boolean[];
  readonly before?: readonly boolean[];
}
