import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import { StartsAt, Computed, GraphEntity, Connection, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { ofPartner, staff } from './audience';
import { isByDay, knownDay, startsByDay } from './as-of';
import { Engagement } from './engagement';
import { OfferingStatus, ServiceModel } from './enums';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Reference } from './reference';
import { ResaleAgreement } from './resale-agreement';
import { CalendarDate } from './scalars';
import { Searchable } from './searchable';
import { Technology } from './technology';
import { Term } from './term';
import { nameColumn, textColumn } from './text';

@GraphEntity({
  description: 'A cloud service that a partner offers on the market.',
  asOf: "if the request names a date, drafts and offerings published later are left out, and `status` and `retiredOn` show what was known on that date. All other fields show today's values.",
  volume: 'thousands',
  key: ['partner', 'name'],
  order: ['name'],
  search: 'name',
  searchOver: 'terms',
  root: { many: 'offerings' },
  dimensions: {
    paths: [...partnerPaths(), 'technologies.category', 'technologies.vendor', 'terms.taxonomy'],
    sets: ['technologies'],
  },
})
@StartsAt((scope) => startsByDay(scope, 'publishedOn'))
@Visible(
  { ...ofPartner({ 'published rows': { status: { eq: OfferingStatus.PUBLISHED } } }), ...staff },
  { through: ['partner'] },
)
@Entity()
@Unique(['partner', 'name'])
@Unique(['id', 'partner'])
@Index(['name', 'id'])
@Index(['searchWider'], { type: 'gin' })
@Index('offering_name_trigram_idx', { synchronize: false })
@Check(
  'offering_status_check',
  "case status when 'DRAFT' then published_on is null and retired_on is null when 'PUBLISHED' then published_on is not null and retired_on is null else published_on is not null and retired_on is not null end",
)
@Check('offering_dates_check', 'published_on <= retired_on and is_day(published_on) and is_day(retired_on)')
@Check('offering_name_check', 'is_name(name)')
export class Offering extends Searchable {
  /** What is searched of the offering: the words of its name, and a lexeme for each of its terms. A trigger fills it. */
  @Column({ type: 'tsvector', insert: false, update: false, select: false })
  searchWider!: string;

  @Field(() => String, { description: 'The name of the offering, unique within its partner.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A description of the offering in one sentence; null if there is none.',
  })
  @Column({ ...textColumn, nullable: true })
  summary!: string | null;

  @Field(() => ServiceModel, { description: 'The service model of the offering.' })
  @Column({ type: 'enum', enum: ServiceModel, enumName: 'service_model' })
  serviceModel!: ServiceModel;

  @Field(() => OfferingStatus, { description: 'The state of the offering on the request date.' })
  @Column({ type: 'enum', enum: OfferingStatus, enumName: 'offering_status' })
  @Computed((scope) =>
    scope.dateGiven
      ? sql`case when ${isByDay(scope, 'retiredOn')} then 'RETIRED' when ${isByDay(scope, 'publishedOn')} then 'PUBLISHED' else 'DRAFT' end`
      : scope.column('status'),
  )
  status!: OfferingStatus;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day on the market; null for a draft.' })
  @Column('date', { nullable: true })
  @Computed(knownDay('publishedOn'))
  publishedOn!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day on which the offering is no longer on the market; null before it is retired.',
  })
  @Column('date', { nullable: true })
  @Computed(knownDay('retiredOn'))
  retiredOn!: string | null;

  @Field(() => Partner, { description: 'The partner that provides the offering.' })
  @ManyToOne(() => Partner, (partner) => partner.offerings, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @List(() => Technology, { description: 'The technologies that the offering uses, by name.' })
  @ManyToMany(() => Technology, (technology) => technology.offerings)
  @JoinTable({ name: 'offering_technology' })
  technologies!: Technology[];

  @List(() => Term, { description: 'The terms that describe the offering, by code.', fanOut: 'dozens' })
  @ManyToMany(() => Term, (term) => term.offerings)
  @JoinTable({ name: 'offering_term' })
  terms!: Term[];

  @Connection(() => ResaleAgreement, {
    description: 'The agreements under which other partners resell the offering, by first day.',
    fanOut: 'dozens',
  })
  @OneToMany(() => ResaleAgreement, (agreement) => agreement.offering)
  resaleAgreements!: ResaleAgreement[];

  @Connection(() => Engagement, {
    description: 'The engagements in which the offering is provided or resold, by first day.',
    fanOut: 'dozens',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.offering)
  engagements!: Engagement[];

  @Connection(() => Reference, {
    description: 'The references of customers that use the offering, by day of publication.',
  })
  @OneToMany(() => Reference, (reference) => reference.offering)
  references!: Reference[];
}
