import type { FieldNode, SelectionNode } from 'graphql';
import { getNamedType, isEnumType, isLeafType } from 'graphql';
import type { Dimension } from '../../../reference/dimensions';
import { dimensionOf } from '../../../reference/dimensions';
import type { Row } from '../../../reference/tables';
import { write } from './arguments';
import type { Draft, Field, Place } from './draft';
import { maximumProduct } from './draft';
import { selectChange } from './change';
import { afford, claim, fieldNode, fieldsOf } from './fields';
import { takeFlaw } from './flaws';
import { emptyOf } from './empty-groups';
import { groupOrderOf, unmetOrders } from './group-orders';
import { groupPageOf } from './group-pages';
import { havingOf } from './having';
import { keyFilter } from './key-filters';
import { selectKey } from './keys';
import { gridOf } from './grids';
import { aimedDimensions, dressed, rarest, selectConcentration, selectMeasure } from './measures';
import { selectSeries } from './series';

/** The fields of a connection that count its whole list. */
/** Lists at this depth have no change. */
const deepestChange = 7;
export const countingFields: ReadonlySet<string> = new Set(['aggregate', 'groups', 'facets', 'series', 'change']);

/** Counting is chosen more often if what is sought is as near: two fields below. */
const leastPull = 0.25;

/** The default number of groups: of `groups`, and of each facet. */
const defaultGroups = 100;
const defaultFacetGroups = 20;
/** The place of groups: beside the page of their connection, once for each parent row. */
interface Beside {
  readonly page: Place;
  /** The rows of the lists of some connections about. */
  readonly lists: readonly (readonly Row[])[];
  /** How many connections there are about. */
  readonly pages: number;
  /** The product of the page sizes above the connection. */
  readonly product: number;
}

/** Sometimes aggregates, groups or facets of a connection. */
export function selectCounting(draft: Draft, beside: Beside): FieldNode[] {
  const { choice, usage } = draft;
  const connection = `${beside.page.type}Connection`;
  const { panel } = beside.page;
  // A change in the lists of a change, and so on, nests more fields than a document may.
  const isTooDeep = beside.page.depth >= deepestChange;
  const fields = fieldsOf(draft, connection).filter(
    ({ name }) => countingFields.has(name) && !(name === 'change' && isTooDeep),
  );
  const isSought = fields.some(({ name }) => usage.pull(`${connection}.${name}`) >= leastPull);
  const leading = fields.filter((field) => usage.leads(connection, field));
  if (leading.length === 0 && !panel && choice.chance(isSought ? 10 : 45)) return [];
  const facets = panel && fields.find(({ name }) => name === 'facets');
  if (leading.length === 0 && facets && choice.chance(85)) return selectCounted(draft, beside, facets);
  const others = rarest(
    draft,
    fields.filter((field) => !leading.includes(field)),
    (field) => `${connection}.${field.name}`,
    choice.weighted([
      [5, 1],
      [2, 2],
      [1, 3],
    ]),
  );
  const chosen = leading.length > 0 ? [choice.pick(leading), ...others.slice(1)] : others;
  return chosen.flatMap((field) => selectCounted(draft, beside, field));
}

function selectCounted(draft: Draft, beside: Beside, field: Field): FieldNode[] {
  const { page, pages, product } = beside;
  const { type } = page;
  const connection = `${type}Connection`;
  const label = `${connection}.${field.name}`;
  if (field.name === 'series')
    return selectSeries(draft, { ...page, count: pages, product }, connection, field, (place) =>
      selectGroup(draft, place, `${type}Aggregate`, []),
    );
  if (field.name === 'change')
    return selectChange(draft, { ...page, count: pages, product }, field, {
      keys: (dimensions) => keyFilter(draft, type, dimensions),
      key: (place, owner, key, dimensions) => selectKey(draft, { ...place, type }, owner, key, dimensions),
    });
  if (!afford(draft, { count: pages }, 40, 3)) return [];
  const asked = field.name === 'aggregate' ? undefined : askedOf(draft, beside, field);
  if (field.name !== 'aggregate' && !asked) return [];
  const given = asked ? write(draft, label, field, asked.values) : [];
  draft.usage.add(label);
  const { key, below } = claim(draft, page.scope, { name: connection }, field, given);
  const groups: Place = {
    ...page,
    count: pages * (asked?.size ?? 1),
    product: product * (asked?.size ?? 1),
    scope: below,
  };
  const inside = (): SelectionNode[] => {
    if (!asked) return selectGroup(draft, groups, `${type}Aggregate`, []);
    const holder = `${type}${field.name === 'groups' ? 'Groups' : 'Facet'}`;
    const own = fieldsOf(draft, holder).filter((each) => draft.usage.leads(holder, each) || draft.choice.chance(85));
    const selections = own.map((each): FieldNode => {
      draft.usage.add(`${holder}.${each.name}`);
      const { key: name, below: scope } = claim(draft, groups.scope, { name: holder }, each, []);
      if (isLeafType(getNamedType(each.type))) return fieldNode(each, name, []);
      if (each.name === 'concentration')
        return fieldNode(each, name, [], selectConcentration(draft, { ...groups, scope }));
      const place = { ...groups, scope };
      if (each.name === 'edges' || each.name === 'pageInfo')
        return fieldNode(each, name, [], selectPart(draft, getNamedType(each.type).name, place, asked.dimensions));
      return fieldNode(each, name, [], selectGroup(draft, place, `${type}Group`, asked.dimensions));
    });
    return dressed(draft, holder, groups, selections);
  };
  // What is selected of the groups of a facet is read for each of its dimensions.
  const lists = field.name === 'facets' ? Math.max(1, asked?.dimensions.length ?? 1) : 1;
  const { levelsLeft } = draft;
  draft.levelsLeft = Math.floor(levelsLeft / lists);
  const own = draft.levelsLeft;
  const selections = inside();
  draft.levelsLeft = levelsLeft - (own - draft.levelsLeft) * lists;
  return [fieldNode(field, key, given, selections)];
}

/** The most fields of a group that are there for what the document goes to. */
const mostLeading = 3;

interface Asked {
  readonly values: Readonly<Record<string, unknown>>;
  readonly dimensions: readonly Dimension[];
  /** How many groups there can be for each connection. */
  readonly size: number;
}

/** The arguments of `groups` or `facets`; undefined if no group fits. */
function askedOf(draft: Draft, beside: Beside, field: Field): Asked | undefined {
  const { page, pages, product } = beside;
  const { choice, schema, usage } = draft;
  const { type } = page;
  const isGroups = field.name === 'groups';
  const names = schema.getType(`${type}Dimension`);
  if (!isEnumType(names)) throw new Error(`${type} has no dimensions.`);
  const all = names.getValues().map(({ name }) => name);
  const most = isGroups
    ? choice.weighted([
        [4, 1],
        [5, 2],
        [3, 3],
        [1, 4],
      ])
    : choice.integer(choice.chance(4) ? 0 : 1, 5);
  const panel = isGroups ? [] : (page.panel ?? []);
  const label = `${type}Connection.${field.name}`;
  const aimed = aimedDimensions(draft, type, label).filter((name) => !panel.includes(name));
  const others = all.filter((name) => !panel.includes(name) && !aimed.includes(name));
  const by = choice.shuffle([
    ...panel,
    ...aimed,
    ...rarest(draft, others, (name) => `${type}Dimension.${name}`, panel.length > 0 ? Math.min(most, 1) : most),
  ]);
  const share = isGroups ? 1 : Math.max(1, by.length);
  const fitting = Math.min(
    Math.floor(Math.min(maximumProduct, draft.pagesLeft) / Math.max(product, 1) / share),
    Math.floor(draft.bytesLeft / 200 / Math.max(pages, 1) / share),
  );
  const sizes = [1, 2, 3, 5, 10, defaultFacetGroups, 30, defaultGroups].filter((size) => size <= fitting);
  if (sizes.length === 0) return undefined;
  const first = aimed.length === 0 && choice.chance(3) ? 0 : choice.pick(sizes);
  const grid = gridOf(draft, by, label);
  const dimensions = by.map((name) => dimensionOf(type, name, grid));
  if (takeFlaw(draft, 'groups')) return { values: wrong(draft, by, all, isGroups), dimensions, size: 1 };
  for (const name of by) usage.add(`${type}Dimension.${name}`);
  draft.pagesLeft -= product * first * share;
  const isSized = ['first', 'last'].some((name) => usage.wants(`${type}Connection.${field.name}(${name})`));
  const isDefault = !isSized && first === (isGroups ? defaultGroups : defaultFacetGroups) && choice.chance(50);
  const wants = (name: string): boolean => usage.wants(`${type}Connection.${field.name}(${name})`);
  const keys = wants('keys') || choice.chance(usage.share(45)) ? keyFilter(draft, type, dimensions) : undefined;
  const having =
    isGroups && (wants('having') || choice.chance(usage.share(40))) ? havingOf(draft, type, product) : undefined;
  const orderBy =
    isGroups &&
    (usage.wantsOrder(`${type}Connection.${field.name}`) ||
      choice.chance(unmetOrders(draft, `${type}GroupOrder`).length > 0 ? 90 : 55))
      ? groupOrderOf(draft, type, by, product)
      : undefined;
  const empty = isGroups ? emptyOf(draft, beside, dimensions) : undefined;
  const size = isDefault ? undefined : first;
  const paging = isGroups ? groupPageOf(draft, { type, dimensions }, field, orderBy, size) : { first };
  return {
    values: {
      by,
      ...(grid && { grid }),
      ...(empty && { empty }),
      ...(isDefault && !isGroups ? {} : paging),
      ...(keys && { keys }),
      ...(having && { having }),
      ...(orderBy && { orderBy }),
    },
    dimensions,
    size: first * share,
  };
}

function wrong(
  { choice }: Draft,
  by: readonly string[],
  all: readonly string[],
  isGroups: boolean,
): Readonly<Record<string, unknown>> {
  const one = by[0] ?? all[0] ?? '';
  const other = all.find((name) => name !== one) ?? one;
  const wrongs: readonly Readonly<Record<string, unknown>>[] = [
    { by: [one, other, one] },
    { by: [one], first: -1 },
    { by: [one], first: isGroups ? 10_001 : 1_001 },
    { by: ['CREATED_AT_YEAR'], keys: { createdAtMonth: { isNull: true } } },
    { by: ['CREATED_AT_YEAR'], keys: { createdAtYear: { eq: null } } },
  ];
  const ofGroups: readonly Readonly<Record<string, unknown>>[] = [
    { by: [] },
    { by: [one], orderBy: [{ key: { by: other, sort: 'ASC' } }] },
    { by: [one], orderBy: Array.from({ length: 9 }, () => ({ count: 'ASC' })) },
    ...all
      .filter((name) => name.endsWith('_SET'))
      .flatMap((set) => [
        { by: [set], empty: 'INCLUDE' },
        { by: [one, set], empty: 'ONLY' },
      ]),
    ...(all.includes('GRID')
      ? [
          { by: ['GRID'], empty: 'INCLUDE' },
          { by: ['GRID'], grid: { precision: 4 }, keys: { grid: { eq: 'u09' } } },
          { by: ['GRID'], keys: { grid: { in: ['u09', 'a'] } } },
        ]
      : []),
  ];
  const ofGrids = all.includes('GRID')
    ? [
        { by: ['GRID'], grid: { precision: 0 } },
        { by: ['GRID'], grid: { precision: 10 } },
        { by: [all.find((name) => name !== 'GRID') ?? ''], grid: { precision: 3 } },
      ]
    : [];
  return choice.pick(isGroups ? [...wrongs, ...ofGrids, ...ofGroups] : [...wrongs, ...ofGrids]);
}

/** Selections of an edge of groups, or of the information on their page. */
function selectPart(draft: Draft, type: string, place: Place, dimensions: readonly Dimension[]): SelectionNode[] {
  const fields = fieldsOf(draft, type).filter((each) => draft.usage.leads(type, each) || draft.choice.chance(70));
  const selections = fields.map((each): FieldNode => {
    draft.usage.add(`${type}.${each.name}`);
    const { key, below: scope } = claim(draft, place.scope, { name: type }, each, []);
    if (isLeafType(getNamedType(each.type))) return fieldNode(each, key, []);
    const group = getNamedType(each.type).name;
    return fieldNode(each, key, [], selectGroup(draft, { ...place, scope }, group, dimensions));
  });
  return dressed(draft, type, place, selections);
}

/** Selections of a group, or of an aggregate, which has no key. */
function selectGroup(draft: Draft, place: Place, type: string, dimensions: readonly Dimension[]): SelectionNode[] {
  const { choice, usage } = draft;
  const fields = fieldsOf(draft, type).filter(({ name }) => name !== 'key');
  const key = fieldsOf(draft, type).find(({ name }) => name === 'key');
  const selections: SelectionNode[] =
    key && (usage.leads(type, key) || choice.chance(88)) ? [selectKey(draft, place, type, key, dimensions)] : [];
  const leading = fields.filter((field) => usage.leads(type, field)).slice(0, mostLeading);
  const others = rarest(draft, fields, ({ name }) => `${type}.${name}`, choice.integer(1, 3));
  for (const field of new Set([...leading, ...others])) {
    const times =
      field.name === 'count' || field.name === 'share'
        ? choice.weighted([
            [4, 1],
            [2, 2],
            [1, 3],
          ])
        : 1;
    for (let left = times; left > 0; left -= 1)
      selections.push(
        ...(field.name === 'series'
          ? selectSeries(draft, place, type, field, (point) => selectGroup(draft, point, `${place.type}Aggregate`, []))
          : selectMeasure(draft, place, type, field)),
      );
  }
  return dressed(draft, type, place, selections);
}
