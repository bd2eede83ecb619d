import type { CastMember } from './cast';
import type { Day, Span } from './days';
import type { Definition } from './definition';
import type { Place } from './places';
import type { PartnerStatus, QualificationSlug } from './program';
import type { Random } from './random';
import type { Scale } from './scale';
import type { Ranking } from './shared/ranking';
import type { Sheets } from './sheets';
import type { Reference } from './sink/tables';

/** What all lives share. */
export interface World {
  readonly seed: number;
  readonly scale: Scale;
  /** The day on which the story stands. */
  readonly today: Day;
  /** The day on which the program went live. */
  readonly launch: Day;
  /** From this day on every anchor is a provider. */
  readonly ready: Day;
  /** How many anchors there are. They are the first partners. */
  readonly anchors: number;
  readonly definition: Definition;
  readonly ranking: Ranking;
  readonly sheets: Sheets;
}

/** A partner, as far as its index alone says. */
export interface Identity extends Reference {
  readonly index: number;
  readonly slug: string;
  readonly name: string;
  /** The legal form of the organisation. */
  readonly form: string;
  readonly place: Place;
  /** The random numbers of its life, which depend on no other life. */
  readonly random: Random;
}

/** A partner whose life is being told. */
export interface Partner extends Identity {
  readonly status: PartnerStatus;
  /** The first day in the program; null for a prospect. */
  readonly enrolled: Day | null;
  /** The first day no longer in the program, of a closed partner. */
  readonly closed: Day | null;
  /** Whether a provider that resellers can build on: never suspended, and its last award has no end. */
  readonly anchor: boolean;
  /** What the cast says of its careers. */
  readonly role: CastMember | undefined;
}

export interface Award extends Reference, Span {
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

/** An offering that is or was on the market. */
export interface MarketOffering extends Reference, Span {
  readonly provider: Identity;
}
