import { Lexer, Source, TokenKind, type Token } from 'graphql';
import type { InputLimits } from '../input-limits';
import { maximumName, shortened } from './request-values';

/** What the text of a document holds, read before it is parsed. */
export interface DocumentSize {
  /** The elements of its list values together. */
  readonly elements: number;
  /** The longest text in it, in characters. */
  readonly text: number;
  /** The longest name in it. */
  readonly name: string;
}

/**
 * Reads the tokens of a document as far as the parser reads them: to its end, its first wrong character, or the limit of
 * tokens. Each case takes time that grows with the length of the text only.
 */
export function documentSize(text: string, tokenLimit: number): DocumentSize {
  let elements = 0;
  let longest = 0;
  let name = '';
  /** Whether each open bracket is that of a list. */
  const lists: boolean[] = [];
  const lexer = new Lexer(new Source(text));
  try {
    let token = lexer.advance();
    for (let read = 0; token.kind !== TokenKind.EOF && read <= tokenLimit; read++) {
      if (lists.at(-1) === true && beginsValue(token)) elements++;
      switch (token.kind) {
        case TokenKind.BRACKET_L:
          lists.push(true);
          break;
        case TokenKind.BRACE_L:
        case TokenKind.PAREN_L:
          lists.push(false);
          break;
        case TokenKind.BRACKET_R:
        case TokenKind.BRACE_R:
        case TokenKind.PAREN_R:
          lists.pop();
          break;
        case TokenKind.NAME:
          if (token.value.length > name.length) name = token.value;
          break;
        case TokenKind.STRING:
        case TokenKind.BLOCK_STRING:
          longest = Math.max(longest, token.value.length);
          break;
        case TokenKind.INT:
        case TokenKind.FLOAT:
          longest = Math.max(longest, token.end - token.start);
          break;
        default:
      }
      token = lexer.advance();
    }
  } catch {
    // The text is no document. The parser stops at the same place and says why.
  }
  return { elements, text: longest, name };
}

/** Each element of a list begins with one of these; `$` begins a variable, and the name after it is no other element. */
function beginsValue({ kind, prev }: Token): boolean {
  if (kind === TokenKind.NAME) return prev?.kind !== TokenKind.DOLLAR;
  return beginnings.has(kind);
}

const beginnings: ReadonlySet<TokenKind> = new Set([
  TokenKind.DOLLAR,
  TokenKind.INT,
  TokenKind.FLOAT,
  TokenKind.STRING,
  TokenKind.BLOCK_STRING,
  TokenKind.BRACKET_L,
  TokenKind.BRACE_L,
]);

/** The message for a document with too long a text or name. Returns undefined if it has none. */
export function tooLongIn({ text, name }: DocumentSize, { textCharacters }: InputLimits): string | undefined {
  if (name.length > maximumName)
    return `The document has the name "${shortened(name)}" of ${name.length} characters: at most ${maximumName} are allowed.`;
  if (text > textCharacters)
    return `The document has a text of ${text} characters: at most ${textCharacters} are allowed.`;
  return undefined;
}
