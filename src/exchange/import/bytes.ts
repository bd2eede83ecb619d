import { isUtf8 } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** The number of bytes from the start by which the kind of a file is recognised. No header is as long. */
const headLength = 4096;

/** The message for a value with bytes that are not UTF-8. */
export const notUtf8 =
  'holds bytes that are no UTF-8; is the file in an encoding of one byte a letter, such as Windows-1252? Save it as UTF-8';

const spreadsheet = 'save the sheet as CSV, in UTF-8';

/** The first bytes of files that are not CSV in UTF-8. The first match counts. */
const otherKinds: readonly (readonly [start: readonly (number | 'any')[], message: string])[] = [
  [[0xff, 0xfe, 0, 0], 'the file is no UTF-8 but looks like UTF-32; save it as UTF-8'],
  [[0, 0, 0xfe, 0xff], 'the file is no UTF-8 but looks like UTF-32; save it as UTF-8'],
  [[0xff, 0xfe], 'the file is no UTF-8 but looks like UTF-16; save it as UTF-8'],
  [[0xfe, 0xff], 'the file is no UTF-8 but looks like UTF-16; save it as UTF-8'],
  // UTF-16 or UTF-32 without a byte order mark: a header begins with a Latin letter, whose other bytes are 0.
  [[0, 0, 0, 'any'], 'the file is no UTF-8 but looks like UTF-32; save it as UTF-8'],
  [['any', 0, 0, 0], 'the file is no UTF-8 but looks like UTF-32; save it as UTF-8'],
  [[0, 'any'], 'the file is no UTF-8 but looks like UTF-16; save it as UTF-8'],
  [['any', 0], 'the file is no UTF-8 but looks like UTF-16; save it as UTF-8'],
  [[0x50, 0x4b, 0x03, 0x04], `the file is no CSV but looks like a spreadsheet or a zip archive; ${spreadsheet}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `the file is no CSV but looks like a spreadsheet of the old kind; ${spreadsheet}`],
  [[0x1f, 0x8b], 'the file is no CSV but looks compressed by gzip; unpack it'],
];

/** Thrown if the first bytes of a file show that it is not CSV in UTF-8. */
export class WrongKindOfFile extends Error {
  override readonly name = 'WrongKindOfFile';
}

/**
 * Passes the bytes of a file to the parser, without a byte order mark and from a given line on, and notes whether they are
 * UTF-8. The parser turns other bytes into U+FFFD, so this character then marks the bad cells.
 */
export class FileBytes extends Transform {
  /** Whether bytes were passed that are not UTF-8. */
  invalid = false;
  private atStart = true;
  private linesToSkip: number;
  private head: Buffer = Buffer.alloc(0);
  /** The bytes at the end of the last chunk that may be the beginning of a character. */
  private rest: Buffer = Buffer.alloc(0);

  /**
   * @param skip the number of lines to leave out
   * @param onBytes called with the number of bytes of each chunk
   */
  constructor(
    skip: number,
    private readonly onBytes: (count: number) => void,
  ) {
    super();
    this.linesToSkip = skip;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.onBytes(chunk.length);
    let bytes = chunk;
    if (this.atStart) {
      bytes = Buffer.concat([this.head, chunk]);
      this.head = bytes;
      if (bytes.length < headLength) return done();
      const problem = this.start();
      if (problem) return done(problem);
      bytes = this.head;
    }
    this.check(bytes);
    done(null, this.afterSkipped(bytes));
  }

  override _flush(done: TransformCallback): void {
    if (this.atStart) {
      const problem = this.start();
      if (problem) return done(problem);
      this.check(this.head);
      this.push(this.afterSkipped(this.head));
    }
    if (this.rest.length > 0) this.invalid = true;
    done();
  }

  private start(): WrongKindOfFile | undefined {
    this.atStart = false;
    const { head } = this;
    const other = otherKinds.find(
      ([start]) => head.length >= start.length && start.every((byte, index) => byte === 'any' || byte === head[index]),
    );
    if (other) return new WrongKindOfFile(other[1]);
    const first = head.subarray(0, headLength);
    if (first.includes(carriageReturn) && !first.includes(lineFeed))
      return new WrongKindOfFile(
        'the lines end with carriage returns alone, as old Macs wrote them; save the file with line feeds',
      );
    if (byteOrderMark.equals(head.subarray(0, byteOrderMark.length))) this.head = head.subarray(byteOrderMark.length);
    return undefined;
  }

  private check(chunk: Buffer): void {
    if (this.invalid) return;
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const whole = bytes.length - unfinished(bytes);
    this.invalid = !isUtf8(bytes.subarray(0, whole));
    this.rest = Buffer.from(bytes.subarray(whole));
  }

  private afterSkipped(bytes: Buffer): Buffer {
    let from = 0;
    while (this.linesToSkip > 0) {
      const end = bytes.indexOf(lineFeed, from);
      if (end < 0) return Buffer.alloc(0);
      from = end + 1;
      this.linesToSkip--;
    }
    return bytes.subarray(from);
  }
}

/** The number of bytes at the end that begin a character which the next chunk may complete. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
