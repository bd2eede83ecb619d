import type { Scope } from './metadata/concept';
import type { Concept } from './metadata/graph';
import type { Sql } from './sql';
import { sql } from './sql';

/**
 * Which rows of a concept a viewer may see.
 * Every place where a type is reached asks it: lists, to-one edges, links, counts, lookups and `node`.
 */
export interface Access {
  /** The predicate over a row of the concept; nothing where every row may be seen. */
  rows(concept: Concept, scope: Scope): Sql | undefined;
}

/** Until viewers exist, everyone who reaches the hub sees every row; the hub listens on loopback alone. */
export const allowAll: Access = { rows: () => undefined };

/** The predicate that every row fulfils. */
const always = sql`true`;

/** Joins predicates; those that are absent, or that every row fulfils, are left out. */
export function allOf(...predicates: readonly (Sql | undefined)[]): Sql {
  const [first, ...others] = predicates.filter((predicate) => predicate !== undefined && predicate !== always) as Sql[];
  if (!first) return always;
  return others.reduce((joined, next) => sql`${joined} and ${next}`, first);
}
