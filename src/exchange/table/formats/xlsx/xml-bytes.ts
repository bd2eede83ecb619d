import { piece } from '../../format';

/** A text of ASCII up to this length is written byte by byte: that is faster than to call the encoder. */
const shortText = 64;

/** A character takes so many bytes at most. */
const bytesOfCharacter = 3;

/**
 * Texts as bytes. A sheet consists of tens of millions of short texts: each is written to its place, so that no string is made of
 * them that would be garbage at once.
 */
export class XmlBytes {
  private bytes = Buffer.allocUnsafeSlow(2 * piece);
  /** Where the next byte is written. */
  private at = 0;
  /** The first byte that was not taken. */
  private first = 0;

  /** Whether there are so many bytes that they should be taken. */
  get isFull(): boolean {
    return this.at - this.first >= piece;
  }

  /** Adds a text. */
  write(text: string): void {
    const { length } = text;
    if (this.at + length * bytesOfCharacter > this.bytes.length) this.makeRoom(length * bytesOfCharacter);
    if (length > shortText || !this.writeAscii(text)) this.at += this.bytes.write(text, this.at);
  }

  /** The bytes that were not taken. They do not change any more. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(this.first, this.at);
    this.first = this.at;
    return taken;
  }

  /** Writes a text if all of it is ASCII. @returns whether it is */
  private writeAscii(text: string): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code > 0x7f) return false;
      bytes[at + index] = code;
    }
    this.at = at + text.length;
    return true;
  }

  /** Bytes that were taken must not change, so another buffer goes on. */
  private makeRoom(length: number): void {
    const kept = this.bytes.subarray(this.first, this.at);
    this.bytes = Buffer.allocUnsafeSlow(2 * Math.max(piece, kept.length + length));
    this.bytes.set(kept);
    this.first = 0;
    this.at = kept.length;
  }
}
