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
    "That a partner resells another partner's offering, for a period, under its own brand where it is white label.",
  asOf: "`inForce` follows the request's date, and under one that the request names what begins later is left out; all else shows what is known today.",
  key: ['reseller', 'offering', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'resaleAgreements' },
  dimensions: {
    paths: ['reseller.country', 'reseller.country.region', 'offering.serviceModel', 'offering.partner'],
  },
})
@Visible({
  PARTNER: { 'as reseller': { reseller: isViewer }, 'as provider': { offering: { partner: isViewer } } },
  ANALYST: { 'not white label': { whiteLabel: { eq: false } } },
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
  @Field(() => Partner, { nullable: true, description: 'Who resells; null where you may not see it.' })
  @ManyToOne(() => Partner, (partner) => partner.resaleAgreements, { nullable: false })
  @JoinColumn()
  reseller!: Relation<Partner>;

  @Field(() => Offering, { nullable: true, description: 'What is resold; null where you may not see it.' })
  @ManyToOne(() => Offering, (offering) => offering.resaleAgreements, { nullable: false })
  @JoinColumn()
  offering!: Relation<Offering>;

  @Field(() => Boolean, {
    description: 'Whether it is resold under white label: the customer sees the brand of the reseller alone.',
  })
  @Column('boolean')
  whiteLabel!: boolean;

  @Field(() => String, { nullable: true, description: 'The brand under which a white label is sold.' })
  @Column({ ...textColumn, nullable: true })
  brandName!: string | null;
}
