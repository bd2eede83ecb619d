import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToMany, ManyToOne, Unique } from 'typeorm';
import { GraphEntity, Connection } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Offering } from './offering';
import { Partner } from './partner';
import { PartnerTechnology } from './partner-technology';
import { Reference } from './reference';
import { Searchable } from './searchable';
import { TechnologyCategory } from './technology-category';
import { keyColumn, nameColumn } from './text';
import { Vendor } from './vendor';

@GraphEntity({
  description: 'A product or product line that cloud infrastructures and services are built with.',
  asOf: "`partners` follows the request date; all other fields show today's values.",
  volume: 'dozens',
  key: ['slug'],
  order: ['name'],
  search: 'name',
  root: { many: 'technologies' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Index(['name', 'id'])
@Index(['vendor', 'name', 'id'])
@Index(['category', 'name', 'id'])
@Check('technology_slug_check', 'is_slug(slug)')
@Check('technology_name_check', 'is_name(name)')
export class Technology extends Searchable {
  @Field(() => String, { description: 'The unique and readable key of the technology, such as `cisco-ucs`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name of the technology, for display.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => Vendor, {
    description:
      'The vendor that makes the technology: the vendor of a program, or a technology partner of its ecosystem.',
  })
  @ManyToOne(() => Vendor, (vendor) => vendor.technologies, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @Field(() => TechnologyCategory, { description: 'The category of the technology.' })
  @ManyToOne(() => TechnologyCategory, (category) => category.technologies, { nullable: false })
  @JoinColumn()
  category!: Relation<TechnologyCategory>;

  @Connection(() => Partner, {
    description: 'The partners that work with the technology on the request date, by name.',
    through: () => PartnerTechnology,
    fanOut: 'many',
  })
  partners!: Partner[];

  @Connection(() => Offering, { description: 'The offerings that use the technology, by name.', fanOut: 'many' })
  @ManyToMany(() => Offering, (offering) => offering.technologies)
  offerings!: Offering[];

  @Connection(() => Reference, {
    description: 'The references about work with the technology, by day of publication.',
    fanOut: 'many',
  })
  @ManyToMany(() => Reference, (reference) => reference.technologies)
  references!: Reference[];
}
