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
import { Grouped, Negation } from '../engine/sql/predicates';
import { allOf, sql } from '../engine/sql/sql';
import { ofPartner, staff } from './audience';
import { AwardSpan } from './award-span';
import { AwardSuspension } from './award-suspension';
import { AwardEndReason, AwardStatus } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { containsDay, Period, periodCheck } from './period';
import { Qualification } from './qualification';
import { QualificationApplication } from './qualification-application';

function suspended({ column, rows, exists }: Scope): Sql {
  const suspension = rows(AwardSuspension);
  return exists(
    { from: suspension.source, where: [suspension.computed('inForce')] },
    { own: suspension.column('award'), outer: column('id') },
  );
}

@GraphEntity({
  description: 'A qualification that a partner holds for a period. It is based on one approved application.',
  asOf: '`inForce`, `status` and `endReason` follow the request date. If the request names a date, awards with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['partner', 'qualification', 'validFrom'],
  order: ['validFrom'],
  spans: { in: () => AwardSpan, without: () => AwardSuspension },
  root: { many: 'awards' },
  dimensions: {
    paths: [...partnerPaths(), 'qualification.program'],
    calendar: { spans: () => FiscalQuarter, owner: 'qualification.program.vendor' },
  },
})
@Visible({ ...ofPartner({ 'rows in force today': { inForce: { eq: true } } }), ...staff }, { through: ['partner'] })
@Entity()
@Unique(['partner', 'qualification', 'validFrom'])
@Unique(['id', 'partner', 'qualification'])
@Index(['partner', 'validFrom', 'id'])
@Index(['qualification', 'validFrom', 'id'])
@Index(['validFrom', 'id'])
@Index('award_qualification_in_force_idx', { synchronize: false })
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
  @Field(() => Partner, { description: 'The partner that holds the qualification.' })
  @ManyToOne(() => Partner, (partner) => partner.awards, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Qualification, { description: 'The qualification that the partner holds.' })
  @ManyToOne(() => Qualification, (qualification) => qualification.awards, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Field(() => QualificationApplication, {
    nullable: true,
    description: 'The approved application that the award is based on.',
  })
  @OneToOne(() => QualificationApplication, (application) => application.award, { nullable: false })
  @JoinColumn()
  application!: Relation<QualificationApplication>;

  @Field(() => Award, { nullable: true, description: 'The award that this award renews; null if it is not a renewal.' })
  @OneToOne(() => Award, (award) => award.nextAward, { nullable: true })
  @JoinColumn()
  previousAward!: Relation<Award | null>;

  @Field(() => Award, {
    nullable: true,
    description: 'The award that renews this award; null if it has not been renewed.',
  })
  @OneToOne(() => Award, (award) => award.previousAward)
  nextAward!: Relation<Award | null>;

  @Field(() => Boolean, {
    description: 'True if the request date lies in the period of the award and in none of its suspensions.',
  })
  @Computed((scope) => new Grouped(allOf(containsDay(scope), new Negation(suspended(scope)))))
  override inForce!: boolean;

  @Field(() => AwardStatus, { description: 'The state of the award on the request date.' })
  @Computed(
    (
      scope,
    ) => sql`case when ${scope.asOf} < ${scope.column('validFrom')} then 'SCHEDULED' when ${scope.column('validTo')} <= ${scope.asOf} then 'ENDED'
      when ${suspended(scope)} then 'SUSPENDED' else 'ACTIVE' end`,
  )
  status!: AwardStatus;

  @Column({ name: 'end_reason', type: 'enum', enum: AwardEndReason, enumName: 'award_end_reason', nullable: true })
  statedEndReason!: AwardEndReason | null;

  @Field(() => AwardEndReason, {
    nullable: true,
    description:
      'The reason why the award has ended by the request date: EXPIRED if no other reason is recorded. Null if it has not ended.',
  })
  @Computed(
    ({ column, asOf }) =>
      sql`case when ${column('validTo')} <= ${asOf} then coalesce(${column('statedEndReason')}, 'EXPIRED') end`,
  )
  endReason!: AwardEndReason | null;

  @List(() => AwardSuspension, { description: 'The suspensions of the award, past and present, by first day.' })
  @OneToMany(() => AwardSuspension, (suspension) => suspension.award)
  suspensions!: AwardSuspension[];
}
