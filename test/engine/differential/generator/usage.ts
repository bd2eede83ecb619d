/** How often fields and arguments were written so far: what is rare is chosen more often. */
export class Usage {
  readonly #counts = new Map<string, number>();

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string): void {
    this.#counts.set(name, this.count(name) + 1);
  }

  /** A weight that falls as the count grows. */
  weight(name: string): number {
    return 1 / (1 + this.count(name) / 4);
  }
}
