import { Field } from 'type-graphql';
import { Check, Column, Entity, OneToMany, Unique } from 'typeorm';
import { GraphEntity, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Country } from './country';
import { ProgramLaunch } from './program-launch';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';
import { defaultLocale } from './text';

@GraphEntity({
  description: 'A sales region of the world. Programs launch region by region.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['code'],
  order: ['code'],
  root: { many: 'regions' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Check('region_code_check', 'is_code(code)')
@Check('region_name_check', `is_localised(name, '${defaultLocale}')`)
export class Region extends Record {
  @Field(() => String, { description: 'The unique code of the region, such as `EMEA`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the region, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @List(() => Country, { description: 'The countries of the region, by code.', fanOut: 'most' })
  @OneToMany(() => Country, (country) => country.region)
  countries!: Country[];

  @List(() => ProgramLaunch, { description: 'The launches of programs in the region, by first planned day.' })
  @OneToMany(() => ProgramLaunch, (launch) => launch.region)
  launches!: ProgramLaunch[];
}
