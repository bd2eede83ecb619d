import type { OrderKey } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, join, parameter, sql } from '../sql';

/** A cursor as a plan knows it: where its values come from, and which of its keys are null. */
export interface Bound {
  /** The prefix of its values' names: `3.after`. */
  readonly source: string;
  readonly nulls: readonly boolean[];
}

interface Key {
  readonly column: Sql;
  readonly value: Sql;
  readonly nullable: boolean;
  readonly isNull: boolean;
}

function keysOf(alias: string, order: readonly OrderKey[], { source, nulls }: Bound): readonly Key[] {
  const keys = order.map(({ column, type, nullable }, index) => ({
    column: identifier(alias, column),
    value: parameter(`${source}.${index}`, type),
    nullable,
    isNull: nulls[index] ?? false,
  }));
  return [
    ...keys,
    { column: identifier(alias, 'id'), value: parameter(`${source}.id`, 'bigint'), nullable: false, isNull: false },
  ];
}

/** Row comparison where no key can be null: it uses an index on the whole order. */
function compared(keys: readonly Key[], operator: '<' | '<=' | '>' | '>='): Sql {
  const columns = join(keys.map(({ column }) => column));
  const values = join(keys.map(({ value }) => value));
  const operators = { '<': sql`<`, '<=': sql`<=`, '>': sql`>`, '>=': sql`>=` };
  return sql`(${columns}) ${operators[operator]} (${values})`;
}

/** Strictly after a place, nulls last: decided by the first key that differs. */
function afterFrom([key, ...rest]: readonly Key[]): Sql {
  if (!key) return sql`false`;
  const same = key.isNull ? sql`${key.column} is null` : sql`${key.column} = ${key.value}`;
  const further = rest.length > 0 ? sql`(${same} and ${afterFrom(rest)})` : sql`false`;
  if (key.isNull) return further;
  const beyond = key.nullable
    ? sql`(${key.column} > ${key.value} or ${key.column} is null)`
    : sql`${key.column} > ${key.value}`;
  return rest.length > 0 ? sql`(${beyond} or ${further})` : beyond;
}

/** Strictly before a place, nulls last. */
function beforeFrom([key, ...rest]: readonly Key[]): Sql {
  if (!key) return sql`false`;
  const same = key.isNull ? sql`${key.column} is null` : sql`${key.column} = ${key.value}`;
  const nearer = key.isNull ? sql`${key.column} is not null` : sql`${key.column} < ${key.value}`;
  return rest.length > 0 ? sql`(${nearer} or (${same} and ${beforeFrom(rest)}))` : nearer;
}

/** That a row stands strictly after a cursor. */
export function after(alias: string, order: readonly OrderKey[], bound: Bound): Sql {
  const keys = keysOf(alias, order, bound);
  return keys.some(({ nullable }) => nullable) ? afterFrom(keys) : compared(keys, '>');
}

/** That a row stands strictly before a cursor. */
export function before(alias: string, order: readonly OrderKey[], bound: Bound): Sql {
  const keys = keysOf(alias, order, bound);
  return keys.some(({ nullable }) => nullable) ? beforeFrom(keys) : compared(keys, '<');
}

/** That a row stands at a cursor or before it. */
export function atOrBefore(alias: string, order: readonly OrderKey[], bound: Bound): Sql {
  const keys = keysOf(alias, order, bound);
  return keys.some(({ nullable }) => nullable) ? sql`(${afterFrom(keys)}) is not true` : compared(keys, '<=');
}

/** That a row stands at a cursor or after it. */
export function atOrAfter(alias: string, order: readonly OrderKey[], bound: Bound): Sql {
  const keys = keysOf(alias, order, bound);
  return keys.some(({ nullable }) => nullable) ? sql`(${beforeFrom(keys)}) is not true` : compared(keys, '>=');
}

/** The order of a list: `"name", "id"`; turned round for a page from the end. Nulls stand last, or first when turned. */
export function orderBy(alias: string, order: readonly OrderKey[], backward: boolean): Sql {
  const direction = backward ? sql` desc` : sql``;
  return join(
    [...order.map(({ column }) => column), 'id'].map((column) => sql`${identifier(alias, column)}${direction}`),
  );
}

/** A key as text for a cursor; instants are printed as the DateTime scalar prints them. */
export function keyText(alias: string, { column, type }: OrderKey): Sql {
  return type === 'timestamptz' ? instantText(identifier(alias, column)) : identifier(alias, column);
}

/** An instant in UTC with milliseconds, `2011-05-01T00:00:00.000Z`. */
export function instantText(instant: Sql): Sql {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
