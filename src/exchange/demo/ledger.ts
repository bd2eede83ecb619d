import type { Day } from './days';
import { scaleOf } from './places';
import type { FinancingProgramDraft, RequestDraft } from './financing';
import type { Settings } from './population';
import type { Random } from './random';

export interface EntryDraft {
  readonly request: RequestDraft;
  readonly kind: 'APPROVE' | 'RELEASE' | 'PAY';
  /** In the smallest unit of the currency. */
  readonly units: number;
  readonly booked: Day;
}

const entryCount = 400;

/** What is booked for one request, before the payments are cut into instalments. */
interface Booking {
  readonly request: RequestDraft;
  readonly entries: EntryDraft[];
  /** What is paid in all. */
  readonly paid: number;
  instalments: number;
}

/**
 * The ledger: each approved request is committed, in one step or two; some of it may be released; what is paid comes in
 * instalments, as many as make up the number of entries that there are to be.
 */
export function makeLedger(settings: Settings, requests: readonly RequestDraft[]): EntryDraft[] {
  const random = settings.random.fork('ledger');
  const bookings = requests
    .filter(({ status }) => status === 'APPROVED' || status === 'PAID')
    .map((request) => book(settings, random, request));
  const paying = bookings.filter(({ paid }) => paid > 0);
  let missing = entryCount - bookings.reduce((sum, { entries, instalments }) => sum + entries.length + instalments, 0);
  for (let index = 0; missing > 0 && paying.length > 0; index++, missing--)
    (paying[index % paying.length] as Booking).instalments++;
  return bookings.flatMap((booking) => [...booking.entries, ...payments(settings, random, booking)]);
}

function book({ today }: Settings, random: Random, request: RequestDraft): Booking {
  const decided = request.decided?.day as Day;
  const granted =
    request.requested - (random.chance(0.3) ? Math.floor((request.requested * random.integer(1, 30)) / 100) : 0);
  const first = random.chance(0.3) ? rounded(Math.floor(granted * 0.6), request.program.currency) : granted;
  const entries: EntryDraft[] = [{ request, kind: 'APPROVE', units: first, booked: decided }];
  const booked = Math.min(today, decided + random.integer(0, 15));
  if (granted > first) entries.push({ request, kind: 'APPROVE', units: granted - first, booked });
  const released = random.chance(0.3)
    ? rounded(Math.floor((granted * random.integer(5, 25)) / 100), request.program.currency)
    : 0;
  if (released > 0)
    entries.push({
      request,
      kind: 'RELEASE',
      units: released,
      booked: Math.min(today, booked + random.integer(0, 30)),
    });
  const committed = granted - released;
  const paid = request.status === 'PAID' ? committed : random.chance(0.5) ? Math.floor(committed / 2) : 0;
  return { request, entries, paid, instalments: paid > 0 ? 1 : 0 };
}

/** Down to a whole unit of the currency, but not to nothing. */
export function rounded(units: number, currency: string): number {
  const unit = 10 ** scaleOf(currency);
  return Math.max(unit, units - (units % unit));
}

/** Equal instalments after everything was committed and released; the last takes the rest. */
function payments({ today }: Settings, random: Random, { request, entries, paid, instalments }: Booking): EntryDraft[] {
  let booked = Math.max(...entries.map((entry) => entry.booked));
  return Array.from({ length: instalments }, (_, index) => {
    booked = Math.min(today, booked + random.integer(0, 40));
    const share = Math.floor(paid / instalments);
    return {
      request,
      kind: 'PAY',
      units: index === instalments - 1 ? paid - share * (instalments - 1) : share,
      booked,
    };
  });
}

/** A round budget that was never exceeded. */
export function budgetOf(program: FinancingProgramDraft, entries: readonly EntryDraft[]): number {
  let committed = 0;
  let most = 0;
  const own = entries
    .filter(({ request, kind }) => request.program === program && kind !== 'PAY')
    .toSorted((one, other) => one.booked - other.booked);
  for (const { kind, units } of own) {
    committed += kind === 'APPROVE' ? units : -units;
    most = Math.max(most, committed);
  }
  const step = 100_000 * 10 ** scaleOf(program.currency);
  return Math.ceil((most * 1.3) / step) * step || step;
}
