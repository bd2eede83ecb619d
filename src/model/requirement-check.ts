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
  description: 'Whether a partner meets one requirement of a qualification. What it is told from is not shown here.',
  asOf: "`status` and `actual` follow the request's date, but for the technologies that offerings use, which are today's; so are the requirements.",
  order: ['requirementCode'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class RequirementCheck {
  /** Made of the keys of partner and requirement, `12-5`: it tells rows apart, and finds none. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @ManyToOne(() => QualificationEligibility, (eligibility) => eligibility.requirements, { nullable: false })
  @JoinColumn()
  eligibility!: Relation<QualificationEligibility>;

  @Field(() => Partner, { description: 'Whose requirement it is.' })
  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Requirement, { description: 'What is asked for.' })
  @ManyToOne(() => Requirement, { nullable: false })
  @JoinColumn()
  requirement!: Relation<Requirement>;

  @Column(keyColumn)
  requirementCode!: string;

  @Field(() => RequirementStatus, { description: 'Whether it is met.' })
  @Column({ type: 'enum', enum: RequirementStatus, enumName: 'requirement_status' })
  status!: RequirementStatus;

  @Field(() => Int, { description: 'How many it asks for.' })
  @Column('integer')
  required!: number;

  @Field(() => Int, {
    description: 'How many there are: validations of the competence, offerings, or white-label agreements that count.',
  })
  @Column('integer')
  actual!: number;
}
