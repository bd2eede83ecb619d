import { foldText, searchedTypes, searchOf } from '../../../reference/search';
import type { Row } from '../../../reference/tables';
import type { Choice } from './choice';
import type { Draft, Field } from './draft';
import { takeFlaw } from './flaws';

/** A search as it is written, and its meaning. */
export interface WrittenSearch {
  readonly values: { readonly search?: string };
  readonly meaning: string | undefined;
}

const oddTexts = [
  '',
  ' \t',
  '%',
  '_',
  '\\',
  "'",
  ':*',
  '&|!',
  '!!!',
  "zz':*|'a",
  '😀',
  '~nimbus',
  'no such name',
  '\uffff',
];
const wrongTexts = ['x'.repeat(201), 'ab '.repeat(70), '雲'.repeat(300), 'a\u0000b', 'a\ud800'];
const letters = [...'abcdefghijklmnopqrstuvwxyzé雲'];

/** A search of a list of this type, or a wrong one, or none. Its words come from names and cities of the rows. */
export function writeSearch(
  draft: Draft,
  type: string,
  label: string,
  field: Field,
  lists: readonly (readonly Row[])[],
): WrittenSearch {
  const { choice, usage, graph } = draft;
  if (!searchedTypes.includes(type) || !field.args.some(({ name }) => name === 'search'))
    return { values: {}, meaning: undefined };
  if (takeFlaw(draft, 'search')) return { values: { search: choice.pick(wrongTexts) }, meaning: undefined };
  const isWanted = usage.wants(`${label}(search)`) || usage.wants(`${type}Order.relevance`);
  if (!isWanted && !choice.chance(usage.share(usage.count(`${label}(search)`) === 0 ? 60 : 22)))
    return { values: {}, meaning: undefined };
  const full = lists.filter(({ length }) => length > 0);
  const rows = full.length > 0 && choice.chance(85) ? choice.pick(full) : graph.rows(type);
  const search =
    rows.length === 0 || choice.chance(6)
      ? choice.pick(oddTexts)
      : mangled(choice, searchable(draft, type, choice.pick(rows)));
  return { values: { search }, meaning: searchOf(search) };
}

/** A text that finds a row: its name, its city, a name or code of one of its terms, or words of several of these. */
function searchable({ choice, graph }: Draft, type: string, row: Row): string {
  const { name, city } = row;
  const terms = graph.edge(type, 'terms') && choice.chance(35) ? graph.reach(type, row, 'terms') : [];
  if (terms.length > 0) {
    const term = choice.pick(graph.reach('Term', choice.pick(terms), 'within'));
    const text = choice.pick([String(term.code), ...Object.values(term.name as Readonly<Record<string, string>>)]);
    return choice.chance(60) ? text : `${text} ${String(choice.pick([name, city ?? name]))}`;
  }
  if (typeof city !== 'string' || choice.chance(60)) return String(name);
  return choice.chance(50) ? city : `${String(name)} ${city}`;
}

/** Some words of a text, as a user might type them. */
function mangled(choice: Choice, text: string): string {
  if (choice.chance(10)) return text;
  if (choice.chance(20)) return cut(choice, text);
  const words = (choice.chance(50) ? foldText(text) : text).split(' ').filter((word) => word !== '');
  const some = choice.chance(35) ? choice.shuffle(words) : words;
  const kept = some.slice(0, choice.integer(1, Math.min(3, Math.max(1, some.length))));
  return kept.map((word) => typed(choice, word)).join(choice.pick([' ', ' ', '  ', '-', ', ']));
}

function typed(choice: Choice, word: string): string {
  const change = choice.weighted<(word: string) => string>([
    [4, (same) => same],
    [3, (whole) => cut(choice, whole)],
    [4, (right) => mistaken(choice, right)],
    [1, (right) => mistaken(choice, mistaken(choice, right))],
    [1, (small) => small.toUpperCase()],
    [1, (plain) => plain.normalize('NFD')],
  ]);
  return change(word);
}

function cut(choice: Choice, word: string): string {
  const all = [...word];
  return all.slice(0, choice.integer(1, Math.max(1, all.length))).join('');
}

function mistaken(choice: Choice, word: string): string {
  const all = [...word];
  const place = choice.integer(0, Math.max(0, all.length - 1));
  const [here = '', next = ''] = all.slice(place, place + 2);
  return choice
    .pick([
      () => all.toSpliced(place, 1),
      () => all.toSpliced(place, 1, choice.pick(letters)),
      () => all.toSpliced(place, 0, choice.pick(letters)),
      () => all.toSpliced(place, 2, next, here),
    ])()
    .join('');
}
