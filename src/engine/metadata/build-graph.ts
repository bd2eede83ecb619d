import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import { buildRoots } from './build-roots';
import type { Class } from './class';
import type { Expression } from './entity';
import type { EdgeOptions, SimilarOptions } from './options';
import { entityMetadata } from './entity';
import { distanceField, positionOf } from './distance';
import type { Entity, Field, Graph, LinkPath, OrderKey, Path, SearchColumns } from './graph';
import { textCollation } from '../sql/collation';
import { ordinaryPage, referencePage } from './limits';

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

class EntityModel implements Entity {
  readonly name: string;
  readonly table: string;
  readonly derived: boolean;
  readonly order: readonly OrderKey[];
  readonly listName: string;
  readonly maximumPage: number;
  readonly search: SearchColumns | undefined;
  readonly program: readonly string[] | undefined;
  readonly started: Expression | undefined;
  readonly unique: ReadonlySet<string>;
  readonly fields = new Map<string, Field>();
  private readonly declared;

  constructor(
    readonly target_: Class,
    readonly metadata: EntityMetadata,
    private readonly entityOf: (target: Class) => Entity,
  ) {
    this.declared = entityMetadata(target_);
    const { options, declaredBy } = this.declared;
    if (!options || !declaredBy) throw new Error(`${target_.name} is no entity: it lacks its decorator.`);
    this.name = declaredBy.name;
    this.table = metadata.tableName;
    this.derived = options.derived ?? false;
    this.order = options.order.map((property) => {
      const column = this.columnMetadata(property);
      return {
        column: column.databaseName,
        type: typeOf(column),
        nullable: column.isNullable,
        ...this.collationOf(column),
      };
    });
    this.listName = `${this.name}:${options.order.join(',')}`;
    this.maximumPage = options.referenceData ? referencePage : ordinaryPage;
    this.search = options.search === undefined ? undefined : this.searchColumns(options.searchAlso !== undefined);
    this.program = options.program;
    this.started = this.declared.started;
    const single = metadata.uniques.filter(({ columns }) => columns.length === 1);
    this.unique = new Set(['id', ...single.map(({ columns }) => columns[0]?.propertyName ?? 'id')]);
  }

  private searchColumns(isWider: boolean): SearchColumns {
    const wider = isWider ? this.column('searchWider') : undefined;
    return { text: this.column('searchText'), index: this.column('searchIndex'), wider };
  }

  private columnMetadata(property: string): ColumnMetadata {
    const column = this.metadata.findColumnWithPropertyName(property) ?? this.relation(property)?.joinColumns[0];
    if (!column) throw new Error(`${this.name}.${property} has no column.`);
    return column;
  }

  /** The rows that a function gives have none of the collations of the columns that they come from. */
  private collationOf(column: ColumnMetadata): { readonly collation?: string } {
    if (typeOf(column) !== 'text' || (column.collation !== undefined && !this.derived)) return {};
    return { collation: column.collation ?? textCollation };
  }

  private relation(property: string): RelationMetadata | undefined {
    return this.metadata.findRelationWithPropertyPath(property);
  }

  column(property: string): string {
    return this.columnMetadata(property).databaseName;
  }

  computed(property: string): Expression {
    const expression = this.declared.computed.get(property);
    if (!expression) throw new Error(`${this.name}.${property} is not computed.`);
    return expression;
  }

  target(property: string): Entity {
    const relation = this.relation(property);
    if (!relation) throw new Error(`${this.name}.${property} is no edge.`);
    return this.entityOf(relation.type as Class);
  }

  /** Reads how each field of the schema's type is made from the declarations. */
  readFields(type: GraphQLObjectType, nodes: readonly Entity[]): void {
    for (const definition of Object.values(type.getFields()))
      this.fields.set(definition.name, this.field(type, definition, nodes));
  }

  /**
   * Adds what the schema does not show and policies use: edges, such as those of a link to its ends, and whether a link is
   * in force. A row may be visible although the row at the target of such an edge is not.
   */
  readUnshownFields(): void {
    const inForce = this.declared.computed.get('inForce');
    if (inForce && !this.fields.has('inForce'))
      this.fields.set('inForce', { kind: 'computed', expression: inForce, type: 'boolean', nullable: false });
    for (const { propertyName, type } of this.metadata.manyToOneRelations) {
      if (this.fields.has(propertyName)) continue;
      const [column, target] = [this.column(propertyName), this.entityOf(type as Class)];
      this.fields.set(propertyName, { kind: 'toOne', column, target, nullable: true });
    }
  }

  private field(
    owner: GraphQLObjectType,
    { name, type }: GraphQLField<unknown, unknown>,
    nodes: readonly Entity[],
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
      const column = this.metadata.findColumnWithPropertyName(name);
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
      const target = this.entityOf(edge.target());
      const path = this.path(name, edge, target);
      return isListType(nullable ? type : type.ofType)
        ? { kind: 'list', path, target, narrowedBy: edge.narrowedBy ?? {} }
        : { kind: 'connection', path, target, fanOut: edge.fanOut ?? 'small' };
    }
    if (!isObjectType(named)) {
      const column = this.columnMetadata(name);
      return {
        kind: 'column',
        column: column.databaseName,
        type: typeOf(column),
        nullable,
        ...this.collationOf(column),
        ...values,
      };
    }
    const relation = this.relation(name);
    if (!relation) throw new Error(`${this.name}.${name} is an object, but no edge.`);
    const target = this.entityOf(relation.type as Class);
    if (relation.isOneToOneNotOwner) {
      const edge = this.inverseOf(relation, name);
      return { kind: 'inverse', column: this.joinColumn(edge, name), edge: edge.propertyName, target };
    }
    return { kind: 'toOne', column: this.joinColumn(relation, name), target, nullable };
  }

  private similar(name: string, { sharing, among }: SimilarOptions): Field {
    const edge = this.declared.edges.get(sharing);
    if (!edge) throw new Error(`${this.name}.${name} shares ${sharing}, which is no edge.`);
    const target = this.entityOf(edge.target());
    const path = this.path(sharing, edge, target);
    return { kind: 'similar', target: this, sharing: { path, target }, among: this.column(among) };
  }

  private joinColumn(relation: RelationMetadata | undefined, name: string): string {
    const column = relation?.joinColumns[0];
    if (!column) throw new Error(`${this.name}.${name} has no join column.`);
    return column.databaseName;
  }

  private inverseOf({ inverseRelation }: RelationMetadata, name: string): RelationMetadata {
    if (!inverseRelation) throw new Error(`${this.name}.${name} is an edge that the other side does not know.`);
    return inverseRelation;
  }

  private path(name: string, edge: EdgeOptions, target: Entity): Path {
    if (edge.through) return this.linkPath(name, edge.through(), edge.repeated ?? false, target);
    if (edge.referencedBy) {
      const reference = entityMetadata((target as EntityModel).target_).references.get(edge.referencedBy);
      if (!reference) throw new Error(`${this.name}.${name} names no reference.`);
      return {
        kind: 'foreign',
        column: target.column(reference.key),
        constant: { column: target.column(reference.type), value: this.name },
      };
    }
    const relation = this.relation(name);
    if (relation?.isOneToMany) {
      const inverse = this.inverseOf(relation, name);
      const foreign = { kind: 'foreign', column: this.joinColumn(inverse, name), edge: inverse.propertyName } as const;
      if (edge.alike === undefined) return foreign;
      return { ...foreign, alike: { source: this.column(edge.alike), target: target.column(edge.alike) } };
    }
    const junction = relation?.junctionEntityMetadata;
    if (!relation || !junction) throw new Error(`${this.name}.${name} is an edge without a relation.`);
    const [owner, inverse] = [junction.ownerColumns[0], junction.inverseColumns[0]];
    if (!owner || !inverse) throw new Error(`${this.name}.${name} has no join columns.`);
    const [own, other] = relation.isManyToManyOwner ? [owner, inverse] : [inverse, owner];
    return { kind: 'junction', table: junction.tableName, source: own.databaseName, target: other.databaseName };
  }

  private linkPath(name: string, link: Class, repeated: boolean, target: Entity): LinkPath {
    const entity = this.entityOf(link) as EntityModel;
    const to = (end: Entity): { readonly column: string; readonly edge: string } => {
      const found = entity.metadata.manyToOneRelations.filter(
        (relation) => relation.type === (end as EntityModel).target_,
      );
      if (found.length !== 1)
        throw new Error(`${this.name}.${name}: ${entity.name} has ${found.length} edges to ${end.name}, not one.`);
      return { column: this.joinColumn(found[0], name), edge: found[0]?.propertyName ?? '' };
    };
    const [own, other] = [to(this), to(target)];
    const edges = [own.edge, other.edge];
    const copies = entity.declared.options?.carries?.[other.edge];
    if (copies && copies.length !== target.order.length)
      throw new Error(`${entity.name} carries another order than that of ${target.name}.`);
    const carried = copies && { carried: copies.map((property) => entity.column(property)) };
    const declared = entity.declared.options?.spans;
    const spans = declared && {
      spans: { path: this.linkPath(name, declared.in(), repeated, target), without: this.entityOf(declared.without()) },
    };
    return { kind: 'link', entity, source: own.column, target: other.column, edges, repeated, ...carried, ...spans };
  }
}

/**
 * Derives the graph from the schema, TypeORM's metadata and the classes' own declarations.
 * @param classes the entities and the links, each a TypeORM entity
 */
export function buildGraph(schema: GraphQLSchema, dataSource: DataSource, classes: readonly Class[]): Graph {
  const byClass = new Map<Class, EntityModel>();
  const entityOf = (target: Class): EntityModel => {
    const known = byClass.get(target);
    if (known) return known;
    const made = new EntityModel(target, dataSource.getMetadata(target as never), entityOf);
    byClass.set(target, made);
    return made;
  };
  const models = classes.map(entityOf);
  const entities = new Map<string, Entity>();
  for (const model of models) if (isObjectType(schema.getType(model.target_.name))) entities.set(model.name, model);
  const nodes = [...entities.values()].filter(({ derived }) => !derived);
  for (const model of models) {
    const type = schema.getType(model.name);
    if (isObjectType(type)) model.readFields(type, nodes);
    model.readUnshownFields();
  }
  return { schema, entities, roots: buildRoots(schema, entities, byClass), entityOf };
}
