import type { ArgumentNode } from 'graphql';
import { Kind } from 'graphql';
import { entityFacts, maximumPageOf } from '../../../reference/entities';
import type { CursorList } from '../../../reference/cursor';
import { isOwnCursor, writeCursor } from '../../../reference/cursor';
import type { PageArguments } from '../../../reference/page';
import type { Point } from '../../../reference/point';
import { cursorOf, defaultPage } from '../../../reference/page';
import { isFound } from '../../../reference/search';
import type { Row } from '../../../reference/tables';
import type { Draft, Field, Material } from './draft';
import { takeFlaw, wrongCursor, wrongIds, wrongLocales, wrongPage, wrongPoints } from './flaws';

/** The arguments of one field as they are written, and their meaning. */
export interface Arguments<Meaning> {
  readonly nodes: readonly ArgumentNode[];
  readonly meaning: Meaning;
}

/** Writes the given values in any order. Other arguments are left out or null. */
export function write(
  draft: Draft,
  label: string,
  field: Field,
  values: Readonly<Record<string, unknown>>,
): readonly ArgumentNode[] {
  const nodes = field.args.flatMap(({ name, type }): ArgumentNode[] => {
    const given = values[name] !== undefined;
    if (given) draft.usage.add(`${label}(${name})`);
    const value = given ? draft.variables.give(type, values[name]) : draft.variables.giveNothing(type);
    return value ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }] : [];
  });
  return draft.choice.shuffle(nodes);
}

const locales = [
  'en',
  'fr',
  'fr-CA',
  'FR',
  'de',
  'de-CH',
  'EN-us',
  'fr-ca',
  'zh-hant-tw',
  'iw',
  'sl-rozaj',
  'pt-BR-u-ca-buddhist',
  'es',
];

/** The arguments of a leaf: a locale, or none; a point. */
export function writeLeafArguments(draft: Draft, label: string, field: Field): readonly ArgumentNode[] {
  const { choice } = draft;
  if (field.args.length === 0) return [];
  if (field.name === 'distanceKm')
    return write(draft, label, field, { from: takeFlaw(draft, 'from') ? choice.pick(wrongPoints) : anyPoint(draft) });
  if (takeFlaw(draft, 'locale')) return write(draft, label, field, { locale: choice.pick(wrongLocales) });
  const isWanted = draft.usage.wants(`${label}(locale)`);
  return write(draft, label, field, isWanted || choice.chance(60) ? { locale: anyLocale(draft) } : {});
}

/** A locale in any of its spellings. */
export function anyLocale({ choice }: Draft): string {
  return choice.pick(locales);
}

/** A point that has different distances from all positions. */
export function anyPoint({ choice, graph }: Material): Point {
  const { rows } = graph.table('Partner');
  const { latitude, longitude } = rows.length > 0 ? choice.pick(rows) : { latitude: null, longitude: null };
  if (latitude !== null && choice.chance(40)) return { latitude, longitude } as Point;
  return {
    latitude: choice.integer(-88_123_457, 88_123_457) / 1e6,
    longitude: choice.integer(-179_987_653, 179_987_653) / 1e6 + choice.pick([0, 0, 0, 360, -720]),
  };
}

/** A row of a type, often one of the last, which are the unusual ones. */
export function anyRow({ choice, graph }: Draft, type: string): Row | undefined {
  const { rows, newest } = graph.table(type);
  return rows.length === 0 ? undefined : choice.pick(choice.chance(35) ? newest : rows);
}

/** A row of the list of all rows of a type. */
function listedRow({ choice, graph }: Draft, type: string): Row | undefined {
  const newest = graph.table(type).newest.filter((row) => graph.hasBegun(type, row));
  const rows = newest.length > 0 && choice.chance(35) ? newest : graph.rows(type);
  return rows.length === 0 ? undefined : choice.pick(rows);
}

const oddTexts = ['', 'no-such-thing', "' or 1=1 --", '\u0000', '\uD800', 'naïve—ключ', '"\\', '$1', '__proto__', '%'];

/** The natural key of a row, or sometimes one that no row has. */
export function naturalKey(draft: Draft, type: string, property: string): string {
  const row = draft.choice.chance(4) ? undefined : anyRow(draft, type);
  return row ? String(row[property]) : oddText(draft);
}

/** A text that no row has as its key. */
export function oddText({ choice }: Draft): string {
  return choice.pick(oddTexts);
}

/** The global id of a row, or sometimes one that no row has; with the date if one is given. */
export function globalId(draft: Draft, date?: string): string {
  const { choice, graph, usage } = draft;
  const types = Object.keys(entityFacts).filter((type) => graph.table(type).rows.length > 0);
  const type = choice.weighted(types.map((each) => [usage.weight(`node of ${each}`), each]));
  usage.add(`node of ${type}`);
  const row = choice.chance(4) ? undefined : anyRow(draft, type);
  return `${type}:${row?.id ?? choice.pick(['99999999', '9223372036854775807'])}${date === undefined ? '' : `@${date}`}`;
}

/** A list of ids or slugs, some of them twice. */
export function listOf(draft: Draft, most: number, each: () => string): readonly string[] {
  const { choice } = draft;
  const values = Array.from({ length: choice.integer(0, most) }, each);
  return choice.shuffle([...values, ...values.filter(() => choice.chance(15))]).slice(0, Math.max(most, 0));
}

/** A wrong argument of `node`, `nodes` or `partnersBySlug`, if that is the flaw of the draft. */
export function wrongList(draft: Draft, flaw: 'id' | 'ids' | 'slugs'): string | readonly string[] | undefined {
  if (!takeFlaw(draft, flaw)) return undefined;
  const { choice } = draft;
  const wrong = choice.pick(wrongIds);
  if (flaw === 'id') return wrong;
  if (flaw === 'slugs') return Array.from({ length: 501 }, (_, index) => `partner-${index}`);
  return choice.chance(30)
    ? Array.from({ length: 501 }, () => 'Region:1')
    : choice.shuffle(['Region:1', 'Partner:1', wrong]);
}

/** The limits of a page. */
export interface PageRoom {
  /** The largest page that the budget of the document still allows. */
  readonly declared: number;
  /** The most rows that one page may have in the result. */
  readonly real: number;
}

/** Paging arguments for a connection with these lists; undefined if no page fits. */
export function writePage(
  draft: Draft,
  label: string,
  field: Field,
  list: CursorList,
  lists: readonly (readonly Row[])[],
  room: PageRoom,
  also: Readonly<Record<string, unknown>>,
): Arguments<PageArguments> | undefined {
  const { choice } = draft;
  const { type } = list;
  if (takeFlaw(draft, 'page'))
    return { nodes: write(draft, label, field, { ...also, ...wrongPage(choice, type) }), meaning: { first: 1 } };
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const size = pageSize(draft, type, longest, room);
  if (size === undefined) return undefined;
  const backward = isBackward(draft, label);
  const isWanted = draft.usage.wants(`${label}(${backward ? 'last' : 'first'})`);
  const isDefault =
    !isWanted && room.declared >= defaultPage && Math.min(longest, defaultPage) <= room.real && choice.chance(15);
  const meaning: PageArguments = {
    ...(isDefault ? {} : { [backward ? 'last' : 'first']: size }),
    ...(draft.takesCursors ? cursors(draft, label, list, lists) : {}),
  };
  if (draft.takesCursors && takeFlaw(draft, 'cursor')) {
    const wrong = { ...also, ...meaning, [choice.pick(['after', 'before'])]: wrongCursor(draft, list) };
    return { nodes: write(draft, label, field, wrong), meaning: { first: 1 } };
  }
  return { nodes: write(draft, label, field, { ...also, ...meaning }), meaning };
}

/** Whether a page is counted from the end. */
export function isBackward({ choice, usage }: Draft, label: string): boolean {
  if (usage.wants(`${label}(last)`)) return true;
  return choice.weighted([
    [usage.weight(`${label}(first)`), false],
    [usage.wants(`${label}(first)`) ? 0 : usage.weight(`${label}(last)`), true],
  ]);
}

function pageSize({ choice }: Draft, type: string, longest: number, { declared, real }: PageRoom): number | undefined {
  const maximum = Math.min(declared, maximumPageOf(type));
  const sizes = [1, 2, 3, 4, 5, 7, 10, 25, 50, maximum].filter(
    (size) => size >= 1 && size <= maximum && Math.min(size, longest) <= real,
  );
  if (sizes.length === 0) return undefined;
  if (choice.chance(3)) return 0;
  return choice.weighted(sizes.map((size) => [size < longest ? 3 / size ** 0.3 : 1 / size ** 0.2, size]));
}

function cursors(draft: Draft, label: string, list: CursorList, lists: readonly (readonly Row[])[]): PageArguments {
  const { choice, usage } = draft;
  const isWanted = (side: string): boolean =>
    usage.wants(`${label}(${side})`) || choice.chance(usage.share(usage.count(`${label}(${side})`) === 0 ? 45 : 18));
  const full = lists.filter(({ length }) => length > 0);
  const rows = full.length > 0 ? list.ordering.sorted(choice.pick(full)) : [];
  const near = (fromEnd: boolean): string | undefined => {
    if (rows.length === 0 || choice.chance(15)) {
      const other = listedRow(draft, list.type);
      // A row that the search does not find has no place in its order, so the hub has no cursor for it.
      if (!other || (list.search !== undefined && !isFound(other, list.search))) return undefined;
      return cursor(draft, list, other);
    }
    const offset = choice.integer(0, Math.min(rows.length - 1, choice.pick([1, 3, 1000])));
    return cursor(draft, list, rows.at(fromEnd ? -1 - offset : offset) as Row);
  };
  const after = isWanted('after') ? near(false) : undefined;
  const before = isWanted('before') ? near(true) : undefined;
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

/** The cursor of a row, sometimes of a deleted row. */
function cursor({ choice }: Draft, list: CursorList, row: Row): string {
  const there = cursorOf(list, row);
  if (isOwnCursor(there) || !choice.chance(8)) return there;
  const id = choice.pick(['1', String(BigInt(row.id) + 1n), '9223372036854775807']);
  return writeCursor(list, { ...list.ordering.placeOf(row), id });
}
