import { hash } from 'node:crypto';
import type { Plan } from '../plan/planner';

/** A statement is ended by its `RunningStatement`. The driver would only stop waiting for it. In milliseconds. */
const longestTimeout = 2 ** 31 - 1;

/** A statement with its values as the driver takes it. */
interface Query {
  readonly text: string;
  readonly values: unknown[];
  readonly rowMode: 'array';
  readonly query_timeout: number;
}

interface NamedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly query_timeout: number;
}

/** The statement of a plan as the driver takes it. */
export function queryOf({ statement }: Plan, values: readonly unknown[]): Query {
  return { text: statement.text, values: [...values], rowMode: 'array', query_timeout: longestTimeout };
}

/** The same under the name that it is prepared under. */
export function namedQuery(name: string, { statement }: Plan, values: readonly unknown[]): NamedQuery {
  return { name, text: statement.text, values, query_timeout: longestTimeout };
}

/**
 * The name that a statement is prepared under, made of its text alone. A pooler may pass a session to another connection,
 * another process of the hub or another version of it, so one name must mean the same text to all of them.
 */
export function statementName(text: string): string {
  return `hub_${hash('sha256', text, 'hex').slice(0, 40)}`;
}
