import { getNamedType, isEnumType, isObjectType } from 'graphql';
import { toMany } from './edges';
import type { Dimension, Key } from './dimensions';
import { partOfDay, targetOf } from './dimensions';
import type { Filter } from './filter';
import { keeps } from './filter';
import type { Graph } from './graph';
import { fulfils } from './operators';
import type { Row } from './tables';

/** One condition of a filter's top level: a member of it, or of a filter that `and` joins to it. */
type Condition = readonly [member: string, value: unknown];

/** The conditions on one row on the path to a dimension. */
interface Said {
  /** The conditions that the facet keeps. */
  readonly left: readonly Condition[];
  /** The conditions on the dimension, which the facet removes. */
  readonly dropped: readonly Condition[];
  /** The conditions of each `some` over the first to-many edge. */
  readonly somes: readonly Said[];
}

/** The filter of a list as the facet of a dimension applies it. */
export interface Facet {
  /** Whether a row counts. */
  counts(row: Row): boolean;
  /** Whether a related row of the to-many edge gives a key. */
  gives(row: Row): boolean;
  /** The keys that the filter selects. */
  readonly selected: readonly Key[];
}

function has(name: string): string {
  return `has${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function topLevel(filter: Filter): readonly Condition[] {
  return Object.entries(filter).flatMap(([member, value]): readonly Condition[] => {
    if (value === null || value === undefined) return [];
    return member === 'and' ? (value as readonly Filter[]).flatMap(topLevel) : [[member, value]];
  });
}

/**
 * Reads the conditions on a row of a type.
 * @param isForeign whether the facet lists none of the keys that a `some` selects. The facet keeps such a condition
 */
function heard(
  graph: Graph,
  type: string,
  filter: Filter,
  path: readonly string[],
  isForeign: (said: Said) => boolean = () => false,
): Said {
  const [step = '', ...further] = path;
  const left: Condition[] = [];
  const dropped: Condition[] = [];
  const somes: Said[] = [];
  const edge = graph.edge(type, step);
  for (const condition of topLevel(filter)) {
    const [member, value] = condition;
    if (member !== step && !(further.length === 0 && member === has(step))) left.push(condition);
    else if (edge && toMany.has(edge.kind) && edge.kind !== 'reference') {
      for (const [quantifier, inner] of Object.entries(value as Filter)) {
        if (inner === null || inner === undefined) continue;
        if (quantifier !== 'some') {
          left.push([member, { [quantifier]: inner }]);
          continue;
        }
        const said: Said =
          further.length === 0
            ? { left: [], dropped: [[member, inner]], somes: [] }
            : heard(graph, edge.target, inner as Filter, further);
        if (isDropped(said) && isForeign(said)) {
          left.push([member, { some: inner }]);
          continue;
        }
        somes.push(said);
        if (!isGone(said)) left.push([member, { some: filterOf(said.left) }]);
      }
    } else if (further.length === 0) dropped.push(condition);
    else if (edge && edge.kind !== 'reference') {
      const said = heard(graph, edge.target, value as Filter, further, isForeign);
      dropped.push(...said.dropped);
      somes.push(...said.somes);
      if (!isGone(said)) left.push([member, filterOf(said.left)]);
    }
  }
  return { left, dropped, somes };
}

function isDropped({ dropped, somes }: Said): boolean {
  return dropped.length > 0 || somes.some(isDropped);
}

/** Removes a condition on the dimension that has no other condition beside it. */
function isGone(said: Said): boolean {
  return isDropped(said) && said.left.length === 0;
}

function filterOf(conditions: readonly Condition[]): Filter {
  return { and: conditions.map(([member, value]) => ({ [member]: value })) };
}

/** The target of the first to-many edge. */
function farType(graph: Graph, type: string, path: readonly string[]): string {
  let at = type;
  for (const step of path) {
    const edge = graph.edge(at, step);
    if (!edge || edge.kind === 'reference') break;
    at = edge.target;
    if (toMany.has(edge.kind)) break;
  }
  return at;
}

/** Of the `some` over one edge, those that say which rows give keys. */
function speakingOf({ somes }: Said): readonly Said[] {
  const choosing = somes.filter(isDropped);
  return choosing.length > 0 ? choosing : somes;
}

/** The conditions on the dimension: a key that the filter selects fulfils all of one alternative. */
function alternativesOf(said: Said): readonly (readonly Condition[])[] {
  return said.somes.length > 0 ? speakingOf(said).flatMap(alternativesOf) : [said.dropped];
}

/**
 * Reads the filter of a list of a type for the facet of a dimension.
 * @param isListed whether the facet lists a key; undefined if it lists all
 */
export function facetOf(
  graph: Graph,
  type: string,
  filter: Filter | null | undefined,
  dimension: Dimension,
  isListed?: (key: Key) => boolean,
): Facet {
  const isForeign = (of: Said): boolean => {
    const selected = alternativesOf(of).flatMap((dropped) => selectedKeys(graph, type, dimension, dropped) ?? []);
    const selects = alternativesOf(of).some((dropped) => selectedKeys(graph, type, dimension, dropped) !== undefined);
    return isListed !== undefined && selects && !selected.some(isListed);
  };
  const said = heard(graph, type, filter ?? {}, dimension.path, isForeign);
  const speaking = speakingOf(said);
  const far = farType(graph, type, dimension.path);
  const alternatives = alternativesOf(said);
  return {
    counts: (row) => keeps(graph, type, row, filterOf(said.left)),
    gives: (row) => speaking.length === 0 || speaking.some(({ left }) => keeps(graph, far, row, filterOf(left))),
    selected: alternatives.flatMap((dropped) => selectedKeys(graph, type, dimension, dropped) ?? []),
  };
}

/** Whether a condition requires that there is no value. */
function isForNone([member, value]: Condition, path: readonly string[]): boolean {
  if (member === has(path.at(-1) ?? '')) return value === false;
  const operators = Object.entries(value as Filter).filter(([, operand]) => operand !== undefined);
  return operators.length > 0 && operators.every(([name, operand]) => name === 'isNull' && operand === true);
}

/** The keys that conditions on a dimension select; undefined if they are not such as select keys. */
function selectedKeys(
  graph: Graph,
  type: string,
  dimension: Dimension,
  dropped: readonly Condition[],
): readonly Key[] | undefined {
  const { part, path } = dimension;
  const forNone = dropped.filter((condition) => isForNone(condition, path));
  if (dropped.length === 0 || part === 'set') return undefined;
  if (forNone.length === dropped.length) return [null];
  const telling = dropped.flatMap(([member, value]) =>
    member === has(path.at(-1) ?? '') || topLevel(value as Filter).length === 0 ? [] : [value as Filter],
  );
  if (telling.length === 0 || forNone.length > 0 || part === 'cell') return undefined;
  const target = targetOf(graph, type, dimension);
  if (part === 'object')
    return target ? graph.rows(target).filter((row) => telling.every((each) => keeps(graph, target, row, each))) : [];
  const isTold = (value: unknown): boolean =>
    telling.every((each) =>
      topLevel(each).every(
        ([operator, operand]) => fulfils({ kind: 'plain', operator, operand, graph }, value) === true,
      ),
    );
  const domain = part === 'value' ? domainOf(graph, type, dimension) : undefined;
  if (domain) return domain.filter(isTold);
  const naming = telling.some((each) => each['eq'] !== undefined || (each['in'] ?? undefined) !== undefined);
  if (!naming) return undefined;
  const named = telling.flatMap((each) => [
    ...('eq' in each && each['eq'] !== undefined ? [each['eq']] : []),
    ...((each['in'] ?? []) as readonly unknown[]),
  ]);
  if (part === 'value') return [...new Set(named.map(String))].filter(isTold);
  const moments = named.map((each) => inUtc(String(each)));
  return moments.filter(isTold).flatMap((moment) => keysOfDay(graph, moment.slice(0, 10), part));
}

/** All values of an enum or of `Boolean`; undefined for codes. */
function domainOf(graph: Graph, type: string, { key }: Dimension): readonly Key[] | undefined {
  const keys = graph.schema.getType(`${type}Key`);
  const field = isObjectType(keys) ? keys.getFields()[key] : undefined;
  const named = field && getNamedType(field.type);
  if (named?.name === 'String') return undefined;
  return isEnumType(named) ? named.getValues().map(({ name }) => name) : [false, true];
}

/** An instant can be written in any time zone. */
function inUtc(moment: string): string {
  return moment.includes('T') ? new Date(moment).toISOString() : moment;
}

/** The month, the quarter or the year of a day; of fiscal quarters, those of every vendor. */
function keysOfDay(graph: Graph, day: string, part: Dimension['part']): readonly Key[] {
  if (part !== 'fiscalQuarter') return [partOfDay(day, part)];
  return graph.rows('FiscalQuarter').filter(({ startsOn, endsOn }) => String(startsOn) <= day && day <= String(endsOn));
}
