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
  description: 'What kind of technology something is: computing, network, storage and the like.',
  asOf: "nothing here follows the request's date; a category always shows today's values.",
  key: ['code'],
  order: ['code'],
  root: { many: 'technologyCategories' },
  maximumPage: 300,
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Check('technology_category_code_check', 'is_code(code)')
@Check('technology_category_name_check', `is_localised(name, '${defaultLocale}')`)
export class TechnologyCategory extends Record {
  @Field(() => String, { description: 'The short code: `COMPUTE`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Connection(() => Technology, { description: 'The technologies of this category, by name.' })
  @OneToMany(() => Technology, (technology) => technology.category)
  technologies!: Technology[];
}
