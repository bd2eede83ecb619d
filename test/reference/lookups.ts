import { naturalKeys } from './entities';
import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import type { Row } from './tables';

/** The values of the arguments of a lookup, by their names. */
export type LookupValues = Readonly<Record<string, unknown>>;

/** What a lookup's argument of this name is for a row: a value of its own, or the natural key or the global id of a far row. */
export function lookupValue(graph: Graph, type: string, row: Row, name: string): string | undefined {
  const edge = graph.edge(type, name);
  if (!edge) return String(row[name]);
  const [far] = graph.reach(type, row, name);
  if (!far) return undefined;
  const target = graph.target(row, edge);
  const natural = naturalKeys[target];
  return natural === undefined ? `${target}:${far.id}` : String(far[natural]);
}

/** The row that a lookup finds. */
export function lookUp(graph: Graph, type: string, given: LookupValues): Row | undefined {
  return graph.rows(type).find((row) =>
    Object.entries(given).every(([name, value]) => {
      const own = lookupValue(graph, type, row, name);
      return own === value || (isGlobalId(graph, type, name) && own === withoutDate(String(value)));
    }),
  );
}

function isGlobalId(graph: Graph, type: string, name: string): boolean {
  const edge = graph.edge(type, name);
  return edge !== undefined && edge.kind !== 'reference' && naturalKeys[edge.target] === undefined;
}

/** An id names its row whatever date it carries. */
function withoutDate(id: string): string | undefined {
  const parts = readGlobalId(id);
  return parts && `${parts.type}:${parts.key}`;
}
