import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, OneToMany, ViewEntity } from 'typeorm';
import { Derived, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Eligibility, eligibilityAsOf } from './eligibility';
import { Partner } from './partner';
import { Qualification } from './qualification';
import { RequirementCheck } from './requirement-check';
import { keyColumn } from './text';

@Derived({
  description: 'The result of checking all requirements of a qualification for a partner.',
  asOf: eligibilityAsOf,
  volume: 'hundreds of thousands',
  order: ['programCode', 'qualificationCode'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class QualificationEligibility extends Eligibility {
  @Field(() => Partner, { description: 'The partner whose eligibility is checked.' })
  @ManyToOne(() => Partner, (partner) => partner.eligibility, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Qualification, { description: 'The qualification that the eligibility is for.' })
  @ManyToOne(() => Qualification, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Column(keyColumn)
  qualificationCode!: string;

  @List(() => RequirementCheck, {
    description: 'The result of each requirement that applies to the partner, by the code of the requirement.',
    alike: 'partner',
  })
  @OneToMany(() => RequirementCheck, (check) => check.eligibility)
  requirements!: RequirementCheck[];
}
