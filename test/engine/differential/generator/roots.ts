import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType } from 'graphql';
import { readGlobalId } from '../../../reference/global-id';
import type { LookupValues } from '../../../reference/lookups';
import { lookUp, lookupValue } from '../../../reference/lookups';
import type { Row } from '../../../reference/tables';
import { anyRow, globalId, listOf, naturalKey, oddText, write, wrongList } from './arguments';
import { selectConnection } from './connections';
import { anyDate, takesDates } from './dates';
import type { Draft, Field, Place } from './draft';
import { dress } from './dress';
import { afford, claim, fieldNode, kindOf, levelsOf, typeName } from './fields';
import type { Scope } from './scope';
import { selectNode, selectRow } from './selections';

const query = 'Query';

/** How many fields a root field may have at least that goes to something. */
const fieldsToAim = 60;

/** Selections of the root: one to three fields, the first of them always there. */
export function selectRoots(draft: Draft, scope: Scope): SelectionNode[] {
  const { choice, usage, schema } = draft;
  // The viewer has tests of its own. Here it is always the same.
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name !== 'viewer');
  const wanted = choice.weighted([
    [usage.isAimed ? 0 : 6, 1],
    [3, 2],
    [usage.isAimed ? 3 : 1, 3],
  ]);
  const roots: FieldNode[] = [];
  for (let attempts = 0; roots.length < wanted && attempts < 10; attempts += 1) {
    const before = roots.length;
    const leading = fields.filter((each) => usage.leads(query, each));
    const field = choice.weighted(
      (leading.length > 0 ? leading : fields).map((each) => [
        weightOf(each) * usage.weight(`${query}.${each.name}`),
        each,
      ]),
    );
    if (!usage.isAimed) {
      roots.push(...selectRoot(draft, scope, field));
      continue;
    }
    // Each root field goes to something else, and has room for it.
    roots.push(...withinShare(draft, wanted - roots.length, () => selectRoot(draft, scope, field)));
    if (roots.length === before) continue;
    usage.takeAim(choice);
    draft.fieldsLeft = Math.max(draft.fieldsLeft, fieldsToAim);
  }
  const [always, ...others] = roots;
  const optional: SelectionNode[] = choice.chance(15) ? [...others, typeName(draft, scope, query)] : others;
  return choice.shuffle([
    ...(always ? [always] : []),
    ...(optional.length > 0 ? dress(draft, query, scope, optional) : []),
  ]);
}

/** What a document has left for its root fields. */
const budgets = ['levelsLeft', 'bytesLeft', 'pagesLeft'] as const;

/** Writes one of some root fields with no more than its share of what is left for all. */
function withinShare<Result>(draft: Draft, among: number, write: () => Result): Result {
  const left = budgets.map((name) => draft[name]);
  for (const name of budgets) draft[name] = Math.floor(draft[name] / among);
  const shares = budgets.map((name) => draft[name]);
  const result = write();
  for (const [index, name] of budgets.entries()) draft[name] += (left[index] as number) - (shares[index] as number);
  return result;
}

function weightOf(field: Field): number {
  if (['node', 'nodes', 'partnersBySlug', 'partner', 'partners'].includes(field.name)) return 3;
  return kindOf(field) === 'connection' ? 1 : 0.4;
}

function selectRoot(draft: Draft, scope: Scope, field: Field): FieldNode[] {
  const whole = draft.graph;
  const isDated = field.args.some(({ name }) => name === 'asOf');
  const isWanted = draft.usage.wants(`${query}.${field.name}(asOf)`);
  const asOf =
    isDated && takesDates(draft) && (isWanted || draft.choice.chance(draft.usage.isAimed ? 8 : 25))
      ? anyDate(draft)
      : undefined;
  if (asOf !== undefined) draft.graph = whole.seen({ day: asOf, isDated: true });
  const nodes = selectSeenRoot(draft, scope, field, asOf);
  draft.graph = whole;
  draft.takesCursors = true;
  return nodes;
}

/** A root field. The draft has the view of its argument `asOf` already. */
function selectSeenRoot(draft: Draft, scope: Scope, field: Field, asOf: string | undefined): FieldNode[] {
  const { choice, graph, usage } = draft;
  const label = `${query}.${field.name}`;
  const place: Place = { type: query, rows: [], count: 1, depth: 0, product: 1, scope };
  const target = getNamedType(field.type).name;
  if (kindOf(field) === 'connection') {
    const type = target.slice(0, -'Connection'.length);
    return selectConnection(draft, place, field, label, [graph.rows(type)], 0, { asOf });
  }
  if (!afford(draft, place, 60, levelsOf(draft, target))) return [];
  usage.add(label);
  const withArguments = (
    values: Readonly<Record<string, unknown>>,
    below: Partial<Place>,
    byType?: ReadonlyMap<string, readonly Row[]>,
  ): FieldNode[] => {
    const given = write(draft, label, field, { ...values, asOf });
    const { key, below: inner } = claim(draft, scope, { name: query }, field, given);
    const at: Place = { ...place, type: target, scope: inner, ...below };
    const inside = (): SelectionNode[] => (byType ? selectNode(draft, at, byType) : selectRow(draft, at));
    const make = (): FieldNode => fieldNode(field, key, given, inside());
    return choice.chance(9) ? [make(), make()] : [make()];
  };
  if (field.name === 'node') {
    const date = dateOfId(draft);
    const id = wrongList(draft, 'id') ?? globalId(draft, date);
    if (date !== undefined) draft.graph = graph.seen({ day: date, isDated: true });
    return withArguments({ id }, { count: 1 }, rowsByType(draft, [String(id)]));
  }
  if (field.name === 'nodes') {
    const dates = choice.chance(70) ? [dateOfId(draft)] : [dateOfId(draft), dateOfId(draft), undefined];
    const ids =
      wrongList(draft, 'ids') ?? listOf(draft, choice.pick([1, 3, 12]), () => globalId(draft, choice.pick(dates)));
    const [date] = dates;
    if (dates.length > 1) draft.takesCursors = false;
    if (date !== undefined) draft.graph = graph.seen({ day: date, isDated: true });
    return withArguments({ ids }, { count: ids.length, product: Math.max(1, ids.length) }, rowsByType(draft, [...ids]));
  }
  if (field.name === 'partnersBySlug') {
    const slugs = wrongList(draft, 'slugs') ?? listOf(draft, choice.pick([1, 3, 10]), () => slugOf(draft, target));
    const rows = [...slugs].flatMap((slug) => lookUp(graph, target, { slug }) ?? []);
    return withArguments({ slugs }, { count: slugs.length, product: Math.max(1, slugs.length), rows });
  }
  const values = lookupValues(draft, field, target);
  const row = lookUp(graph, target, values);
  return withArguments(values, { rows: row ? [row] : [] });
}

/** The slug of a row, or one that it had before. */
function slugOf(draft: Draft, type: string): string {
  const former = draft.choice.chance(20) ? anyRow(draft, 'FormerSlug') : undefined;
  return former ? String(former.slug) : naturalKey(draft, type, 'slug');
}

/** The arguments of a lookup: the key of a row, sometimes with a value of another row, or a value that no row has. */
function lookupValues(draft: Draft, field: Field, type: string): LookupValues {
  const { choice, graph } = draft;
  const names = field.args.map(({ name }) => name).filter((name) => name !== 'asOf');
  const row = anyRow(draft, type);
  const odd = choice.chance(12) ? choice.pick(names) : undefined;
  const values = names.map((name) => {
    const from = name === odd && choice.chance(50) ? anyRow(draft, type) : row;
    const isId = field.args.some((argument) => argument.name === name && String(argument.type) === 'ID!');
    const former =
      type === 'Partner' && from && choice.chance(30) ? graph.reach(type, from, 'formerSlugs')[0] : undefined;
    const own = former ? String(former.slug) : from && lookupValue(graph, type, from, name);
    if (isId) return [name, wrongList(draft, 'id') ?? (name === odd ? globalId(draft) : (own ?? globalId(draft)))];
    const isText = field.args.some((argument) => argument.name === name && String(argument.type) === 'String!');
    return [name, isText && name === odd && choice.chance(50) ? oddText(draft) : (own ?? oddText(draft))];
  });
  return Object.fromEntries(values) as LookupValues;
}

/** A date that an id may carry. */
function dateOfId(draft: Draft): string | undefined {
  return takesDates(draft) && draft.choice.chance(35) ? anyDate(draft) : undefined;
}

function rowsByType({ graph }: Draft, ids: readonly string[]): ReadonlyMap<string, readonly Row[]> {
  const byType = new Map<string, Row[]>();
  for (const id of ids) {
    const parts = readGlobalId(id);
    const row = parts && graph.row(parts.type, parts.key);
    if (row) byType.set(parts.type, [...(byType.get(parts.type) ?? []), row]);
  }
  return byType;
}
