import type { GraphQLField } from 'graphql';
import { checkDimensions, dimensionsIn, entityOf, readGrid, readKeys } from './bind-groups';
import type { Binder } from './binder';
import { attempt } from './binder';
import type { Given } from './bound-arguments';
import { readGroupPage } from './read-group-page';
import { MeasureReader } from './read-measures';
import { ConditionReader } from '../condition/reader';
import { ArgumentError } from '../errors/errors';
import type { Graph } from '../metadata/graph';
import { maximumDimensions } from '../metadata/limits';

interface ChangeArguments {
  readonly from: string;
  readonly to: string;
  readonly by?: readonly string[] | null;
  readonly keys?: Given | null;
  readonly having?: Given | null;
  readonly orderBy?: readonly Given[] | null;
}

/** Binds `change`. */
export function changeBinder(graph: Graph, field: GraphQLField<unknown, unknown>): Binder {
  return (given, reject) => {
    const { from, to, keys, having, ...others } = given as unknown as ChangeArguments;
    const by = others.by ?? [];
    if (to < from) reject(new ArgumentError(`\`to\` is ${to}, a day before \`from\`, which is ${from}.`));
    if (by.length > maximumDimensions)
      reject(new ArgumentError(`\`by\` names ${by.length} dimensions; at most ${maximumDimensions} are allowed.`));
    else checkDimensions(by, reject);
    const reader = new ConditionReader(graph);
    const entity = entityOf(graph, field);
    const measures = new MeasureReader(reader, entity);
    const order = attempt(reject, () => measures.order(others.orderBy ?? [], by)) ?? [];
    const wanted = having ? attempt(reject, () => measures.having(having)) : undefined;
    const grid = readGrid(field, given, by, reject);
    const dimensions = dimensionsIn(field, by, grid);
    const kept = keys ? attempt(reject, () => readKeys(reader, dimensions, keys)) : undefined;
    const dates = { from, to };
    const groups = { kind: 'change' as const, entity, dimensions, order };
    const { page, values, cursors } = readGroupPage(graph, { ...groups, values: dates }, given, reject);
    const conditions = { ...(grid && { grid }), ...(kept && { keys: kept }), ...(wanted && { having: wanted }) };
    const shape = { kind: 'change' as const, by, order, page, ...conditions };
    return { shape, values: { ...reader.values, ...dates, ...values }, cursors };
  };
}
