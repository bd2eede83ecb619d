import { entityFacts, maximumPageOf } from '../../../reference/entities';
import type { CursorList } from '../../../reference/cursor';
import { listOf, speaksOfTexts, writeCursor } from '../../../reference/cursor';
import type { PageArguments } from '../../../reference/page';
import { cursorOf } from '../../../reference/page';
import type { Choice } from './choice';
import type { Draft } from './draft';

/** The flaws that one argument of a document can have. */
export type Flaw =
  | 'page'
  | 'cursor'
  | 'locale'
  | 'id'
  | 'ids'
  | 'slugs'
  | 'filter'
  | 'search'
  | 'order'
  | 'upTo'
  | 'groups'
  | 'from'
  | 'at'
  | 'topShare'
  | 'series'
  | 'forecast'
  | 'change'
  | 'inLocale';

export const flaws: readonly Flaw[] = [
  'page',
  'page',
  'cursor',
  'cursor',
  'locale',
  'locale',
  'id',
  'ids',
  'slugs',
  'filter',
  'filter',
  'search',
  'order',
  'order',
  'upTo',
  'groups',
  'groups',
  'from',
  'at',
  'topShare',
  'series',
  'forecast',
  'change',
  'inLocale',
];

/** Whether the flaw is to be written here. It is written once. */
export function takeFlaw(draft: Draft, flaw: Flaw): boolean {
  if (draft.flaw !== flaw || !draft.choice.chance(60)) return false;
  draft.flaw = undefined;
  return true;
}

/** Paging arguments that every list refuses. */
export function wrongPage(choice: Choice, type: string): PageArguments {
  const tooMany = maximumPageOf(type) + 1;
  return choice.pick<PageArguments>([
    { first: -1 },
    { last: -1 },
    { first: -2_147_483_648 },
    { first: tooMany },
    { last: tooMany },
    { first: 2_147_483_647 },
    { first: 2, last: 2 },
    { first: 0, last: 0 },
  ]);
}

/** A text that is not a cursor of this list. */
export function wrongCursor({ choice, graph, schema }: Draft, list: CursorList): string {
  const { type } = list;
  const others = Object.keys(entityFacts).filter(
    (other) => other !== type && schema.getType(`${other}Connection`) && graph.rows(other).length > 0,
  );
  const foreign = choice.pick(others);
  const foreignCursor = cursorOf(listOf(graph, foreign), choice.pick(graph.rows(foreign)));
  const own = graph.rows(type);
  const undated = listOf(graph.seen({ isDated: false }), type);
  const keys = (text: string): string[] => entityFacts[type]?.order.map(() => text) ?? [];
  const cursor = own.length > 0 ? cursorOf(list, choice.pick(own)) : foreignCursor;
  return choice.pick([
    foreignCursor,
    own.length > 0 ? cursorOf(otherList(list), choice.pick(own)) : foreignCursor,
    own.length > 0 ? cursorOf(otherList(list), choice.pick(own)) : foreignCursor,
    writeCursor(undated, { keys: keys('yesterday'), id: '0' }),
    writeCursor(undated, { keys: [], id: '1' }),
    writeCursor(undated, { keys: keys('1'), id: '01' }),
    '',
    'not a cursor',
    `${cursor}AAAA`,
    cursor.slice(4),
    cursor.slice(0, -4),
    Buffer.from(`00000000${JSON.stringify([type, '1'])}`).toString('base64url'),
    `${'A'.repeat(300)}`,
    `"'; select pg_sleep(1) -- \\`,
    '\u0000',
  ]);
}

/** A list of the same type whose cursors are not valid for this one. */
function otherList({ graph, type, orderBy, search }: CursorList): CursorList {
  const { locale } = graph.view;
  if (orderBy.some((key) => speaksOfTexts(graph, type, key)))
    return listOf(graph.seen({ locale: locale === 'fr' ? 'de' : 'fr' }), type, orderBy, search);
  if (search !== undefined) return listOf(graph, type, [], `${search} too`);
  if (orderBy.length > 0) return listOf(graph, type, orderBy.length > 1 ? orderBy.slice(1) : []);
  return graph.view.isDated
    ? listOf(graph.seen({ isDated: false }), type)
    : listOf(graph, type, [{ revision: 'DESC' }]);
}

export const wrongPoints = [
  { latitude: 90.000001, longitude: 0 },
  { latitude: -91, longitude: 0 },
  { latitude: -90.5, longitude: 540 },
  { latitude: 1e308, longitude: -1e308 },
];

/** Impossible circles, boxes and cells. */
export const wrongPlaces = [
  ...wrongPoints.map((from) => ({ near: { from, withinKm: 1 } })),
  { near: { from: { latitude: 0, longitude: 0 }, withinKm: -1e-9 } },
  { box: { south: 1, north: 0.5, west: 0, east: 10 } },
  { box: { south: -91, north: 0, west: 0, east: 10 } },
  { box: { south: 0, north: 90.5, west: 350, east: 370 } },
  { cell: '' },
  { cell: 'U09' },
  { cell: 'u0a' },
  { cell: '0123456789' },
];

export const wrongLocales = [
  '',
  'f',
  'not a tag',
  'fr_CA',
  'en-',
  'français',
  "'; drop table partner; --",
  '\u0000',
  '*',
  'toolonglanguage',
];

export const wrongIds = [
  '',
  '12',
  'Partner',
  'Partner:',
  'Partner:0',
  'Partner:-1',
  'Partner:01',
  'Partner:1 ',
  'Partner:1:1',
  'Partner:1e3',
  'Partner:9223372036854775808',
  'Partner:99999999999999999999999999',
  'partner:1',
  'Query:1',
  'Money:1',
  'PartnerConnection:1',
  'PartnerTechnology:1',
  'Node:1',
  '__proto__:1',
  'constructor:1',
  "Partner:1' or '1'='1",
  'Partner:1\u0000',
  ':1',
  'Partner:1@',
  'Partner:1@2011-02-30',
  'Partner:1@2011-5-1',
  'Partner:1@today',
  'Partner:1@2011-05-01@2011-05-01',
  'Partner@2011-05-01',
  'Partner:1@0000-01-01',
];
