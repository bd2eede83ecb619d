/** A node of a plan, as `explain (format json)` gives it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Order By'?: string;
  readonly 'Parent Relationship'?: string;
  readonly 'Subplan Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * The tables that a plan reads in full: by a scan, or by an index without a condition, unless a limit above ends it
 * early.
 * @param tables the tables to look for
 */
export function fullScans(node: PlanNode, tables: ReadonlySet<string>, limited = false): string[] {
  const table = node['Relation Name'];
  const isLimited = node['Node Type'] === 'Limit' || (limited && node['Subplan Name'] === undefined && !gathers(node));
  const below = (node.Plans ?? []).flatMap((child) => fullScans(child, tables, isLimited));
  const isFull =
    node['Node Type'] === 'Seq Scan' ||
    (/^Index (Only )?Scan$/.test(node['Node Type']) && node['Index Cond'] === undefined && !limited);
  return table !== undefined && isFull && tables.has(table) ? [table, ...below] : below;
}

/** The indexes that a limit above ends early: nothing in between needs all of their rows before it gives its first one. */
export function endedEarly(node: PlanNode, limited = false): string[] {
  const isLimited = node['Node Type'] === 'Limit' || (limited && !gathers(node));
  const below = (node.Plans ?? []).flatMap((child) => endedEarly(child, isLimited));
  const index = node['Index Name'];
  return index !== undefined && limited ? [index, ...below] : below;
}

/** The indexes that a plan reads, each with the condition that it is read by. */
export function conditions(node: PlanNode): (readonly [index: string, condition: string])[] {
  const below = (node.Plans ?? []).flatMap(conditions);
  const index = node['Index Name'];
  return index === undefined ? below : [[index, node['Index Cond'] ?? ''], ...below];
}

/** The indexes that a plan reads in the order of a distance. */
export function distanceOrders(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(distanceOrders);
  const index = node['Index Name'];
  return index !== undefined && node['Order By'] !== undefined ? [index, ...below] : below;
}

/** Whether a node reads all rows below it before it returns its first row. */
function gathers({ 'Node Type': type }: PlanNode): boolean {
  return ['Sort', 'Aggregate', 'Hash', 'WindowAgg'].includes(type);
}
