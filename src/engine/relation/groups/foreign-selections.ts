import { All, isEmpty, type Test } from '../../condition/condition';
import type { Selection, Selections } from '../../condition/facet';
import type { Entity } from '../../metadata/graph';
import type { Sql } from '../../sql/sql';
import { allLeft, anyOf, sql } from '../../sql/sql';
import type { ConditionCompiler } from '../condition';
import type { RowFilter } from '../related-rows';
import type { KeysFrom } from './keys';

/** What a facet keeps of each `some` that selects only keys which it does not list. */
export interface ForeignSelections {
  /** That a row fulfils those that are kept. */
  readonly rows: RowFilter;
  /** Which related rows give keys, where that depends on what is kept. */
  readonly keysFrom: KeysFrom;
}

/** The conditions under which rows give keys, each whatever the facet keeps. */
export function conditional(keysFrom: ReadonlyMap<string, readonly All[]>): KeysFrom {
  return new Map([...keysFrom].map(([edge, each]) => [edge, each.map((condition) => ({ condition }))]));
}

/**
 * A facet that lists some keys alone leaves a `some` out only if this selects one of them: under the condition that a partner has the term
 * French, the facet of industries counts such partners alone. The statement finds out once which `some` that is.
 * @param source the prefix of the sources of the operands of the filter
 * @param isOwn that one of the keys that tests select is listed; undefined if they select no key
 */
export function foreignSelections(
  conditions: ConditionCompiler,
  entity: Entity,
  { edge, each, others }: Selections,
  source: string,
  isOwn: (own: readonly (readonly Test[])[]) => Sql | undefined,
): ForeignSelections {
  const known = each.map((selection) => ({ selection, own: isOwn(selection.own) }));
  const isKept = ({ whole }: Selection, scope: Parameters<RowFilter>[0], alias: string): Sql =>
    conditions.compile({ entity, scope, alias }, whole, source, true) ?? sql`true`;
  const rows: RowFilter = (scope, alias) =>
    allLeft(...known.map(({ selection, own }) => own && anyOf([own, isKept(selection, scope, alias)])));
  if (known.every(({ selection, own }) => !own || isEmpty(selection.rest))) return { rows, keysFrom: new Map() };
  // If none of the keys that are selected is listed, no condition on the dimension says which rows give keys.
  const owns = known.flatMap(({ own }) => own ?? []);
  const none = owns.length === known.length ? sql`not ${anyOf(owns)}` : undefined;
  const otherwise = others.length > 0 ? others : [new All([])];
  const giving = [
    ...known.map(({ selection, own }) => ({ condition: selection.rest, when: own })),
    ...(none ? otherwise.map((condition) => ({ condition, when: none })) : []),
  ];
  return { rows, keysFrom: new Map([[edge, giving]]) };
}
