import type { Conditions, Sql } from '../sql/sql';
import { join, nothing, parameter, sql } from '../sql/sql';

/** A cursor as a plan knows it: where its values come from, and which of its keys are null. */
export interface Bound {
  /** The prefix of its values' names: `3.after`. */
  readonly source: string;
  readonly nulls: readonly boolean[];
  /** The rank of its row, in a list in the order of relevance. */
  readonly rank?: number | undefined;
  /** How many keys of the cursor come before those that are compared. */
  readonly skipped?: number;
}

/** One key of the order of a level's rows. */
export interface RowKey {
  /** The key of a row, as the statement that orders the rows sees it. */
  readonly value: Sql;
  /** The PostgreSQL type in which a cursor's text becomes a value again. */
  readonly type: string;
  readonly nullable: boolean;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  /** Makes what the key is compared with of what a cursor holds, if these differ. */
  readonly placed?: (held: Sql) => Sql;
}

/** The rows of a list as an index has them in order. */
export interface Stream {
  readonly from: Sql;
  readonly where: Conditions;
  /** The keys of the order as the index has them. */
  readonly keys: readonly RowKey[];
}

/** Makes the stream of the rows of a list. @param keys of the order */
export type StreamOf = (from: Sql, where: Conditions, keys: readonly RowKey[]) => Stream;

/** An order of the rows of a level. */
export interface RowOrder {
  /** What has to be joined to the rows for their keys; begins with a space unless it is empty. */
  readonly joins: Sql;
  /** The keys; the last is the row's own. */
  readonly keys: readonly RowKey[];
  /** Whether every key is a column of the rows themselves. */
  readonly plain: boolean;
  /** Of rows that have several places each, in the order of their distance: how they are read from an index. */
  readonly nearest?: StreamOf;
}

/** A key with its value in a cursor. */
interface PlacedKey extends RowKey {
  readonly place: Sql;
  readonly isNull: boolean;
}

function placed(keys: readonly RowKey[], { source, nulls, skipped = 0 }: Bound): readonly PlacedKey[] {
  return keys.map((key, index) => {
    const held = parameter(index === keys.length - 1 ? `${source}.id` : `${source}.${index + skipped}`, key.type);
    return { ...key, place: key.placed?.(held) ?? held, isNull: nulls[index + skipped] ?? false };
  });
}

/** The same keys read from the end of the list. */
function turned<Key extends RowKey>(keys: readonly Key[]): readonly Key[] {
  return keys.map((key) => ({ ...key, descending: !key.descending, nullsFirst: !key.nullsFirst }));
}

/** That a row is beyond a place by one key, whatever the keys after it are. Returns undefined if no row can be beyond it. */
function beyond({ value, place, descending, nullable, isNull, nullsFirst }: PlacedKey): Sql | undefined {
  if (isNull) return nullsFirst ? sql`${value} is not null` : undefined;
  const further = descending ? sql`${value} < ${place}` : sql`${value} > ${place}`;
  return nullable && !nullsFirst ? sql`(${further} or ${value} is null)` : further;
}

/** After a place: decided by the first key that differs. */
function afterFrom([key, ...rest]: readonly PlacedKey[], inclusive: boolean): Sql {
  if (!key) return inclusive ? sql`true` : sql`false`;
  const same = key.isNull ? sql`${key.value} is null` : sql`${key.value} = ${key.place}`;
  const further = rest.length > 0 ? sql`(${same} and ${afterFrom(rest, inclusive)})` : inclusive ? same : undefined;
  const found = [beyond(key), further].filter((each) => each !== undefined);
  const [only] = found;
  if (!only) return sql`false`;
  return found.length === 1 ? only : sql`(${join(found, ' or ')})`;
}

/** Where no key can be null and all go one way, a comparison of rows: it uses an index on the whole order. */
function asRows(keys: readonly PlacedKey[], inclusive: boolean): Sql {
  const values = join(keys.map(({ value }) => value));
  const places = join(keys.map(({ place }) => place));
  const descending = keys[0]?.descending ?? false;
  const operator = descending ? (inclusive ? sql`<=` : sql`<`) : inclusive ? sql`>=` : sql`>`;
  return sql`(${values}) ${operator} (${places})`;
}

/**
 * A bound on the first key alone. An index can use it even if it cannot use the whole comparison. Returns undefined if nulls come
 * after the place.
 */
function leadingBound({ value, place, descending, nullable, isNull, nullsFirst }: PlacedKey): Sql | undefined {
  if (isNull || (nullable && !nullsFirst)) return undefined;
  return descending ? sql`${value} <= ${place}` : sql`${value} >= ${place}`;
}

function compared(keys: readonly PlacedKey[], inclusive: boolean): Sql {
  const [first] = keys;
  if (!first) throw new Error('An order has at least the id.');
  if (keys.every(({ nullable, descending }) => !nullable && descending === first.descending))
    return asRows(keys, inclusive);
  const exact = afterFrom(keys, inclusive);
  const leading = leadingBound(first);
  return leading ? sql`${leading} and ${exact}` : exact;
}

/** That a row stands after a cursor, or at it if that is included. The last key is the id. */
export function after(keys: readonly RowKey[], bound: Bound, inclusive = false): Sql {
  return compared(placed(keys, bound), inclusive);
}

/** That a row stands before a cursor, or at it if that is included. */
export function before(keys: readonly RowKey[], bound: Bound, inclusive = false): Sql {
  return compared(turned(placed(keys, bound)), inclusive);
}

/**
 * After a cursor, as two conditions that no row fulfils both of: with a value further on, or without one.
 * An index serves each, but not their disjunction. Returns undefined if one condition is enough.
 */
export function afterInParts(keys: readonly RowKey[], bound: Bound): readonly [Sql, Sql] | undefined {
  const [first, ...others] = placed(keys, bound);
  if (!first || !first.nullable || first.nullsFirst || first.isNull) return undefined;
  const valued = [{ ...first, nullable: false }, ...others];
  return [compared(valued, false), sql`${first.value} is null`];
}

/**
 * The order of a list: `"name", "id"`; turned round for a page from the end.
 * Nulls are placed only where there can be any: PostgreSQL would not see that an index serves otherwise.
 */
export function orderBy(keys: readonly RowKey[], backward = false): readonly Sql[] {
  return (backward ? turned(keys) : keys).map(({ value, descending, nullable, nullsFirst }) => {
    const nulls = !nullable || nullsFirst === descending ? nothing : nullsFirst ? sql` nulls first` : sql` nulls last`;
    return sql`${value}${descending ? sql` desc` : nothing}${nulls}`;
  });
}

/**
 * A key as it stands in a cursor; instants are printed as the DateTime scalar prints them. Exact numbers leave the
 * database as text, since JavaScript would round them and a page would begin with the row that the cursor is of.
 */
export function keyText(value: Sql, type: string): Sql {
  if (type === 'numeric' || type.endsWith('[]')) return sql`(${value})::text`;
  return type === 'timestamptz' ? instantText(value) : value;
}

/** An instant in UTC with milliseconds, `2011-05-01T00:00:00.000Z`. */
export function instantText(instant: Sql): Sql {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
