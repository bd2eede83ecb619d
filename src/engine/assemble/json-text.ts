/** Data of a response that are JSON already: texts that are sent one after the other. To join large ones takes long. */
export class JsonText {
  readonly [key: string]: unknown;

  constructor(readonly pieces: readonly string[]) {}

  /** For code that does not know this class. */
  toJSON(): unknown {
    return JSON.parse(this.pieces.join(''));
  }
}
