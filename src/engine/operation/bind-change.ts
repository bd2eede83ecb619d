import type { GraphQLField } from 'graphql';
import { checkDimensions, checkFirst, readKeys } from './bind-groups';
import type { Binder } from './binder';
import { attempt } from './binder';
import type { Given } from './bound-arguments';
import { ConditionReader } from '../condition/reader';
import { ArgumentError } from '../errors/errors';
import type { Graph } from '../metadata/graph';
import { maximumDimensions, maximumGroups } from '../metadata/limits';

interface ChangeArguments {
  readonly from: string;
  readonly to: string;
  readonly by?: readonly string[] | null;
  readonly keys?: Given | null;
  readonly first: number;
}

/** Binds `change`. */
export function changeBinder(graph: Graph, field: GraphQLField<unknown, unknown>): Binder {
  return (given, reject) => {
    const { from, to, keys, first, ...others } = given as unknown as ChangeArguments;
    const by = others.by ?? [];
    if (to < from) reject(new ArgumentError(`\`to\` is ${to}, a day before \`from\`, which is ${from}.`));
    if (by.length > maximumDimensions)
      reject(new ArgumentError(`\`by\` names ${by.length} dimensions; at most ${maximumDimensions} are allowed.`));
    else checkDimensions(by, reject);
    checkFirst(first, maximumGroups, reject);
    const reader = new ConditionReader(graph);
    const kept = keys ? attempt(reject, () => readKeys(reader, field, keys, by)) : undefined;
    return {
      shape: { kind: 'change', by, first, ...(kept && { keys: kept }) },
      values: { ...reader.values, from, to },
    };
  };
}
