import { isUtf8 } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
const lineFeed = 0x0a;

/** Thrown for a file that is no UTF-8 from its first bytes on. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding';
}

/**
 * Hands the bytes of a file on to the parser: without a byte order mark, from a given line on, and noting whether they
 * are UTF-8. The parser turns bytes that are not into U+FFFD, so after such bytes that character marks the bad cells.
 */
export class FileBytes extends Transform {
  /** Whether bytes have passed that are not UTF-8. */
  invalid = false;
  private atStart = true;
  private linesToSkip: number;
  private head: Buffer = Buffer.alloc(0);
  /** The bytes at the end of the last chunk that may be the beginning of a character. */
  private rest: Buffer = Buffer.alloc(0);

  /**
   * @param skip how many lines to leave out
   * @param onBytes told how many bytes each chunk has
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
      if (bytes.length < byteOrderMark.length) return done();
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

  private start(): WrongEncoding | undefined {
    this.atStart = false;
    if (utf16Marks.some((mark) => mark.equals(this.head.subarray(0, mark.length)))) return new WrongEncoding();
    if (byteOrderMark.equals(this.head.subarray(0, byteOrderMark.length)))
      this.head = this.head.subarray(byteOrderMark.length);
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

/** How many bytes at the end are the beginning of a character that the next chunk may complete. */
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
