import { Field } from 'type-graphql';
import { Check, Column, Entity, Index, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { DistributionAgreement } from './distribution-agreement';
import { FiscalQuarter } from './fiscal-quarter';
import { Program } from './program';
import { Searchable } from './searchable';
import { Technology } from './technology';
import { keyColumn, nameColumn, textColumn } from './text';

@GraphEntity({
  description: 'A maker of technologies: the one that runs a program, or one of its ecosystem.',
  asOf: "nothing here follows the request's date; a vendor always shows today's values.",
  key: ['slug'],
  order: ['name'],
  search: 'name',
  root: { many: 'vendors' },
  maximumPage: 300,
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Index(['name', 'id'])
@Check('vendor_slug_check', 'is_slug(slug)')
@Check('vendor_name_check', 'is_name(name)')
@Check('vendor_website_check', 'is_web_address(website)')
export class Vendor extends Searchable {
  @Field(() => String, { description: 'The readable key: `cisco`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name for people.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The address of its site.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Connection(() => Technology, { description: 'The technologies it makes, by name.' })
  @OneToMany(() => Technology, (technology) => technology.vendor)
  technologies!: Technology[];

  @List(() => Program, { description: 'The partner programs it runs, by code.' })
  @OneToMany(() => Program, (program) => program.vendor)
  programs!: Program[];

  @Connection(() => FiscalQuarter, { description: 'The quarters of its fiscal years, first to last.' })
  @OneToMany(() => FiscalQuarter, (quarter) => quarter.vendor)
  fiscalQuarters!: FiscalQuarter[];

  @Connection(() => DistributionAgreement, {
    description: 'The agreements on distributing its technologies, past and present, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.vendor)
  distributionAgreements!: DistributionAgreement[];
}
