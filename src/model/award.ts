import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import {
  Check,
  Column,
  Entity,
  Exclusion,
  ForeignKey,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  OneToOne,
  Unique,
} from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { Computed, GraphEntity, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { ofPartner, staff } from './audience';
import { AwardSuspension } from './award-suspension';
import { AwardEndReason, AwardStatus } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { Partner } from './partner';
import { Period, periodCheck } from './period';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';

function suspended({ column, rows, exists }: Scope): Sql {
  const suspension = rows(AwardSuspension);
  return exists(
    sql`from ${suspension.source} where ${suspension.column('award')} = ${column('id')} and ${suspension.computed('inForce')}`,
  );
}

@GraphEntity({
  description: 'That a partner holds a qualification, for a period. It stands on one approved application.',
  asOf: "`inForce`, `status` and `endReason` follow the request's date, and under one that the request names what begins later is left out; all else shows what is known today.",
  key: ['partner', 'qualification', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'awards' },
  dimensions: {
    paths: ['partner.country', 'partner.country.region', 'qualification.program'],
    calendar: { spans: () => FiscalQuarter, owner: 'qualification.program.vendor' },
  },
})
@Visible({ ...ofPartner({ 'in force': { inForce: { eq: true } } }), ...staff }, { through: ['partner'] })
@Entity()
@Unique(['partner', 'qualification', 'validFrom'])
@Unique(['id', 'partner', 'qualification'])
@Index(['partner', 'validFrom', 'id'])
@Index(['qualification', 'validFrom', 'id'])
@Index(['qualification', 'partner', 'validFrom', 'validTo'])
@Index(['validFrom', 'id'])
@Check('award_period_check', periodCheck)
@Check('award_end_check', 'end_reason is null or valid_to is not null')
@Check('award_previous_check', 'previous_award_id <> id')
@ForeignKey(
  () => QualificationApplication,
  ['application', 'partner', 'qualification'],
  ['id', 'partner', 'qualification'],
)
@ForeignKey(() => Award, ['previousAward', 'partner', 'qualification'], ['id', 'partner', 'qualification'])
@Exclusion(
  'award_overlap_excl',
  'USING gist (((partner_id + 0)) WITH =, ((qualification_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class Award extends Period {
  @Field(() => Partner, { description: 'Who holds it.' })
  @ManyToOne(() => Partner, (partner) => partner.awards, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Qualification, { description: 'What is held.' })
  @ManyToOne(() => Qualification, (qualification) => qualification.awards, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Field(() => QualificationApplication, {
    nullable: true,
    description: 'The approved application that it stands on; null where you may not see it.',
  })
  @OneToOne(() => QualificationApplication, (application) => application.award, { nullable: false })
  @JoinColumn()
  application!: Relation<QualificationApplication>;

  @Field(() => Award, { nullable: true, description: 'The award that this one renews.' })
  @OneToOne(() => Award, (award) => award.nextAward, { nullable: true })
  @JoinColumn()
  previousAward!: Relation<Award | null>;

  @Field(() => Award, { nullable: true, description: 'The award that renews this one.' })
  @OneToOne(() => Award, (award) => award.previousAward)
  nextAward!: Relation<Award | null>;

  @Field(() => Boolean, { description: "Whether the request's date lies in the period and in no suspension." })
  @Computed((scope) => sql`(${period(scope)} and not ${suspended(scope)})`)
  override inForce!: boolean;

  @Field(() => AwardStatus, { description: "Where it stands at the request's date." })
  @Computed(
    (
      scope,
    ) => sql`case when ${scope.day} < ${scope.column('validFrom')} then 'SCHEDULED' when ${scope.column('validTo')} <= ${scope.day} then 'ENDED'
      when ${suspended(scope)} then 'SUSPENDED' else 'ACTIVE' end`,
  )
  status!: AwardStatus;

  @Column({ name: 'end_reason', type: 'enum', enum: AwardEndReason, enumName: 'award_end_reason', nullable: true })
  statedEndReason!: AwardEndReason | null;

  @Field(() => AwardEndReason, {
    nullable: true,
    description: "Why it ended, once it has at the request's date: EXPIRED where nothing else is recorded.",
  })
  @Computed(
    ({ column, day }) =>
      sql`case when ${column('validTo')} <= ${day} then coalesce(${column('statedEndReason')}, 'EXPIRED') end`,
  )
  endReason!: AwardEndReason | null;

  @List(() => AwardSuspension, { description: 'Its suspensions, past and present, by first day.' })
  @OneToMany(() => AwardSuspension, (suspension) => suspension.award)
  suspensions!: AwardSuspension[];
}

function period({ column, day }: Scope): Sql {
  return sql`${column('validFrom')} <= ${day} and coalesce(${column('validTo')} > ${day}, true)`;
}
