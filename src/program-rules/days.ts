import type { Place } from '../engine';
import type { UsedTables } from './inputs';
import { quoted } from './node';
import { rowsOf } from './place-rows';

/** The first day that is judged. What holds on it holds on each day before. */
const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

/**
 * A query of the days on which the results of rules can change for the row of `partner` around it. It may have days too many, and
 * the partner is judged on each of them, so fewer days make writes cheaper.
 * @param own the days of the rules themselves
 */
export function daysOf(places: readonly Place[], used: UsedTables, own: readonly string[]): string {
  const fixed = [...new Set([firstDay, ...own])].map((day) => `(date '${day}')`);
  const queries = places.flatMap((place) => {
    const days = daysOfRow(place, used);
    if (days.length === 0) return [];
    const { from, where, way } = rowsOf(place);
    const conditions = [where, ...way.flatMap(({ place: each, alias }) => mattering(each, alias))];
    const named = `unnest(array[${days.join(', ')}]) named (day)`;
    return [
      from === ''
        ? `select named.day from ${named}`
        : `select named.day from ${from} cross join ${named} where ${conditions.join(' and ')}`,
    ];
  });
  const all = [`values ${fixed.join(', ')}`, ...queries].join('\nunion all ');
  return `select distinct day from (${all}) named (day) where day between '${firstDay}' and '${lastDay}'`;
}

/** The days on which one row of a place can change a result. */
function daysOfRow(place: Place, used: UsedTables): readonly string[] {
  const { days = [], instants = [] } = used.get(place.table) ?? {};
  const { alias } = rowsOf(place);
  return [
    ...days.map((column) => ({ column, day: `${alias}."${column}"` })),
    ...instants.map((column) => ({ column, day: `(${alias}."${column}" at time zone 'UTC')::date` })),
  ].flatMap(({ column, day }) => {
    // A period ends with the first day that it no longer covers. Another day may be the last one.
    const own = periodColumns.has(column) ? [day] : [day, `${day} + 1`];
    const shifted = own.flatMap((each) =>
      [...place.windows].flatMap((window) => [...around(each, '+', window), ...around(each, '-', window)]),
    );
    const left = place.starts.has(column) ? [...place.leaving].map((window) => leaving(day, window)) : [];
    return [...own, ...shifted, ...left];
  });
}

const periodColumns: ReadonlySet<string> = new Set(['valid_from', 'valid_to']);

/** The conditions on the rows of a place that rules can read. Of measurements these are the ones of the metrics that the rules name. */
function mattering({ readings }: Place, alias: string): readonly string[] {
  if (readings.some((named) => named.length === 0)) return [];
  const conditions = readings.map((named) =>
    named
      .map(({ column, table, key, texts }) => {
        const list = texts.map(quoted).join(', ');
        return `${alias}."${column}" in (select id from "${table}" where "${key}" in (${list}))`;
      })
      .join(' and '),
  );
  return [`(${[...new Set(conditions)].join(' or ')})`];
}

/**
 * The first day on which a row is no longer in a window. A row is in the window if it begins after the day asked about less the
 * duration. PostgreSQL subtracts the months first. A month may lack the day of the month: then the first day is the one after.
 */
function leaving(start: string, window: string): string {
  const [, months = '', days = ''] = /^P((?:\d+Y)?(?:\d+M)?)(.*)$/.exec(window) ?? [];
  const last = days === '' ? start : `(${start} + interval 'P${days}')::date`;
  if (months === '') return last;
  const [interval, moved] = [`interval 'P${months}'`, `(${last} + interval 'P${months}')::date`];
  return `${moved} + ((${moved} - ${interval})::date < ${last})::integer`;
}

/**
 * A day moved by a duration, and days beside it: months differ in length. With days beside months, it also matters which of
 * them go first.
 */
function around(day: string, sign: '+' | '-', window: string): readonly string[] {
  const isMixed = /\d[YM].*[WDT]/.test(window);
  const [least, most] = isMixed ? [-4, 7] : [-1, 2];
  const beside = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return beside.map((further) => `(${day} ${sign} interval '${window}')::date + ${further}`);
}
