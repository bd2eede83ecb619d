import type { Class, Rows, Scope } from '../metadata/concept';
import type { Concept, Graph } from '../metadata/graph';
import { identifier, parameter, sql } from '../sql';

/** The date of what stands below one root field. */
export interface RequestDate {
  /** The name of the value that is the date. */
  readonly source: string;
  /** Whether the request names it: what had not begun by then is left out, and ids carry it. */
  readonly dated: boolean;
}

/** The date of a request that names none: today. */
export const undated: RequestDate = { source: 'day', dated: false };

/** Gives aliases that are unique in one statement. */
export class Aliases {
  private count = 0;

  next(): string {
    return `r${this.count++}`;
  }
}

/** The rows of a concept under an alias, as expressions see them. */
export function scopeOf(graph: Graph, aliases: Aliases, date: RequestDate, concept: Concept, alias: string): Scope {
  const scope: Scope = {
    source: sql`${identifier(concept.table)} ${identifier(alias)}`,
    day: parameter(date.source, 'date'),
    dated: date.dated,
    column: (property) => identifier(alias, concept.column(property)),
    computed: (property) => concept.computed(property)(scope),
    rows: (target: Class): Rows => scopeOf(graph, aliases, date, graph.conceptOf(target), aliases.next()),
  };
  return scope;
}
