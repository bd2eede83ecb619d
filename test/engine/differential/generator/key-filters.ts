import type { GraphQLInputField } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import type { Dimension } from '../../../reference/dimensions';
import { keysOf, targetOf } from '../../../reference/dimensions';
import type { Filter } from '../../../reference/filter';
import type { Draft } from './draft';
import { filterOf, quantified } from './filters';
import { room } from './measures';
import { operator } from './operands';

/** A filter of the keys, its operands taken from the keys of real rows. */
export function keyFilter(draft: Draft, type: string, dimensions: readonly Dimension[]): Filter {
  const { choice, graph, schema } = draft;
  const input = schema.getType(`${type}KeyFilter`);
  if (!isInputObjectType(input)) throw new Error(`Groups of ${type} have no filter of their keys.`);
  const filter: Record<string, unknown> = {};
  for (const dimension of dimensions.filter(() => choice.chance(60))) {
    const has = input.getFields()[`has${dimension.key.charAt(0).toUpperCase()}${dimension.key.slice(1)}`];
    if (has && choice.chance(40)) filter[has.name] = choice.chance(60);
    if (has && filter[has.name] !== undefined && choice.chance(70)) continue;
    const field = input.getFields()[dimension.key] as GraphQLInputField;
    const target = targetOf(graph, type, dimension);
    if (choice.chance(4)) filter[field.name] = null;
    else if (target && dimension.part === 'set') filter[field.name] = quantified(draft, target, room);
    else if (target) filter[field.name] = filterOf(draft, target, room);
    else
      filter[field.name] = operator(draft, getNamedType(field.type).name, () => {
        const rows = graph.rows(type);
        return rows.length === 0 ? null : choice.pick(keysOf(graph, type, choice.pick(rows), [dimension]))[0];
      });
  }
  return filter;
}
