import { readGlobalId } from './global-id';
import type { Graph } from './graph';
import type { Row } from './tables';

/** The values of the arguments of a lookup, by their names. */
export type LookupValues = Readonly<Record<string, unknown>>;

/**
 * The natural key of each type that has one made of a single text. A lookup that takes a row of another type takes this
 * key; if the type is not listed here, it takes the global id.
 */
export const naturalKeys: Readonly<Record<string, string>> = {
  Region: 'code',
  Country: 'code',
  Vendor: 'slug',
  TechnologyCategory: 'code',
  Technology: 'slug',
  Taxonomy: 'code',
  Term: 'slug',
  Reference: 'slug',
  FormerSlug: 'slug',
  Program: 'code',
  Qualification: 'slug',
  Competence: 'code',
  Metric: 'code',
  Person: 'key',
  CollaborativeService: 'code',
  Distributor: 'slug',
  Partner: 'slug',
  FinancingProgram: 'code',
};

/** The argument by which a lookup finds a row: a value of the row, or the natural key or global id of its related row. */
export function lookupValue(graph: Graph, type: string, row: Row, name: string): string | undefined {
  const edge = graph.edge(type, name);
  if (!edge) return String(row[name]);
  const [related] = graph.reach(type, row, name);
  if (!related) return undefined;
  const target = graph.target(row, edge);
  const natural = naturalKeys[target];
  return natural === undefined ? `${target}:${related.id}` : String(related[natural]);
}

/** The row that a lookup finds. */
export function lookUp(graph: Graph, type: string, given: LookupValues): Row | undefined {
  const found = graph.rows(type).find((row) =>
    Object.entries(given).every(([name, value]) => {
      const own = lookupValue(graph, type, row, name);
      return own === value || (isGlobalId(graph, type, name) && own === withoutDate(String(value)));
    }),
  );
  // A partner that the viewer does not see is found by no slug; its former slugs are not seen either.
  const former =
    type === 'Partner' && !found ? graph.rows('FormerSlug').find(({ slug }) => slug === given.slug) : undefined;
  return former ? graph.reach('FormerSlug', former, 'partner')[0] : found;
}

function isGlobalId(graph: Graph, type: string, name: string): boolean {
  const edge = graph.edge(type, name);
  return edge !== undefined && edge.kind !== 'reference' && naturalKeys[edge.target] === undefined;
}

/** A global id without the date that it may carry. */
function withoutDate(id: string): string | undefined {
  const parts = readGlobalId(id);
  return parts && `${parts.type}:${parts.key}`;
}
