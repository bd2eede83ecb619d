import { conceptFacts, maximumPageOf } from '../../../reference/concepts';
import { writeCursor } from '../../../reference/cursor';
import type { PageArguments } from '../../../reference/page';
import { cursorOf } from '../../../reference/page';
import type { Choice } from './choice';
import type { Draft } from './draft';

/** What can be wrong with one argument of a document. */
export type Flaw = 'page' | 'cursor' | 'locale' | 'id' | 'ids' | 'slugs' | 'filter';

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
];

/** Whether the wrong argument is to be written here; it is written once. */
export function takeFlaw(draft: Draft, flaw: Flaw): boolean {
  if (draft.flaw !== flaw || !draft.choice.chance(60)) return false;
  draft.flaw = undefined;
  return true;
}

/** Paging arguments that no list takes. */
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

/** A text that is no cursor of the lists of this type. */
export function wrongCursor({ choice, graph }: Draft, type: string): string {
  const others = Object.keys(conceptFacts).filter((other) => other !== type && graph.table(other).rows.length > 0);
  const foreign = choice.pick(others);
  const foreignCursor = cursorOf(graph, foreign, choice.pick(graph.table(foreign).rows));
  const own = graph.table(type).rows;
  const cursor = own.length > 0 ? cursorOf(graph, type, choice.pick(own)) : foreignCursor;
  return choice.pick([
    foreignCursor,
    foreignCursor,
    writeCursor(graph, type, { texts: conceptFacts[type]?.order.map(() => 'yesterday') ?? [], id: '0' }),
    writeCursor(graph, type, { texts: [], id: '1' }),
    writeCursor(graph, type, { texts: conceptFacts[type]?.order.map(() => '1') ?? [], id: '01' }),
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
];
