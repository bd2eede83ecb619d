import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { RelationMetadata } from 'typeorm/metadata/RelationMetadata';
import type { Class } from '../../engine/metadata/class';
import { entityMetadata } from '../../engine/metadata/entity';
import { nodeEntities, links } from '../../model/entities';
import { ExternalReference } from '../../model/external-reference';
import { cellType, type CellType } from './cell';

/**
 * The import file of an entity, derived from its class: its name, its columns, and the fields that identify a row.
 * Nothing here is written for a single entity.
 */
export interface Layout {
  readonly entity: EntityMetadata;
  /** The name of the class: `QualificationApplication`. */
  readonly typeName: string;
  /** The name of the file: `qualification-applications.csv`. */
  readonly file: string;
  readonly fields: readonly Field[];
  /** The fields that identify a row, or `external` if only its external reference does. Those that are not required can be empty. */
  readonly key: readonly (ScalarField | ReferenceField)[] | 'external';
  /** Whether its rows can carry an external reference in the columns `source` and `externalId`. */
  readonly referable: boolean;
  /** The path of join columns to the program whose default locale the texts must exist in. */
  readonly program: readonly RelationMetadata[] | undefined;
}

export type Field = ScalarField | LocalisedField | ReferenceField | ListField;

/** One column of the file: `validFrom`, `offering.name`. */
export interface Part {
  readonly label: string;
  readonly type: CellType;
}

/** A value of the row itself. */
export interface ScalarField {
  readonly kind: 'scalar';
  readonly label: string;
  readonly column: ColumnMetadata;
  readonly parts: readonly [Part];
  readonly required: boolean;
  /** The value of an empty cell if the column cannot be null. */
  readonly otherwise: string | undefined;
}

/** A text with one column per locale: `name.en`, `name.fr`. */
export interface LocalisedField {
  readonly kind: 'localised';
  readonly label: string;
  readonly column: ColumnMetadata;
  readonly parts: readonly [];
  readonly required: boolean;
}

/** A to-one edge, named by the natural key of its target. */
export interface ReferenceField {
  readonly kind: 'reference';
  readonly label: string;
  readonly column: ColumnMetadata;
  readonly target: Lookup;
  readonly parts: readonly Part[];
  readonly required: boolean;
  /** Whether the target is a row of the same file. It may come later in the file. */
  readonly own: boolean;
}

/** A list of targets that the row owns, separated by `|`. */
export interface ListField {
  readonly kind: 'list';
  readonly label: string;
  readonly relation: RelationMetadata;
  readonly target: Lookup;
  readonly parts: readonly [Part];
  readonly required: false;
}

/** How a row of a table is found by the cells that identify it in a file. */
export interface Lookup {
  readonly entity: EntityMetadata;
  /** The name of its type. */
  readonly typeName: string;
  readonly label: string;
  readonly by: 'external' | readonly Condition[];
  /** What the row and its target have alike, so that the file does not repeat it. */
  readonly within: readonly Alike[];
  /** The columns of the file that it reads, those of inner lookups included. */
  readonly parts: readonly Part[];
}

/** A property that a row and its target have alike, such as the program: a column of the row's table, and one of the target's. */
interface Alike {
  readonly property: string;
  readonly own: string;
  readonly target: string;
}

/** `column` equals the value of a part, or the key that an inner lookup finds. */
interface Condition {
  readonly column: string;
  readonly value: Part | Lookup;
}

export function isLookup(value: Part | Lookup): value is Lookup {
  return 'entity' in value;
}

/** The layouts of all files. Each file comes after the files that it refers to. */
export function layouts(dataSource: DataSource): Layout[] {
  const build = new LayoutBuilder(dataSource);
  return [...nodeEntities, ...links]
    .filter((target) => target !== ExternalReference)
    .map((target) => build.layout(target));
}

class LayoutBuilder {
  private readonly reference: EntityMetadata;

  constructor(private readonly dataSource: DataSource) {
    this.reference = dataSource.getMetadata(ExternalReference);
  }

  layout(target: Class): Layout {
    const metadata = this.dataSource.getMetadata(target);
    const { options, localised, edges } = entityMetadata(target);
    if (!options) throw new Error(`${target.name} is no entity.`);
    const fields = [
      ...metadata.columns.filter((column) => isData(column)).map((column) => this.field(column, localised)),
      ...metadata.relations
        .filter(({ isManyToManyOwner, propertyName }) => isManyToManyOwner && !edges.get(propertyName)?.kept)
        .map((relation) => this.list(relation)),
    ];
    const { key } = options;
    return {
      entity: metadata,
      typeName: target.name,
      file: `${options.plural ?? kebab(options.root?.many ?? target.name)}.csv`,
      fields,
      key: key === 'external' ? key : keyOf(key, options.oneOf).map((property) => keyField(fields, property)),
      referable: (nodeEntities as readonly Class[]).includes(target),
      program: options.program && localised.size > 0 ? path(metadata, options.program) : undefined,
    };
  }

  private field(column: ColumnMetadata, localised: ReadonlySet<string>): Field {
    const relation = column.relationMetadata;
    if (relation) return this.edge(relation, column);
    const label = camel(column.databaseName);
    const required = !column.isNullable && column.default === undefined;
    if (localised.has(column.propertyName)) return { kind: 'localised', label, column, parts: [], required };
    const otherwise = column.isNullable || column.default === undefined ? undefined : String(column.default);
    return { kind: 'scalar', label, column, parts: [{ label, type: cellType(column) }], required, otherwise };
  }

  private edge(relation: RelationMetadata, column: ColumnMetadata): ReferenceField {
    const label = relation.propertyName;
    const { within } = entityMetadata(relation.entityMetadata.target as Class).options ?? {};
    const target = this.lookup(relation.inverseEntityMetadata, label, within?.[label], relation.entityMetadata);
    const own = relation.inverseEntityMetadata === relation.entityMetadata;
    return { kind: 'reference', label, column, target, parts: target.parts, required: !column.isNullable, own };
  }

  private list(relation: RelationMetadata): ListField {
    const label = relation.propertyName;
    const target = this.lookup(relation.inverseEntityMetadata, label);
    const [part, ...further] = target.parts;
    if (!part || further.length > 0)
      throw new Error(`A list names its targets by one value, but ${label} needs several.`);
    return { kind: 'list', label, relation, target, parts: [part], required: false };
  }

  /** @param label the name of the edge: the column if one value identifies the target, otherwise the prefix of the columns */
  private lookup(entity: EntityMetadata, label: string, alike: readonly string[] = [], owner = entity): Lookup {
    const typeName = entity.targetName;
    const key = entityMetadata(entity.target as Class).options?.key;
    if (!key) throw new Error(`${typeName} is no entity.`);
    if (key === 'external') {
      const parts = ['source', 'externalId'].map((property) =>
        this.part(this.reference, property, `${label}.${property}`),
      );
      return { entity, typeName, label, by: key, within: [], parts };
    }
    const told = key.filter((property) => !alike.includes(property));
    const by = told.map((property) => {
      const relation = entity.findRelationWithPropertyPath(property);
      const inner = told.length === 1 ? label : `${label}.${property}`;
      const value = relation ? this.lookup(relation.inverseEntityMetadata, inner) : this.part(entity, property, inner);
      return { column: columnOf(entity, property), value };
    });
    const within = alike.map((property) => ({
      property,
      own: columnOf(owner, property),
      target: columnOf(entity, property),
    }));
    return {
      entity,
      typeName,
      label,
      by,
      within,
      parts: by.flatMap(({ value }) => (isLookup(value) ? value.parts : [value])),
    };
  }

  private part(entity: EntityMetadata, property: string, label: string): Part {
    const column = entity.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${entity.name} has no ${property}.`);
    return { label, type: cellType(column) };
  }
}

/** The column of a value, or that of the key of an edge. */
function columnOf(entity: EntityMetadata, property: string): string {
  const relation = entity.findRelationWithPropertyPath(property);
  const column = relation?.joinColumns[0] ?? entity.findColumnWithPropertyName(property);
  return column?.databaseName as string;
}

/** The columns of `source` and `externalId` themselves. */
export function externalParts(dataSource: DataSource): readonly [source: Part, externalId: Part] {
  const entity = dataSource.getMetadata(ExternalReference);
  const part = (property: string): Part => ({
    label: property,
    type: cellType(entity.findColumnWithPropertyName(property) as ColumnMetadata),
  });
  return [part('source'), part('externalId')];
}

function isData(column: ColumnMetadata): boolean {
  return column.isInsert && !column.isPrimary && !column.isVersion && !column.isCreateDate && !column.isUpdateDate;
}

/** The properties that name a row. Of those of which a row has one, all belong to it. */
function keyOf(key: readonly string[], oneOf: readonly string[] = []): readonly string[] {
  return [...oneOf, ...key.filter((property) => !oneOf.includes(property))];
}

function keyField(fields: readonly Field[], property: string): ScalarField | ReferenceField {
  const field = fields.find(
    (each) => (each.kind === 'scalar' || each.kind === 'reference') && each.column.propertyName === property,
  );
  if (field?.kind !== 'scalar' && field?.kind !== 'reference')
    throw new Error(`The key property ${property} is no column.`);
  return field;
}

function path(entity: EntityMetadata, properties: readonly string[]): RelationMetadata[] {
  let from = entity;
  return properties.map((property) => {
    const relation = from.findRelationWithPropertyPath(property);
    if (!relation) throw new Error(`${from.name} has no edge ${property}.`);
    from = relation.inverseEntityMetadata;
    return relation;
  });
}

/** `valid_from` → `validFrom`: the public name of a column. The name of its property can be different. */
function camel(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `partnerTechnologies` → `partner-technologies`. */
function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
