import type { Selected } from '../operation/selection';
import type { List, Pricing } from './request';
import { summaryTerm } from './terms';
import { Work } from './work';

/**
 * Work that is done again for each point of a series.
 * @param series undefined if the work is done once
 */
export function repeated(series: Selected | undefined, pricing: Pricing): Pricing {
  if (!series) return pricing;
  return (work, request) => {
    const once = new Work();
    pricing(once, request);
    work.addTimes(once, request.pointsOf(series));
  };
}

/**
 * The points of a series: every row in reach is counted, and put into groups, for each of them.
 * @param summary the groups that the series belongs to, or the series itself
 */
export function seriesTerm(list: List, series: Selected, summary: Selected): Pricing {
  return repeated(series, summaryTerm(list, summary));
}
