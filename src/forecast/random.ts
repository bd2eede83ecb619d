const { cos, log, sin, sqrt } = Math;

/**
 * Random numbers that are the same for the same seed, so that the same series has the same forecast.
 * The numbers are those of mulberry32 (Tommy Ettinger, public domain), the normal ones of Box and Muller (1958).
 */
export class Random {
  private spare: number | undefined;

  /** @param state the seed, an integer of 32 bits */
  constructor(private state: number) {}

  /** From 0, inclusive, to 1, exclusive. */
  uniform(): number {
    return this.integer() / 2 ** 32;
  }

  /** An integer of 32 bits without sign. */
  integer(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** Normally distributed with mean 0 and variance 1. */
  normal(): number {
    if (this.spare !== undefined) {
      const spare = this.spare;
      this.spare = undefined;
      return spare;
    }
    const radius = sqrt(-2 * log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * sin(angle);
    return radius * cos(angle);
  }
}
