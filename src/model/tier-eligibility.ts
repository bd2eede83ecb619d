import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, OneToMany, ViewEntity } from 'typeorm';
import { Derived, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Eligibility, eligibilityAsOf } from './eligibility';
import { Partner } from './partner';
import { RequirementCheck } from './requirement-check';
import { Tier } from './tier';

@Derived({
  description: 'The result of checking all requirements of a tier for a partner.',
  asOf: eligibilityAsOf,
  volume: 'hundreds of thousands',
  order: ['programCode', 'tierRank'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class TierEligibility extends Eligibility {
  @Field(() => Partner, { description: 'The partner whose eligibility is checked.' })
  @ManyToOne(() => Partner, (partner) => partner.tierEligibility, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Tier, { description: 'The tier that the eligibility is for.' })
  @ManyToOne(() => Tier, { nullable: false })
  @JoinColumn()
  tier!: Relation<Tier>;

  @Column('integer')
  tierRank!: number;

  @List(() => RequirementCheck, {
    description: 'The result of each requirement that applies to the partner, by the code of the requirement.',
    alike: 'partner',
  })
  @OneToMany(() => RequirementCheck, (check) => check.tierEligibility)
  requirements!: RequirementCheck[];
}
