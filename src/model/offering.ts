import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import { StartsAt, Computed, GraphEntity, Connection, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { ofPartner, staff } from './audience';
import { isByDay, knownDay } from './dated';
import { Engagement } from './engagement';
import { OfferingStatus, ServiceModel } from './enums';
import { Partner } from './partner';
import { ResaleAgreement } from './resale-agreement';
import { CalendarDate } from './scalars';
import { Searchable } from './searchable';
import { Technology } from './technology';
import { nameColumn, textColumn } from './text';

@GraphEntity({
  description: 'A cloud service that a partner brings to the market.',
  asOf: "under a date that the request names: drafts and what was published later are left out, and `status` and `retiredOn` tell what was known by then; all else shows today's values.",
  key: ['partner', 'name'],
  order: ['name'],
  search: 'name',
  root: { many: 'offerings' },
  dimensions: {
    paths: [
      'partner.country',
      'partner.country.region',
      'partner.qualifications',
      'technologies.category',
      'technologies.vendor',
    ],
    sets: ['technologies'],
  },
})
@StartsAt((scope) => isByDay(scope, 'publishedOn'))
@Visible(
  { ...ofPartner({ published: { status: { eq: OfferingStatus.PUBLISHED } } }), ...staff },
  { through: ['partner'] },
)
@Entity()
@Unique(['partner', 'name'])
@Index(['name', 'id'])
@Index('offering_name_trigram_idx', { synchronize: false })
@Check(
  'offering_status_check',
  "case status when 'DRAFT' then published_on is null and retired_on is null when 'PUBLISHED' then published_on is not null and retired_on is null else published_on is not null and retired_on is not null end",
)
@Check('offering_dates_check', 'published_on <= retired_on and is_day(published_on) and is_day(retired_on)')
@Check('offering_name_check', 'is_name(name)')
export class Offering extends Searchable {
  @Field(() => String, { description: 'The name for people, unique for its partner.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it offers, in a sentence.' })
  @Column({ ...textColumn, nullable: true })
  summary!: string | null;

  @Field(() => ServiceModel, { description: 'How it is provided.' })
  @Column({ type: 'enum', enum: ServiceModel, enumName: 'service_model' })
  serviceModel!: ServiceModel;

  @Field(() => OfferingStatus, { description: "Where it stands at the request's date." })
  @Column({ type: 'enum', enum: OfferingStatus, enumName: 'offering_status' })
  @Computed((scope) =>
    scope.dated
      ? sql`case when ${isByDay(scope, 'retiredOn')} then 'RETIRED' when ${isByDay(scope, 'publishedOn')} then 'PUBLISHED' else 'DRAFT' end`
      : scope.column('status'),
  )
  status!: OfferingStatus;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day on the market.' })
  @Column('date', { nullable: true })
  @Computed(knownDay('publishedOn'))
  publishedOn!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day no longer on the market.' })
  @Column('date', { nullable: true })
  @Computed(knownDay('retiredOn'))
  retiredOn!: string | null;

  @Field(() => Partner, { description: 'Who provides it.' })
  @ManyToOne(() => Partner, (partner) => partner.offerings, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @List(() => Technology, { description: 'What it is built with, by name.' })
  @ManyToMany(() => Technology, (technology) => technology.offerings)
  @JoinTable({ name: 'offering_technology' })
  technologies!: Technology[];

  @Connection(() => ResaleAgreement, {
    description: 'The agreements under which others resell it, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => ResaleAgreement, (agreement) => agreement.offering)
  resaleAgreements!: ResaleAgreement[];

  @Connection(() => Engagement, {
    description: 'The engagements in which it was provided or resold, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => Engagement, (engagement) => engagement.offering)
  engagements!: Engagement[];
}
