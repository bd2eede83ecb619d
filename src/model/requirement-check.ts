import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, PrimaryColumn, ViewEntity } from 'typeorm';
import { Derived } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { RequirementStatus } from './enums';
import { Partner } from './partner';
import { QualificationEligibility } from './qualification-eligibility';
import { Requirement } from './requirement';
import { keyColumn } from './text';

@Derived({
  description:
    'The result of checking one requirement of a qualification for a partner. It counts all data, also rows that the viewer may not see.',
  asOf: "`status` and `actual` follow the request date. The requirements themselves and the technologies of offerings are always today's.",
  volume: 'hundreds of thousands',
  order: ['requirementCode'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class RequirementCheck {
  /** The keys of the partner and the requirement, such as `12-5`. It distinguishes rows; no lookup takes it. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @ManyToOne(() => QualificationEligibility, (eligibility) => eligibility.requirements, { nullable: false })
  @JoinColumn()
  eligibility!: Relation<QualificationEligibility>;

  @Field(() => Partner, { description: 'The partner that is checked.' })
  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Requirement, { description: 'The requirement that is checked.' })
  @ManyToOne(() => Requirement, { nullable: false })
  @JoinColumn()
  requirement!: Relation<Requirement>;

  @Column(keyColumn)
  requirementCode!: string;

  @Field(() => RequirementStatus, { description: 'The result of the check on the request date.' })
  @Column({ type: 'enum', enum: RequirementStatus, enumName: 'requirement_status' })
  status!: RequirementStatus;

  @Field(() => Int, { description: 'The number that the requirement asks for: its `minimum`.' })
  @Column('integer')
  required!: number;

  @Field(() => Int, {
    description:
      'The number that the partner has on the request date: validations of the competence, offerings, or white-label agreements, depending on the kind of the requirement.',
  })
  @Column('integer')
  actual!: number;
}
