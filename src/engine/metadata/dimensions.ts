import type { GraphQLEnumType, GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, isEnumType, isNonNullType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import type { Class } from './class';
import type { DimensionOptions } from './options';
import { entityMetadata } from './entity';
import { positionType } from './fields';
import type { EntityTypes } from './generated';
import { isToMany, rowTypeName } from './generated';
import { capitalised, constantCase } from './names';

/** What a dimension makes of what its path leads to. */
type DimensionPart = 'value' | 'object' | 'set' | 'month' | 'quarter' | 'year' | 'fiscalQuarter' | 'cell';

/** The name of the type of cells of a grid. */
const cellType = 'GridCell';

/** One thing that the rows of a type can be grouped by. */
export interface Dimension {
  /** `TECHNOLOGY_CATEGORY`, as `by` names it. */
  readonly name: string;
  /** `technologyCategory`, as a group's key names it. */
  readonly key: string;
  /** The fields that lead to it: `technologies`, `category`. */
  readonly path: readonly string[];
  readonly part: DimensionPart;
  /** The type of what the path leads to, of the fiscal quarter, or of the cell. */
  readonly type: string;
  /** Whether a row can have none. */
  readonly nullable: boolean;
  /** Of cells, how fine their grid is: the number of characters of their geohashes. A request says it. */
  readonly grid?: number;
  /** Where fiscal quarters come from. */
  readonly calendar?: NonNullable<DimensionOptions['calendar']>;
}

/** A dimension whose name follows from its key. */
type Unnamed = Omit<Dimension, 'name'>;

type AnyField = GraphQLField<unknown, unknown>;

/** `technologies` → `technology`, `partners` → `partner`; where another field has that name, it stays as it is. */
function singular(name: string, owner: GraphQLObjectType): string {
  const one = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
  return owner.getFields()[one] ? name : one;
}

/**
 * Whether rows can be grouped by an edge: one that holds the key of its target, or one that connects many with many, over links
 * or over a table of pairs. By an edge that is to-one from both sides every row would be a group of its own.
 */
function isGroupableEdge(owner: Class, { name, type }: AnyField): boolean {
  const { relationType } =
    getMetadataArgsStorage().relations.find(({ target, propertyName }) => target === owner && propertyName === name) ??
    {};
  if (!isToMany(type)) return relationType === 'many-to-one';
  return relationType === 'many-to-many' || entityMetadata(owner).edges.get(name)?.through !== undefined;
}

/** The field of a group's key that has all of its values in one form. */
export const keyValues = 'values';

/** Everything that rows of a type can be grouped by, in the order of its fields. */
export function dimensionsOf(type: GraphQLObjectType, types: EntityTypes): readonly Dimension[] {
  const owner = types.classOf(type.name);
  if (!owner) throw new Error(`${type.name} is no entity.`);
  const { paths = [], codes = [], sets = [], calendar } = types.optionsOf(type.name)?.dimensions ?? {};
  const dimensions = Object.values(type.getFields())
    .flatMap((field) => [
      ...ownDimensions(type, field, owner, types, calendar),
      ...paths
        .map((path) => path.split('.'))
        .filter(([start]) => start === field.name)
        .map((path) => alongPath(type, path, types)),
      ...codes.filter((name) => name === field.name).map(() => codeOf(type, field)),
      ...sets.filter((name) => name === field.name).map(() => setOf(type, field)),
    ])
    .map((each): Dimension => ({ name: constantCase(each.key), ...each }));
  if (dimensions.some(({ key }) => key === keyValues)) throw new Error(`${type.name} has a dimension ${keyValues}.`);
  const names = dimensions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`${type.name} has two dimensions ${twice}.`);
  return dimensions;
}

function ownDimensions(
  owner: GraphQLObjectType,
  field: AnyField,
  ownerClass: Class,
  types: EntityTypes,
  calendar: Dimension['calendar'],
): readonly Unnamed[] {
  const { name, type } = field;
  const named = getNamedType(type).name;
  if (named === 'Date' || named === 'DateTime') {
    const of = { path: [name], nullable: !isNonNullType(type) };
    const parts: readonly Unnamed[] = [
      { ...of, key: `${name}Month`, part: 'month', type: 'Date' },
      { ...of, key: `${name}Quarter`, part: 'quarter', type: 'Date' },
      { ...of, key: `${name}Year`, part: 'year', type: 'Int' },
    ];
    if (!calendar) return parts;
    const fiscal = { key: `${name}FiscalQuarter`, part: 'fiscalQuarter', type: calendar.spans().name } as const;
    return [...parts, { ...of, ...fiscal, nullable: true, calendar }];
  }
  if (named === positionType)
    return [{ key: 'grid', path: [name], part: 'cell', type: cellType, nullable: !isNonNullType(type) }];
  const isEdge = types.typeOf(rowTypeName(type)) && isGroupableEdge(ownerClass, field);
  return isEdge || isGroupable(field) ? [alongPath(owner, [name], types)] : [];
}

function isGroupable({ type }: AnyField): boolean {
  const named = getNamedType(type);
  return isEnumType(named) || named.name === 'Boolean';
}

/** The dimension at the end of a path of fields: an edge, an enum or a boolean. */
function alongPath(owner: GraphQLObjectType, [name = '', ...further]: readonly string[], types: EntityTypes): Unnamed {
  const field = owner.getFields()[name];
  if (!field) throw new Error(`${owner.name} cannot be grouped by ${name}: it has no such field.`);
  const target = types.typeOf(rowTypeName(field.type));
  const isMany = isToMany(field.type);
  const key = isMany ? singular(name, owner) : name;
  const nullable = isMany || !isNonNullType(field.type);
  if (target && further.length > 0) {
    const end = alongPath(target, further, types);
    return {
      ...end,
      key: `${key}${capitalised(end.key)}`,
      path: [name, ...end.path],
      nullable: nullable || end.nullable,
    };
  }
  if (further.length > 0 || !(target ?? isGroupable(field)))
    throw new Error(`${owner.name} cannot be grouped by ${name}: it is neither an edge nor an enum.`);
  const type = target ?? getNamedType(field.type);
  return { key, path: [name], part: target ? 'object' : 'value', type: type.name, nullable };
}

function codeOf(owner: GraphQLObjectType, { name, type }: AnyField): Unnamed {
  const text = getNamedType(type).name;
  if (text !== 'String') throw new Error(`${owner.name} cannot be grouped by ${name}: it is no code.`);
  return { key: name, path: [name], part: 'value', type: text, nullable: !isNonNullType(type) };
}

function setOf(owner: GraphQLObjectType, { name, type }: AnyField): Unnamed {
  const key = `${singular(name, owner)}Set`;
  return { key, path: [name], part: 'set', type: rowTypeName(type), nullable: false };
}

/** The dimension that a value of an `XDimension` enum stands for. @param grid how fine its grid is, if it has one */
export function dimensionOf(type: GraphQLEnumType, name: string, grid?: number): Dimension {
  const dimension = type.getValue(name)?.extensions['dimension'] as Dimension | undefined;
  if (!dimension) throw new Error(`${type.name} has no ${name}.`);
  return dimension.part === 'cell' && grid !== undefined ? { ...dimension, grid } : dimension;
}
