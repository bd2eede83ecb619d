import type { Class, Rows, Scope } from '../metadata/concept';
import type { Concept, Graph } from '../metadata/graph';
import type { Sql } from '../sql';
import { identifier, literal, parameter, sql } from '../sql';

/** The request's day, a parameter of every statement that asks for it. */
export const day: Sql = parameter('day', 'date');

/** Gives aliases that are unique in one statement. */
export class Aliases {
  private count = 0;

  next(): string {
    return `r${this.count++}`;
  }
}

/** The rows of a concept under an alias, as expressions see them. */
export function scopeOf(graph: Graph, aliases: Aliases, concept: Concept, alias: string): Scope {
  const scope: Scope = {
    source: sql`${identifier(concept.table)} ${identifier(alias)}`,
    day,
    column: (property) => identifier(alias, concept.column(property)),
    computed: (property) => concept.computed(property)(scope),
    rows: (target: Class): Rows => scopeOf(graph, aliases, graph.conceptOf(target), aliases.next()),
  };
  return scope;
}

/** The locale that the texts of types without a program always exist in. */
const hubDefaultLocale = 'en';

/** The locale that a concept's texts always exist in: its program's, or the hub's. */
export function defaultLocaleOf(concept: Concept, alias: string, aliases: Aliases): Sql {
  const { program } = concept;
  if (!program) return literal(hubDefaultLocale);
  const [first, ...others] = program;
  if (first === undefined) return identifier(alias, concept.column('defaultLocale'));
  let current = concept.target(first);
  let currentAlias = aliases.next();
  let from = sql`${identifier(current.table)} ${identifier(currentAlias)}`;
  const where = sql`${identifier(currentAlias, 'id')} = ${identifier(alias, concept.column(first))}`;
  for (const step of others) {
    const next = current.target(step);
    const nextAlias = aliases.next();
    from = sql`${from} join ${identifier(next.table)} ${identifier(nextAlias)} on ${identifier(nextAlias, 'id')} = ${identifier(currentAlias, current.column(step))}`;
    [current, currentAlias] = [next, nextAlias];
  }
  return sql`(select ${identifier(currentAlias, current.column('defaultLocale'))} from ${from} where ${where})`;
}
