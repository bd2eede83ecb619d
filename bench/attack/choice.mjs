/** Random choices (mulberry32). The same seed makes the same ones. */
export class Choice {
  #state;

  /** @param {number} seed a whole number */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** At least 0 and less than 1. */
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  integer(least, most) {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** A whole number whose logarithm is evenly spread, both ends included. */
  size(least, most) {
    return Math.round(least * (most / least) ** this.fraction());
  }

  /** True so many times in a hundred. */
  chance(percent) {
    return this.fraction() * 100 < percent;
  }

  pick(items) {
    return items[Math.floor(this.fraction() * items.length)];
  }

  /** So many different ones of the items, or all of them. */
  several(items, count) {
    return this.shuffle(items).slice(0, count);
  }

  shuffle(items) {
    const shuffled = [...items];
    for (let index = shuffled.length - 1; index > 0; index--) {
      const other = this.integer(0, index);
      [shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]];
    }
    return shuffled;
  }

  /** A list of so many values. */
  times(count, make) {
    return Array.from({ length: count }, (_, index) => make(index));
  }
}
