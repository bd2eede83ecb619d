import type { Graph } from './graph';
import type { Row } from './tables';

/** The types that can be searched; each by its name. */
export const searchedTypes: readonly string[] = ['Vendor', 'Technology', 'Distributor', 'Partner', 'Offering'];

const maximumLength = 200;
const maximumFolded = 600;

/** Letters that Unicode does not decompose, and their folded forms. */
const folded: Readonly<Record<string, string>> = {
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
  ĸ: 'q',
  Ł: 'L',
  ł: 'l',
  Ŋ: 'N',
  ŋ: 'n',
  Þ: 'TH',
  þ: 'th',
  ß: 'ss',
  Ŧ: 'T',
  ŧ: 't',
  ẞ: 'SS',
  ẜ: 's',
  ẝ: 's',
  Ỻ: 'LL',
  ỻ: 'll',
  Ỽ: 'V',
  ỽ: 'v',
  Ỿ: 'Y',
  ỿ: 'y',
  ŉ: "'n",
  '\u02bc': "'",
  '©': '(C)',
  '®': '(R)',
  ς: 'σ',
};

const separators =
  /[\p{Cc}\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u1680\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f\u30fb\ufeff]+/gu;

const known = new Map<string, string>();

/** The folded form of a text: its words in small letters without accents, separated by spaces. */
export function foldText(text: string): string {
  let result = known.get(text);
  if (result === undefined) {
    const plain = [...text.normalize('NFKD').replace(/[\u0300-\u036f\ufe00-\ufe0f]/g, '')]
      .map((letter) => folded[letter] ?? letter)
      .join('');
    const words = plain
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .replace(separators, ' ')
      .replace(/^ +| +$/g, '');
    known.set(text, (result = [...words].slice(0, maximumFolded).join('')));
  }
  return result;
}

/** The search of an argument; undefined if it is absent or blank. */
export function searchOf(given: unknown): string | undefined {
  return typeof given === 'string' && given.trim() !== '' ? given : undefined;
}

/** Whether a search is refused. */
export function isWrongSearch(given: unknown): boolean {
  const search = searchOf(given);
  return (
    search !== undefined && ([...search].length > maximumLength || search.includes('\0') || !search.isWellFormed())
  );
}

function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

/** A word and, unless it is very short or very long, the word without each one of its letters. */
function remains(word: string): ReadonlySet<string> {
  const letters = [...word];
  if (letters.length < 4 || letters.length > 30) return new Set([word]);
  return new Set([word, ...letters.map((_, place) => letters.toSpliced(place, 1).join(''))]);
}

function isAlike(word: string, other: string): boolean {
  const mine = remains(word);
  return mine.size > 1 && [...remains(other)].some((rest) => mine.has(rest));
}

const termWords = new WeakMap<Row, readonly string[]>();

/** Notes the words that rows are found by because of their terms: of these and of those above, the codes and the names in all locales. */
export function noteTerms(graph: Graph): void {
  for (const type of ['Partner', 'Offering'])
    for (const row of graph.table(type).rows) {
      const terms = graph.reach(type, row, 'terms').flatMap((term) => graph.reach('Term', term, 'within'));
      const texts = terms.flatMap(({ code, name }) => [String(code), ...Object.values(name as Record<string, string>)]);
      termWords.set(row, [...new Set(texts.flatMap((text) => wordsOf(foldText(text))))]);
    }
}

/** The lowest rank of a match. */
const leastRank = -1;

/** Whether a search finds a row. */
export function isFound(row: Row, search: string): boolean {
  return rankOf(row, search) >= leastRank;
}

/**
 * The rank of a row. By its name: 4 equal, 3 its beginning, 2 each word begins one of its words, 1 with mistakes. By its name, city and
 * terms together: 0 each word begins one of their words, -1 with mistakes. Lower: no match.
 */
export function rankOf(row: Row, search: string): number {
  const [text, wanted] = [foldText(String(row.name)), foldText(search)];
  const searched = wordsOf(wanted);
  if (searched.length === 0) return leastRank - 1;
  if (text === wanted) return 4;
  if (text.startsWith(wanted)) return 3;
  const begins = (word: string, wish: string): boolean => word.startsWith(wish);
  const resembles = (word: string, wish: string): boolean => begins(word, wish) || isAlike(wish, word);
  const each = (words: readonly string[], isMet: (word: string, wish: string) => boolean): boolean =>
    searched.every((wish) => words.some((word) => isMet(word, wish)));
  const words = wordsOf(text);
  if (each(words, begins)) return 2;
  if (each(words, resembles)) return 1;
  const more = [...words, ...wordsOf(foldText(String(row.city ?? ''))), ...(termWords.get(row) ?? [])];
  if (each(more, begins)) return 0;
  return each(more, resembles) ? leastRank : leastRank - 1;
}

/** The key that orders rows of the same rank: hexadecimal digits compare like the bytes. */
export function textOrder(row: Row): string {
  return Buffer.from(foldText(String(row.name))).toString('hex');
}
