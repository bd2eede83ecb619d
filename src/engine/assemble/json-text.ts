/** Data of a response that are JSON already. */
export class JsonText {
  readonly [key: string]: unknown;

  constructor(readonly text: string) {}

  /** For code that does not know this class. */
  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}
