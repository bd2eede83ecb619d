import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Column, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, ViewEntity } from 'typeorm';
import { Derived, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Partner } from './partner';
import { RequirementStatus } from './enums';
import { RequirementCheck } from './requirement-check';
import { keyColumn } from './text';
import { Tier } from './tier';

/** The hub makes the function of the database from the rules; this class only maps it. */
@Derived({
  description: 'The result of checking all requirements of a tier for a partner.',
  asOf: "all fields follow the request date. The metrics and the technologies of offerings are always today's.",
  volume: 'hundreds of thousands',
  order: ['programCode', 'tierRank'],
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@ViewEntity({ synchronize: false })
export class TierEligibility {
  /** The keys of the partner and the tier, such as `12-3`. It distinguishes rows; no lookup takes it. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @Field(() => Partner, { description: 'The partner whose eligibility is checked.' })
  @ManyToOne(() => Partner, (partner) => partner.tierEligibility, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Tier, { description: 'The tier that the eligibility is for.' })
  @ManyToOne(() => Tier, { nullable: false })
  @JoinColumn()
  tier!: Relation<Tier>;

  @Column(keyColumn)
  programCode!: string;

  @Column('integer')
  tierRank!: number;

  @Field(() => RequirementStatus, {
    description: 'Whether the partner meets all requirements on the request date. UNKNOWN if the tier has none.',
  })
  @Column({ type: 'enum', enum: RequirementStatus, enumName: 'requirement_status' })
  status!: RequirementStatus;

  @Field(() => Int, {
    nullable: true,
    description:
      'The least number of requirements of the forms METRIC and HOLDS that would meet the whole if they were met; 0 if it is met. Null if `status` is UNKNOWN or if nothing would do.',
  })
  @Column('integer', { nullable: true })
  missingCount!: number | null;

  @List(() => RequirementCheck, {
    description: 'The result of each requirement that applies to the partner, by the code of the requirement.',
    alike: 'partner',
  })
  @OneToMany(() => RequirementCheck, (check) => check.tierEligibility)
  requirements!: RequirementCheck[];
}
