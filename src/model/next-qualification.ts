import { ViewEntity } from 'typeorm';
import { QualificationEligibility } from './qualification-eligibility';

/** Of each partner's eligibilities the nearest one of a qualification that it does not hold. */
@ViewEntity({ synchronize: false })
export class NextQualification extends QualificationEligibility {}
