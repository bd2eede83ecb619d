import type { GraphQLInputObjectType } from 'graphql';
import { getNullableType, isInputObjectType } from 'graphql';
import { ArgumentError } from '../errors/errors';
import type { All } from '../condition/condition';
import type { Point } from '../condition/point';
import { pointValues } from '../condition/point';
import type { ConditionReader } from '../condition/reader';
import { maximumSortKeys } from '../metadata/limits';

/** How many to-one edges one key may follow. */
const maximumSteps = 8;

/** One key of an order without its values: the part that the plan depends on. */
export interface KeyShape {
  /** The fields from the row to the value that it is ordered by: `country`, `region`, `code`. */
  readonly path: readonly string[];
  readonly sort: string;
  /** Of a count: the condition on the rows that count. */
  readonly of?: All;
}

type Given = { readonly [member: string]: unknown };

/** The shape of an order, and its values by their paths. */
export interface ReadOrder {
  readonly shape: readonly KeyShape[];
  readonly values: { readonly [path: string]: unknown };
}

/**
 * Reads a coerced order.
 * @param conditions reads the filters of counts
 * @throws ArgumentError for too many keys, a null member, or a problem with a filter or a point
 */
export function readOrder(
  type: GraphQLInputObjectType,
  given: readonly Given[],
  conditions: ConditionReader,
): ReadOrder {
  if (given.length > maximumSortKeys)
    throw new ArgumentError(`\`orderBy\` has ${given.length} keys; at most ${maximumSortKeys} are allowed.`);
  let values: { readonly [path: string]: unknown } = {};
  const shape = given.map((key, index) => {
    const read = readKey(type, key, `orderBy.${index}`, conditions, []);
    values = { ...values, ...read.values };
    return read.shape;
  });
  return { shape, values };
}

/** The member of an order for the rank of a row in a search. */
export const relevanceKey = 'relevance';

/**
 * Checks that only a list that is searched is ordered by relevance, and only by that of its own rows.
 * @throws ArgumentError otherwise
 */
export function checkRelevance(shape: readonly KeyShape[], searched: boolean): void {
  for (const [index, { path }] of shape.entries()) {
    const [first] = path;
    if (path.at(-1) !== relevanceKey || (searched && first === relevanceKey)) continue;
    throw new ArgumentError(
      `\`orderBy.${index}\` is by relevance, but there is no \`search\` on this list that would give it.`,
    );
  }
}

interface ReadKey {
  readonly shape: KeyShape;
  readonly values: { readonly [path: string]: unknown };
}

function readKey(
  type: GraphQLInputObjectType,
  given: Given,
  at: string,
  conditions: ConditionReader,
  above: readonly string[],
): ReadKey {
  const [name, value] = Object.entries(given)[0] as [string, unknown];
  const path = [...above, name];
  if (path.length > maximumSteps) throw new ArgumentError(`\`${at}\` follows more than ${maximumSteps} fields.`);
  if (typeof value === 'string') return { shape: { path, sort: value }, values: {} };
  const inner = getNullableType(type.getFields()[name]?.type);
  if (!isInputObjectType(inner)) throw new Error(`${type.name}.${name} is neither a direction nor an order.`);
  const { count, of, from, sort } = value as { count?: string; of?: Given | null; from?: Point; sort?: string };
  const members = inner.getFields();
  if (members['from'] && from && sort !== undefined)
    return { shape: { path, sort }, values: pointValues(from, `${at}.from`) };
  const ofType = members['of']?.type;
  if (!isInputObjectType(ofType) || count === undefined) return readKey(inner, value as Given, at, conditions, path);
  const counted = of ? conditions.read(ofType, of, `${at}.of`) : undefined;
  return { shape: { path, sort: count, ...(counted && { of: counted }) }, values: {} };
}
