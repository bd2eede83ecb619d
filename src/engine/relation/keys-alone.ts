import { Exists } from '../sql/predicates';
import type { Select, Sql } from '../sql/sql';
import { conjuncts } from '../sql/sql';

/** Keys of rows, each perhaps several times, found without the rows. */
export interface KeysAlone {
  readonly key: Sql;
  readonly rows: Select;
}

/**
 * The query that has the keys of the rows that a condition keeps: the only condition is that there are related rows, and each of these
 * has such a key. The rows themselves need not be read.
 * @param id the key of the rows
 * @returns undefined if there are other conditions
 */
export function relatedAlone({ where = [] }: Select, id: Sql): Exists | undefined {
  const [only, ...others] = where.flatMap(conjuncts);
  if (!(only instanceof Exists) || others.length > 0) return undefined;
  return only.correlation?.isSure === true && only.correlation.outer.key === id.key ? only : undefined;
}

/** The keys that {@link relatedAlone} finds. */
export function keysAlone(kept: Select, id: Sql): KeysAlone | undefined {
  const found = relatedAlone(kept, id);
  return found?.correlation && { key: found.correlation.own, rows: found.query };
}
