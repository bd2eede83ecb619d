/** Settings of a session by name, with values as PostgreSQL shows them. */
export type Settings = Readonly<Record<string, string>>;

/**
 * The settings that the meaning of a statement and the form of its result depend on. A role, a database or a pooler may
 * have set any of them to another value.
 */
const meaning: Settings = {
  client_encoding: 'UTF8',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  array_nulls: 'on',
  transform_null_equals: 'off',
  row_security: 'on',
  gin_fuzzy_search_limit: '0',
  check_function_bodies: 'on',
  // The engine decides about custom plans, see PlanCacheMode.
  plan_cache_mode: 'auto',
};

/** Only the hub's own timeout ends a statement, and an idle session is not ended. */
const noLimits: Settings = {
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
};

/** The settings that only a session can have: the defaults of its transactions, and the time that it may be idle. */
const ownSession: Settings = {
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  idle_session_timeout: '0',
};

/** The settings of connections that write, or read what access depends on. */
export const writing: Settings = { ...meaning, ...noLimits, statement_timeout: '0' };

/**
 * What bounds the memory of a statement, and its work to one process. A large statement has hundreds of sorts and hash tables,
 * which it keeps until it ends; a hash table may take four times the memory of a sort. The connection string may ask for other values.
 */
const bounded: Settings = {
  work_mem: '4MB',
  hash_mem_multiplier: '4',
  max_parallel_workers_per_gather: '0',
};

/**
 * The settings of connections of the read pool.
 * @param asked the settings that the connection string asks for
 */
export function reading(statementTimeoutMs: number, asked: Settings): Settings {
  const own = Object.entries(bounded).filter(([name]) => !Object.hasOwn(asked, name));
  // JIT compilation takes longer than it saves for short statements.
  const fixed = { statement_timeout: duration(statementTimeoutMs), jit: 'off' };
  return { ...meaning, ...noLimits, ...Object.fromEntries(own), ...fixed };
}

/** The settings of a session that passes to no other connection. */
export function forSession(settings: Settings, readOnly: boolean): Settings {
  return { ...settings, ...ownSession, ...(readOnly && { default_transaction_read_only: 'on' }) };
}

/** A duration as PostgreSQL shows it: in the largest unit without a fraction. */
function duration(milliseconds: number): string {
  for (const [unit, size] of Object.entries({ d: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000 }))
    if (milliseconds >= size && milliseconds % size === 0) return `${milliseconds / size}${unit}`;
  return `${milliseconds}ms`;
}
