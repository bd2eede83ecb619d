import type { PartnerAwardsFragment } from './documents';

export type Award = PartnerAwardsFragment['awards']['nodes'][number];

/** What a piece of the timeline stands for. */
export const pieceKinds = ['inForce', 'suspended', 'scheduled', 'ended'] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** A time without a change, in days since 1970. The last day is not in it. */
interface Piece {
  readonly kind: PieceKind;
  readonly from: number;
  readonly to: number;
}

interface TimelineRow {
  readonly qualification: string;
  readonly awards: readonly Award[];
  readonly pieces: readonly Piece[];
}

/** The awards of a partner over time: one row for each qualification. */
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly today: number;
  readonly rows: readonly TimelineRow[];
}

const dayLength = 86_400_000;

/** @param day `2011-05-01` */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

export function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** Today where the reader is. */
export function todayNumber(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / dayLength;
}

const kindOfStatus = { ACTIVE: 'inForce', SUSPENDED: 'inForce', SCHEDULED: 'scheduled', ENDED: 'ended' } as const;

/** @param today in days since 1970; awards without an end are drawn to a quarter after it */
export function timelineOf(awards: readonly Award[], today: number): Timeline {
  const known = awards.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [validTo])]);
  const days = [today, ...known.map(dayNumber)];
  const [from, last] = [Math.min(...days), Math.max(...days)];
  const to = awards.some(({ validTo }) => validTo === null) ? Math.max(last, today + 91) : last;
  const rows = [...Map.groupBy(awards, ({ qualification }) => qualification.id).values()].map((own) => ({
    qualification: own[0]?.qualification.name ?? '',
    awards: own,
    pieces: own.flatMap((award) => piecesOf(award, to)).sort((one, other) => one.from - other.from),
  }));
  return { from, to, today, rows };
}

/** An award in pieces: its suspensions, and the times between them. */
function piecesOf({ status, validFrom, validTo, suspensions }: Award, end: number): readonly Piece[] {
  const kind = kindOfStatus[status];
  const to = validTo === null ? end : dayNumber(validTo);
  let at = dayNumber(validFrom);
  const pieces: Piece[] = [];
  const add = (until: number, what: PieceKind): void => {
    const stop = Math.min(until, to);
    if (stop > at) pieces.push({ kind: what, from: at, to: stop });
    at = Math.max(at, stop);
  };
  const inOrder = [...suspensions].sort((one, other) => one.validFrom.localeCompare(other.validFrom));
  for (const suspension of inOrder) {
    add(dayNumber(suspension.validFrom), kind);
    add(suspension.validTo === null ? to : dayNumber(suspension.validTo), 'suspended');
  }
  add(to, kind);
  return pieces;
}

/** The first days of years, or of quarters if there are few years: at most about eight. */
export function ticksOf({ from, to }: Timeline): readonly number[] {
  const [first, last] = [new Date(from * dayLength), new Date(to * dayLength)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  const months = years < 3 ? 3 * Math.max(1, years) : 12 * Math.ceil(years / 8);
  const ticks: number[] = [];
  for (let month = 0; ; month += months) {
    const tick = Date.UTC(first.getUTCFullYear(), month, 1) / dayLength;
    if (tick > to) return ticks;
    if (tick >= from) ticks.push(tick);
  }
}
