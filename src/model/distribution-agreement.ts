import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewingDistributor, itsOwn, staff } from './audience';
import { Country } from './country';
import { Distributor } from './distributor';
import { FiscalQuarter } from './fiscal-quarter';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Period, periodCheck } from './period';
import { copiedName } from './text';
import { Vendor } from './vendor';

/** The agreements that the partner locator shows. */
const listed = { 'rows listed and in force today': { listed: { eq: true }, inForce: { eq: true } } };

@GraphEntity({
  description: 'An agreement by which a distributor serves a partner in a country for a vendor, for a period.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['distributor', 'partner', 'vendor', 'country', 'validFrom'],
  order: ['validFrom'],
  carries: { partner: ['partnerName'] },
  root: { many: 'distributionAgreements' },
  dimensions: {
    paths: ['country.region', 'distributor.country', ...partnerPaths()],
    calendar: { spans: () => FiscalQuarter, owner: 'vendor' },
  },
})
@Visible({
  PUBLIC: listed,
  PARTNER: { ...listed, ...itsOwn },
  DISTRIBUTOR: { ...listed, 'its own rows': { distributor: isViewingDistributor } },
  ...staff,
})
@Entity()
@Unique(['distributor', 'partner', 'vendor', 'country', 'validFrom'])
@Index(['distributor', 'validFrom', 'id'])
@Index(['partner', 'validFrom', 'id'])
@Index(['distributor', 'partnerName', 'partner', 'validFrom', 'validTo'])
@Index(['validFrom', 'id'])
@Index(['vendor', 'validFrom', 'id'])
@Index(['country', 'validFrom', 'id'])
@ForeignKey(() => Partner, ['partner', 'partnerName'], ['id', 'name'], { onUpdate: 'CASCADE' })
@Check('distribution_agreement_period_check', periodCheck)
@Exclusion(
  'distribution_agreement_overlap_excl',
  'USING gist (((distributor_id + 0)) WITH =, ((partner_id + 0)) WITH =, ((vendor_id + 0)) WITH =, ((country_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class DistributionAgreement extends Period {
  @Field(() => Distributor, { description: 'The distributor that serves the partner.' })
  @ManyToOne(() => Distributor, (distributor) => distributor.distributionAgreements, { nullable: false })
  @JoinColumn()
  distributor!: Relation<Distributor>;

  @Field(() => Partner, { nullable: true, description: 'The partner that the distributor serves.' })
  @ManyToOne(() => Partner, (partner) => partner.distributionAgreements, {
    nullable: false,
    createForeignKeyConstraints: false,
  })
  @JoinColumn()
  partner!: Relation<Partner>;

  /** A copy of the partner's name, which the database keeps. An index has the rows in its order. */
  @Column(copiedName)
  partnerName!: string;

  @Field(() => Vendor, { description: 'The vendor whose technologies are distributed.' })
  @ManyToOne(() => Vendor, (vendor) => vendor.distributionAgreements, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @Field(() => Country, { description: 'The country in which the distributor serves the partner.' })
  @ManyToOne(() => Country, (country) => country.distributionAgreements, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @Field(() => Boolean, { description: 'True if the partner locator shows the agreement to the public.' })
  @Column('boolean', { default: false })
  listed!: boolean;
}
