import { createHash, randomBytes } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** How many bytes are read or written at a time. */
const piece = 256 * 1024;

/**
 * A file without a name. Its name is removed as soon as it is open, so nobody else can open it, and the system removes its bytes
 * when it is closed, also if the process is killed.
 */
export class SpooledFile {
  private readonly hash = createHash('sha256');
  private written = 0;
  private readonly readers = new Set<Readable>();
  private unread: () => void = () => undefined;
  private closing: Promise<void> | undefined;
  private tag = '';

  private constructor(private readonly file: FileHandle) {}

  /** Makes a file in a folder. */
  static async in(folder: string): Promise<SpooledFile> {
    const path = join(folder, randomBytes(24).toString('hex'));
    const file = await open(path, 'wx+', 0o600);
    await rm(path);
    return new SpooledFile(file);
  }

  /** Its bytes so far. */
  get size(): number {
    return this.written;
  }

  /** Its strong entity tag: files with the same bytes have the same. Known when it has been written. */
  get etag(): string {
    return this.tag;
  }

  /** Whether it is read. */
  get isRead(): boolean {
    return this.readers.size > 0;
  }

  /** Adds bytes at its end. */
  async add(bytes: Uint8Array): Promise<void> {
    for (let begin = 0; begin < bytes.length;) {
      // Its hash takes a while, and others have their turn while a piece is written.
      const length = Math.min(piece, bytes.length - begin);
      const { bytesWritten } = await this.file.write(bytes, begin, length, this.written);
      this.hash.update(bytes.subarray(begin, begin + bytesWritten));
      begin += bytesWritten;
      this.written += bytesWritten;
    }
  }

  /** Called when all bytes are written. */
  end(): void {
    this.tag = `"${this.hash.digest('base64url')}"`;
  }

  /** The bytes from one place to another, both included. */
  read(first: number, last: number): Readable {
    const bytes = Readable.from(this.pieces(first, last), { objectMode: false, highWaterMark: piece });
    this.readers.add(bytes);
    bytes.once('close', () => {
      this.readers.delete(bytes);
      if (this.readers.size === 0) this.unread();
    });
    return bytes;
  }

  /** Removes it when the last of its readers has ended. */
  close(): Promise<void> {
    this.closing ??= this.closeUnread();
    return this.closing;
  }

  /** Ends its readers. */
  stopReaders(): void {
    for (const reader of this.readers) reader.destroy();
  }

  private async closeUnread(): Promise<void> {
    if (this.readers.size > 0) await new Promise<void>((resolve) => (this.unread = resolve));
    await this.file.close();
  }

  private async *pieces(first: number, last: number): AsyncGenerator<Buffer> {
    for (let place = first; place <= last;) {
      const length = Math.min(piece, last + 1 - place);
      const { bytesRead, buffer } = await this.file.read(Buffer.allocUnsafe(length), 0, length, place);
      if (bytesRead === 0) throw new Error('A spooled file ended before its end.');
      place += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
}
