import type { Class } from '../metadata/class';
import type { Scope } from '../metadata/entity';
import type { Entity, Field, Graph } from '../metadata/graph';
import type { Sql } from '../sql/sql';
import { identifier, nothing, sql } from '../sql/sql';
import { volumeOf } from './reach';

/** What the cost of an operation depends on beside its document and variables: how the types of the graph are made. */
export class CostContext {
  private readonly computed = new Map<Field, ReadonlyMap<string, number>>();

  constructor(private readonly graph: Graph) {}

  /** The entity of a type; undefined for a type that has no table. */
  entity(typeName: string): Entity | undefined {
    return this.graph.entities.get(typeName);
  }

  /**
   * How many rows of other types a value of a field is computed from; 0 if it is made of its own row alone.
   * @param part of a composite field, such as `amount`; all of them if undefined
   */
  rowsBehind(entity: Entity, field: Field, part?: string): number {
    if (field.kind !== 'composite' && field.kind !== 'computed') return 0;
    let rows = this.computed.get(field);
    if (!rows) this.computed.set(field, (rows = this.readRowsBehind(entity, field)));
    return part === undefined ? Math.max(...rows.values()) : (rows.get(part) ?? 0);
  }

  /** Runs the expression of the field once, to learn which types each of its parts reads. */
  private readRowsBehind(
    entity: Entity,
    field: Field & { readonly kind: 'composite' | 'computed' },
  ): ReadonlyMap<string, number> {
    const read = new Set<Entity>();
    const scope = this.observing(entity, read);
    const parts =
      field.kind === 'composite'
        ? field.parts(scope)
        : { value: field.stored === undefined ? field.expression(scope) : nothing };
    const rowsIn = ({ key }: Sql): number => {
      let rows = 0;
      for (const other of read)
        if (key.includes(marked(other))) rows += Math.max(1, volumeOf(other) / volumeOf(entity));
      return rows;
    };
    return new Map(Object.entries(parts).map(([name, value]) => [name, rowsIn(value)]));
  }

  /** A scope that remembers the types whose rows are read, and marks what is made of them. */
  private observing(entity: Entity, read: Set<Entity>): Scope {
    const scope: Scope = {
      alias: '',
      source: read.has(entity) ? identifier(marked(entity)) : nothing,
      asOf: nothing,
      dateGiven: false,
      exists: (query) => sql`${query}`,
      column: () => nothing,
      viewer: () => nothing,
      computed: (property) => entity.computed(property)(scope),
      rows: (target: Class) => {
        const other = this.graph.entityOf(target);
        read.add(other);
        return this.observing(other, read);
      },
    };
    return scope;
  }
}

/** What stands in an expression for the rows of a type. */
function marked({ name }: Entity): string {
  return `rows of ${name}`;
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
