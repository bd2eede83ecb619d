import { ViewEntity } from 'typeorm';
import { QualificationEligibility } from './qualification-eligibility';

/** The nearest qualification of each partner: the eligibility with the fewest missing requirements among the qualifications that it does not hold. */
@ViewEntity({ synchronize: false })
export class NextQualification extends QualificationEligibility {}
