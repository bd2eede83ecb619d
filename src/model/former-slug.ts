import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Partner } from './partner';
import { Record } from './record';
import { keyColumn } from './text';

@GraphEntity({
  description:
    'A slug that a partner had before. No other partner ever gets it. `partner(slug:)` finds the partner by it as well.',
  asOf: "all fields show today's values.",
  volume: 'thousands',
  key: ['slug'],
  order: ['slug'],
  root: { many: 'formerSlugs' },
})
@Visible(everyone, { through: ['partner'] })
@Entity()
@Unique(['slug'])
@Index(['partner', 'slug', 'id'])
@Index(['slug', 'id'])
@Check('former_slug_slug_check', 'is_slug(slug)')
export class FormerSlug extends Record {
  @Field(() => String, { description: 'The slug that the partner had, unique in the hub.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => Partner, { description: 'The partner that had the slug.' })
  @ManyToOne(() => Partner, (partner) => partner.formerSlugs, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn()
  partner!: Relation<Partner>;
}
