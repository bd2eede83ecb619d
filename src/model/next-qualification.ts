import { ViewEntity } from 'typeorm';
import { QualificationEligibility } from './qualification-eligibility';

/**
 * The nearest qualification of each partner in the programs in which it is enrolled: the eligibility with the fewest missing
 * requirements among the qualifications that it does not hold.
 */
@ViewEntity({ synchronize: false })
export class NextQualification extends QualificationEligibility {}

/** The nearest qualification of each partner in each program. */
@ViewEntity({ synchronize: false })
export class NextQualificationOfProgram extends QualificationEligibility {}
