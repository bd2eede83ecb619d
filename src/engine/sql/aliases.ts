/** Gives aliases that are unique in one statement. */
export class Aliases {
  private count = 0;

  next(): string {
    return `r${this.count++}`;
  }
}
