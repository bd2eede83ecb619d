import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root';

/** What a partner of the story does: it builds clouds, provides services of its own, or resells those of others. */
type Calling = 'builder' | 'provider' | 'reseller';

/** The slug of a qualification of the story. */
export type QualificationSlug = string;

/** A kind of financing programs, as the story tells of it. */
export interface FinancingKind {
  readonly code: string;
  /** What the codes of its financing programs begin with. */
  readonly letters: string;
  readonly title: string;
  readonly for: readonly Calling[];
  /** The bounds of a request, in euros. */
  readonly least: number;
  readonly most: number;
  readonly purposes: readonly string[];
}

/** A financing program whose name is the same in every population. */
export interface NamedFinancing {
  readonly code: string;
  readonly kind: string;
  readonly english: string;
  readonly french: string | null;
  readonly status: 'OPEN' | 'CLOSED';
  /** When it opens, as a share of the time from the launch until today. */
  readonly opens: number;
  /** When it closes: days after today if it is open, else a share like `opens`. */
  readonly closes: number;
  readonly currency: string;
  readonly countries: readonly string[];
}

/** What a population takes from the program that its partners belong to. */
interface Story {
  /** The code of the program, and the slug of its vendor. */
  readonly program: string;
  readonly vendor: string;
  /** The source of the numbers that the program's own register gives. */
  readonly register: string;
  /** The day on which the program went live: a trade paper of early 2012 says August 2011. The story begins with it. */
  readonly launch: string;
  /** The first day on which the story can stand. Before it, too little has happened. */
  readonly firstDay: string;
  /** The slug of the qualification of each calling, and the code of the kind of its engagements. */
  readonly qualifications: Readonly<Record<Calling, string>>;
  readonly engagementKinds: Readonly<Record<Calling, string>>;
  readonly financingKinds: readonly FinancingKind[];
  /** The named financing programs. The definition has more, which are planned. */
  readonly namedFinancing: readonly NamedFinancing[];
}

/** The folder with the codes that the story names, and with what its partners take part in beside the definition. */
export const storyDirectory = join(projectRoot, 'data', 'population');

const story = JSON.parse(readFileSync(join(storyDirectory, 'story.json'), 'utf8')) as Story;

export const {
  program,
  vendor: ownVendor,
  register,
  launch,
  firstDay,
  engagementKinds,
  financingKinds,
  namedFinancing,
  qualifications: { builder, provider, reseller },
} = story;

/** The seed that is used if none is given. */
export const defaultSeed = 2011;

export const qualifications: readonly QualificationSlug[] = [builder, provider, reseller];

/** The qualifications that make a partner eligible for financing programs of a kind. */
export function eligibleFor(kind: FinancingKind): readonly QualificationSlug[] {
  return kind.for.map((calling) => story.qualifications[calling]);
}

export type PartnerStatus = 'PROSPECT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
