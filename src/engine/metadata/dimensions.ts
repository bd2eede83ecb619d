import type { GraphQLEnumType, GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, isEnumType, isNonNullType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import type { Class } from './class';
import type { DimensionOptions } from './options';
import { entityMetadata } from './entity';
import { isToMany, rowTypeName } from './generated';
import { capitalised } from './names';

/** What a dimension makes of what its path leads to. */
type DimensionPart = 'value' | 'object' | 'set' | 'month' | 'quarter' | 'year' | 'fiscalQuarter';

/** One thing that the rows of a type can be grouped by. */
export interface Dimension {
  /** `TECHNOLOGY_CATEGORY`, as `by` names it. */
  readonly name: string;
  /** `technologyCategory`, as a group's key names it. */
  readonly key: string;
  /** The fields that lead to it: `technologies`, `category`. */
  readonly path: readonly string[];
  readonly part: DimensionPart;
  /** The type of what the path leads to, or of the fiscal quarter. */
  readonly type: string;
  /** Whether a row can have none. */
  readonly nullable: boolean;
  /** Where fiscal quarters come from. */
  readonly calendar?: NonNullable<DimensionOptions['calendar']>;
}

/** The types and classes that dimensions are derived from. */
export interface DimensionSource {
  typeOf(name: string): GraphQLObjectType | undefined;
  classOf(name: string): Class | undefined;
}

type AnyField = GraphQLField<unknown, unknown>;

const dateParts = [
  ['month', 'Month'],
  ['quarter', 'Quarter'],
  ['year', 'Year'],
] as const;

/** `technologies` → `technology`, `partners` → `partner`; where another field has that name, it stays as it is. */
function singular(name: string, owner: GraphQLObjectType): string {
  const one = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
  return owner.getFields()[one] ? name : one;
}

/** `technologyCategory` → `TECHNOLOGY_CATEGORY`. */
function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

/** Whether an edge connects many with many: over links, or over a table of pairs. */
function isManyToMany(owner: Class, property: string): boolean {
  if (entityMetadata(owner).edges.get(property)?.through) return true;
  return getMetadataArgsStorage().relations.some(
    ({ target, propertyName, relationType }) =>
      target === owner && propertyName === property && relationType === 'many-to-many',
  );
}

/** Whether a to-one edge holds the key of its target. An edge that is to-one from both sides would count every row alone. */
function holdsKey(owner: Class, property: string): boolean {
  return getMetadataArgsStorage().relations.some(
    ({ target, propertyName, relationType }) =>
      target === owner && propertyName === property && relationType === 'many-to-one',
  );
}

/** Everything that rows of a type can be grouped by, in the order of its fields. */
export function dimensionsOf(type: GraphQLObjectType, source: DimensionSource): readonly Dimension[] {
  const owner = source.classOf(type.name);
  if (!owner) throw new Error(`${type.name} is no entity.`);
  const options = entityMetadata(owner).options?.dimensions ?? {};
  const dimensions = Object.values(type.getFields()).flatMap((field) => {
    const starts = (path: string): boolean => path.split('.')[0] === field.name;
    return [
      ...ownDimensions(type, field, owner, source, options),
      ...(options.paths ?? []).filter(starts).map((path) => alongPath(type, path.split('.'), source)),
      ...(options.sets ?? []).filter((name) => name === field.name).map(() => setOf(type, field)),
    ];
  });
  const names = dimensions.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`${type.name} has two dimensions ${twice}.`);
  return dimensions;
}

function ownDimensions(
  start: GraphQLObjectType,
  field: AnyField,
  owner: Class,
  source: DimensionSource,
  options: DimensionOptions,
): readonly Dimension[] {
  const { name, type, args } = field;
  const named = getNamedType(type);
  const path = [name];
  const nullable = !isNonNullType(type);
  if (named.name === 'Date' || named.name === 'DateTime') {
    const parts = dateParts.map(([part, ending]): Dimension => {
      const key = `${name}${ending}`;
      return { name: constantCase(key), key, path, part, type: part === 'year' ? 'Int' : 'Date', nullable };
    });
    const { calendar } = options;
    if (!calendar) return parts;
    const key = `${name}FiscalQuarter`;
    const spans = calendar.spans().name;
    return [
      ...parts,
      { name: constantCase(key), key, path, part: 'fiscalQuarter', type: spans, nullable: true, calendar },
    ];
  }
  if (isGroupable(field))
    return [{ name: constantCase(name), key: name, path, part: 'value', type: named.name, nullable }];
  const target = rowTypeName(type);
  if (args.some(({ name: argument }) => argument === 'from') || !source.typeOf(target)) return [];
  if (isToMany(type) ? !isManyToMany(owner, name) : !holdsKey(owner, name)) return [];
  const key = isToMany(type) ? singular(name, start) : name;
  return [{ name: constantCase(key), key, path, part: 'object', type: target, nullable: nullable || isToMany(type) }];
}

function isGroupable({ type }: AnyField): boolean {
  const named = getNamedType(type);
  return isEnumType(named) || named.name === 'Boolean';
}

/** The dimension at the end of a path that a class declares. */
function alongPath(start: GraphQLObjectType, path: readonly string[], { typeOf }: DimensionSource): Dimension {
  let type = start;
  let nullable = false;
  const words: string[] = [];
  for (const [index, name] of path.entries()) {
    const field = type.getFields()[name];
    if (!field) throw new Error(`${start.name} has no dimension ${path.join('.')}: ${type.name} has no field ${name}.`);
    const many = isToMany(field.type);
    nullable ||= many || !isNonNullType(field.type);
    const word = many ? singular(name, type) : name;
    words.push(index === 0 ? word : capitalised(word));
    const target = typeOf(rowTypeName(field.type));
    const isLast = index === path.length - 1;
    if (!target && !(isLast && isGroupable(field)))
      throw new Error(`${start.name} cannot be grouped by ${path.join('.')}: ${name} is neither an edge nor an enum.`);
    if (isLast) {
      const key = words.join('');
      const end = target
        ? ({ part: 'object', type: target.name } as const)
        : ({ part: 'value', type: getNamedType(field.type).name } as const);
      return { name: constantCase(key), key, path, nullable, ...end };
    }
    type = target as GraphQLObjectType;
  }
  throw new Error(`${start.name} has a dimension without a path.`);
}

function setOf(owner: GraphQLObjectType, { name, type }: AnyField): Dimension {
  const key = `${singular(name, owner)}Set`;
  return { name: constantCase(key), key, path: [name], part: 'set', type: rowTypeName(type), nullable: false };
}

/** The dimension that a value of an `XDimension` enum stands for. */
export function dimensionOf(type: GraphQLEnumType, name: string): Dimension {
  const dimension = type.getValue(name)?.extensions['dimension'];
  if (!dimension) throw new Error(`${type.name} has no ${name}.`);
  return dimension as Dimension;
}
