import type { Allotment } from '../allotment';
import { covers, type Day } from '../days';
import { factorOf, inCurrency, scaleOf } from '../money';
import { spread, weighted, type Random, type Shares } from '../random';
import type { Financing } from '../shared/financing';
import type { Partner, World } from '../world';
import { counts, type Means } from './engagements';
import { book } from './ledger';
import { processCells, processWithin, type Process, type Reached } from './process';

type Status = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'PAID';

const statuses: Shares<Status> = [
  ['DRAFT', 5],
  ['SUBMITTED', 7],
  ['IN_REVIEW', 6],
  ['REJECTED', 9],
  ['CANCELLED', 6],
  ['APPROVED', 25],
  ['PAID', 42],
];
const waiting: readonly Status[] = ['DRAFT', 'SUBMITTED', 'IN_REVIEW'];
/** The share of requests that are approved, and perhaps paid. */
export const approvedShare = 0.67;
/** How often a day is tried before the partner does without the request. */
const tries = 12;

const reasons = ['Within the plan.', 'Conforme au plan.', 'Not this quarter.'];

export interface RequestAllotments {
  readonly requests: Allotment;
  readonly ledger: Allotment;
}

type Past = Pick<Means, 'careers' | 'distribution'>;

/**
 * Adds the requests of a partner. It was eligible on the day of the submission, on that of the decision, and, if the request
 * waits, today.
 */
export function request(
  world: World,
  partner: Partner,
  programs: readonly Financing[],
  past: Past,
  allotments: RequestAllotments,
): void {
  const { random, status } = partner;
  if (programs.length === 0 || past.careers.length === 0 || status !== 'ACTIVE') return;
  const wanted = random.uneven(allotments.requests.mean);
  let added = 0;
  for (let tried = 0; added < wanted && tried < wanted * tries; tried++)
    if (attempt(world, partner, random.pick(programs), past, allotments.ledger)) added++;
  allotments.requests.take(added, wanted);
}

function attempt(world: World, partner: Partner, program: Financing, past: Past, entries: Allotment): boolean {
  const { seed, today, sheets } = world;
  const { random } = partner;
  const status = weighted(spread(seed, 'request', sheets.requests.rows), statuses);
  const waits = waiting.includes(status);
  if (waits && program.status !== 'OPEN') return false;
  const process = waits ? processUntil(random, program, status, today) : processOf(random, program, today);
  const eligible = (day: Day): boolean =>
    past.careers.some(
      ({ qualification, awards }) =>
        program.qualifications.includes(qualification) && awards.some((award) => counts(award, day)),
    );
  if (!eligible(process.submitted) || !eligible(waits ? today : process.decided)) return false;
  add(world, partner, program, past, { status, waits, process }, entries);
  return true;
}

function processOf(random: Random, { opens, closes }: Financing, today: Day): Process {
  return processWithin(random, opens, Math.min(closes, today - 1));
}

/** A request that waits today was submitted within the last weeks. */
function processUntil(random: Random, { opens }: Financing, status: Status, today: Day): Process {
  const age = status === 'IN_REVIEW' ? random.integer(8, 60) : random.integer(1, 30);
  const submitted = Math.max(opens, today - age);
  const reviewed = random.integer(Math.min(submitted + 2, today - 1), today - 1);
  return { submitted, reviewed, decided: reviewed };
}

function add(
  world: World,
  partner: Partner,
  program: Financing,
  { distribution }: Past,
  { status, waits, process }: { readonly status: Status; readonly waits: boolean; readonly process: Process },
  entries: Allotment,
): void {
  const { sheets } = world;
  const { random } = partner;
  const { currency, kind } = program;
  const served = distribution.filter((agreement) => covers(agreement, process.submitted));
  const requested = amount(random, program);
  const key = sheets.requests.add(process.submitted, [
    status,
    ...processCells(random, process, reachedBy(random, status)),
    !waits && random.chance(0.5) ? random.pick(reasons) : null,
    random.pick(kind.purposes),
    inCurrency(requested, currency),
    currency,
    program,
    partner,
    served.length > 0 && random.chance(0.5) ? random.pick(served).distributor : null,
  ]);
  if (status !== 'APPROVED' && status !== 'PAID') return;
  const reference = sheets.requests.reference(key);
  book(world, random, program, { reference, requested, decided: process.decided, paid: status === 'PAID' }, entries);
}

function reachedBy(random: Random, status: Status): Reached {
  switch (status) {
    case 'DRAFT':
      return 'NOTHING';
    case 'SUBMITTED':
    case 'IN_REVIEW':
      return status;
    case 'CANCELLED':
      return random.chance(0.5) ? 'SUBMISSION_ENDED' : 'DECIDED';
    default:
      return 'DECIDED';
  }
}

/** In the smallest unit of the currency. */
function amount(random: Random, { kind, currency }: Financing): number {
  const unit = 10 ** scaleOf(currency);
  const whole = Math.ceil(random.integer(kind.least, kind.most) * factorOf(currency));
  return random.chance(0.5) ? Math.max(100, whole - (whole % 100)) * unit : whole * unit + random.integer(0, unit - 1);
}
