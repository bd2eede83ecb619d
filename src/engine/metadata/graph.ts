import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import type { Class, CompositeParts, EdgeOptions, Expression, Narrowing, SimilarOptions } from './concept';
import { conceptMetadata } from './concept';
import { distanceField, positionOf } from './distance';
import type { Sql } from '../sql';

/** One key of a concept's default order: one of its columns, ascending. */
export interface OrderKey {
  readonly column: string;
  /** The PostgreSQL type in which a cursor's text becomes a value again. */
  readonly type: string;
  readonly nullable: boolean;
}

/** What the schema says of a field's value. */
interface Valued {
  readonly nullable: boolean;
  /** The names of an enum's values, in the order of their declaration. */
  readonly values?: readonly string[];
}

/** How the rows at the far end of a to-many edge are found from a row at the near end. */
export type Path =
  /** The target holds the near row's key; `constant` narrows a polymorphic reference to the near type. */
  | {
      readonly kind: 'foreign';
      readonly column: string;
      readonly constant?: { readonly column: string; readonly value: string };
      /** Columns that near and far rows have alike, by which the far rows are found. */
      readonly alike?: { readonly near: string; readonly far: string };
    }
  /** A table of pairs connects both ends. */
  | { readonly kind: 'junction'; readonly table: string; readonly near: string; readonly far: string }
  /** The rows in force of a concept of its own connect both ends. */
  | {
      readonly kind: 'link';
      readonly concept: Concept;
      readonly near: string;
      readonly far: string;
      readonly repeated: boolean;
    };

/** What the engine knows of one field of an object type. */
export type Field =
  | { readonly kind: 'id' }
  | ({ readonly kind: 'column'; readonly column: string; readonly type: string; readonly collation?: string } & Valued)
  | ({
      readonly kind: 'computed';
      readonly expression: Expression;
      readonly type: string;
      /** The type of the column that it is where the request names no date; absent where it is never just a column. */
      readonly stored?: string;
    } & Valued)
  | { readonly kind: 'localised'; readonly column: string; readonly nullable: boolean }
  | {
      readonly kind: 'composite';
      readonly parts: CompositeParts;
      readonly typeName: string;
      readonly nullable: boolean;
    }
  /** How far a row's position lies from a point. */
  | { readonly kind: 'distance'; readonly parts: CompositeParts }
  | {
      readonly kind: 'toOne';
      readonly column: string;
      readonly target: Concept;
      readonly nullable: boolean;
      /** That the edge is seen on the row under an alias; absent where it is on every row. */
      readonly guard?: (alias: string) => Sql;
    }
  | { readonly kind: 'inverse'; readonly column: string; readonly target: Concept }
  | {
      readonly kind: 'reference';
      readonly typeColumn: string;
      readonly keyColumn: string;
      readonly targets: readonly Concept[];
    }
  /** The rows of the concept itself that share most far rows of one edge, among those with the same key in a column. */
  | {
      readonly kind: 'similar';
      readonly target: Concept;
      readonly sharing: { readonly path: Path; readonly target: Concept };
      readonly among: string;
    }
  | {
      readonly kind: 'list';
      readonly path: Path;
      readonly target: Concept;
      readonly narrowedBy: Readonly<Record<string, Narrowing>>;
    }
  | { readonly kind: 'connection'; readonly path: Path; readonly target: Concept; readonly fanOut: 'small' | 'large' };

/** The root field that says who asks. */
export const viewerRoot = 'viewer';

/** A root field of the query type. */
export type Root =
  | { readonly kind: 'one'; readonly concept: Concept; readonly argument: string; readonly column: string }
  | { readonly kind: 'bySlug'; readonly concept: Concept; readonly argument: string; readonly column: string }
  | { readonly kind: 'many'; readonly concept: Concept }
  /** Who asks: each field is the viewer's value of its name, or the row of which that value is the key. */
  | { readonly kind: 'viewer'; readonly typeName: string }
  | { readonly kind: 'node' }
  | { readonly kind: 'nodes' };

/** The columns that a concept is searched by: the folded text of its rows, and the index of its words. */
interface SearchColumns {
  readonly text: string;
  readonly index: string;
}

/** A concept as the engine sees it: its table, its order, and its fields. */
export interface Concept {
  readonly name: string;
  readonly table: string;
  /** Whether its rows are derived for a day: a function with the table's name gives them, and no id names one. */
  readonly derived: boolean;
  readonly order: readonly OrderKey[];
  /** Names the list's order in cursors, so that a cursor of another list is recognised. */
  readonly listName: string;
  readonly maximumPage: number;
  /** What lists of the concept are searched by; absent where they are not. */
  readonly search: SearchColumns | undefined;
  /** The to-one steps to the program whose default locale the texts fall back to; absent where the hub's default serves. */
  readonly program: readonly string[] | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  /** The fields of which each value has one row at most. */
  readonly unique: ReadonlySet<string>;
  /** That a row had begun by the day of its scope; absent where rows of the concept have no begin. */
  readonly begun: Expression | undefined;
  /** The column of a property: a scalar's own, a to-one edge's key. */
  column(property: string): string;
  /** The expression of a computed field. */
  computed(property: string): Expression;
  /** The concept at the far end of a to-one edge. */
  target(property: string): Concept;
}

/** Everything that plans are made from. */
export interface Graph {
  readonly schema: GraphQLSchema;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly roots: ReadonlyMap<string, Root>;
  conceptOf(target: Class): Concept;
}

/** The PostgreSQL types of computed fields by the type that the schema gives them; enums are computed as text. */
const computedTypes: { readonly [typeName: string]: string } = {
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'timestamptz',
  Float: 'double precision',
  Int: 'integer',
};

function typeOf(column: ColumnMetadata): string {
  const type = typeof column.type === 'string' ? column.type : 'text';
  return type === 'enum' ? (column.enumName ?? 'text') : type;
}

class ConceptModel implements Concept {
  readonly name: string;
  readonly table: string;
  readonly derived: boolean;
  readonly order: readonly OrderKey[];
  readonly listName: string;
  readonly maximumPage: number;
  readonly search: SearchColumns | undefined;
  readonly program: readonly string[] | undefined;
  readonly begun: Expression | undefined;
  readonly unique: ReadonlySet<string>;
  readonly fields = new Map<string, Field>();
  private readonly declared;

  constructor(
    readonly target_: Class,
    readonly entity: EntityMetadata,
    private readonly conceptOf: (target: Class) => Concept,
  ) {
    this.declared = conceptMetadata(target_);
    const { options, declaredBy } = this.declared;
    if (!options || !declaredBy) throw new Error(`${target_.name} is no concept: it lacks its decorator.`);
    this.name = declaredBy.name;
    this.table = entity.tableName;
    this.derived = options.derived ?? false;
    this.order = options.order.map((property) => {
      const column = this.columnMetadata(property);
      return { column: column.databaseName, type: typeOf(column), nullable: column.isNullable };
    });
    this.listName = `${this.name}:${options.order.join(',')}`;
    this.maximumPage = options.maximumPage ?? 100;
    this.search =
      options.search === undefined ? undefined : { text: this.column('searchText'), index: this.column('searchIndex') };
    this.program = options.program;
    this.begun = this.declared.begun;
    const single = entity.uniques.filter(({ columns }) => columns.length === 1);
    this.unique = new Set(['id', ...single.map(({ columns }) => columns[0]?.propertyName ?? 'id')]);
  }

  private columnMetadata(property: string): ColumnMetadata {
    const column = this.entity.findColumnWithPropertyName(property) ?? this.relation(property)?.joinColumns[0];
    if (!column) throw new Error(`${this.name}.${property} has no column.`);
    return column;
  }

  private relation(property: string): RelationMetadata | undefined {
    return this.entity.findRelationWithPropertyPath(property);
  }

  column(property: string): string {
    return this.columnMetadata(property).databaseName;
  }

  computed(property: string): Expression {
    const expression = this.declared.computed.get(property);
    if (!expression) throw new Error(`${this.name}.${property} is not computed.`);
    return expression;
  }

  target(property: string): Concept {
    const relation = this.relation(property);
    if (!relation) throw new Error(`${this.name}.${property} is no edge.`);
    return this.conceptOf(relation.type as Class);
  }

  /** Reads how each field of the schema's type is made from the declarations. */
  readFields(type: GraphQLObjectType, nodes: readonly Concept[]): void {
    for (const definition of Object.values(type.getFields()))
      this.fields.set(definition.name, this.field(type, definition, nodes));
  }

  /**
   * The edges that no type of the schema shows, of links those to their ends: policies speak of them, and clients cannot.
   * A row may be seen where such an edge's far row may not.
   */
  readUnshownEdges(): void {
    for (const { propertyName, type } of this.entity.manyToOneRelations) {
      if (this.fields.has(propertyName)) continue;
      const [column, target] = [this.column(propertyName), this.conceptOf(type as Class)];
      this.fields.set(propertyName, { kind: 'toOne', column, target, nullable: true });
    }
  }

  private field(
    owner: GraphQLObjectType,
    { name, type }: GraphQLField<unknown, unknown>,
    nodes: readonly Concept[],
  ): Field {
    if (name === 'id') return { kind: 'id' };
    const named = getNamedType(type);
    const nullable = !isNonNullType(type);
    const { localised, computed, composites, edges, references, similar } = this.declared;
    const reference = references.get(name);
    if (reference && isAbstractType(named)) {
      return {
        kind: 'reference',
        typeColumn: this.column(reference.type),
        keyColumn: this.column(reference.key),
        targets: nodes,
      };
    }
    const parts = composites.get(name === distanceField ? positionOf(owner) : name);
    if (parts && name === distanceField) return { kind: 'distance', parts };
    if (localised.has(name)) return { kind: 'localised', column: this.column(name), nullable };
    if (parts) return { kind: 'composite', parts, typeName: named.name, nullable };
    const values = isEnumType(named) ? { values: named.getValues().map((value) => value.name) } : {};
    const expression = computed.get(name);
    if (expression) {
      const column = this.entity.findColumnWithPropertyName(name);
      const stored = column && { stored: typeOf(column) };
      return {
        kind: 'computed',
        expression,
        type: computedTypes[named.name] ?? 'text',
        nullable,
        ...values,
        ...stored,
      };
    }
    const alike = similar.get(name);
    if (alike) return this.similar(name, alike);
    const edge = edges.get(name);
    if (edge) {
      const target = this.conceptOf(edge.target());
      const path = this.path(name, edge, target);
      return isListType(nullable ? type : type.ofType)
        ? { kind: 'list', path, target, narrowedBy: edge.narrowedBy ?? {} }
        : { kind: 'connection', path, target, fanOut: edge.fanOut ?? 'small' };
    }
    if (!isObjectType(named)) {
      const column = this.columnMetadata(name);
      const collation = column.collation === undefined ? {} : { collation: column.collation };
      return { kind: 'column', column: column.databaseName, type: typeOf(column), nullable, ...collation, ...values };
    }
    const relation = this.relation(name);
    if (!relation) throw new Error(`${this.name}.${name} is an object, but no edge.`);
    const target = this.conceptOf(relation.type as Class);
    if (relation.isOneToOneNotOwner) {
      return { kind: 'inverse', column: this.joinColumn(relation.inverseRelation, name), target };
    }
    return { kind: 'toOne', column: this.joinColumn(relation, name), target, nullable };
  }

  private similar(name: string, { sharing, among }: SimilarOptions): Field {
    const edge = this.declared.edges.get(sharing);
    if (!edge) throw new Error(`${this.name}.${name} shares ${sharing}, which is no edge.`);
    const target = this.conceptOf(edge.target());
    const path = this.path(sharing, edge, target);
    return { kind: 'similar', target: this, sharing: { path, target }, among: this.column(among) };
  }

  private joinColumn(relation: RelationMetadata | undefined, name: string): string {
    const column = relation?.joinColumns[0];
    if (!column) throw new Error(`${this.name}.${name} has no join column.`);
    return column.databaseName;
  }

  private path(name: string, edge: EdgeOptions, target: Concept): Path {
    if (edge.through) return this.linkPath(name, edge.through(), edge.repeated ?? false, target);
    if (edge.referencedBy) {
      const reference = conceptMetadata((target as ConceptModel).target_).references.get(edge.referencedBy);
      if (!reference) throw new Error(`${this.name}.${name} names no reference.`);
      return {
        kind: 'foreign',
        column: target.column(reference.key),
        constant: { column: target.column(reference.type), value: this.name },
      };
    }
    const relation = this.relation(name);
    if (relation?.isOneToMany) {
      const column = this.joinColumn(relation.inverseRelation, name);
      if (edge.alike === undefined) return { kind: 'foreign', column };
      return { kind: 'foreign', column, alike: { near: this.column(edge.alike), far: target.column(edge.alike) } };
    }
    const junction = relation?.junctionEntityMetadata;
    if (!relation || !junction) throw new Error(`${this.name}.${name} is an edge without a relation.`);
    const [owner, inverse] = [junction.ownerColumns[0], junction.inverseColumns[0]];
    if (!owner || !inverse) throw new Error(`${this.name}.${name} has no join columns.`);
    const [near, far] = relation.isManyToManyOwner ? [owner, inverse] : [inverse, owner];
    return { kind: 'junction', table: junction.tableName, near: near.databaseName, far: far.databaseName };
  }

  private linkPath(name: string, link: Class, repeated: boolean, target: Concept): Path {
    const concept = this.conceptOf(link) as ConceptModel;
    const to = (end: Concept): string => {
      const found = concept.entity.manyToOneRelations.filter(
        (relation) => relation.type === (end as ConceptModel).target_,
      );
      if (found.length !== 1)
        throw new Error(`${this.name}.${name}: ${concept.name} has ${found.length} edges to ${end.name}, not one.`);
      return this.joinColumn(found[0], name);
    };
    return { kind: 'link', concept, near: to(this), far: to(target), repeated };
  }
}

/**
 * Derives the graph from the schema, TypeORM's metadata and the classes' own declarations.
 * @param classes the concepts and the links, each a TypeORM entity
 */
export function buildGraph(schema: GraphQLSchema, dataSource: DataSource, classes: readonly Class[]): Graph {
  const byClass = new Map<Class, ConceptModel>();
  const conceptOf = (target: Class): ConceptModel => {
    const known = byClass.get(target);
    if (known) return known;
    const made = new ConceptModel(target, dataSource.getMetadata(target as never), conceptOf);
    byClass.set(target, made);
    return made;
  };
  const models = classes.map(conceptOf);
  const concepts = new Map<string, Concept>();
  for (const model of models) if (isObjectType(schema.getType(model.target_.name))) concepts.set(model.name, model);
  const nodes = [...concepts.values()].filter(({ derived }) => !derived);
  for (const model of models) {
    const type = schema.getType(model.name);
    if (isObjectType(type)) model.readFields(type, nodes);
    model.readUnshownEdges();
  }
  const roots = new Map<string, Root>([
    ['node', { kind: 'node' }],
    ['nodes', { kind: 'nodes' }],
  ]);
  const viewer = schema.getQueryType()?.getFields()[viewerRoot];
  if (viewer) roots.set(viewerRoot, { kind: 'viewer', typeName: getNamedType(viewer.type).name });
  for (const model of models) {
    const { options } = conceptMetadata(model.target_);
    const { one, by, many } = options?.root ?? {};
    if (one && by) roots.set(one, { kind: 'one', concept: model, argument: by, column: model.column(by) });
    if (many) roots.set(many, { kind: 'many', concept: model });
    if (many && options?.manyBySlug) {
      roots.set(`${many}BySlug`, { kind: 'bySlug', concept: model, argument: 'slugs', column: model.column('slug') });
    }
  }
  return { schema, concepts, roots, conceptOf };
}
