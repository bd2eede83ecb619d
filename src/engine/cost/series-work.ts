import type { Selected } from '../operation/selection';
import { isInOnePass } from './one-pass';
import { addCondition } from './list-work';
import type { List, Pricing, Repeating, Request, Rows } from './request';
import { dimensionsOf, summaryTerm } from './terms';
import { Work } from './work';

/** How much dearer it is to find the days of each row of a list than to count the rows of one day. */
const onePass = 3;

/** How many times the work of one point is done for all of a series. */
function timesOf(request: Request, list: List, { series, points, summary }: Repeating): number {
  const times = request.pointsOf(series);
  if (times <= onePass) return times;
  const dimensions = dimensionsOf(summary, request.argumentsOf(summary)['by']);
  return isInOnePass(request, list, points, dimensions) ? onePass : times;
}

/** The work of counting rows of a list, done again for each point if the list is that of a series. */
export function repeated(list: List, pricing: Pricing): Pricing {
  const { repeating } = list;
  if (!repeating) return pricing;
  return (work, request) => {
    const once = new Work();
    pricing(once, request);
    work.addTimes(once, timesOf(request, list, repeating));
  };
}

/** The points of a series: every row in reach is counted, and put into groups. */
export function seriesTerm(list: List): Pricing {
  const { repeating } = list;
  if (!repeating) throw new Error('A list without a series has no points.');
  return repeated(list, summaryTerm(list, repeating.summary));
}

/**
 * A forecast for each of the series: the points that it reads are counted, and the hub fits curves to them.
 * @param owners the rows or groups that have a series each; undefined at the root
 * @param others the points, and the forecasts that are priced before: they may count all rows anyway
 */
export function forecastTerm(list: List, owners: Rows | undefined, others: readonly Selected[]): Pricing {
  const { repeating } = list;
  if (!repeating) throw new Error('A list without a series has no forecast.');
  const { series, points: forecast } = repeating;
  const whole = seriesTerm(list);
  const kept = repeated(list, (work, request) => {
    const filter = request.filterOf(forecast);
    summaryTerm(list, repeating.summary)(work, request);
    if (filter) addCondition(work, request.context, filter, request.selected(list));
  });
  const isTested = below(forecast).some(({ definition }) => definition.name === 'backtest');
  return (work, request) => {
    const filter = request.filterOf(forecast);
    if (filter) kept(work, request);
    if (countsAll(forecast, request) && !others.some((each) => countsAll(each, request))) whole(work, request);
    const { objects } = request.rows(owners);
    const fits = objects * (isTested ? 2 : 1);
    work.add('forecast', fits);
    work.add('fitted', fits * request.pointsOf(series));
    work.add('foretold', objects * request.aheadOf(forecast));
  };
}

/** Whether a field of a series counts all rows of its list. */
function countsAll(field: Selected, request: Request): boolean {
  if (field.definition.name === 'points') return true;
  return !request.filterOf(field) || request.argumentsOf(field)['share'] != null;
}

function below({ selections }: Selected): readonly Selected[] {
  return [...selections.values()].flatMap(({ fields }) => fields);
}

/** The groups of a list at two dates. */
export function changeTerm(list: List, change: Selected): Pricing {
  return (work, request) => {
    const once = new Work();
    summaryTerm(list, change)(once, request);
    work.addTimes(once, 2);
  };
}
