import type { Allotment } from '../allotment';
import { date, type Day } from '../days';
import { inCurrency, roundedDown } from '../money';
import type { Random } from '../random';
import type { Financing } from '../shared/financing';
import type { Reference } from '../sink/tables';
import type { World } from '../world';

/** What the ledger needs to know of a request that was approved. */
interface Approved {
  readonly reference: Reference;
  /** In the smallest unit of the currency. */
  readonly requested: number;
  readonly decided: Day;
  /** Whether all that is committed has been paid. */
  readonly paid: boolean;
}

/** How many entries there are beside the payments, on average. */
const others = 1.6;

/**
 * Books an approved request. It is committed in one step or two; some of it may be released; what is paid comes in
 * instalments, as many as make up the number of entries of the scale.
 */
export function book(
  { sheets, today }: World,
  random: Random,
  program: Financing,
  { reference, requested, decided, paid }: Approved,
  allotment: Allotment,
): void {
  const { currency } = program;
  const before = sheets.ledger.rows;
  let booked = decided;
  const add = (kind: 'APPROVE' | 'RELEASE' | 'PAY', units: number, wait: number): void => {
    booked = Math.min(today, booked + random.integer(0, wait));
    sheets.ledger.add(booked, [kind, inCurrency(units, currency), currency, date(booked), reference]);
  };
  const granted = requested - (random.chance(0.3) ? Math.floor((requested * random.integer(1, 30)) / 100) : 0);
  const first = random.chance(0.3) ? roundedDown(Math.floor(granted * 0.6), currency) : granted;
  add('APPROVE', first, 0);
  if (granted > first) add('APPROVE', granted - first, 15);
  program.approved += granted;
  const released = random.chance(0.3) ? roundedDown(Math.floor((granted * random.integer(5, 25)) / 100), currency) : 0;
  if (released > 0) add('RELEASE', released, 30);

  const committed = granted - released;
  const due = paid ? committed : random.chance(0.5) ? Math.floor(committed / 2) : 0;
  // Requests of which nothing is paid leave their instalments to the others.
  const mean = (allotment.mean - others) * (paid ? 1.2 : 1);
  const instalments = Math.max(1, random.rounded(mean + random.integer(-1, 1)));
  const share = Math.floor(due / instalments);
  for (let number = 1; due > 0 && number <= instalments; number++)
    add('PAY', number === instalments ? due - share * (instalments - 1) : share, 40);
  allotment.take(sheets.ledger.rows - before);
}
