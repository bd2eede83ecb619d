import { Field } from 'type-graphql';
import { Check, Column, Entity, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { CompetenceValidation } from './competence-validation';
import { Record } from './record';
import { Requirement } from './requirement';
import { keyColumn, type LocalisedText } from './text';
import { defaultLocale } from './text';

@GraphEntity({
  description:
    'Something that a partner can be proved able to do: infrastructure, applications management, cloud professional services.',
  asOf: "nothing here follows the request's date; a competence always shows today's values.",
  key: ['code'],
  order: ['code'],
  root: { many: 'competences' },
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Check('competence_code_check', 'is_code(code)')
@Check('competence_name_check', `is_localised(name, '${defaultLocale}')`)
export class Competence extends Record {
  @Field(() => String, { description: 'The short code: `INFRASTRUCTURE`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @List(() => Requirement, { description: 'The requirements that ask for it, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.competence)
  requirements!: Requirement[];

  @Connection(() => CompetenceValidation, {
    description: 'Every validation of it, past and present, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => CompetenceValidation, (validation) => validation.competence)
  validations!: CompetenceValidation[];
}
