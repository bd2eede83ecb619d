import { density, dimensions, growthOf, type Family, type Growth, type Scale } from './growth';
import { minimum, type Vertex } from './minimum';
import type { Random } from './random';

/** A model, and how probable it is after the observations. */
export interface Weighted {
  readonly growth: Growth;
  /** Of all models of a series together 1. */
  readonly weight: number;
}

/** Where the search for the most probable model begins: early growth that others follow, and growth of its own. */
const starts = [
  [Math.log(0.005), Math.log(0.15), 0, -2, -4],
  [Math.log(0.02), Math.log(0.05), 1, -2, -3],
] as const;
const firstSteps = [0.7, 0.5, 0.7, 1, 1] as const;
const laterSteps = [0.2, 0.2, 0.2, 0.3, 0.3] as const;
const rounds = 400;
/** The distance between two points by which curvature is measured. */
const distance = 0.05;
/** Degrees of freedom of the distribution that is drawn from: its tails are wider than those of the density. */
const freedom = 5;

/**
 * Draws models by their probability after the observations: the most probable model is searched, the density around it is
 * approximated by its curvature (Laplace), points are drawn from a t distribution of that shape and weighted by the density
 * (importance sampling). The families are averaged by their evidence. It yields between its parts, each of at most a millisecond or two.
 * @param draws how many models are drawn of each family
 */
export function* posterior(
  observations: readonly number[],
  families: readonly Family[],
  scale: Scale,
  draws: number,
  random: Random,
): Generator<void, readonly Weighted[]> {
  const drawn: { growth: Growth; logarithm: number }[] = [];
  for (const family of families) {
    const cost = (at: readonly number[]): number => -density(observations, family, at, scale);
    let best: Vertex | undefined;
    for (const start of starts) {
      const found = yield* minimum(cost, start, firstSteps, rounds);
      if (!best || found.value < best.value) best = found;
    }
    if (!best) continue;
    best = yield* minimum(cost, best.at, laterSteps, rounds);
    const root = rootOf(curvature(cost, best.at, best.value));
    const size = root.reduce((sum, row, axis) => sum + Math.log(row[axis] ?? 1), 0);
    yield;
    for (let draw = 0; draw < draws; draw++) {
      const { at, away } = near(best.at, root, random);
      const logarithm = ((freedom + dimensions) / 2) * Math.log(1 + away / freedom) - cost(at) - size;
      drawn.push({ growth: growthOf(family, at, scale), logarithm });
      yield;
    }
  }
  const most = drawn.reduce((largest, { logarithm }) => Math.max(largest, logarithm), -Infinity);
  const sum = drawn.reduce((total, { logarithm }) => total + Math.exp(logarithm - most), 0);
  return drawn.map(({ growth, logarithm }) => ({ growth, weight: Math.exp(logarithm - most) / sum }));
}

/** The second derivatives of a function at a point. */
function curvature(value: (at: readonly number[]) => number, at: readonly number[], here: number): number[][] {
  const moved = (axis: number, by: number, other: number, otherBy: number): number =>
    value(at.map((x, index) => x + (index === axis ? by : 0) + (index === other ? otherBy : 0)));
  const rows = at.map(() => at.map(() => 0));
  for (const [axis, row] of rows.entries()) {
    row[axis] = (moved(axis, distance, -1, 0) - 2 * here + moved(axis, -distance, -1, 0)) / distance ** 2;
    for (let other = 0; other < axis; other++) {
      const mixed =
        moved(axis, distance, other, distance) -
        moved(axis, distance, other, -distance) -
        moved(axis, -distance, other, distance) +
        moved(axis, -distance, other, -distance);
      row[other] = mixed / (4 * distance ** 2);
    }
  }
  return rows;
}

/**
 * The lower triangle L with L Lᵀ = the matrix (Cholesky). A matrix that has none, because the density is not round there,
 * gets the curvature of a wider and wider normal distribution added.
 * @param matrix its lower triangle
 */
function rootOf(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  for (let added = 0; ; added = added === 0 ? 0.01 : added * 3) {
    const root = cholesky(matrix, added);
    if (root) return root;
  }
}

function cholesky(matrix: readonly (readonly number[])[], added: number): readonly (readonly number[])[] | undefined {
  const root: number[][] = [];
  for (const [index, row] of matrix.entries()) {
    const made: number[] = [];
    root.push(made);
    for (let column = 0; column <= index; column++) {
      const above = root[column] ?? [];
      let rest = (row[column] ?? 0) + (column === index ? added : 0);
      for (let inner = 0; inner < column; inner++) rest -= (made[inner] ?? 0) * (above[inner] ?? 0);
      if (column < index) made.push(rest / (above[column] ?? 1));
      else if (rest > 0) made.push(Math.sqrt(rest));
      // A sum that is no number never becomes positive.
      else if (Number.isNaN(rest)) throw new RangeError('A density is no number.');
      else return undefined;
    }
  }
  return root;
}

/** A point drawn near another one, and the square of its distance in the units of the curvature. */
function near(
  centre: readonly number[],
  root: readonly (readonly number[])[],
  random: Random,
): { at: readonly number[]; away: number } {
  const moves = centre.map(() => random.normal());
  let chance = 0;
  for (let degree = 0; degree < freedom; degree++) chance += random.normal() ** 2;
  const factor = Math.sqrt(freedom / chance);
  const away = moves.reduce((sum, move) => sum + move * move, 0) * factor ** 2;
  // The moves are divided by the transposed root, from the last axis to the first.
  for (let axis = centre.length - 1; axis >= 0; axis--) {
    let move = moves[axis] ?? 0;
    for (let later = axis + 1; later < centre.length; later++) move -= (root[later]?.[axis] ?? 0) * (moves[later] ?? 0);
    moves[axis] = move / (root[axis]?.[axis] ?? 1);
  }
  return { at: centre.map((x, axis) => x + factor * (moves[axis] ?? 0)), away };
}
