import { ViewEntity } from 'typeorm';
import { TierEligibility } from './tier-eligibility';

/** The nearest of the tiers that are next above those of each partner, in the programs in which it is enrolled. */
@ViewEntity({ synchronize: false })
export class NextTier extends TierEligibility {}

/** The tier that is next above the one of each partner in each program. */
@ViewEntity({ synchronize: false })
export class NextTierOfProgram extends TierEligibility {}
