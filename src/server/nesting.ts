import { Lexer, Source, TokenKind } from 'graphql';

/**
 * The deepest nesting of the brackets of a document. The brackets of a fragment count where it is spread. The functions of
 * graphql-js are recursive and fail from about 1 000 levels on. A document within `DEPTH_LIMIT` stays far below.
 */
const maximumNesting = 300;

const enum Character {
  newline = 10,
  carriageReturn = 13,
  quote = 34,
  hash = 35,
  backslash = 92,
}

/** The nesting of a document's brackets. */
interface Nesting {
  /** The sum of the deepest levels within each of the outermost brackets. */
  readonly sum: number;
  /** The index at which the text first nests too deep, if it does. */
  readonly exceededAt?: number;
}

/**
 * Measures the nesting of a document's brackets, except those in strings and comments. It takes some microseconds for each
 * kilobyte. It does not check whether the text is well-formed; the parser does.
 */
function nestingOf(text: string): Nesting {
  let level = 0;
  let deepest = 0;
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        if (++level > deepest) deepest = level;
        if (level > maximumNesting) return { sum: sum + level, exceededAt: index };
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (--level > 0) break;
        level = 0;
        sum += deepest;
        deepest = 0;
        break;
      case Character.quote:
        index = endOfString(text, index);
        break;
      case Character.hash:
        index = endOfLine(text, index);
    }
  }
  return { sum: sum + deepest };
}

/** The index of the last character of the string that begins at an index. */
function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) {
    let end = text.indexOf('"""', start + 3);
    while (end > 0 && text.charCodeAt(end - 1) === Character.backslash) end = text.indexOf('"""', end + 3);
    return end < 0 ? text.length : end + 2;
  }
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === Character.backslash) index++;
    else if (character === Character.quote) return index;
    // A string ends with its line. The parser refuses the rest, whose brackets still count here.
    else if (character === Character.newline || character === Character.carriageReturn) return index;
  }
  return text.length;
}

function endOfLine(text: string, start: number): number {
  for (let index = start; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === Character.newline || character === Character.carriageReturn) return index;
  }
  return text.length;
}

/**
 * The message for a document that nests too deep. Returns undefined if it does not.
 * @param tokenLimit the number of tokens that the parser reads
 */
export function tooDeepDocument(text: string, tokenLimit: number): string | undefined {
  if (text.length <= maximumNesting) return undefined;
  const { sum, exceededAt } = nestingOf(text);
  if (exceededAt !== undefined) {
    const before = text.slice(0, exceededAt).split(/\r\n|[\n\r]/);
    const column = (before.at(-1)?.length ?? 0) + 1;
    return `The document nests deeper than ${maximumNesting} levels, the most that are allowed, at line ${before.length}, column ${column}.`;
  }
  // Fragments cannot nest deeper than the sum of all of them, however they spread one another.
  if (sum <= maximumNesting) return undefined;
  return nestsTooDeepBySpreads(text, tokenLimit)
    ? `The fragments of the document, where they spread one another, nest deeper than ${maximumNesting} levels, the most that are allowed.`
    : undefined;
}

/** The nesting of one definition of a document. */
interface Definition {
  deepest: number;
  /** The fragments that it spreads, each with the deepest level at which it is spread. */
  readonly spreads: Map<string, number>;
}

/** The levels of the deepest path from spread to spread. A fragment is done when all fragments that it spreads are done. */
function nestsTooDeepBySpreads(text: string, tokenLimit: number): boolean {
  const { operations, fragments } = definitionsOf(text, tokenLimit);
  const depths = new Map<string, number>();
  const depthOf = ({ deepest, spreads }: Definition): number => {
    let depth = deepest;
    for (const [name, level] of spreads) depth = Math.max(depth, level + (depths.get(name) ?? 0));
    return depth;
  };

  const spreadBy = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const [name, { spreads }] of fragments) {
    const known = [...spreads.keys()].filter((each) => fragments.has(each));
    waitsFor.set(name, known.length);
    for (const each of known) {
      const above = spreadBy.get(each);
      if (above) above.push(name);
      else spreadBy.set(each, [name]);
    }
  }
  const ready = [...fragments.keys()].filter((name) => waitsFor.get(name) === 0);
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    depths.set(name, depthOf(fragments.get(name) as Definition));
    for (const above of spreadBy.get(name) ?? []) {
      const left = (waitsFor.get(above) ?? 0) - 1;
      waitsFor.set(above, left);
      if (left === 0) ready.push(above);
    }
  }
  // The fragments that are left spread themselves. A validation rule refuses them, but may visit all of them before.
  const circular = [...fragments].filter(([name]) => !depths.has(name));
  const throughAll = circular.reduce((sum, [, { deepest }]) => sum + deepest, 0);
  return [throughAll, ...depths.values(), ...operations.map(depthOf)].some((depth) => depth > maximumNesting);
}

function definitionsOf(
  text: string,
  tokenLimit: number,
): { operations: Definition[]; fragments: Map<string, Definition> } {
  const operations: Definition[] = [];
  const fragments = new Map<string, Definition>();
  let current: Definition | undefined;
  let fragmentName: string | undefined;
  let level = 0;
  let read = 0;
  try {
    const lexer = new Lexer(new Source(text));
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF && read <= tokenLimit; token = lexer.advance()) {
      read++;
      switch (token.kind) {
        case TokenKind.NAME:
          if (level === 0 && token.value === 'fragment') fragmentName ??= lexer.lookahead().value;
          else if (token.prev?.kind === TokenKind.SPREAD && token.value !== 'on')
            current?.spreads.set(token.value, Math.max(level, current.spreads.get(token.value) ?? 0));
          break;
        case TokenKind.PAREN_L:
        case TokenKind.BRACKET_L:
        case TokenKind.BRACE_L:
          level++;
          current ??= { deepest: 0, spreads: new Map() };
          current.deepest = Math.max(current.deepest, level);
          break;
        case TokenKind.PAREN_R:
        case TokenKind.BRACKET_R:
        case TokenKind.BRACE_R:
          if (level > 0) level--;
          if (level > 0 || !current || token.kind !== TokenKind.BRACE_R) break;
          if (fragmentName === undefined) operations.push(current);
          else fragments.set(fragmentName, current);
          current = undefined;
          fragmentName = undefined;
          break;
        default:
      }
    }
  } catch {
    // The text is no document. The parser stops at the same place and says why.
  }
  return { operations, fragments };
}
