import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne } from 'typeorm';
import { StartsAt, Composite, GraphEntity } from '../engine/metadata/entity';
import { ownKey, Visible, VisibleField } from '../engine/metadata/policy';
import { isViewingDistributor, itsOwn, managers, staff } from './audience';
import { startsByDay } from './as-of';
import { Country } from './country';
import { Distributor } from './distributor';
import { EngagementKind } from './engagement-kind';
import { CustomerKind } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Offering } from './offering';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Program } from './program';
import { Record } from './record';
import { CalendarDate } from './scalars';
import { nameColumn } from './text';

/** An offering that the partner resells under white label stays hidden: it would reveal the provider. */
const notWhiteLabel = {
  'engagements without white-label resale': {
    offering: { resaleAgreements: { none: { whiteLabel: { eq: true }, reseller: { id: { eq: ownKey('partner') } } } } },
  },
};

@GraphEntity({
  description:
    'Work of a partner for a customer within a program. There is always a partner between the vendor and the customer (Cisco Cloud Partner Program, 2011).',
  asOf: "if the request names a date, engagements that began later are left out. All fields show today's values.",
  volume: 'millions',
  key: 'external',
  order: ['startedOn'],
  root: { many: 'engagements' },
  within: { kind: ['program'] },
  dimensions: {
    paths: ['country.region', ...partnerPaths(), 'offering.serviceModel'],
    calendar: { spans: () => FiscalQuarter, owner: 'program.vendor' },
  },
})
@StartsAt((scope) => startsByDay(scope, 'startedOn'))
@Visible(
  { PARTNER: itsOwn, DISTRIBUTOR: { 'rows that name it': { distributor: isViewingDistributor } }, ...staff },
  { through: ['partner'] },
)
@Entity()
@Index(['partner', 'startedOn', 'id'])
@Index(['distributor', 'startedOn', 'id'])
@Index(['startedOn', 'id'])
@Index(['program', 'startedOn', 'id'])
@Index(['offering', 'startedOn', 'id'])
@Index(['customerPartner', 'startedOn', 'id'])
@Index(['country', 'startedOn', 'id'])
@Index(['kind', 'startedOn', 'id'])
@Index('engagement_customer_name_trigram_idx', { synchronize: false })
@Check('engagement_value_check', 'is_amount(value_amount, currency)')
@Check('engagement_customer_check', 'customer_partner_id <> partner_id')
@Check('engagement_customer_name_check', 'is_name(customer_name)')
@Check('engagement_currency_check', 'is_currency(currency)')
@Check('engagement_started_on_check', 'is_day(started_on)')
@ForeignKey(() => EngagementKind, ['kind', 'program'], ['id', 'program'])
export class Engagement extends Record {
  @Field(() => Program, { description: 'The program that the engagement counts for.' })
  @ManyToOne(() => Program, (program) => program.engagements, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => Partner, { description: 'The partner that does the work.' })
  @ManyToOne(() => Partner, (partner) => partner.engagements, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Distributor, {
    nullable: true,
    description: 'The distributor that takes part in the engagement; null if there is none.',
  })
  @ManyToOne(() => Distributor, (distributor) => distributor.engagements, { nullable: true })
  @JoinColumn()
  distributor!: Relation<Distributor | null>;

  @Field(() => Offering, {
    nullable: true,
    description: 'The offering that the partner provides or resells; null if there is none.',
  })
  @ManyToOne(() => Offering, (offering) => offering.engagements, { nullable: true })
  @JoinColumn()
  @VisibleField({
    PUBLIC: 'all',
    PARTNER: 'all',
    DISTRIBUTOR: notWhiteLabel,
    ANALYST: notWhiteLabel,
    ...managers,
  })
  offering!: Relation<Offering | null>;

  @Field(() => Partner, {
    nullable: true,
    description:
      'The customer as a partner, if it is one. An engagement for a PROVIDER always names that provider here if `namesProvider` of its kind is true.',
  })
  @ManyToOne(() => Partner, (partner) => partner.engagementsAsCustomer, { nullable: true })
  @JoinColumn()
  customerPartner!: Relation<Partner | null>;

  @Field(() => Country, { description: 'The country of the customer.' })
  @ManyToOne(() => Country, (country) => country.engagements, { nullable: false })
  @JoinColumn()
  country!: Relation<Country>;

  @Field(() => EngagementKind, { description: 'The kind of work that the partner does. It is of the same program.' })
  @ManyToOne(() => EngagementKind, (kind) => kind.engagements, { nullable: false })
  @JoinColumn()
  kind!: Relation<EngagementKind>;

  @Field(() => String, { description: 'The name of the customer.' })
  @Column(nameColumn)
  customerName!: string;

  @Field(() => CustomerKind, { description: 'The kind of customer.' })
  @Column({ type: 'enum', enum: CustomerKind, enumName: 'customer_kind' })
  customerKind!: CustomerKind;

  @Column(amountColumn)
  valueAmount!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'The value of the engagement, 0 or more.' })
  @Composite(({ column }) => money(column('valueAmount'), column('currency')))
  value!: Money;

  @Field(() => CalendarDate, { description: 'The day on which the engagement began.' })
  @Column('date')
  startedOn!: string;
}
