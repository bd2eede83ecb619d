import type { Entity, Field, Graph } from '../metadata/graph';

/** What the cost of an operation depends on beside its document and variables: how the types of the graph are made. */
export class CostContext {
  constructor(private readonly graph: Graph) {}

  /** The entity of a type; undefined for a type that has no table. */
  entity(typeName: string): Entity | undefined {
    return this.graph.entities.get(typeName);
  }

  /** Whether rows somewhere along a path of fields from a type are derived anew for each row above. */
  derives(typeName: string, path: readonly string[]): boolean {
    let entity = this.entity(typeName);
    for (const name of path) {
      const field = entity?.fields.get(name);
      if (!field) return false;
      if (isDerived(field)) return true;
      entity = 'target' in field ? field.target : undefined;
    }
    return false;
  }
}

/** Whether the rows that a field leads to are derived anew for each row. */
export function isDerived(field: Field): boolean {
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
