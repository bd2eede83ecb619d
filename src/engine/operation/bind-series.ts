import type { Binder } from './binder';
import { findable } from './binder';
import { ArgumentError } from '../errors/errors';
import { maximumFiscalDays, maximumPoints } from '../metadata/limits';
import type { CalendarPeriod } from './periods';
import { daysBetween, periodsOf } from './periods';

/** The arguments that every series has. */
export interface SeriesArguments {
  readonly every: CalendarPeriod | 'FISCAL_QUARTER';
  readonly from: string;
  readonly to: string;
}

/**
 * Binds `series`. The values are `every`, `from` and `to`, and `starts` and `ends`, the first and the last day of each point; fiscal
 * quarters are rows of the database. The texts of the days are made when a statement takes them: a document can have many series.
 * @param owner the argument that names the owner of a fiscal calendar
 */
export function seriesBinder(owner: string | undefined): Binder {
  return (given, reject) => {
    const { every, from, to } = given as unknown as SeriesArguments;
    if (to < from) {
      reject(new ArgumentError(`\`to\` is ${to}, a day before \`from\`, which is ${from}.`));
      return undefined;
    }
    const named = owner === undefined ? undefined : given[owner];
    if (every === 'FISCAL_QUARTER') {
      const days = daysBetween(from, to);
      if (days > maximumFiscalDays) {
        reject(
          new ArgumentError(
            `There are ${days} days from \`from\` to \`to\`; at most ${maximumFiscalDays} are allowed with FISCAL_QUARTER.`,
          ),
        );
        return undefined;
      }
      const isOwned = typeof named === 'string';
      return {
        shape: { kind: 'series', isFiscal: true, isOwned, isShort: false },
        values: { from, to, ...(isOwned && { owner: findable(named) }) },
        repeats: mostQuarters(days),
      };
    }
    if (owner !== undefined && named != null)
      reject(new ArgumentError(`\`${owner}\` is given without FISCAL_QUARTER, which alone has a calendar of its own.`));
    const points = periodsOf(every, from, to, maximumPoints);
    if (!points) {
      reject(new ArgumentError(`A series from ${from} to ${to} has more than ${maximumPoints} points.`));
      return undefined;
    }
    return {
      shape: { kind: 'series', isFiscal: false, isOwned: false, isShort: points.length <= fewPoints },
      values: { every, from, to, starts: () => points.firstDays(), ends: () => points.lastDays() },
      repeats: points.length,
    };
  };
}

/** A whole number of the database has a bit for each of so many points. */
const fewPoints = 63;

/** The days of a fiscal quarter, at least: 13 weeks. */
const shortestQuarter = 91;

/** How many fiscal quarters of a calendar a number of days can touch. */
export function mostQuarters(days: number): number {
  return Math.ceil(days / shortestQuarter) + 1;
}
