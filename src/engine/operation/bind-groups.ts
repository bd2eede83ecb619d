import type { GraphQLArgument, GraphQLField, GraphQLInputObjectType } from 'graphql';
import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import type { Binder, Reject } from './binder';
import { attempt } from './binder';
import type { Given } from './bound-arguments';
import type { All, KeyTests } from '../condition/condition';
import { ConditionReader } from '../condition/reader';
import { finestGrid, usualGrid } from '../condition/cell';
import { ArgumentError } from '../errors/errors';
import { entityOfRole } from '../metadata/generated';
import type { Entity, Graph } from '../metadata/graph';
import { presenceOf } from '../metadata/names';
import { maximumDimensions, maximumFacetGroups, maximumGroups } from '../metadata/limits';
import type { Dimension } from '../metadata/dimensions';
import { dimensionOf } from '../metadata/dimensions';
import type { EmptyShape } from './groups-shape';
import { readGroupPage } from './read-group-page';
import { MeasureReader } from './read-measures';

type Field = GraphQLField<unknown, unknown>;

function argumentOf({ args }: Field, name: string): GraphQLArgument {
  const argument = args.find((each) => each.name === name);
  if (!argument) throw new Error(`A field that groups lacks its argument ${name}.`);
  return argument;
}

/** The input object that an argument of a field takes. */
export function inputOf(field: Field, name: string): GraphQLInputObjectType {
  const type = getNamedType(argumentOf(field, name).type);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input object.`);
  return type;
}

/**
 * The dimensions of a field that groups, by the names that its argument `by` takes. A type without dimensions has no such argument.
 * @param grid how fine the grid among them is
 */
export function dimensionsIn(field: Field, names: readonly string[], grid?: number): readonly Dimension[] {
  if (names.length === 0) return [];
  const type = getNamedType(argumentOf(field, 'by').type);
  if (!isEnumType(type)) throw new Error('`by` names no dimensions.');
  return names.map((name) => dimensionOf(type, name, grid));
}

/** Rejects dimensions that stand twice. */
export function checkDimensions(by: readonly string[], reject: Reject): void {
  const twice = by.find((name, index) => by.indexOf(name) < index);
  if (twice !== undefined) reject(new ArgumentError(`\`by\` names ${twice} twice.`));
}

/** Reads how fine the grid among the dimensions of a field is. Returns undefined if there is none. */
export function readGrid(field: Field, given: Given, by: readonly string[], reject: Reject): number | undefined {
  const asked = given['grid'] as { readonly precision: number } | null | undefined;
  if (!dimensionsIn(field, by).some(({ part }) => part === 'cell')) {
    if (asked) reject(new ArgumentError('`grid` is the grid of the dimension GRID, which `by` does not name.'));
    return undefined;
  }
  const { precision } = asked ?? { precision: usualGrid };
  if (precision >= 1 && precision <= finestGrid) return precision;
  reject(new ArgumentError(`\`grid.precision\` is ${precision}; it must be from 1 to ${finestGrid}.`));
  return usualGrid;
}

/** Rejects a number of groups that is out of its bounds. */
function checkFirst(first: number, maximum: number, reject: Reject): void {
  if (first < 0) reject(new ArgumentError(`\`first\` is ${first}; it cannot be negative.`));
  if (first > maximum) reject(new ArgumentError(`\`first\` is ${first}; there can be at most ${maximum}.`));
}

/** Reads a condition on the keys of groups. @throws ArgumentError if it is on a dimension that `by` does not name */
export function readKeys(reader: ConditionReader, dimensions: readonly Dimension[], given: Given): All<KeyTests> {
  const other = Object.keys(given).find(
    (member) => given[member] != null && !dimensions.some((dimension) => isMemberOf(member, dimension)),
  );
  if (other !== undefined) throw new ArgumentError(`\`keys.${other}\` is a condition on what \`by\` does not name.`);
  return reader.keys(dimensions, given, 'keys');
}

/** The value of `empty`; undefined if it is OMIT. INCLUDE and ONLY need dimensions whose values can be listed without any row. */
function readEmpty(empty: unknown, dimensions: readonly Dimension[], reject: Reject): EmptyShape | undefined {
  if (empty !== 'INCLUDE' && empty !== 'ONLY') return undefined;
  const without = dimensions.find(({ part }) => part === 'set' || part === 'cell');
  if (without) {
    const { name, path } = without;
    const reason = `\`${path.join('.')}\` is a set or a position, whose values cannot be listed`;
    reject(new ArgumentError(`\`empty\` is ${empty}, but \`by\` names ${name}, which has no empty groups: ${reason}.`));
  }
  return empty;
}

/** `hasCountry` and `country` are members for the same key. */
function isMemberOf(member: string, { key }: Dimension): boolean {
  return member === key || member === presenceOf(key);
}

/** The entity whose rows a field groups. */
export function entityOf(graph: Graph, { type }: Field): Entity {
  const entity = graph.entities.get(entityOfRole(getNamedType(type), 'groups', 'changes') ?? '');
  if (!entity) throw new Error('A field groups no rows of an entity.');
  return entity;
}

/** Binds `groups`. */
export function groupsBinder(graph: Graph, field: Field): Binder {
  return (given, reject) => {
    const { by } = given as { readonly by: readonly string[] };
    if (by.length === 0) reject(new ArgumentError('`by` names nothing to group by.'));
    if (by.length > maximumDimensions)
      reject(new ArgumentError(`\`by\` names ${by.length} dimensions; at most ${maximumDimensions} are allowed.`));
    else checkDimensions(by, reject);
    const reader = new ConditionReader(graph);
    const entity = entityOf(graph, field);
    const measures = new MeasureReader(reader, entity);
    const order = attempt(reject, () => measures.order((given['orderBy'] ?? []) as readonly Given[], by)) ?? [];
    const wanted = given['having'] as Given | null | undefined;
    const having = wanted ? attempt(reject, () => measures.having(wanted)) : undefined;
    const asked = given['keys'] as Given | null | undefined;
    const grid = readGrid(field, given, by, reject);
    const dimensions = dimensionsIn(field, by, grid);
    const keys = asked ? attempt(reject, () => readKeys(reader, dimensions, asked)) : undefined;
    const empty = readEmpty(given['empty'], dimensions, reject);
    const { page, values, cursors } = readGroupPage(
      graph,
      { kind: 'groups', entity, dimensions, order, values: reader.values },
      given,
      reject,
    );
    const conditions = {
      ...(grid && { grid }),
      ...(keys && { keys }),
      ...(having && { having }),
      ...(empty && { empty }),
    };
    const shape = { kind: 'groups' as const, by, order, page, ...conditions };
    return { shape, values: { ...reader.values, ...values }, cursors };
  };
}

/** Binds `facets`. */
export function facetsBinder(graph: Graph, field: Field): Binder {
  return (given, reject) => {
    const { by, first } = given as { readonly by: readonly string[]; readonly first: number };
    checkDimensions(by, reject);
    const grid = readGrid(field, given, by, reject);
    const reader = new ConditionReader(graph);
    const asked = given['keys'] as Given | null | undefined;
    const keys = asked ? attempt(reject, () => readKeys(reader, dimensionsIn(field, by, grid), asked)) : undefined;
    checkFirst(first, maximumFacetGroups, reject);
    return {
      shape: { kind: 'facets', by, ...(grid && { grid }), ...(keys && { keys }), first },
      values: reader.values,
    };
  };
}

/** Binds the moments of `duration`. */
export const durationBinder: Binder = (given) => {
  const { from, to } = given as { readonly from: string; readonly to: string };
  return { shape: { kind: 'duration', from, to }, values: {} };
};

/** Binds the position of `percentile`. */
export const percentileBinder: Binder = (given, reject) => {
  const { at } = given as { readonly at: number };
  if (at < 0 || at > 1) reject(new ArgumentError(`\`at\` is ${at}; it must be from 0 to 1.`));
  return { shape: { kind: 'percentile' }, values: { at } };
};

/** Binds the number of groups of `topShare`. */
export const topShareBinder: Binder = (given, reject) => {
  const { first } = given as { readonly first: number };
  if (first < 1) reject(new ArgumentError(`\`first\` is ${first}; it must be 1 or more.`));
  else checkFirst(first, maximumGroups, reject);
  return { shape: { kind: 'topShare', first }, values: {} };
};

/** Binds the filter of `count` and `share`. */
export function measureBinder(graph: Graph, field: Field): Binder {
  return (given, reject) => {
    const reader = new ConditionReader(graph);
    const filter =
      given['filter'] == null
        ? undefined
        : attempt(reject, () => reader.read(inputOf(field, 'filter'), given['filter'] as Given, 'filter'));
    return { shape: { kind: 'measure', ...(filter && { filter }) }, values: reader.values };
  };
}
