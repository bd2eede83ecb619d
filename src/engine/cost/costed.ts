import type { Given } from '../operation/bound-arguments';
import type { FilterShape } from '../operation/read-filter';
import type { Dimension } from '../metadata/dimensions';
import { concernsFacet } from '../operation/own-conditions';
import type { Entity, Field, Graph } from '../metadata/graph';
import { edgeOfPresence } from '../metadata/names';

/** What the cost of an operation depends on beside its document and variables: how the graph's types are made. */
export class Costed {
  constructor(private readonly graph: Graph) {}

  /** Whether a type is one of the graph's, whose rows are read from a table. */
  isEntity(typeName: string): boolean {
    return this.graph.entities.has(typeName);
  }

  /** Whether rows somewhere along a path of fields from a type are derived anew for each row above. */
  derives(typeName: string, path: readonly string[]): boolean {
    let entity: Entity | undefined = this.graph.entities.get(typeName);
    for (const name of path) {
      const field = entity?.fields.get(name);
      if (!field) return false;
      if (isDerived(field)) return true;
      entity = 'target' in field ? field.target : undefined;
    }
    return false;
  }

  /** Whether the facet of a dimension reads a filter otherwise than the list does. */
  concernsFacet(typeName: string, filter: Given, dimension: Dimension): boolean {
    const entity = this.graph.entities.get(typeName);
    return entity !== undefined && concernsFacet(entity, withoutNulls(filter) as FilterShape, dimension);
  }

  /** The same of what a filter asks for: `nextQualification`, or with `hasNextQualification` whether there is one. */
  derivesMember(typeName: string, member: string): boolean {
    const edge = edgeOfPresence(member);
    return this.derives(typeName, [member]) || (edge !== undefined && this.derives(typeName, [edge]));
  }
}

function isDerived(field: Field): boolean {
  switch (field.kind) {
    case 'toOne':
    case 'inverse':
      return field.target.derived;
    case 'list':
    case 'connection':
      return field.target.derived || (field.path.kind === 'link' && field.path.entity.derived);
    default:
      return false;
  }
}

/** Members of a filter that are null say nothing. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (member == null ? [] : [[name, withoutNulls(member)]])),
  );
}
