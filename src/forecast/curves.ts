const { exp, max } = Math;

/** What a growth curve is made of. Rates are per period. */
export interface CurveParameters {
  /** The rate at which those adopt who are not influenced by others ("innovation"). Only the curve of Bass has it. */
  readonly innovation: number;
  /** The rate at which those adopt who follow others ("imitation"). */
  readonly imitation: number;
  /** The level that the curve approaches. */
  readonly ceiling: number;
}

/** One period on a growth curve. */
interface Step {
  /** The level at the end of the period. */
  readonly level: number;
  /** How the level at the end changes with the level at the beginning. */
  readonly slope: number;
}

/** A curve of adoption. It goes on from the level that is reached, so it needs no beginning. */
export type Curve = (level: number, parameters: CurveParameters) => Step;

/** Above its ceiling a level falls back. */
function falling(level: number, ceiling: number, rate: number): Step {
  const slope = exp(-rate);
  return { level: ceiling + (level - ceiling) * slope, slope };
}

/**
 * The curve of Frank M. Bass, "A New Product Growth for Model Consumer Durables", Management Science 15 (1969):
 * dN/dt = (p + q N/m) (m − N). With p = 0 it is the logistic curve.
 */
const bass: Curve = (level, { innovation, imitation, ceiling }) => {
  const rate = innovation + imitation;
  if (level >= ceiling) return falling(level, ceiling, rate);
  const ratio = innovation / imitation;
  const rest = 1 - level / ceiling;
  // (share + ratio) / (1 - share) grows exponentially.
  const grown = ((1 - rest + ratio) / rest) * exp(rate);
  const slope = ((1 + ratio) / (rest * (1 + grown))) ** 2 * exp(rate);
  return { level: (ceiling * (grown - ratio)) / (1 + grown), slope };
};

/** The least level at which the curve of Gompertz is followed, as a share of its ceiling: at 0 it does not grow at all. */
const leastShare = 1e-4;

/**
 * The curve of Benjamin Gompertz, "On the Nature of the Function Expressive of the Law of Human Mortality", Philosophical
 * Transactions 115 (1825), as a curve of growth: dN/dt = q N ln(m/N). It is steep early and approaches its ceiling slowly.
 */
const gompertz: Curve = (level, { imitation, ceiling }) => {
  if (level >= ceiling) return falling(level, ceiling, imitation);
  const exponent = exp(-imitation);
  const least = ceiling * leastShare;
  if (level < least) return { level: max(level, 0) + ceiling * leastShare ** exponent - least, slope: 1 };
  const end = ceiling * (level / ceiling) ** exponent;
  return { level: end, slope: (exponent * end) / level };
};

export const curves: readonly Curve[] = [bass, gompertz];
