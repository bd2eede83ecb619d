/** Settings of a session, by name, as PostgreSQL shows them. */
export type Settings = Readonly<Record<string, string>>;

/**
 * What the meaning of a statement and the form of an answer depend on. A role, a database or a pooler may have set any
 * of them otherwise.
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
  // A plan for given values is chosen by the hub, see Planning.
  plan_cache_mode: 'auto',
};

/** Only one time limit ends a statement, the hub's own; a session that waits in a pool is not ended for that. */
const noLimits: Settings = {
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  transaction_timeout: '0',
};

/** What needs a session of its own: what every transaction there begins with, and how long it may be idle. */
const ownSession: Settings = {
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  idle_session_timeout: '0',
};

/** The settings of connections that write, and read what access depends on. */
export const writing: Settings = { ...meaning, ...noLimits, statement_timeout: '0' };

/** The settings of connections that read for clients. */
export function reading(statementTimeoutMs: number): Settings {
  // Compiling to machine code costs more than the short statements of a page ever give back.
  return { ...meaning, ...noLimits, statement_timeout: duration(statementTimeoutMs), jit: 'off' };
}

/** Those that hold for a session, whichever transactions it has. */
export function forSession(settings: Settings, readOnly: boolean): Settings {
  return { ...settings, ...ownSession, ...(readOnly && { default_transaction_read_only: 'on' }) };
}

/** A time as PostgreSQL shows it: in the largest unit that needs no fraction. */
function duration(milliseconds: number): string {
  for (const [unit, size] of Object.entries({ d: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000 }))
    if (milliseconds >= size && milliseconds % size === 0) return `${milliseconds / size}${unit}`;
  return `${milliseconds}ms`;
}
