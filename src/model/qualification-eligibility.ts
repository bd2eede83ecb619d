import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, ViewEntity } from 'typeorm';
import { Derived, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Partner } from './partner';
import { Qualification } from './qualification';
import { RequirementCheck } from './requirement-check';
import { keyColumn } from './text';

/** The fourteenth migration defines eligibility; these classes only map what it gives. */
@Derived({
  description: 'How far a partner is from what a qualification requires.',
  asOf: "all of it follows the request's date, but for what is known of today alone: requirements, and the technologies that offerings use.",
  order: ['programCode', 'qualificationCode'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class QualificationEligibility {
  /** Made of the keys of both, `12-3`: it tells rows apart, and finds none. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @Field(() => Partner, { description: 'Whose eligibility it is.' })
  @ManyToOne(() => Partner, (partner) => partner.eligibility, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Qualification, { description: 'What it could hold.' })
  @ManyToOne(() => Qualification, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Column(keyColumn)
  programCode!: string;

  @Column(keyColumn)
  qualificationCode!: string;

  @Field(() => Int, { description: 'How many of its requirements are missing; 0 where all are met.' })
  @Column('integer')
  missingCount!: number;

  @List(() => RequirementCheck, { description: 'Each requirement with its state, by code.', alike: 'partner' })
  @OneToMany(() => RequirementCheck, (check) => check.eligibility)
  requirements!: RequirementCheck[];
}
