import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import type { Given } from '../operation/bound-arguments';
import type { Costed } from './costed';
import { shares } from './weights';

const patterns = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'containsIgnoringCase',
  'startsWithIgnoringCase',
  'near',
  'box',
]);

export function inputObject(type: GraphQLInputType | undefined): GraphQLInputObjectType | undefined {
  const named = type && getNamedType(type);
  return isInputObjectType(named) ? named : undefined;
}

function each(value: unknown): readonly Given[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => one !== null && typeof one === 'object') as Given[];
}

/**
 * What judging a filter costs for one row, as a share of reading it.
 * @param costed tells the filter of a type of the graph (`PartnerFilter`) from that of a value (`DateFilter`)
 */
export function filterWeight(type: GraphQLInputObjectType, given: Given, costed: Costed): number {
  const of = type.name.replace(/Filter$/, '');
  let weight = 0;
  for (const [name, value] of Object.entries(given)) {
    const inner = inputObject(type.getFields()[name]?.type);
    if (value == null) continue;
    if (costed.derivesMember(of, name)) weight += shares.derived;
    if (!inner || patterns.has(name)) {
      weight += patterns.has(name) ? shares.pattern : shares.value;
      continue;
    }
    const within = each(value).reduce((sum, one) => sum + filterWeight(inner, one, costed), 0);
    if (type.name.endsWith('EdgeFilter')) {
      weight += (name === 'count' ? shares.edgeCount : shares.step) + shares.fanOut * within;
    } else {
      const isToOne = inner !== type && costed.isEntity(inner.name.replace(/Filter$/, ''));
      weight += within + (isToOne ? shares.toOne : 0);
    }
  }
  return weight;
}

/** What sorting by the keys of an order costs for one row, as a share of reading it. */
export function orderWeight(type: GraphQLInputObjectType, keys: readonly Given[], costed: Costed): number {
  const of = type.name.replace(/Order$/, '');
  let weight = 0;
  for (const key of keys) {
    for (const [name, value] of Object.entries(key)) {
      const inner = inputObject(type.getFields()[name]?.type);
      if (value == null) continue;
      if (costed.derives(of, [name])) weight += shares.derived;
      weight += inner ? innerOrderWeight(inner, value as Given, costed) : plainOrderWeight(name);
    }
  }
  return weight;
}

function plainOrderWeight(name: string): number {
  return name === 'relevance' ? shares.relevance : shares.order;
}

/** Behind a name stands a count, a distance, or the order of a to-one edge's row. */
function innerOrderWeight(type: GraphQLInputObjectType, given: Given, costed: Costed): number {
  if (type.name.endsWith('CountOrder')) {
    const counted = inputObject(type.getFields()['of']?.type);
    const within = counted && given['of'] != null ? filterWeight(counted, given['of'] as Given, costed) : 0;
    return shares.orderByEdgeCount + shares.fanOut * within;
  }
  if (type.name === 'DistanceOrder') return shares.distance;
  return shares.orderOverToOne + orderWeight(type, [given], costed);
}
