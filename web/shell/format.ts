import { useMemo } from 'react';
import { useLanguage } from './texts';

/** Writes values in the way of the reader's language. */
export interface Format {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** @param amount an exact decimal text, as the API has it */
  decimal(amount: string): string;
  /** @param share of 1: 0.25 is 25 % */
  percent(share: number): string;
  /** @param day a `Date` of the API, which has no time zone: `2011-05-01` */
  day(day: string): string;
  /** @param instant a `DateTime` of the API, of which the day is shown where the reader is */
  instant(instant: string): string;
  /** @param day of which only the month is shown */
  month(day: string): string;
  /** @param amount an exact decimal text, as the API has it */
  money(amount: string, currency: string): string;
  kilometres(distance: number): string;
  list(items: readonly string[]): string;
}

export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatOf(language), [language]);
}

function formatOf(language: string): Format {
  const dayOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const months = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(language);
  return {
    number: (value, options) => new Intl.NumberFormat(language, options).format(value),
    decimal: (amount) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(amount as Intl.StringNumericLiteral),
    percent: (share) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share),
    day: (day) => days.format(dayOf(day)),
    instant: (instant) => instants.format(new Date(instant)),
    month: (day) => months.format(dayOf(day)),
    // A decimal text is exact, which a number may not be; Intl takes both.
    money: (amount, currency) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral),
    kilometres: (distance) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit: 'kilometer',
        maximumFractionDigits: distance < 10 ? 1 : 0,
      }).format(distance),
    list: (items) => lists.format(items),
  };
}
