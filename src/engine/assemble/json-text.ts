/** Data of a response that are JSON already, in pieces that are sent one after the other. To join large pieces takes long. */
export class JsonText {
  readonly [key: string]: unknown;

  /** @param isShared whether a cache keeps the text, so that an answer that is not read yet holds no memory of its own */
  constructor(
    readonly pieces: readonly string[],
    readonly isShared = false,
  ) {}

  /** For code that does not know this class. */
  toJSON(): unknown {
    return JSON.parse(this.pieces.join(''));
  }
}

/** How many characters texts have together. */
export function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
