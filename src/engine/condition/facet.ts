import type { Dimension } from '../metadata/dimensions';
import type { Condition, FieldTests, Test } from './condition';
import { All, isEmpty } from './condition';

/** The filter of a list as the facet of one dimension reads it. */
export interface FacetFilter {
  /** The filter without its tests of the dimension; undefined if nothing is left. */
  readonly rest: All | undefined;
  /** The tests of the dimension: a key that the filter selects passes all of one alternative. */
  readonly own: readonly (readonly Test[])[];
  /**
   * By the path of a to-many edge that leads to the dimension: conditions on its rows. Only rows that fulfil one of them
   * give keys. An edge that is not here takes keys from all rows.
   */
  readonly keysFrom: ReadonlyMap<string, readonly All[]>;
  /** What `rest` lacks of each `some` that selects keys of the dimension. */
  readonly selections: Selections | undefined;
}

/** Each `some` over one to-many edge that has conditions on the dimension. */
export interface Selections {
  /** The path of the edge. */
  readonly edge: string;
  readonly each: readonly Selection[];
  /** Of each `some` over the edge without such conditions, the conditions on its rows. */
  readonly others: readonly All[];
}

/** A `some` that selects keys of the dimension. */
export interface Selection {
  /** The filter with this `some` alone. */
  readonly whole: All;
  /** The tests of the dimension in it: a key that it selects passes all of one alternative. */
  readonly own: readonly (readonly Test[])[];
  /** The other conditions on its rows. */
  readonly rest: All;
}

/** A condition, taken apart along the path of a dimension. */
interface Separated {
  readonly rest: All;
  /** Whether tests of the dimension were taken out, here or further along the path. */
  readonly isTaken: boolean;
  readonly own: readonly Test[];
  /** Each `some` over the next to-many edge of the path. */
  readonly somes: readonly Some[];
}

interface Some {
  /** The path of the edge. */
  readonly edge: string;
  readonly inside: Separated;
  /** The filter of the row around it with this `some` alone. */
  readonly whole: All;
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
 * If there are several `some` over one edge, each tests a row of its own. The keys come from the rows of those that have a condition
 * on the dimension. If none has, they come from the rows of all of them.
 *
 * A facet that lists some keys alone, such as the terms of one taxonomy, leaves out only what selects keys that it lists. Which these
 * are is in the database, so `selections` has what is left out.
 */
export function facetFilter(filter: All, { path }: Dimension): FacetFilter {
  const separated = separate(filter, path, '');
  const keysFrom = new Map<string, readonly All[]>();
  const own = decide(separated, keysFrom);
  const rest = isEmpty(separated.rest) ? undefined : separated.rest;
  return { rest, own, keysFrom, selections: selectionsIn(separated) };
}

function selectionsIn({ somes }: Separated): Selections | undefined {
  const selecting = somes.filter(({ inside }) => inside.isTaken);
  const [first] = selecting;
  if (!first) return undefined;
  return {
    edge: first.edge,
    each: selecting.map(({ inside, whole }) => ({ whole, own: decide(inside, new Map()), rest: inside.rest })),
    others: somes.flatMap(({ inside }) => (inside.isTaken ? [] : [inside.rest])),
  };
}

/** Whether the facet of a dimension reads a filter otherwise than the list does. */
export function concernsFacet(filter: All, { path }: Dimension): boolean {
  const { isTaken, somes } = separate(filter, path, '');
  return isTaken || somes.length > 0;
}

function separate(filter: All, path: readonly string[], before: string): Separated {
  const rest: Condition[] = [];
  const own: Test[] = [];
  const somes: Some[] = [];
  let isTaken = false;
  const merge = (inside: Omit<Separated, 'rest'>): void => {
    own.push(...inside.own);
    somes.push(...inside.somes);
    isTaken ||= inside.isTaken;
  };
  for (const part of filter.each) {
    if (part.kind === 'all') {
      const inside = separate(part, path, before);
      merge(inside);
      rest.push(inside.rest);
    } else if (part.kind === 'field' && part.name === path[0]) {
      const { left, ...inside } = separateTests(part, path.slice(1), before);
      merge(inside);
      if (left.length > 0) rest.push({ ...part, tests: left });
    } else rest.push(part);
  }
  return { rest: new All(rest), isTaken, own, somes };
}

/** @param further the path behind the field, which is the dimension itself if it is empty */
function separateTests(
  part: FieldTests,
  further: readonly string[],
  before: string,
): Omit<Separated, 'rest'> & { readonly left: readonly Test[] } {
  const { name, field, tests } = part;
  const left: Test[] = [];
  const own: Test[] = [];
  const somes: Some[] = [];
  const alone = (test: Test): All => new All([{ ...part, tests: [test] }]);
  const edge = `${before}${name}`;
  const isToMany = field.kind === 'list' || field.kind === 'connection';
  const isDimension = further.length === 0;
  // A value without any test counts as tested.
  let isTaken = isDimension && !isToMany && tests.length === 0;
  for (const test of tests) {
    if (isDimension && !isToMany) {
      own.push(test);
      isTaken = true;
    } else if (test.kind !== 'exists' || (isToMany && test.quantifier !== 'some')) left.push(test);
    else {
      const inside = isDimension
        ? { rest: new All([]), isTaken: true, own: [test], somes: [] }
        : separate(test.of, further, `${edge}.`);
      if (isToMany) somes.push({ edge, inside, whole: alone(test) });
      else {
        own.push(...inside.own);
        somes.push(...inside.somes.map((some) => ({ ...some, whole: alone({ ...test, of: some.whole }) })));
      }
      isTaken ||= inside.isTaken;
      if (!inside.isTaken || !isEmpty(inside.rest)) left.push({ ...test, of: inside.rest });
    }
  }
  return { left, own, somes, isTaken };
}

/** The tests of the dimension in each `some` that decides about keys, and which rows give these. */
function decide({ own, somes }: Separated, keysFrom: Map<string, readonly All[]>): readonly (readonly Test[])[] {
  const [first] = somes;
  if (!first) return own.length > 0 ? [own] : [];
  const selecting = somes.filter(({ inside }) => inside.isTaken);
  const deciding = selecting.length > 0 ? selecting : somes;
  if (!deciding.some(({ inside }) => isEmpty(inside.rest)))
    keysFrom.set(
      first.edge,
      deciding.map(({ inside }) => inside.rest),
    );
  return deciding.flatMap(({ inside }) => decide(inside, keysFrom));
}
