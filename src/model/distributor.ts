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
  description: 'A wholesaler between the vendor and its partners.',
  asOf: "`partners` follows the request's date; all else shows today's values.",
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
  @Field(() => String, { description: 'The readable key, unique and stable: `cumulus-wholesale`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name for people.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The address of its site.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Field(() => Country, { description: 'The country of its main office.' })
  @ManyToOne(() => Country, (country) => country.headquarteredDistributors, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @List(() => Country, { description: 'The countries that it serves, by code.' })
  @ManyToMany(() => Country, (country) => country.distributors)
  @JoinTable({ name: 'distributor_country' })
  countries!: Country[];

  @Field(() => Distributor, { nullable: true, description: 'The distributor that it belongs to.' })
  @ManyToOne(() => Distributor, (distributor) => distributor.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Distributor | null>;

  @List(() => Distributor, { description: 'The distributors that belong to it, by name.' })
  @OneToMany(() => Distributor, (distributor) => distributor.parent)
  children!: Distributor[];

  @Connection(() => Partner, {
    description: "The partners that it serves at the request's date, each once, by name.",
    through: () => DistributionAgreement,
    repeated: true,
    fanOut: 'large',
  })
  partners!: Partner[];

  @Connection(() => DistributionAgreement, {
    description: 'Its agreements with partners, past and present, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.distributor)
  distributionAgreements!: DistributionAgreement[];

  @Connection(() => Enablement, {
    description: 'Its progress in the collaborative services, by first day, planned ones last.',
  })
  @OneToMany(() => Enablement, (enablement) => enablement.distributor)
  enablements!: Enablement[];

  @Connection(() => Engagement, {
    description: 'The engagements in which it took part, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.distributor)
  engagements!: Engagement[];

  @Connection(() => FundingRequest, {
    description: 'The requests for financing that name it, by the time of submission, drafts last.',
    fanOut: 'large',
  })
  @OneToMany(() => FundingRequest, (request) => request.distributor)
  fundingRequests!: FundingRequest[];
}
