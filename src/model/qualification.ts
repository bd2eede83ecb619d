import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Award } from './award';
import { FinancingProgram } from './financing-program';
import { Partner } from './partner';
import { Program } from './program';
import { QualificationApplication } from './qualification-application';
import { Record } from './record';
import { Requirement } from './requirement';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description: 'What a program can recognise a partner as: a branding such as Builder, Provider or Services Reseller.',
  asOf: "`partners` follows the request's date; all else shows today's values.",
  key: ['slug'],
  order: ['code'],
  root: { many: 'qualifications' },
  program: ['program'],
  dimensions: { paths: ['program.vendor'] },
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Unique(['program', 'code'])
@Index(['code', 'id'])
@Check('qualification_slug_check', 'is_slug(slug)')
@Check('qualification_code_check', 'is_code(code)')
@Check('qualification_name_check', 'is_localised(name)')
@Check('qualification_summary_check', 'is_localised(summary)')
export class Qualification extends Record {
  @Field(() => String, { description: 'The readable key, unique over all programs: `cpp-builder`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The short code, unique in its program: `BUILDER`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'What holding it says of a partner.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => Program, { description: 'The program that grants it.' })
  @ManyToOne(() => Program, (program) => program.qualifications, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @List(() => Requirement, { description: 'What a partner must show to hold it, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.qualification)
  requirements!: Requirement[];

  @Connection(() => Award, { description: 'Every award of it, past and present, by first day.', fanOut: 'large' })
  @OneToMany(() => Award, (award) => award.qualification)
  awards!: Award[];

  @Connection(() => QualificationApplication, {
    description: 'Every application for it, by the time of submission, drafts last.',
    fanOut: 'large',
  })
  @OneToMany(() => QualificationApplication, (application) => application.qualification)
  applications!: QualificationApplication[];

  @Connection(() => FinancingProgram, {
    description: 'The financing that partners may ask for who hold it, or have applied for it, by code.',
  })
  @ManyToMany(() => FinancingProgram, (financing) => financing.eligibleQualifications)
  financingPrograms!: FinancingProgram[];

  @Connection(() => Partner, {
    description: "The partners that hold it at the request's date, by name.",
    through: () => Award,
    fanOut: 'large',
  })
  partners!: Partner[];
}
