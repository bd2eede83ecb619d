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
  OneToMany,
  Unique,
} from 'typeorm';
import { Connection, GraphEntity, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Offering } from './offering';
import { Partner } from './partner';
import { Record } from './record';
import { Reference } from './reference';
import { Taxonomy } from './taxonomy';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A word of a taxonomy that partners and offerings are described with. The terms of a taxonomy form a tree.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'hundreds',
  key: ['slug'],
  order: ['code'],
  root: { many: 'terms' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Unique(['taxonomy', 'code'])
@Unique(['id', 'taxonomy'])
@ForeignKey(() => Term, ['parent', 'taxonomy'], ['id', 'taxonomy'])
@Index(['code', 'id'])
@Index(['taxonomy', 'code', 'id'])
@Index(['parent', 'code', 'id'])
@Check('term_slug_check', 'is_slug(slug)')
@Check('term_code_check', 'is_code(code)')
@Check('term_name_check', "is_localised(name, 'en')")
@Check('term_parent_check', 'parent_id <> id')
export class Term extends Record {
  @Field(() => String, {
    description: 'The readable key of the term, unique over all taxonomies, such as `industry-healthcare`.',
  })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The code of the term, unique in its taxonomy, such as `HEALTHCARE`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the term, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Taxonomy, { description: 'The taxonomy that the term belongs to.' })
  @ManyToOne(() => Taxonomy, (taxonomy) => taxonomy.terms, { nullable: false })
  @JoinColumn()
  taxonomy!: Relation<Taxonomy>;

  @Field(() => Term, { nullable: true, description: 'The term above it in the tree; null at the top.' })
  @ManyToOne(() => Term, (term) => term.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Term | null>;

  @List(() => Term, { description: 'The terms directly below it in the tree, by code.', fanOut: 'dozens' })
  @OneToMany(() => Term, (term) => term.parent)
  children!: Term[];

  @List(() => Term, {
    description:
      'The term itself and all terms above it in the tree, by code. A filter on it finds a term and all below it.',
    kept: true,
  })
  @ManyToMany(() => Term, (term) => term.covers)
  @JoinTable({ name: 'term_within', joinColumn: { name: 'term_id' }, inverseJoinColumn: { name: 'within_id' } })
  within!: Term[];

  @List(() => Term, { description: 'The term itself and all terms below it in the tree, by code.', fanOut: 'dozens' })
  @ManyToMany(() => Term, (term) => term.within)
  covers!: Term[];

  @Connection(() => Partner, { description: 'The partners that the term describes, by name.', fanOut: 'many' })
  @ManyToMany(() => Partner, (partner) => partner.terms)
  partners!: Partner[];

  @Connection(() => Offering, { description: 'The offerings that the term describes, by name.', fanOut: 'many' })
  @ManyToMany(() => Offering, (offering) => offering.terms)
  offerings!: Offering[];

  @Connection(() => Reference, {
    description: 'The references whose customer belongs to the segment, by day of publication.',
    fanOut: 'many',
  })
  @OneToMany(() => Reference, (reference) => reference.customerSegment)
  references!: Reference[];
}
