import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, Unique } from 'typeorm';
import { Computed, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { itsOwn, ofItsPartners, staff } from './audience';
import { Award } from './award';
import { Decision, decisionCheck, statusOf } from './decision';
import { ApplicationStatus } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Qualification } from './qualification';

@GraphEntity({
  description: 'An application of a partner for a qualification, from draft to decision.',
  asOf: "if the request names a date, drafts and applications submitted later are left out, and `status`, the times and the reason show what was known on that date. Otherwise all fields show today's values.",
  volume: 'hundreds of thousands',
  key: 'external',
  order: ['submittedAt'],
  root: { many: 'qualificationApplications' },
  dimensions: {
    paths: [...partnerPaths(), 'qualification.program'],
    calendar: { spans: () => FiscalQuarter, owner: 'qualification.program.vendor' },
  },
})
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff }, { through: ['partner'] })
@Entity()
@Unique(['id', 'partner', 'qualification'])
@Index(['partner', 'submittedAt', 'id'])
@Index(['qualification', 'submittedAt', 'id'])
@Index(['status', 'submittedAt', 'id'])
@Index(['submittedAt', 'id'])
@Index('qualification_application_undecided_idx', { synchronize: false })
@Check('qualification_application_decision_check', decisionCheck('WITHDRAWN', ['APPROVED', 'REJECTED']))
export class QualificationApplication extends Decision {
  @Field(() => Partner, { description: 'The partner that applies.' })
  @ManyToOne(() => Partner, (partner) => partner.applications, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Qualification, { description: 'The qualification that the partner applies for.' })
  @ManyToOne(() => Qualification, (qualification) => qualification.applications, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Field(() => Award, {
    nullable: true,
    description: 'The award that is based on the application; null if there is none.',
  })
  @OneToOne(() => Award, (award) => award.application)
  award!: Relation<Award | null>;

  @Field(() => ApplicationStatus, { description: 'The state of the application on the request date.' })
  @Column({ type: 'enum', enum: ApplicationStatus, enumName: 'application_status' })
  @Computed((scope) => statusOf(scope, scope.column('status')))
  status!: ApplicationStatus;
}
