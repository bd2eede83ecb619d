import { Field } from 'type-graphql';
import { Check, Column, Entity, OneToMany, Unique } from 'typeorm';
import { Connection, GraphEntity, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Record } from './record';
import { Term } from './term';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A set of words that partners and offerings are described with, such as industries, languages, services or segments of customers.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'taxonomies' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Check('taxonomy_code_check', 'is_code(code)')
@Check('taxonomy_name_check', "is_localised(name, 'en')")
export class Taxonomy extends Record {
  @Field(() => String, { description: 'The unique code of the taxonomy, such as `INDUSTRIES`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the taxonomy, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Connection(() => Term, {
    description: 'The terms of the taxonomy at all levels of its tree, by code.',
    fanOut: 'dozens',
  })
  @OneToMany(() => Term, (term) => term.taxonomy)
  terms!: Term[];
}
