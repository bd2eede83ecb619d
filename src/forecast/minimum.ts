/** A point, and the value of a function there. */
export interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/** The search ends if the values differ by less. */
const tolerance = 1e-7;

const ascending = (one: Vertex, other: Vertex): number => one.value - other.value;

/**
 * The minimum of a function of several variables by the downhill simplex method: J. A. Nelder and R. Mead, "A Simplex Method
 * for Function Minimization", The Computer Journal 7 (1965).
 * It yields after each round.
 * @param steps the size of the first simplex in each direction
 * @param rounds the most rounds; each asks the function for one or two values, rarely for one in each direction
 */
export function* minimum(
  value: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  rounds: number,
): Generator<void, Vertex> {
  const vertex = (at: readonly number[]): Vertex => ({ at, value: value(at) });
  const begun = vertex(start);
  let simplex = steps.map((step, axis) => vertex(start.map((x, index) => x + (index === axis ? step : 0))));
  simplex = [begun, ...simplex].sort(ascending);
  for (let round = 0; round < rounds; round++) {
    const [best = begun] = simplex;
    const worst = simplex.pop() ?? begun;
    if (worst.value - best.value < tolerance) return best;
    const nextWorst = simplex.at(-1) ?? best;
    const centre = start.map((_, axis) => simplex.reduce((sum, { at }) => sum + (at[axis] ?? 0), 0) / simplex.length);
    const along = (factor: number): Vertex => vertex(centre.map((x, axis) => x + factor * ((worst.at[axis] ?? 0) - x)));
    const reflected = along(-1);
    const better = reflected.value < best.value ? along(-2) : reflected;
    if (better.value < reflected.value) simplex.push(better);
    else if (reflected.value < nextWorst.value) simplex.push(reflected);
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) simplex.push(contracted);
      else {
        const halved = ({ at }: Vertex): Vertex => vertex(at.map((x, axis) => (x + (best.at[axis] ?? 0)) / 2));
        simplex = [best, ...simplex.slice(1).map(halved), halved(worst)];
      }
    }
    simplex.sort(ascending);
    yield;
  }
  return simplex[0] ?? begun;
}
