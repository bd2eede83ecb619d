import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  Unique,
} from 'typeorm';
import { Computed, GraphEntity, List, Localised, StartsAt } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { ofPartner, staff } from './audience';
import { startsByDay } from './as-of';
import { Offering } from './offering';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Record } from './record';
import { CalendarDate } from './scalars';
import { Technology } from './technology';
import { Term } from './term';
import { keyColumn, textColumn, type LocalisedText } from './text';

@GraphEntity({
  description: 'A case study: work of a partner for a customer, told in public. The customer can stay unnamed.',
  asOf: "`isPublished` follows the request date. If the request names a date, references published later are left out. All other fields show today's values.",
  volume: 'tens of thousands',
  key: ['slug'],
  label: 'title',
  order: ['publishedOn'],
  root: { many: 'references' },
  dimensions: { paths: [...partnerPaths(), 'offering.serviceModel', 'technologies.category', 'technologies.vendor'] },
})
@StartsAt((scope) => startsByDay(scope, 'publishedOn'))
@Visible({ ...ofPartner({ 'published rows': { isPublished: { eq: true } } }), ...staff }, { through: ['partner'] })
@Entity()
@Unique(['slug'])
@ForeignKey(() => Offering, ['offering', 'partner'], ['id', 'partner'])
@Index(['partner', 'publishedOn', 'id'])
@Index(['offering', 'publishedOn', 'id'])
@Index(['customerSegment', 'publishedOn', 'id'])
@Index(['publishedOn', 'id'])
@Check('reference_slug_check', 'is_slug(slug)')
@Check('reference_title_check', "is_localised(title, 'en')")
@Check('reference_summary_check', "is_localised(summary, 'en')")
@Check('reference_url_check', 'is_web_address(url)')
@Check('reference_published_on_check', 'is_day(published_on)')
export class Reference extends Record {
  @Field(() => String, {
    description: 'The unique, stable and readable key of the reference, such as `nimbus-works-hospital-cloud`.',
  })
  @Column(keyColumn)
  slug!: string;

  @Localised({ description: 'The title of the reference, for display.' })
  @Column('jsonb')
  title!: LocalisedText;

  @Localised({ description: 'A summary of the work, in a few sentences.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => String, {
    nullable: true,
    description: 'The web address of the whole text, at most 2000 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  url!: string | null;

  @Field(() => CalendarDate, {
    description: 'The day of publication. From this day on, the reference is visible wherever its partner is.',
  })
  @Column('date')
  publishedOn!: string;

  @Field(() => Boolean, { description: 'True if the request date is the day of publication or a later one.' })
  @Computed(({ column, asOf }) => sql`(${column('publishedOn')} <= ${asOf})`)
  isPublished!: boolean;

  @Field(() => Partner, { description: 'The partner that did the work.' })
  @ManyToOne(() => Partner, (partner) => partner.references, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Offering, {
    nullable: true,
    description: 'The offering of the partner that the customer uses; null if there is none.',
  })
  @ManyToOne(() => Offering, (offering) => offering.references, { nullable: true })
  @JoinColumn()
  offering!: Relation<Offering | null>;

  @Field(() => Term, {
    nullable: true,
    description: 'The segment of the customer, such as healthcare; null if none is recorded.',
  })
  @ManyToOne(() => Term, (term) => term.references, { nullable: true })
  @JoinColumn()
  customerSegment!: Relation<Term | null>;

  @List(() => Technology, { description: 'The technologies that the work was done with, by name.' })
  @ManyToMany(() => Technology, (technology) => technology.references)
  @JoinTable({ name: 'reference_technology' })
  technologies!: Technology[];
}
