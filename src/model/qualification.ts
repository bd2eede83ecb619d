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
  description:
    'A branding that a program awards to partners, such as Builder, Provider or Services Reseller (Cisco Cloud Partner Program, 2011).',
  asOf: "`partners` follows the request date; all other fields show today's values.",
  volume: 'few',
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
@Unique(['id', 'program'])
@Index(['code', 'id'])
@Check('qualification_slug_check', 'is_slug(slug)')
@Check('qualification_code_check', 'is_code(code)')
@Check('qualification_kind_check', 'is_code(kind)')
@Check('qualification_group_check', 'is_code("group")')
@Check('qualification_name_check', 'is_localised(name)')
@Check('qualification_summary_check', 'is_localised(summary)')
export class Qualification extends Record {
  @Field(() => String, {
    description: 'The readable key of the qualification, unique over all programs, such as `cpp-builder`.',
  })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The code of the qualification, unique in its program, such as `BUILDER`.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the kind of qualification in its program, such as `SPECIALISATION`; null if the program tells no kinds apart.',
  })
  @Column({ ...keyColumn, nullable: true })
  kind!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the group of qualifications that belong together, such as `SECURITY`; null if it belongs to none.',
  })
  @Column({ ...keyColumn, nullable: true })
  group!: string | null;

  @Localised({ description: 'The name of the qualification, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Localised({ description: 'A description of what a partner that holds the qualification has shown.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => Program, { description: 'The program that awards the qualification.' })
  @ManyToOne(() => Program, (program) => program.qualifications, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @List(() => Requirement, { description: 'The requirements that a partner must meet for the qualification, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.qualification)
  requirements!: Requirement[];

  @List(() => Requirement, { description: 'The requirements that ask to hold the qualification, by code.' })
  @ManyToMany(() => Requirement, (requirement) => requirement.heldQualifications)
  requiredBy!: Requirement[];

  @Connection(() => Award, {
    description: 'The awards of the qualification: past, present and scheduled, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => Award, (award) => award.qualification)
  awards!: Award[];

  @Connection(() => QualificationApplication, {
    description: 'The applications for the qualification, by time of submission; drafts come last.',
    fanOut: 'most',
  })
  @OneToMany(() => QualificationApplication, (application) => application.qualification)
  applications!: QualificationApplication[];

  @Connection(() => FinancingProgram, {
    description:
      'The financing programs that are open to partners that hold the qualification or have applied for it, by code.',
    fanOut: 'most',
  })
  @ManyToMany(() => FinancingProgram, (financing) => financing.eligibleQualifications)
  financingPrograms!: FinancingProgram[];

  @Connection(() => Partner, {
    description: 'The partners that hold the qualification on the request date, by name.',
    through: () => Award,
    fanOut: 'most',
  })
  partners!: Partner[];
}
