import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Country } from './country';
import { DistributionAgreement } from './distribution-agreement';
import { Enablement } from './enablement';
import { Engagement } from './engagement';
import { FundingRequest } from './funding-request';
import { Partner } from './partner';
import { Searchable } from './searchable';
import { keyColumn, nameColumn, textColumn } from './text';

@GraphEntity({
  description: 'A wholesaler that supplies the technologies of vendors to partners.',
  asOf: "`partners` follows the request date; all other fields show today's values.",
  volume: 'hundreds',
  key: ['slug'],
  order: ['name'],
  search: 'name',
  root: { many: 'distributors' },
  dimensions: { paths: ['country.region', 'countries.region'], sets: ['countries'] },
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Index(['name', 'id'])
@Index(['parent', 'name', 'id'])
@Index(['country', 'name', 'id'])
@Check('distributor_parent_check', 'parent_id <> id')
@Check('distributor_slug_check', 'is_slug(slug)')
@Check('distributor_name_check', 'is_name(name)')
@Check('distributor_website_check', 'is_web_address(website)')
export class Distributor extends Searchable {
  @Field(() => String, {
    description: 'The unique, stable and readable key of the distributor, such as `cumulus-wholesale`.',
  })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name of the distributor, for display.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The web address of the distributor; null if none is recorded.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Field(() => Country, { description: 'The country of the main office of the distributor.' })
  @ManyToOne(() => Country, (country) => country.headquarteredDistributors, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @List(() => Country, { description: 'The countries that the distributor serves, by code.', fanOut: 'dozens' })
  @ManyToMany(() => Country, (country) => country.distributors)
  @JoinTable({ name: 'distributor_country' })
  countries!: Country[];

  @Field(() => Distributor, {
    nullable: true,
    description: 'The parent distributor in the corporate hierarchy; null at the top.',
  })
  @ManyToOne(() => Distributor, (distributor) => distributor.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Distributor | null>;

  @List(() => Distributor, { description: 'The child distributors in the corporate hierarchy, by name.' })
  @OneToMany(() => Distributor, (distributor) => distributor.parent)
  children!: Distributor[];

  @Connection(() => Partner, {
    description: 'The partners that the distributor serves on the request date, each once, by name.',
    through: () => DistributionAgreement,
    repeated: true,
    fanOut: 'many',
  })
  partners!: Partner[];

  @Connection(() => DistributionAgreement, {
    description: 'The agreements of the distributor with partners, past and present, by first day.',
    fanOut: 'many',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.distributor)
  distributionAgreements!: DistributionAgreement[];

  @Connection(() => Enablement, {
    description: 'The enablements of the distributor in collaborative services, by first day; planned ones come last.',
  })
  @OneToMany(() => Enablement, (enablement) => enablement.distributor)
  enablements!: Enablement[];

  @Connection(() => Engagement, {
    description: 'The engagements in which the distributor took part, by first day.',
    fanOut: 'many',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.distributor)
  engagements!: Engagement[];

  @Connection(() => FundingRequest, {
    description: 'The funding requests that name the distributor, by time of submission; drafts come last.',
    fanOut: 'many',
  })
  @OneToMany(() => FundingRequest, (request) => request.distributor)
  fundingRequests!: FundingRequest[];
}
