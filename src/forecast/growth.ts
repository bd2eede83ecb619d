import type { Curve, CurveParameters } from './curves';

const { abs, exp, log, max } = Math;

/**
 * A model of growth: the level follows a curve, with chance at each step, and is observed with an error. The variance of a
 * step is in proportion to the growth that is expected, as if each adopter decided for itself.
 */
export interface Growth extends CurveParameters {
  readonly family: Family;
  /** The variance of a step, divided by the expected growth and by the unit. */
  readonly spread: number;
  /** The standard deviation of the error of an observation: in units, or as a share of the level. */
  readonly error: number;
}

/** Models of one kind. */
export interface Family {
  readonly curve: Curve;
  /** Whether errors grow with the level. */
  readonly relativeErrors: boolean;
}

/** What all models of one series share. */
export interface Scale {
  /** The ceiling is above it. */
  readonly floor: number;
  /** The largest observation less the smallest. Chance and errors are measured in it. */
  readonly unit: number;
  /** What the ceiling cannot exceed. Undefined if it has no bound. */
  readonly bound: number | undefined;
}

/** What is known of the level after the last observation. */
export interface State {
  readonly mean: number;
  readonly variance: number;
  /** The logarithm of the likelihood of the observations. */
  readonly likelihood: number;
}

/** The number of parameters of a model. */
export const dimensions = 5;

/** The growth that a step is expected to have at least for its variance, as a share of the unit. */
const leastGrowth = 0.004;

/** Is added to each variance, so that none is 0; a share of the square of the unit. */
const negligible = 1e-12;

/** A normal distribution. */
interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * What is believed of a model before the series is seen: the logarithms of both rates, of the variance of a step and of the
 * error. The distributions are wide: a standard deviation is a factor of 2.5 for imitation, of 4.5 to 12 for the others.
 * The medians of the rates are near what F. Sultan, J. U. Farley and D. R. Lehmann found in 213 studies ("A Meta-Analysis of
 * Applications of Diffusion Models", Journal of Marketing Research 27, 1990), for periods of a month to a quarter.
 */
const beliefs = {
  innovation: { mean: log(0.005), deviation: 1.5 },
  imitation: { mean: log(0.12), deviation: 0.9 },
  spread: { mean: -2, deviation: 2.5 },
  error: { mean: -4, deviation: 2.5 },
} as const satisfies Record<string, Normal>;

/** What is believed of a ceiling without bound: the logarithm of what it is above its floor, in units. */
const openCeiling: Normal = { mean: 0, deviation: 1.6 };

/** What is believed of a ceiling with a bound: the logit of its place between floor and bound. Most series approach their bound. */
const boundedCeiling: Normal = { mean: 2, deviation: 2.5 };

/** What is believed of each parameter, in the order of a point of the space. */
function priorOf({ bound }: Scale): readonly Normal[] {
  const { innovation, imitation, spread, error } = beliefs;
  return [innovation, imitation, bound === undefined ? openCeiling : boundedCeiling, spread, error];
}

/** The model that a point of the space of parameters stands for. */
export function growthOf(family: Family, at: readonly number[], { floor, unit, bound }: Scale): Growth {
  const [innovation = 0, imitation = 0, ceiling = 0, spread = 0, error = 0] = at;
  return {
    family,
    innovation: exp(innovation),
    imitation: exp(imitation),
    ceiling: bound === undefined ? floor + unit * exp(ceiling) : floor + (bound - floor) / (1 + exp(-ceiling)),
    spread: exp(spread),
    error: exp(error),
  };
}

/** The variance of a step from one level to another. */
export function stepVariance(growth: number, { spread }: Growth, { unit }: Scale): number {
  return spread * unit * (max(growth, 0) + leastGrowth * unit);
}

/** The standard deviation of the error of an observation. */
export function errorAt(level: number, { error, family }: Growth, { unit }: Scale): number {
  return error * (family.relativeErrors ? abs(level) : unit);
}

/** The state after the last observation, by an extended Kalman filter: R. E. Kalman, Journal of Basic Engineering 82 (1960). */
export function filtered(observations: readonly number[], growth: Growth, scale: Scale): State {
  let mean = observations[0] ?? 0;
  let variance = errorAt(mean, growth, scale) ** 2;
  let likelihood = 0;
  for (const observed of observations.slice(1)) {
    const { level, slope } = growth.family.curve(mean, growth);
    const before = slope * slope * variance + stepVariance(level - mean, growth, scale);
    const total = before + errorAt(level, growth, scale) ** 2 + negligible * scale.unit ** 2;
    const surprise = observed - level;
    likelihood -= (log(2 * Math.PI * total) + (surprise * surprise) / total) / 2;
    const gain = before / total;
    mean = level + gain * surprise;
    variance = (1 - gain) * before;
  }
  return { mean, variance, likelihood };
}

/** The logarithm of the density of a point after the observations, up to a constant. */
export function density(observations: readonly number[], family: Family, at: readonly number[], scale: Scale): number {
  let sum = filtered(observations, growthOf(family, at, scale), scale).likelihood;
  for (const [axis, { mean, deviation }] of priorOf(scale).entries())
    sum -= (((at[axis] ?? 0) - mean) / deviation) ** 2 / 2;
  // A point so far away that its numbers overflow is impossible.
  return Number.isFinite(sum) ? sum : -Number.MAX_VALUE;
}
