import type { Search } from '../../app/search';
import type { ProgramDetailsQuery, RolloutQueryVariables } from './documents';

/** What a rollout is measured by, and which days it is about. All days are ISO dates. */
export interface RolloutSpan {
  /** The first launch. */
  readonly launchedOn: string;
  /** The first day of the curve. */
  readonly from: string;
  /** The last day of what is known. */
  readonly to: string;
  /** The last day of what is forecast. */
  readonly until: string;
  readonly every: 'MONTH' | 'QUARTER';
  /** When all partners should be concerned; undefined if the program says nothing of it. */
  readonly target?: { readonly from: string; readonly to: string; readonly minimum: number; readonly maximum: number };
}

export type Measure = 'enrolled' | 'qualified';

type RolloutSearch = Search<'measure' | 'reaching' | 'to'>;

/** Above this number of months, the points of the curve are quarters. */
const mostMonths = 48;

/** The shares that a reader can ask for. */
export const shares = ['0.5', '0.75', '0.9', '1'] as const;

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Adds months to a day. The last days of a long month become the last day of a short one. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

/**
 * The days that the rollout of a program is about.
 * @param to the last day that the reader wants to know of; today unless it is a day after the launch
 */
export function rolloutSpan(
  program: NonNullable<ProgramDetailsQuery['program']>,
  to: string | undefined,
): RolloutSpan | undefined {
  const launches = program.launches.map(({ launchedOn }) => launchedOn).filter((day) => day !== null);
  const [launchedOn] = launches.toSorted();
  if (launchedOn === undefined) return undefined;
  const planned = program.launches.map(({ plannedFrom }) => plannedFrom).toSorted()[0] ?? launchedOn;
  const from = `${(planned < launchedOn ? planned : launchedOn).slice(0, 7)}-01`;
  const isDay = to !== undefined && /^\d{4}-\d\d-\d\d$/.test(to) && !Number.isNaN(Date.parse(to));
  const end = isDay && to > launchedOn ? to : today();
  const every = monthsBetween(from, end) <= mostMonths ? 'MONTH' : 'QUARTER';
  const { rolloutMonthsMin: minimum, rolloutMonthsMax: maximum } = program;
  return {
    launchedOn,
    from,
    to: end,
    until: monthsLater(end, every === 'MONTH' ? 24 : 36),
    every,
    ...(minimum !== null &&
      maximum !== null && {
        target: { from: monthsLater(launchedOn, minimum), to: monthsLater(launchedOn, maximum), minimum, maximum },
      }),
  };
}

export function measureOf({ measure }: RolloutSearch): Measure {
  return measure === 'enrolled' ? 'enrolled' : 'qualified';
}

export function reachingOf({ reaching }: RolloutSearch): number {
  return shares.some((share) => share === reaching) ? Number(reaching) : 0.9;
}

export function rolloutVariables(code: string, span: RolloutSpan, search: RolloutSearch): RolloutQueryVariables {
  const isOfProgram = { code: { eq: code } };
  return {
    program: code,
    from: span.from,
    to: span.to,
    every: span.every,
    share:
      measureOf(search) === 'enrolled'
        ? { programs: { some: isOfProgram } }
        : { qualifications: { some: { program: isOfProgram } } },
    until: span.until,
    reaching: reachingOf(search),
  };
}
