import { Readable } from 'node:stream';
import { JsonText } from '../engine/assemble/json-text';

/** Apollo's `stringifyResult`. Data that are JSON already are put into the text as they are. */
export function stringifyResult(result: { readonly data?: unknown }): string {
  const { data, ...others } = result;
  if (!(data instanceof JsonText)) return `${JSON.stringify(result)}\n`;
  const rest = JSON.stringify(others);
  return `{"data":${data.text}${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}\n`;
}

/** A text of so many characters is sent in pieces. To make bytes of it takes some milliseconds for each megabyte. */
const large = 512 * 1024;
const piece = 64 * 1024;

/** The body of a response: a large text as a stream, so that it is made bytes as the client takes them in. */
export function bodyOf(text: string): string | Readable {
  return text.length < large ? text : Readable.from(pieces(text), { objectMode: false, highWaterMark: piece });
}

function* pieces(text: string): Generator<Buffer> {
  for (let begin = 0; begin < text.length;) {
    let end = begin + piece;
    // A pair of surrogates is one character.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++;
    yield Buffer.from(text.slice(begin, end));
    begin = end;
  }
}
