/** The day on which the story stands, the one parameter of each rule. */
export const today = '$1::date';

/** Whether a row's period has a day in it. */
export function covers(row: string, day: string): string {
  return `(${row}.valid_from <= ${day} and (${row}.valid_to is null or ${day} < ${row}.valid_to))`;
}

/** Whether an offering was on the market on a day. */
export function onMarket(offering: string, day: string): string {
  return `(${offering}.published_on <= ${day} and (${offering}.retired_on is null or ${day} < ${offering}.retired_on))`;
}

/** Whether an award counted on a day: it covers it, and no suspension does. */
export function counts(award: string, day: string): string {
  return `(${covers(award, day)} and not exists (
    select from award_suspension s where s.award_id = ${award}.id and ${covers('s', day)}
  ))`;
}

/** The calendar day of an instant. */
export function dayOf(instant: string): string {
  return `(${instant} at time zone 'UTC')::date`;
}
