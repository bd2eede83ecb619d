import { median } from './summary.mjs';

const trials = 3;
/** The first plan is kept unless another one costs less than this share of it: smaller differences are noise. */
const better = 0.95;

/**
 * Tries the plans of a statement in turn and chooses the one that costs less processor time; less time, if the processor time
 * is not known.
 *
 * @param {readonly string[]} plans
 * @param {(plan: string) => Promise<import('./load.mjs').Load & import('./measure.mjs').Measurement>} attempt
 * @returns {Promise<string>}
 */
export async function choosePlan(plans, attempt) {
  const costs = new Map(plans.map((plan) => [plan, []]));
  for (let trial = 0; trial < trials; trial++) {
    for (const plan of plans) {
      const { serverCpu, databaseCpu, perSecond } = await attempt(plan);
      costs.get(plan).push(serverCpu === undefined ? 1000 / perSecond : serverCpu + databaseCpu);
    }
  }
  return plans.reduce((best, plan) => (median(costs.get(plan)) < better * median(costs.get(best)) ? plan : best));
}
