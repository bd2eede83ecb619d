import type { FilterShape } from './read-filter';
import type { Entity } from '../metadata/graph';
import { presenceOf } from '../metadata/names';
import type { Dimension } from '../metadata/dimensions';

/** A filter, and where it stands among the values. */
export interface Placed {
  readonly shape: FilterShape;
  readonly at: string;
}

/** A condition on a dimension: what is said of its value, or whether there is one. */
export type OwnCondition = Placed | { readonly isThere: boolean };

/** A list's filter as the facet of one dimension reads it. */
export interface FacetFilter {
  /** What is left of the filter without its conditions on the dimension; absent where nothing is. */
  readonly rest: FilterShape | undefined;
  /** The conditions on the dimension: a key that the filter selects fulfils all of one alternative. */
  readonly own: readonly (readonly OwnCondition[])[];
  /**
   * By the path of a to-many edge that leads to the dimension: filters of its rows. Only rows that fulfil one of them give
   * keys; absent where all do.
   */
  readonly keysFrom: ReadonlyMap<string, readonly Placed[]>;
}

/** What a filter says at its top level, taken apart along the path of a dimension. */
interface Separated {
  readonly rest: FilterShape;
  /** Whether conditions on the dimension were taken out, here or further along the path. */
  readonly isTaken: boolean;
  readonly own: readonly OwnCondition[];
  /** Each `some` over the next to-many edge of the path. */
  readonly somes: readonly Some[];
}

interface Some {
  /** The path of the edge. */
  readonly edge: string;
  readonly at: string;
  readonly inside: Separated;
}

/**
 * Takes a filter apart for the facet of a dimension.
 *
 * The facet by `enrolments.tier` leaves `tier` out of `enrolments: { some: { program: …, tier: … } }` and nothing else: a row
 * still needs such an enrolment, and only the tiers of such enrolments count. A `some`, or a condition on an edge to one
 * row, of which nothing is left goes as a whole, as if no value had been selected.
 *
 * Filters joined by `and` are conditions like the members of the object itself. Those under `or`, `not`, `none`, `every` and
 * `count` stay: no value is selected by them.
 *
 * Several `some` over one edge each speak of a row of their own. The keys come from the rows that those speak of which have a
 * condition on the dimension; where none has, from the rows that any of them speaks of.
 *
 * @param at where the filter stands among the values
 */
export function facetFilter(entity: Entity, filter: FilterShape, at: string, { path }: Dimension): FacetFilter {
  const separated = separate(entity, filter, at, path, '');
  const keysFrom = new Map<string, readonly Placed[]>();
  const own = decide(separated, keysFrom);
  return { rest: saysNothing(separated.rest) ? undefined : separated.rest, own, keysFrom };
}

/** Whether the facet of a dimension reads a filter otherwise than the list does. */
export function concernsFacet(entity: Entity, filter: FilterShape, { path }: Dimension): boolean {
  const { isTaken, somes } = separate(entity, filter, '', path, '');
  return isTaken || somes.length > 0;
}

function separate(entity: Entity, filter: FilterShape, at: string, path: readonly string[], before: string): Separated {
  const [step = '', ...further] = path;
  const rest: { [member: string]: FilterShape[string] } = {};
  const own: OwnCondition[] = [];
  const somes: Some[] = [];
  let isTaken = false;
  const merge = (inside: Separated): FilterShape => {
    own.push(...inside.own);
    somes.push(...inside.somes);
    isTaken ||= inside.isTaken;
    return inside.rest;
  };
  const take = (condition: OwnCondition): void => {
    own.push(condition);
    isTaken = true;
  };
  for (const [name, member] of Object.entries(filter)) {
    const here = `${at}.${name}`;
    if (name === 'and') {
      const each = member as readonly FilterShape[];
      rest[name] = each.map((one, index) => merge(separate(entity, one, `${here}.${index}`, path, before)));
      continue;
    }
    const isLast = further.length === 0;
    if (isLast && name === presenceOf(step)) take({ isThere: member === 'true' });
    else if (name !== step) rest[name] = member;
    else {
      const field = entity.fields.get(step);
      const shape = member as FilterShape;
      if (field?.kind === 'list' || field?.kind === 'connection') {
        const { some, ...others } = shape as { readonly some?: FilterShape };
        const found = `${here}.some`;
        const inside =
          some && (isLast ? whole(some, found) : separate(field.target, some, found, further, `${before}${step}.`));
        if (inside) somes.push({ edge: `${before}${step}`, at: found, inside });
        isTaken ||= inside?.isTaken ?? false;
        const left = inside && !isSpent(inside) ? { ...others, some: inside.rest } : others;
        if (Object.keys(left).length > 0) rest[name] = left;
      } else if (isLast || !field || !('target' in field)) take({ shape, at: here });
      else {
        const inside = separate(field.target, shape, here, further, `${before}${step}.`);
        const left = merge(inside);
        if (!isSpent(inside)) rest[name] = left;
      }
    }
  }
  return { rest, isTaken, own, somes };
}

/** All of a `some` over the edge that is the dimension itself is a condition on it. */
function whole(shape: FilterShape, at: string): Separated {
  return { rest: {}, isTaken: true, own: [{ shape, at }], somes: [] };
}

function isSpent({ isTaken, rest }: Separated): boolean {
  return isTaken && saysNothing(rest);
}

/** Whether a filter keeps every row, since nothing is in it. */
export function saysNothing(shape: FilterShape): boolean {
  return Object.entries(shape).every(
    ([name, member]) => name === 'and' && (member as readonly FilterShape[]).every(saysNothing),
  );
}

/** The conditions on the dimension of each `some` that decides about keys, and which rows give these. */
function decide(
  { own, somes }: Separated,
  keysFrom: Map<string, readonly Placed[]>,
): readonly (readonly OwnCondition[])[] {
  const [first] = somes;
  if (!first) return own.length > 0 ? [own] : [];
  const selecting = somes.filter(({ inside }) => inside.isTaken);
  const deciding = selecting.length > 0 ? selecting : somes;
  if (!deciding.some(({ inside }) => saysNothing(inside.rest)))
    keysFrom.set(
      first.edge,
      deciding.map(({ at, inside }) => ({ shape: inside.rest, at })),
    );
  return deciding.flatMap(({ inside }) => decide(inside, keysFrom));
}
