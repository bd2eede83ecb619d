import { timesOfDay } from '../demo/careers';
import type { Day } from '../demo/days';
import { inCurrency, purposes } from '../demo/financing';
import { scaleOf } from '../demo/places';
import type { Random } from '../demo/random';
import { uneven, weighted, type Allotment } from './allotment';
import type { Distribution } from './distribution';
import { factorOf, type Financing } from './financing';
import { book } from './ledger';
import { instant } from './sheet';
import { counts, covers, type Career, type Partner, type World } from './world';

type Status = 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'CANCELLED' | 'PAID';

const statuses: readonly (readonly [Status, number])[] = [
  ['DRAFT', 4],
  ['SUBMITTED', 5],
  ['IN_REVIEW', 4],
  ['REJECTED', 10],
  ['CANCELLED', 6],
  ['APPROVED', 25],
  ['PAID', 46],
];
const waiting: readonly Status[] = ['DRAFT', 'SUBMITTED', 'IN_REVIEW'];
/** The share of requests that are approved, and perhaps paid. */
export const approvedShare = 0.77;
/** How often a day is tried before the partner does without the request. */
const tries = 12;

/** The requests of a partner; it was eligible on the day of the submission, on that of the decision, and where it waits, today. */
export function request(
  world: World,
  partner: Partner,
  programs: readonly Financing[],
  past: { readonly careers: readonly Career[]; readonly distribution: readonly Distribution[] },
  allotments: { readonly requests: Allotment; readonly ledger: Allotment },
): void {
  const { random, status } = partner;
  if (programs.length === 0 || past.careers.length === 0 || status !== 'ACTIVE') return;
  const wanted = uneven(random, allotments.requests.mean);
  let made = 0;
  for (let tried = 0; made < wanted && tried < wanted * tries; tried++)
    if (attempt(world, partner, random.pick(programs), past, allotments.ledger)) made++;
  allotments.requests.take(made);
}

function attempt(
  world: World,
  { key, random }: Partner,
  program: Financing,
  { careers, distribution }: { readonly careers: readonly Career[]; readonly distribution: readonly Distribution[] },
  entries: Allotment,
): boolean {
  const { sheets, today } = world;
  const { opens, closes, currency } = program;
  const status = weighted(random, statuses);
  const waits = waiting.includes(status);
  if (waits && !program.open) return false;
  const latest = Math.min(closes, today - 1);
  const earliest = waits ? Math.max(opens, today - 60) : opens;
  const submitted = random.integer(earliest, Math.max(earliest, latest - 8));
  const reviewed = random.integer(submitted, Math.min(latest, submitted + 20));
  const decided = random.integer(reviewed, Math.min(latest, reviewed + 20));
  const eligible = (day: Day): boolean =>
    careers.some(
      ({ qualification, awards }) =>
        program.qualifications.includes(qualification) && awards.some((award) => counts(award, day)),
    );
  if (!eligible(submitted) || !eligible(waits ? today : decided)) return false;

  const [first, second, third] = timesOfDay(random, 3) as [number, number, number];
  const drafted = status === 'DRAFT';
  const unseen = drafted || status === 'SUBMITTED' || (status === 'CANCELLED' && random.chance(0.5));
  const served = distribution.filter((agreement) => covers(agreement, submitted));
  const requested = amount(random, program);
  const request = sheets.requests.add(submitted, [
    status,
    drafted ? null : instant(submitted, first),
    unseen ? null : instant(reviewed, second),
    waits ? null : instant(decided, third),
    !waits && random.chance(0.5) ? random.pick(['Within the plan.', 'Conforme au plan.', 'Not this quarter.']) : null,
    random.pick(purposes[program.kind]),
    inCurrency(requested, currency),
    currency,
    program.key,
    key,
    served.length > 0 && random.chance(0.5) ? random.pick(served).distributor.key : null,
  ]);
  if (status === 'APPROVED' || status === 'PAID')
    book(world, random, program, { key: request, requested, decided, paid: status === 'PAID' }, entries);
  return true;
}

/** In the smallest unit of the currency. */
function amount(random: Random, { kind, currency }: Financing): number {
  const unit = 10 ** scaleOf(currency);
  const [least, most] = kind === 'JOINT_MARKETING' ? [900, 40_000] : [8_000, 160_000];
  const whole = random.integer(least, most) * factorOf(currency);
  return random.chance(0.5) ? (whole - (whole % 100)) * unit : whole * unit + random.integer(0, unit - 1);
}
