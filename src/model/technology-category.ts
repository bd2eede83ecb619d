import { Field } from 'type-graphql';
import { Check, Column, Entity, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Record } from './record';
import { Technology } from './technology';
import { keyColumn, type LocalisedText } from './text';
import { defaultLocale } from './text';

@GraphEntity({
  description: 'A category of technologies, such as computing, network or storage.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'technologyCategories' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Check('technology_category_code_check', 'is_code(code)')
@Check('technology_category_name_check', `is_localised(name, '${defaultLocale}')`)
export class TechnologyCategory extends Record {
  @Field(() => String, { description: 'The unique code of the category, such as `COMPUTE`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the category, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Connection(() => Technology, { description: 'The technologies of the category, by name.' })
  @OneToMany(() => Technology, (technology) => technology.category)
  technologies!: Technology[];
}
