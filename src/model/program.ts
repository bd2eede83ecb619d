import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { CollaborativeService } from './collaborative-service';
import { Engagement } from './engagement';
import { Enrolment } from './enrolment';
import { SalesPolicy } from './enums';
import { FinancingProgram } from './financing-program';
import { Partner } from './partner';
import { ProgramLaunch } from './program-launch';
import { Qualification } from './qualification';
import { Record } from './record';
import { type LocalisedText, keyColumn, textColumn } from './text';
import { Tier } from './tier';
import { Vendor } from './vendor';

@GraphEntity({
  description: "A vendor's partner program: its qualifications, its launches and its financing.",
  asOf: "`partners` follows the request's date; all else shows today's values.",
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
  @Field(() => String, { description: 'The short code: `CPP`.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => String, { description: "The locale that the program's texts always exist in." })
  @Column(textColumn)
  defaultLocale!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'What the program is about, in a paragraph.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => SalesPolicy, { description: 'How the vendor reaches the market.' })
  @Column({ type: 'enum', enum: SalesPolicy, enumName: 'sales_policy' })
  salesPolicy!: SalesPolicy;

  @Field(() => Int, {
    nullable: true,
    description:
      "The earliest that all of the vendor's partners are to be concerned by the program, in months from its launch.",
  })
  @Column('integer', { nullable: true })
  rolloutMonthsMin!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The latest that all of the vendor's partners are to be concerned by the program, in months from its launch.",
  })
  @Column('integer', { nullable: true })
  rolloutMonthsMax!: number | null;

  @Field(() => Vendor, { description: 'The vendor that runs it.' })
  @ManyToOne(() => Vendor, (vendor) => vendor.programs, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @List(() => ProgramLaunch, { description: 'Its launches by region, the earliest planned first.' })
  @OneToMany(() => ProgramLaunch, (launch) => launch.program)
  launches!: ProgramLaunch[];

  @List(() => Qualification, { description: 'What a partner can be recognised as, by code.' })
  @OneToMany(() => Qualification, (qualification) => qualification.program)
  qualifications!: Qualification[];

  @List(() => Tier, { description: 'The levels of partnership, lowest rank first.' })
  @OneToMany(() => Tier, (tier) => tier.program)
  tiers!: Tier[];

  @List(() => CollaborativeService, { description: 'What helps distributors evolve, by code.' })
  @OneToMany(() => CollaborativeService, (service) => service.program)
  collaborativeServices!: CollaborativeService[];

  @Connection(() => FinancingProgram, { description: 'The financing that supports it, by code.' })
  @OneToMany(() => FinancingProgram, (financing) => financing.program)
  financingPrograms!: FinancingProgram[];

  @Connection(() => Enrolment, { description: 'Every enrolment, past and present, by first day.', fanOut: 'large' })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.program)
  enrolments!: Enrolment[];

  @Connection(() => Engagement, { description: 'The engagements that count for it, by first day.', fanOut: 'large' })
  @OneToMany(() => Engagement, (engagement) => engagement.program)
  engagements!: Engagement[];

  @Connection(() => Partner, {
    description: "The partners enrolled at the request's date, by name.",
    through: () => Enrolment,
    fanOut: 'large',
  })
  partners!: Partner[];
}
