/** The code of the program whose partners the population has, and the slug of its vendor. */
export const program = 'CPP';
export const ownVendor = 'cisco';

/** The day on which the program went live: a trade paper of early 2012 says August 2011. The story begins with it. */
export const launch = '2011-08-01';

/** The first day on which the story can stand. Before it, too little has happened. */
export const firstDay = '2012-05-01';

/** The seed that is used if none is given. */
export const defaultSeed = 2011;

export type QualificationSlug = 'cpp-builder' | 'cpp-provider' | 'cpp-services-reseller';
export const qualifications: readonly QualificationSlug[] = ['cpp-builder', 'cpp-provider', 'cpp-services-reseller'];

export type PartnerStatus = 'PROSPECT' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
