import { Field } from 'type-graphql';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import type { Relation } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { CompetenceValidation } from './competence-validation';
import { Program } from './program';
import { Record } from './record';
import { Requirement } from './requirement';
import { keyColumn, type LocalisedText } from './text';
import { defaultLocale } from './text';

@GraphEntity({
  description:
    'An ability of a partner that can be validated, such as infrastructure, applications management or cloud professional services (Cisco Cloud Partner Program, 2011).',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'competences' },
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Index(['program', 'code', 'id'])
@Check('competence_code_check', 'is_code(code)')
@Check('competence_name_check', `is_localised(name, '${defaultLocale}')`)
export class Competence extends Record {
  @Field(() => String, { description: 'The unique code of the competence, such as `INFRASTRUCTURE`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the competence, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Program, { description: 'The program that validates the competence.' })
  @ManyToOne(() => Program, (program) => program.competences, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @List(() => Requirement, { description: 'The requirements that ask for the competence, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.competence)
  requirements!: Requirement[];

  @Connection(() => CompetenceValidation, {
    description: 'All validations of the competence, past and present, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => CompetenceValidation, (validation) => validation.competence)
  validations!: CompetenceValidation[];
}
