/** Data of a response that are JSON already, in pieces that are sent one after the other. To join large pieces takes long. */
export class JsonText {
  readonly [key: string]: unknown;

  constructor(readonly pieces: readonly string[]) {}

  /** For code that does not know this class. */
  toJSON(): unknown {
    return JSON.parse(this.pieces.join(''));
  }
}
