import type { Day, Span } from '../demo/days';
import type { Place } from '../demo/places';
import type { PartnerStatus, QualificationSlug } from '../demo/population';
import { Random } from '../demo/random';
import type { Keys } from './facts';
import type { Scale } from './scale';
import type { Sheets } from './sheets';

/** What all partners share while they are made one after the other. */
export interface World {
  readonly seed: number;
  readonly scale: Scale;
  /** The day on which the story stands. */
  readonly today: Day;
  /** The first day of the launch window. */
  readonly launch: Day;
  /** From this day on every anchor is a provider. */
  readonly ready: Day;
  readonly keys: Keys;
  readonly sheets: Sheets;
}

/** A partner whose life is being told. */
export interface Partner {
  readonly key: number;
  readonly slug: string;
  readonly name: string;
  readonly place: Place;
  readonly country: number;
  readonly status: PartnerStatus;
  /** The first day in the program; null for a prospect. */
  readonly enrolled: Day | null;
  /** The first day no longer in the program, of a closed partner. */
  readonly closed: Day | null;
  /** Whether a provider that resellers can build on. */
  readonly anchor: boolean;
  /** The random numbers of this life, so that it hangs on no other. */
  readonly random: Random;
}

export interface Award extends Span {
  readonly key: number;
  readonly submitted: Day;
  readonly decided: Day;
  readonly suspensions: readonly Span[];
}

/** The awards of a partner in one qualification, first to last. */
export interface Career {
  readonly qualification: QualificationSlug;
  readonly awards: readonly Award[];
  /** The time in which something that the qualification requires is missing. */
  readonly lapse: Span | null;
}

/** An offering that is, or was, on the market. */
export interface MarketOffering {
  readonly key: number;
  readonly partner: number;
  readonly partnerName: string;
  readonly published: Day;
  readonly retired: Day | null;
}

/** The random numbers of one partner. */
export function randomOf(seed: number, number: number): Random {
  return new Random((Math.imul(number, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)) >>> 0);
}

/** Whether an award counts on a day. */
export function counts(award: Award, day: Day): boolean {
  return covers(award, day) && !award.suspensions.some((suspension) => covers(suspension, day));
}

export function covers({ from, to }: Span, day: Day): boolean {
  return from <= day && (to === null || day < to);
}
