import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToMany, ManyToOne, Unique } from 'typeorm';
import { GraphEntity, Connection } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Offering } from './offering';
import { Partner } from './partner';
import { PartnerTechnology } from './partner-technology';
import { Searchable } from './searchable';
import { TechnologyCategory } from './technology-category';
import { keyColumn, nameColumn } from './text';
import { Vendor } from './vendor';

@GraphEntity({
  description: 'A product or product line that cloud infrastructures and services are made of.',
  asOf: "`partners` follows the request's date; all else shows today's values.",
  key: ['slug'],
  order: ['name'],
  search: 'name',
  root: { many: 'technologies' },
  maximumPage: 300,
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
  @Field(() => String, { description: 'The readable key: `cisco-ucs`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name for people.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => Vendor, { description: "Who makes it: the program's own vendor or one of its ecosystem." })
  @ManyToOne(() => Vendor, (vendor) => vendor.technologies, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @Field(() => TechnologyCategory, { description: 'What kind of technology it is.' })
  @ManyToOne(() => TechnologyCategory, (category) => category.technologies, { nullable: false })
  @JoinColumn()
  category!: Relation<TechnologyCategory>;

  @Connection(() => Partner, {
    description: "The partners that work with it at the request's date, by name.",
    through: () => PartnerTechnology,
    fanOut: 'large',
  })
  partners!: Partner[];

  @Connection(() => Offering, { description: 'The offerings that use it, by name.', fanOut: 'large' })
  @ManyToMany(() => Offering, (offering) => offering.technologies)
  offerings!: Offering[];
}
