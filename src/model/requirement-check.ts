import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, ViewEntity } from 'typeorm';
import { Derived, List } from '../engine/metadata/entity';
import { Visible, VisibleField } from '../engine/metadata/policy';
import { itsOwn, managers, ofItsPartners, staff } from './audience';
import { eligibilityAsOf } from './eligibility';
import { RequirementStatus } from './enums';
import { Partner } from './partner';
import { QualificationEligibility } from './qualification-eligibility';
import { Requirement } from './requirement';
import { CalendarDate, Decimal } from './scalars';
import { keyColumn } from './text';
import { TierEligibility } from './tier-eligibility';

/** A number tells what it is made of, so it is seen where all of that is. PUBLIC sees no row at all. */
const whereValuesAreSeen = {
  PUBLIC: 'all',
  PARTNER: { 'values that partners see': { partnersSee: { eq: true } } },
  DISTRIBUTOR: { 'values that distributors see': { distributorsSee: { eq: true } } },
  ANALYST: { 'values that analysts see': { analystsSee: { eq: true } } },
  ...managers,
} as const;

@Derived({
  description:
    'The result of checking one requirement of a qualification or a tier for a partner. It counts all data, also rows that the viewer may not see.',
  asOf: eligibilityAsOf,
  volume: 'hundreds of thousands',
  order: ['requirementCode'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class RequirementCheck {
  /** The keys of the partner and the requirement, such as `12-5`. It distinguishes rows; no lookup takes it. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @ManyToOne(() => QualificationEligibility, (eligibility) => eligibility.requirements, { nullable: true })
  @JoinColumn()
  eligibility!: Relation<QualificationEligibility | null>;

  @ManyToOne(() => TierEligibility, (eligibility) => eligibility.requirements, { nullable: true })
  @JoinColumn()
  tierEligibility!: Relation<TierEligibility | null>;

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

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The first day of the unbroken time with this result that contains the request date. Null if the result was never different.',
  })
  @Column('date', { nullable: true })
  since!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'The number that is needed: the `minimum` of the requirement; for ALL, the number of requirements below it that apply. Null if no number is needed.',
  })
  @Column({ type: 'numeric', nullable: true })
  required!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'The number that the partner has: the value of the metric, how many requirements below it are met, the sum of the points, or how many qualifications are held. Null if it is not known, or if the viewer may not see the values of a metric that it is made of.',
  })
  @Column({ type: 'numeric', nullable: true })
  @VisibleField(whereValuesAreSeen)
  actual!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'The points that the requirement gives to the score above it; null if it is no part of a score. It is also null where `actual` is.',
  })
  @Column({ type: 'numeric', nullable: true })
  @VisibleField(whereValuesAreSeen)
  points!: string | null;

  @Field(() => RequirementCheck, {
    nullable: true,
    description: 'The result of the requirement that this one is a part of; null at the top.',
  })
  @ManyToOne(() => RequirementCheck, (check) => check.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<RequirementCheck | null>;

  @List(() => RequirementCheck, {
    description: 'The results of the requirements that are parts of this one and apply to the partner, by code.',
    alike: 'partner',
  })
  @OneToMany(() => RequirementCheck, (check) => check.parent)
  children!: RequirementCheck[];

  @Field(() => Boolean, { description: 'Whether the partner may see the values that the result is made of.' })
  @Column('boolean')
  partnersSee!: boolean;

  @Field(() => Boolean, {
    description: 'Whether distributors of the partner may see the values that the result is made of.',
  })
  @Column('boolean')
  distributorsSee!: boolean;

  @Field(() => Boolean, { description: 'Whether analysts may see the values that the result is made of.' })
  @Column('boolean')
  analystsSee!: boolean;
}
