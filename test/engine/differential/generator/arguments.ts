import type { ArgumentNode } from 'graphql';
import { Kind } from 'graphql';
import { conceptFacts, maximumPageOf } from '../../../reference/concepts';
import { placeOf, writeCursor } from '../../../reference/cursor';
import type { PageArguments } from '../../../reference/page';
import { cursorOf, defaultPage } from '../../../reference/page';
import type { Row } from '../../../reference/tables';
import type { Draft, Field } from './draft';
import { takeFlaw, wrongCursor, wrongIds, wrongLocales, wrongPage } from './flaws';

/** The arguments of one field as they are written and as they are meant. */
export interface Arguments<Meaning> {
  readonly nodes: readonly ArgumentNode[];
  readonly meaning: Meaning;
}

/** Writes the given values, in any order; what is not given is left out or written as null. */
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

/** A locale, or none. */
export function writeLocale(draft: Draft, label: string, field: Field): readonly ArgumentNode[] {
  const { choice } = draft;
  if (takeFlaw(draft, 'locale')) return write(draft, label, field, { locale: choice.pick(wrongLocales) });
  return write(draft, label, field, choice.chance(60) ? { locale: choice.pick(locales) } : {});
}

/** A row of a type, often one of those that were added last: they are the odd ones. */
function anyRow({ choice, graph }: Draft, type: string): Row | undefined {
  const { rows, newest } = graph.table(type);
  return rows.length === 0 ? undefined : choice.pick(choice.chance(35) ? newest : rows);
}

const oddTexts = ['', 'no-such-thing', "' or 1=1 --", '\u0000', '\uD800', 'naïve—ключ', '"\\', '$1', '__proto__', '%'];

/** The natural key of a row, or sometimes of none. */
export function naturalKey(draft: Draft, type: string, property: string): string {
  const row = draft.choice.chance(4) ? undefined : anyRow(draft, type);
  return row ? String(row[property]) : draft.choice.pick(oddTexts);
}

/** The global id of a row, or sometimes of none. */
export function globalId(draft: Draft): string {
  const { choice, graph, usage } = draft;
  const types = Object.keys(conceptFacts).filter((type) => graph.table(type).rows.length > 0);
  const type = choice.weighted(types.map((each) => [usage.weight(`node of ${each}`), each]));
  usage.add(`node of ${type}`);
  const row = choice.chance(4) ? undefined : anyRow(draft, type);
  return `${type}:${row?.id ?? choice.pick(['99999999', '9223372036854775807'])}`;
}

/** A list of ids or slugs, some of them twice. */
export function listOf(draft: Draft, most: number, each: () => string): readonly string[] {
  const { choice } = draft;
  const values = Array.from({ length: choice.integer(0, most) }, each);
  return choice.shuffle([...values, ...values.filter(() => choice.chance(15))]).slice(0, Math.max(most, 0));
}

/** The argument of `node`, `nodes` or `partnersBySlug` gone wrong, if that is due. */
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

/** What limits a page here. */
export interface PageRoom {
  /** The largest page that the budget of the document still allows. */
  readonly declared: number;
  /** The most rows that one page may really hold. */
  readonly real: number;
}

/** Paging arguments for a connection whose lists are these samples; undefined where no page fits. */
export function writePage(
  draft: Draft,
  label: string,
  field: Field,
  type: string,
  lists: readonly (readonly Row[])[],
  room: PageRoom,
  also: Readonly<Record<string, unknown>>,
): Arguments<PageArguments> | undefined {
  const { choice } = draft;
  if (takeFlaw(draft, 'page'))
    return { nodes: write(draft, label, field, { ...also, ...wrongPage(choice, type) }), meaning: { first: 1 } };
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const size = pageSize(draft, type, longest, room);
  if (size === undefined) return undefined;
  const backward = choice.weighted([
    [draft.usage.weight(`${label}(first)`), false],
    [draft.usage.weight(`${label}(last)`), true],
  ]);
  const isDefault = room.declared >= defaultPage && Math.min(longest, defaultPage) <= room.real && choice.chance(15);
  const meaning: PageArguments = {
    ...(isDefault ? {} : { [backward ? 'last' : 'first']: size }),
    ...cursors(draft, type, lists),
  };
  if (takeFlaw(draft, 'cursor')) {
    const wrong = { ...also, ...meaning, [choice.pick(['after', 'before'])]: wrongCursor(draft, type) };
    return { nodes: write(draft, label, field, wrong), meaning: { first: 1 } };
  }
  return { nodes: write(draft, label, field, { ...also, ...meaning }), meaning };
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

function cursors(draft: Draft, type: string, lists: readonly (readonly Row[])[]): PageArguments {
  const { choice } = draft;
  const full = lists.filter(({ length }) => length > 0);
  const list = full.length > 0 ? choice.pick(full) : [];
  const near = (fromEnd: boolean): string | undefined => {
    if (list.length === 0 || choice.chance(15)) {
      const other = anyRow(draft, type);
      return other && cursor(draft, type, other);
    }
    const offset = choice.integer(0, Math.min(list.length - 1, choice.pick([1, 3, 1000])));
    return cursor(draft, type, list.at(fromEnd ? -1 - offset : offset) as Row);
  };
  const after = choice.chance(18) ? near(false) : undefined;
  const before = choice.chance(18) ? near(true) : undefined;
  return { ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
}

/** The cursor of a row; now and then of one that was there and is gone. */
function cursor({ choice, graph }: Draft, type: string, row: Row): string {
  if (!choice.chance(8)) return cursorOf(graph, type, row);
  const id = choice.pick(['1', String(BigInt(row.id) + 1n), '9223372036854775807']);
  return writeCursor(graph, type, { ...placeOf(graph, type, row), id });
}
