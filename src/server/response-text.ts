import { Readable } from 'node:stream';
import { JsonText, lengthOf } from '../engine/assemble/json-text';
import { nextTurn } from '../engine/assemble/slices';

/** Stands where data belong that are JSON already. JSON has this character nowhere. */
const place = '\0';
const begin = '{"data":';

/** Apollo's `stringifyResult`. Data that are JSON already are left out; `withData` puts them in. */
export function stringifyResult(result: { readonly data?: unknown }): string {
  const { data, ...others } = result;
  if (!(data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const rest = JSON.stringify(others);
  return `${begin}${place}${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}\n`;
}

/**
 * The texts that are sent one after the other as a response.
 * @param text of the response
 * @param data that were left out of it
 */
export function withData(text: string, data: JsonText | undefined): readonly string[] {
  const left = `${begin}${place}`;
  return data && text.startsWith(left) ? [begin, ...data.pieces, text.slice(left.length)] : [text];
}

/** The texts of a response with data that are JSON already, and nothing else. */
export function textsOf({ pieces }: JsonText): readonly string[] {
  return [begin, ...pieces, '}\n'];
}

/** Texts of so many characters are sent in pieces. To make bytes of them takes some milliseconds for each megabyte. */
const large = 512 * 1024;
const piece = 64 * 1024;

/** The body of a response: large texts as a stream, so that they are made bytes as the client takes them in. */
export function bodyOf(texts: readonly string[]): string | Readable {
  if (lengthOf(texts) < large) return texts.join('');
  return Readable.from(piecesOf(texts), { objectMode: false, highWaterMark: piece });
}

/** The event loop goes on between two pieces: a client that takes everything at once would have them all in one round. */
async function* piecesOf(texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of cut(texts)) {
    yield Buffer.from(text);
    await nextTurn();
  }
}

/** The same characters in texts of about a piece: short texts are put together, long ones are cut. */
function* cut(texts: readonly string[]): Generator<string> {
  let short = '';
  for (const text of texts) {
    if (short.length + text.length > piece && short !== '') {
      yield short;
      short = '';
    }
    let from = 0;
    while (text.length - from > piece) {
      let end = from + piece;
      // A pair of surrogates is one character.
      if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++;
      yield text.slice(from, end);
      from = end;
    }
    short += from === 0 ? text : text.slice(from);
  }
  if (short !== '') yield short;
}
