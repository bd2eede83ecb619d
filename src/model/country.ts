import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { DistributionAgreement } from './distribution-agreement';
import { Distributor } from './distributor';
import { Engagement } from './engagement';
import { FinancingProgram } from './financing-program';
import { Location } from './location';
import { Partner } from './partner';
import { Record } from './record';
import { Region } from './region';
import { keyColumn, type LocalisedText } from './text';
import { defaultLocale } from './text';

@GraphEntity({
  description: 'A country of ISO 3166-1, with its name from the Unicode CLDR.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'hundreds',
  key: ['code'],
  order: ['code'],
  root: { many: 'countries' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Index(['region', 'code', 'id'])
@Check('country_code_check', "code ~ '^[A-Z]{2}$'")
@Check('country_name_check', `is_localised(name, '${defaultLocale}')`)
export class Country extends Record {
  @Field(() => String, { description: 'The two-letter code of ISO 3166-1, such as `FR`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the country, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Region, { description: 'The sales region that the country belongs to.' })
  @ManyToOne(() => Region, (region) => region.countries, { nullable: false })
  @JoinColumn()
  region!: Relation<Region>;

  @Connection(() => Partner, {
    description: 'The partners whose main location is in the country, by name.',
    fanOut: 'many',
  })
  @OneToMany(() => Partner, (partner) => partner.country)
  partners!: Partner[];

  @Connection(() => Location, {
    description: 'The locations of partners in the country, by name.',
    fanOut: 'many',
  })
  @OneToMany(() => Location, (location) => location.country)
  locations!: Location[];

  @Connection(() => Distributor, { description: 'The distributors that serve the country, by name.' })
  @ManyToMany(() => Distributor, (distributor) => distributor.countries)
  distributors!: Distributor[];

  @Connection(() => Distributor, { description: 'The distributors whose main office is in the country, by name.' })
  @OneToMany(() => Distributor, (distributor) => distributor.country)
  headquarteredDistributors!: Distributor[];

  @Connection(() => DistributionAgreement, {
    description: 'The agreements by which distributors serve partners in the country, past and present, by first day.',
    fanOut: 'many',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.country)
  distributionAgreements!: DistributionAgreement[];

  @Connection(() => Engagement, {
    description: 'The engagements with customers in the country, by first day.',
    fanOut: 'many',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.country)
  engagements!: Engagement[];

  @Connection(() => FinancingProgram, {
    description: 'The financing programs that are open to partners of the country, by code.',
  })
  @ManyToMany(() => FinancingProgram, (financing) => financing.countries)
  financingPrograms!: FinancingProgram[];
}
