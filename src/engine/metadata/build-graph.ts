import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { getNamedType, getNullableType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import type { Class } from './class';
import type { EdgeOptions, EntityOptions, SimilarOptions } from './options';
import { calendarClass, calendarOf } from './calendar';
import { entityMetadata } from './entity';
import { distanceField, positionOf } from './fields';
import type {
  Entity,
  Field,
  FormerKeys,
  KeptPlaces,
  Graph,
  LinkPath,
  OrderKey,
  Path,
  ReadNarrowing,
  Root,
} from './graph';
import { viewerRoot } from './graph';
import { textCollation } from '../sql/collation';
import { indexedColumns, uniqueFields } from './indexes';
import { ordinaryPage, referencePage } from './limits';
import type { Lookup } from './lookups';
import { lookupExtension } from './lookups';
import { computedTypes, typeOf } from './types';

/** Reads a class of the model, with TypeORM's metadata and its own declarations, into an entity. */
class EntityReader {
  readonly entity: Entity;
  private readonly fields = new Map<string, Field>();
  private readonly declared;
  private readonly metadata;

  constructor(
    readonly owner: Class,
    private readonly dataSource: DataSource,
    private readonly entityOf: (target: Class) => Entity,
  ) {
    this.declared = entityMetadata(owner);
    this.metadata = dataSource.getMetadata(owner as never);
    const { options, declaredBy, started } = this.declared;
    if (!options || !declaredBy) throw new Error(`${owner.name} is no entity: it lacks its decorator.`);
    const column = (property: string): string => this.column(property).databaseName;
    this.entity = {
      name: declaredBy.name,
      table: this.metadata.tableName,
      volume: options.volume,
      derived: options.derived ?? false,
      order: options.order.map((property) => this.valueOf(this.column(property))),
      listName: `${declaredBy.name}:${options.order.join(',')}`,
      maximumPage: options.referenceData ? referencePage : ordinaryPage,
      search:
        options.search === undefined
          ? undefined
          : {
              text: column('searchText'),
              index: column('searchIndex'),
              wider: (options.searchAlso ?? options.searchOver) && column('searchWider'),
              isOverEdge: options.searchOver !== undefined,
            },
      program: options.program,
      nearestIn: options.nearestIn,
      places: options.places && this.places(options.places),
      started,
      naming: this.naming(options),
      unique: uniqueFields(this.metadata),
      indexed: indexedColumns(this.metadata),
      fields: this.fields,
      column,
      computed: (property) => this.declared.computed.get(property) ?? this.fail(property, 'is not computed'),
      target: (property) => this.entityOf(this.relation(property).type as Class),
    };
  }

  /** The one text of the key beside the label names a row: a slug, or a code. */
  private naming({ key, label = 'name' }: EntityOptions): Entity['naming'] {
    const isText = (property: string): boolean => {
      const column = this.metadata.findColumnWithPropertyName(property);
      return column !== undefined && !column.relationMetadata && typeOf(column) === 'text';
    };
    const texts = key === 'external' ? [] : key.filter((property) => property !== label && isText(property));
    const named = texts.length === 1 ? texts[0] : undefined;
    return { key: named, label: this.metadata.findColumnWithPropertyName(label) ? label : named };
  }

  private places({ in: of, of: edge, order, among }: NonNullable<EntityOptions['places']>): KeptPlaces {
    const kept = this.dataSource.getMetadata(of() as never);
    const column = (property: string): string => {
      const found = kept.findColumnWithPropertyName(property);
      return found ? found.databaseName : this.fail(property, `has no column among its places`);
    };
    const inOrder = order.map((copy, index) => [this.declared.options?.order[index] ?? copy, copy] as const);
    return {
      table: kept.tableName,
      column: column(edge),
      order: order.map(column),
      position: { latitude: column('latitude'), longitude: column('longitude') },
      alike: [...Object.entries(among), ...inOrder].map(([name, copy]) => ({
        source: this.column(name).databaseName,
        target: column(copy),
      })),
    };
  }

  /** Reads how each field of the schema's type is made from the declarations. */
  read(type: GraphQLNamedType | undefined, nodes: readonly Entity[]): void {
    if (isObjectType(type))
      for (const definition of Object.values(type.getFields()))
        this.fields.set(definition.name, this.field(type, definition, nodes));
    // Policies use what the schema does not show: edges, such as those of a link to its ends, and whether a link is in force.
    // A row may be visible although the row at the target of such an edge is not.
    const inForce = this.declared.computed.get('inForce');
    if (inForce && !this.fields.has('inForce'))
      this.fields.set('inForce', { kind: 'computed', expression: inForce, type: 'boolean', nullable: false });
    for (const { propertyName, type: target } of this.metadata.manyToOneRelations) {
      if (this.fields.has(propertyName)) continue;
      const column = this.entity.column(propertyName);
      this.fields.set(propertyName, { kind: 'toOne', column, target: this.entityOf(target as Class), nullable: true });
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
    const { column } = this.entity;
    const reference = references.get(name);
    if (reference) {
      const [typeColumn, keyColumn] = [column(reference.type), column(reference.key)];
      return { kind: 'reference', typeColumn, keyColumn, targets: nodes };
    }
    const composite = composites.get((name === distanceField ? positionOf(owner) : name) ?? '');
    if (composite && name === distanceField) return { kind: 'distance', parts: composite.parts };
    if (localised.has(name)) return { kind: 'localised', column: column(name), nullable };
    if (composite) return { kind: 'composite', ...composite, typeName: named.name, nullable };
    const values = isEnumType(named) ? { values: named.getValues().map((value) => value.name) } : {};
    const expression = computed.get(name);
    if (expression) {
      const stored = this.metadata.findColumnWithPropertyName(name);
      const computedType = computedTypes[named.name] ?? 'text';
      const value = { kind: 'computed', expression, type: computedType, nullable, ...values } as const;
      return stored ? { ...value, stored: typeOf(stored) } : value;
    }
    const alike = similar.get(name);
    if (alike) {
      return this.similar(name, alike, edges.get(alike.sharing));
    }
    const edge = edges.get(name);
    if (edge) {
      const [path, target, related] = [this.path(name, edge), this.entityOf(edge.target()), edge.fanOut ?? 'few'];
      return isListType(getNullableType(type))
        ? { kind: 'list', path, target, related, narrowedBy: this.narrowings(name, edge) }
        : { kind: 'connection', path, target, related, fanOut: related === 'few' ? 'small' : 'large' };
    }
    if (!isObjectType(named)) return { kind: 'column', ...this.valueOf(this.column(name)), nullable, ...values };
    const relation = this.relation(name);
    const target = this.entityOf(relation.type as Class);
    if (!relation.isOneToOneNotOwner)
      return { kind: 'toOne', column: this.first(relation.joinColumns, name), target, nullable };
    const inverse = this.inverseOf(relation);
    const held = { column: this.first(inverse.joinColumns, name), edge: inverse.propertyName };
    const narrowedBy = mapped(this.declared.narrowed.get(name) ?? {}, ({ path, among }) => ({
      path,
      over: among && { ...held, target: this.entityOf(among()) },
    }));
    return { kind: 'inverse', ...held, target, narrowedBy };
  }

  private narrowings(
    name: string,
    edge: EdgeOptions & { readonly target: () => Class },
  ): Readonly<Record<string, ReadNarrowing<Path>>> {
    return mapped(edge.narrowedBy ?? {}, ({ path, among }) => ({
      path,
      over: among && this.path(name, { ...edge, through: among }),
    }));
  }

  private similar(
    name: string,
    { sharing, among }: SimilarOptions,
    edge: (EdgeOptions & { readonly target: () => Class }) | undefined,
  ): Field {
    if (!edge?.through) return this.fail(name, `shares ${sharing}, which is no edge over links`);
    const path = this.path(sharing, edge);
    const { carries, carriesAmong } = entityMetadata(edge.through()).options ?? {};
    const [copy, order] = [carriesAmong?.[among], carries?.[this.endOf(edge.through(), this.owner, name).propertyName]];
    if (path.kind !== 'link' || path.repeated || copy === undefined || !order)
      return this.fail(name, `shares ${sharing}, whose links carry neither ${among} nor the order, or are repeated`);
    const { column } = path.entity;
    const carried = { among: column(copy), order: order.map(column) };
    return {
      kind: 'similar',
      target: this.entity,
      sharing: { path, target: this.entityOf(edge.target()) },
      among: this.entity.column(among),
      carried,
    };
  }

  private path(name: string, edge: EdgeOptions & { readonly target: () => Class }): Path {
    const target = this.entityOf(edge.target());
    if (edge.through) return this.linkPath(name, edge, edge.through());
    if (edge.referencedBy) {
      const { references } = entityMetadata(edge.target());
      const reference = references.get(edge.referencedBy) ?? this.fail(name, 'names no reference');
      const constant = { column: target.column(reference.type), value: this.entity.name };
      return { kind: 'foreign', column: target.column(reference.key), constant };
    }
    const relation = this.relation(name);
    if (relation.isOneToMany) {
      const { joinColumns, propertyName } = this.inverseOf(relation);
      const foreign = { kind: 'foreign', column: this.first(joinColumns, name), edge: propertyName } as const;
      if (edge.alike === undefined) return foreign;
      return { ...foreign, alike: { source: this.entity.column(edge.alike), target: target.column(edge.alike) } };
    }
    const junction = relation.junctionEntityMetadata ?? this.fail(name, 'is an edge without a table of pairs');
    const [owner, inverse] = [this.first(junction.ownerColumns, name), this.first(junction.inverseColumns, name)];
    const [own, other] = relation.isManyToManyOwner ? [owner, inverse] : [inverse, owner];
    return { kind: 'junction', table: junction.tableName, source: own, target: other };
  }

  private linkPath(name: string, edge: EdgeOptions & { readonly target: () => Class }, link: Class): LinkPath {
    const target = this.entityOf(edge.target());
    const [own, other] = [this.endOf(link, this.owner, name), this.endOf(link, edge.target(), name)];
    const [source, to] = [this.first(own.joinColumns, name), this.first(other.joinColumns, name)];
    const links = [own.propertyName, other.propertyName];
    const [entity, repeated] = [this.entityOf(link), edge.repeated ?? false];
    const { carries, spans: declared } = entityMetadata(link).options ?? {};
    const copies = carries?.[other.propertyName];
    if (copies && copies.length !== target.order.length)
      this.fail(name, `is an edge over ${link.name}, which carries another order than that of ${target.name}`);
    const carried = copies && { carried: copies.map((property) => entity.column(property)) };
    const spans = declared && {
      spans: { path: this.linkPath(name, edge, declared.in()), without: this.entityOf(declared.without()) },
    };
    const isSourced = !own.isNullable && (spans?.spans.path.isSourced ?? true);
    return { kind: 'link', entity, source, target: to, edges: links, repeated, isSourced, ...carried, ...spans };
  }

  /** The edge of a link to one of its ends. */
  private endOf(link: Class, end: Class, name: string): RelationMetadata {
    const found = this.dataSource.getMetadata(link as never).manyToOneRelations.filter(({ type }) => type === end);
    const [edge, ...others] = found;
    if (edge && others.length === 0) return edge;
    return this.fail(name, `is an edge over ${link.name}, which has ${found.length} edges to ${end.name}, not one`);
  }

  private column(property: string): ColumnMetadata {
    return (
      this.metadata.findColumnWithPropertyName(property) ??
      this.relation(property).joinColumns[0] ??
      this.fail(property, 'has no column')
    );
  }

  /** A value that is a column of its row. The rows that a function gives do not have the collations of its columns. */
  private valueOf(column: ColumnMetadata): OrderKey {
    const value = { column: column.databaseName, type: typeOf(column), nullable: column.isNullable };
    if (value.type !== 'text' || (column.collation !== undefined && !this.declared.options?.derived)) return value;
    return { ...value, collation: column.collation ?? textCollation };
  }

  private relation(property: string): RelationMetadata {
    return this.metadata.findRelationWithPropertyPath(property) ?? this.fail(property, 'is no edge');
  }

  private inverseOf({ inverseRelation, propertyName }: RelationMetadata): RelationMetadata {
    return inverseRelation ?? this.fail(propertyName, 'is an edge that the other side does not know');
  }

  private first([column]: readonly ColumnMetadata[], property: string): string {
    return (column ?? this.fail(property, 'has no join column')).databaseName;
  }

  private fail(property: string, problem: string): never {
    throw new Error(`${this.owner.name}.${property} ${problem}.`);
  }
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}

/** The rows that keep former values of a key, whose properties are joined by commas; undefined if no rows keep them. */
function formerKeys(
  target: Class | undefined,
  key: string,
  entityOf: (target: Class) => Entity,
): FormerKeys | undefined {
  const { formerly } = (target && entityMetadata(target).options) ?? {};
  if (key !== formerly?.key) return undefined;
  return { entity: entityOf(formerly.in()), of: formerly.of, key: formerly.key };
}

/**
 * Derives the graph from the schema, TypeORM's metadata and the classes' own declarations.
 * @param classes the entities and the links, each a TypeORM entity
 */
export function buildGraph(schema: GraphQLSchema, dataSource: DataSource, classes: readonly Class[]): Graph {
  const readers = new Map<Class, EntityReader>();
  const entityOf = (target: Class): Entity => {
    const known = readers.get(target);
    if (known) return known.entity;
    const reader = new EntityReader(target, dataSource, entityOf);
    readers.set(target, reader);
    return reader.entity;
  };
  const shown = classes.filter(({ name }) => isObjectType(schema.getType(name))).map(entityOf);
  const entities = new Map(shown.map((entity) => [entity.name, entity]));
  const nodes = shown.filter(({ derived }) => !derived);
  for (const each of classes) entityOf(each);
  for (const reader of readers.values()) reader.read(schema.getType(reader.entity.name), nodes);
  const roots = new Map<string, Root>([
    ['node', { kind: 'node' }],
    ['nodes', { kind: 'nodes' }],
  ]);
  for (const { name, type, extensions } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (name === viewerRoot) roots.set(name, { kind: 'viewer', typeName: getNamedType(type).name });
    const lookup = extensions[lookupExtension] as Lookup | undefined;
    const entity = lookup && entities.get(lookup.entity);
    if (!entity) continue;
    const owner = classes.find((each) => each.name === lookup.entity);
    const key = lookup.arguments.map((argument) => argument.name).join();
    const former = formerKeys(owner, key, entityOf);
    roots.set(name, { kind: 'one', entity, arguments: lookup.arguments, former });
  }
  for (const each of classes) {
    const { root, manyBySlug } = entityMetadata(each).options ?? {};
    if (!root) continue;
    const entity = entityOf(each);
    roots.set(root.many, { kind: 'many', entity });
    if (!manyBySlug) continue;
    const former = formerKeys(each, 'slug', entityOf);
    roots.set(`${root.many}BySlug`, {
      kind: 'bySlug',
      entity,
      argument: 'slugs',
      column: entity.column('slug'),
      former,
    });
  }
  const quarters = calendarClass(classes);
  return { schema, entities, roots, calendar: quarters && calendarOf(quarters, entityOf), entityOf };
}
