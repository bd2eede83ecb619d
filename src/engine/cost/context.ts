import type { All } from '../condition/condition';
import type { Class } from '../metadata/class';
import type { Scope } from '../metadata/entity';
import type { Entity, Field, Graph } from '../metadata/graph';
import type { GraphPolicies, Through } from '../policy/policies';
import type { Sql } from '../sql/sql';
import { identifier, nothing, sql } from '../sql/sql';
import { volumeOf } from './reach';

/** The rows of other types that a value is computed from. */
export interface RowsBehind {
  /** In how many types they are looked up. */
  readonly looked: number;
  /** How many they are, of types that have several for each row. */
  readonly summed: number;
}

const noRows: RowsBehind = { looked: 0, summed: 0 };

/** What is tested of the rows of an entity, so that a viewer sees no others. */
export interface Visibility {
  /** One of these holds. */
  readonly conditions: readonly All[];
  /** The edges to rows that have to be visible too. */
  readonly through: readonly Through[];
}

/** The policies that a viewer is subject to. */
export interface RolePolicies {
  readonly policies: GraphPolicies;
  readonly role: string;
}

/**
 * What the cost of an operation depends on beside its document and variables: how the types of the graph are made, and which
 * conditions the policies of the viewer's role add.
 */
export class CostContext {
  private unrestricted: CostContext | undefined;
  private readonly computed = new Map<Field, ReadonlyMap<string, RowsBehind>>();

  /** @param viewer absent if every row is visible */
  constructor(
    private readonly graph: Graph,
    private readonly viewer?: RolePolicies,
  ) {}

  /** The entity of a type; undefined for a type that has no table. */
  entity(typeName: string): Entity | undefined {
    return this.graph.entities.get(typeName);
  }

  /** What is tested of the rows of an entity. Returns undefined if the viewer sees every row. */
  visibilityOf(entity: Entity): Visibility | undefined {
    if (!this.viewer) return undefined;
    const { policies, role } = this.viewer;
    const rows = policies.of(entity).rows(role);
    const through = policies.asked(entity, role).filter(({ target }) => this.visibilityOf(target));
    if (rows === 'all' && through.length === 0) return undefined;
    return { conditions: typeof rows === 'string' ? [] : rows.map(({ condition }) => condition), through };
  }

  /** The context in which policies are priced. It has no policies itself, because a policy is evaluated over all rows. */
  get overAll(): CostContext {
    return (this.unrestricted ??= this.viewer ? new CostContext(this.graph) : this);
  }

  /**
   * What a value of a field is computed from beside its own row.
   * @param part of a composite field, such as `amount`; all of them if undefined
   */
  rowsBehind(entity: Entity, field: Field, part?: string): RowsBehind {
    if (field.kind !== 'composite' && field.kind !== 'computed') return noRows;
    let parts = this.computed.get(field);
    if (!parts) this.computed.set(field, (parts = this.readRowsBehind(entity, field)));
    if (part !== undefined) return parts.get(part) ?? noRows;
    return [...parts.values()].reduce(
      (most, each) => (each.summed > most.summed || each.looked > most.looked ? each : most),
      noRows,
    );
  }

  /** Runs the expression of the field once, to learn which types each of its parts reads. */
  private readRowsBehind(
    entity: Entity,
    field: Field & { readonly kind: 'composite' | 'computed' },
  ): ReadonlyMap<string, RowsBehind> {
    const read = new Set<Entity>();
    const scope = this.observing(entity, read);
    const by = field.kind === 'composite' && field.by !== undefined ? entity.fields.get(field.by) : undefined;
    // Rows of such an edge share what they read, and the edge of many rows leads to those that have much.
    const sources = Math.sqrt(volumeOf(entity) * volumeOf(by && 'target' in by ? by.target : entity));
    const parts =
      field.kind === 'composite'
        ? field.parts(scope)
        : { value: field.stored === undefined ? field.expression(scope) : nothing };
    const rowsIn = ({ key }: Sql): RowsBehind => {
      let [looked, summed] = [0, 0];
      for (const other of read) {
        if (!key.includes(marked(other))) continue;
        looked++;
        const each = volumeOf(other) / sources;
        if (each > 1) summed += each;
      }
      return { looked, summed };
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
