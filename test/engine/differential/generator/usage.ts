/** How often fields and arguments were written so far: what is rare is chosen more often. */
export class Usage {
  readonly #counts = new Map<string, number>();

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string): void {
    this.#counts.set(name, this.count(name) + 1);
  }

  /** Takes back that these were written: they came to nothing, as what stands behind a condition or on no row. */
  forget(names: readonly string[]): void {
    for (const name of names) this.#counts.delete(name);
  }

  /** A weight that falls as the count grows. */
  weight(name: string): number {
    return 1 / (1 + this.count(name) / 4);
  }
}
