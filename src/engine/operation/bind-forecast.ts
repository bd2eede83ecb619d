import type { GraphQLField } from 'graphql';
import { ConditionReader } from '../condition/reader';
import { ArgumentError } from '../errors/errors';
import type { Graph } from '../metadata/graph';
import { maximumAhead, maximumFiscalDays, maximumPoints } from '../metadata/limits';
import { inputOf } from './bind-groups';
import { mostQuarters, type SeriesArguments } from './bind-series';
import type { Binder } from './binder';
import { attempt } from './binder';
import type { BoundField, Given } from './bound-arguments';
import { daysBetween, periodsOf } from './periods';

/** Binds `forecast`. The operands of its filter, and `until` or `reaching`, are its values. */
export function forecastBinder(graph: Graph, field: GraphQLField<unknown, unknown>): Binder {
  return (given, reject) => {
    const { count, share, until, reaching } = given as { readonly until?: string; readonly reaching?: number } & Given;
    if (count != null && share != null)
      reject(new ArgumentError('`count` and `share` are both given; a forecast is of one of them.'));
    if ((until == null) === (reaching == null))
      reject(new ArgumentError('Either `until` or `reaching` must be given, and not both.'));
    const of = share == null ? 'count' : 'share';
    if (reaching != null && (reaching < 0 || (of === 'share' && reaching > 1)))
      reject(
        new ArgumentError(`\`reaching\` is ${reaching}; it must be ${of === 'share' ? 'from 0 to 1' : '0 or more'}.`),
      );
    const reader = new ConditionReader(graph);
    const asked = given[of] as Given | null | undefined;
    const filter = asked ? attempt(reject, () => reader.read(inputOf(field, of), asked, of)) : undefined;
    return {
      shape: { kind: 'forecast', of, goal: until == null ? 'reaching' : 'until', ...(filter && { filter }) },
      values: { ...reader.values, until, reaching },
      repeats: maximumAhead,
    };
  };
}

/**
 * A forecast with the number of periods of its series together with it.
 * @param owner the argument that names the owner of a fiscal calendar
 * @throws ArgumentError if the series carries no forecast, or if these periods are too many
 */
export function withSeries(forecast: BoundField, series: BoundField, owner: string | undefined): BoundField {
  const { every, from } = series.given as unknown as SeriesArguments;
  const isFiscal = every === 'FISCAL_QUARTER';
  if (isFiscal && owner !== undefined && series.given[owner] == null)
    throw new ArgumentError(
      `A forecast by FISCAL_QUARTER needs \`${owner}\` of its series: the quarters of several calendars overlap.`,
    );
  const { until } = forecast.given as { readonly until?: string | null };
  if (until == null) return forecast;
  if (until < from)
    throw new ArgumentError(`\`until\` is ${until}, a day before \`from\` of the series, which is ${from}.`);
  if (isFiscal) {
    const days = daysBetween(from, until);
    if (days > maximumFiscalDays)
      throw new ArgumentError(
        `There are ${days} days from ${from}, where the series begins, to \`until\`; at most ${maximumFiscalDays} are allowed with FISCAL_QUARTER.`,
      );
    return { ...forecast, repeats: mostQuarters(days) };
  }
  const periods = periodsOf(every, from, until, maximumPoints);
  if (!periods)
    throw new ArgumentError(
      `A series from ${from} with a forecast until ${until} has more than ${maximumPoints} periods.`,
    );
  return { ...forecast, repeats: periods.length };
}
