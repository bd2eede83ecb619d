import type { RequirementRow } from './rows';

/** Who may see the values that a number is made of. */
export interface Seen {
  readonly partners: boolean;
  readonly distributors: boolean;
  readonly analysts: boolean;
}

/**
 * A requirement as SQL over a partner and a day. A status is a `boolean` with three values: true is MET, false MISSING and
 * null UNKNOWN. What does not apply is as if it were not there.
 */
export interface Node {
  readonly row: RequirementRow;
  /** That the day lies in its period and its filter keeps the partner; undefined if that is always so. */
  readonly own: string | undefined;
  /** The same, and that one of its children applies. */
  readonly applies: string | undefined;
  /** Whether, as a part of a score, it has to be met: it has a minimum or a floor, or a part below it has. */
  readonly binds: boolean;
  readonly status: string;
  /** The number that is asked for; `null` if none is. */
  readonly required: string;
  readonly actual: string;
  /** What it gives to the score above it; `null` if none is. */
  readonly points: string;
  /** The least and the largest number that it can be, where something is unknown. They are equal where nothing is. */
  readonly least: string;
  readonly most: string;
  /** The largest numbers that it can be with 0, 1, 2, … of its leaves met, a `numeric[]`. */
  readonly profile: string;
  /** The least number of leaves whose meeting would meet it; null if none would. */
  readonly cost: string;
  readonly seen: Seen;
  readonly children: readonly Node[];
}

/** A text as a literal of SQL. Codes have no character that would need more. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A decimal of the database as a literal. */
export function decimal(text: string | null): string {
  return text === null ? 'null::numeric' : `${text}::numeric`;
}

/** What a child of a score gives, of a number of the child. */
export function earned(number: string, { points, cap }: RequirementRow): string {
  const multiplied = points === null ? number : `(${number} * ${decimal(points)})`;
  // `least` would make the cap of what is not known.
  return cap === null
    ? multiplied
    : `(case when ${multiplied} > ${decimal(cap)} then ${decimal(cap)} else ${multiplied} end)`;
}

/** That a child of a score reaches its floor; undefined if it has none. */
export function reachesFloor({ row, least, most }: Node): string | undefined {
  if (row.floor === null) return undefined;
  const floor = decimal(row.floor);
  return `case when ${earned(least, row)} >= ${floor} then true when ${earned(most, row)} < ${floor} then false end`;
}

/** A condition that holds where a node does not apply. */
export function unlessAbsent({ applies }: Node, condition: string): string {
  return applies === undefined ? `(${condition})` : `(not ${applies} or (${condition}))`;
}

/** A value, or another one where a node does not apply. */
export function ifApplies({ applies }: Node, value: string, otherwise: string): string {
  return applies === undefined ? value : `case when ${applies} then ${value} else ${otherwise} end`;
}

/** All of some conditions; undefined without any. */
export function all(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((each) => each !== undefined);
  return given.length > 1 ? `(${given.join(' and ')})` : given[0];
}

/** That one of the nodes applies; undefined if one always does. Never true without any. */
export function someApply(nodes: readonly Node[]): string | undefined {
  const conditions = nodes.map(({ applies }) => applies);
  if (conditions.some((each) => each === undefined)) return undefined;
  return conditions.length > 0 ? `(${conditions.join(' or ')})` : 'false';
}
