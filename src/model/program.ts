import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { CollaborativeService } from './collaborative-service';
import { Competence } from './competence';
import { Engagement } from './engagement';
import { EngagementKind } from './engagement-kind';
import { Enrolment } from './enrolment';
import { SalesPolicy } from './enums';
import { FinancingKind } from './financing-kind';
import { FinancingProgram } from './financing-program';
import { Metric } from './metric';
import { Partner } from './partner';
import { ProgramLaunch } from './program-launch';
import { Qualification } from './qualification';
import { Record } from './record';
import { Requirement } from './requirement';
import { type LocalisedText, keyColumn, textColumn } from './text';
import { Tier } from './tier';
import { Vendor } from './vendor';

@GraphEntity({
  description: 'A partner program of a vendor, with its qualifications, launches and financing programs.',
  asOf: "`partners` follows the request date; all other fields show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'programs' },
  program: [],
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Index(['vendor', 'code', 'id'])
@Check('program_rollout_check', 'rollout_months_min > 0 and rollout_months_max >= rollout_months_min')
@Check('program_code_check', 'is_code(code)')
@Check('program_default_locale_check', 'is_locale(default_locale)')
@Check('program_name_check', 'is_localised(name, default_locale)')
@Check('program_summary_check', 'is_localised(summary, default_locale)')
export class Program extends Record {
  @Field(() => String, { description: 'The unique code of the program, such as `CPP`.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => String, {
    description:
      'The default locale of the program, such as `en`. Every localised text of the program exists in this locale.',
  })
  @Column(textColumn)
  defaultLocale!: string;

  @Localised({ description: 'The name of the program, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'A description of the program in one paragraph.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => SalesPolicy, { description: 'The way in which the vendor sells within the program.' })
  @Column({ type: 'enum', enum: SalesPolicy, enumName: 'sales_policy' })
  salesPolicy!: SalesPolicy;

  @Field(() => Int, {
    nullable: true,
    description:
      "The lower bound of the rollout target: the number of months from the launch until the program concerns all of the vendor's partners, at least 1. 18 for the Cisco Cloud Partner Program, 2011. Null if there is no target.",
  })
  @Column('integer', { nullable: true })
  rolloutMonthsMin!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The upper bound of the rollout target: the number of months from the launch until the program concerns all of the vendor's partners, at least `rolloutMonthsMin`. 24 for the Cisco Cloud Partner Program, 2011. Null if there is no target.",
  })
  @Column('integer', { nullable: true })
  rolloutMonthsMax!: number | null;

  @Field(() => Vendor, { description: 'The vendor that runs the program.' })
  @ManyToOne(() => Vendor, (vendor) => vendor.programs, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @List(() => ProgramLaunch, { description: 'The launches of the program, one per region, by first planned day.' })
  @OneToMany(() => ProgramLaunch, (launch) => launch.program)
  launches!: ProgramLaunch[];

  @List(() => Qualification, { description: 'The qualifications of the program, by code.' })
  @OneToMany(() => Qualification, (qualification) => qualification.program)
  qualifications!: Qualification[];

  @List(() => Competence, { description: 'The competences that the program validates, by code.' })
  @OneToMany(() => Competence, (competence) => competence.program)
  competences!: Competence[];

  @List(() => Requirement, {
    description: 'The requirements of the qualifications and tiers of the program, by code.',
  })
  @OneToMany(() => Requirement, (requirement) => requirement.program)
  requirements!: Requirement[];

  @List(() => Tier, { description: 'The tiers of the program, lowest rank first.' })
  @OneToMany(() => Tier, (tier) => tier.program)
  tiers!: Tier[];

  @List(() => CollaborativeService, {
    description: 'The collaborative services of the program, which help distributors to evolve, by code.',
  })
  @OneToMany(() => CollaborativeService, (service) => service.program)
  collaborativeServices!: CollaborativeService[];

  @List(() => EngagementKind, { description: 'The kinds of engagements of the program, by code.' })
  @OneToMany(() => EngagementKind, (kind) => kind.program)
  engagementKinds!: EngagementKind[];

  @List(() => FinancingKind, { description: 'The kinds of financing programs of the program, by code.' })
  @OneToMany(() => FinancingKind, (kind) => kind.program)
  financingKinds!: FinancingKind[];

  @Connection(() => Metric, { description: 'The metrics that only requirements of the program may ask for, by code.' })
  @OneToMany(() => Metric, (metric) => metric.program)
  metrics!: Metric[];

  @Connection(() => FinancingProgram, {
    description: 'The financing programs that support the program, by code.',
    fanOut: 'most',
  })
  @OneToMany(() => FinancingProgram, (financing) => financing.program)
  financingPrograms!: FinancingProgram[];

  @Connection(() => Enrolment, {
    description: 'The enrolments of partners in the program, past and present, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.program)
  enrolments!: Enrolment[];

  @Connection(() => Engagement, {
    description: 'The engagements that count for the program, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.program)
  engagements!: Engagement[];

  @Connection(() => Partner, {
    description: 'The partners that are enrolled in the program on the request date, by name.',
    through: () => Enrolment,
    fanOut: 'most',
  })
  partners!: Partner[];
}
