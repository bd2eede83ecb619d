/**
 * The source of the present instant and of today's date. It is passed to the code that needs it, so that tests and
 * generators can fix the date. Nothing else in the project reads the system's time for a decision about data.
 */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stands still at noon UTC of a day.
 * @param day a calendar day, `YYYY-MM-DD`
 */
export function fixedClock(day: string): Clock {
  const instant = new Date(`${day}T12:00:00.000Z`);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`"${day}" is not a day of the form YYYY-MM-DD.`);
  return { now: () => new Date(instant) };
}

/** The calendar day (UTC) of the clock's present instant, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  return dayOf(clock.now());
}

/** The calendar day (UTC) of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
