/** Counts of the fields and arguments written so far. Rare ones are chosen more often. */
export class Usage {
  readonly #counts = new Map<string, number>();

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  add(name: string): void {
    this.#counts.set(name, this.count(name) + 1);
  }

  /** Removes these from the counts: they were not executed, because of a directive or a missing row. */
  forget(names: readonly string[]): void {
    for (const name of names) this.#counts.delete(name);
  }

  /** A weight that falls as the count grows. */
  weight(name: string): number {
    return 1 / (1 + this.count(name) / 4);
  }
}
