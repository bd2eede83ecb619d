import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewer, managers } from './audience';
import { Offering } from './offering';
import { Partner } from './partner';
import { Period, periodCheck } from './period';
import { textColumn } from './text';

@GraphEntity({
  description:
    "An agreement by which a partner resells another partner's offering, for a period. Under white label it sells the offering under its own brand.",
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'tens of thousands',
  key: ['reseller', 'offering', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'resaleAgreements' },
  dimensions: {
    paths: ['reseller.country', 'reseller.country.region', 'offering.serviceModel', 'offering.partner'],
  },
})
@Visible({
  PARTNER: {
    'rows in which it is the reseller': { reseller: isViewer },
    'rows in which it is the provider': { offering: { partner: isViewer } },
  },
  ANALYST: { 'rows without white label': { whiteLabel: { eq: false } } },
  ...managers,
})
@Entity()
@Unique(['reseller', 'offering', 'validFrom'])
@Index(['reseller', 'validFrom', 'id'])
@Index(['offering', 'validFrom', 'id'])
@Index(['validFrom', 'id'])
@Check('resale_agreement_period_check', periodCheck)
@Check('resale_agreement_brand_check', 'white_label or brand_name is null')
@Check('resale_agreement_brand_name_check', 'is_name(brand_name)')
@Exclusion(
  'resale_agreement_overlap_excl',
  'USING gist (((reseller_id + 0)) WITH =, ((offering_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class ResaleAgreement extends Period {
  @Field(() => Partner, { nullable: true, description: 'The partner that resells the offering.' })
  @ManyToOne(() => Partner, (partner) => partner.resaleAgreements, { nullable: false })
  @JoinColumn()
  reseller!: Relation<Partner>;

  @Field(() => Offering, { nullable: true, description: 'The offering that is resold.' })
  @ManyToOne(() => Offering, (offering) => offering.resaleAgreements, { nullable: false })
  @JoinColumn()
  offering!: Relation<Offering>;

  @Field(() => Boolean, {
    description: 'True if the offering is resold under white label: the customer sees only the brand of the reseller.',
  })
  @Column('boolean')
  whiteLabel!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The brand under which the reseller sells; null without white label or if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  brandName!: string | null;
}
