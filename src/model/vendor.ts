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
  description: 'A company that makes technologies: it runs a partner program, or is a technology partner of one.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['slug'],
  order: ['name'],
  search: 'name',
  root: { many: 'vendors' },
  referenceData: true,
})
@Visible(everyone)
@Entity()
@Unique(['slug'])
@Index(['name', 'id'])
@Check('vendor_slug_check', 'is_slug(slug)')
@Check('vendor_name_check', 'is_name(name)')
@Check('vendor_website_check', 'is_web_address(website)')
export class Vendor extends Searchable {
  @Field(() => String, { description: 'The unique and readable key of the vendor, such as `cisco`.' })
  @Column(keyColumn)
  slug!: string;

  @Field(() => String, { description: 'The name of the vendor, for display.' })
  @Column(nameColumn)
  name!: string;

  @Field(() => String, { nullable: true, description: 'The web address of the vendor; null if none is recorded.' })
  @Column({ ...textColumn, nullable: true })
  website!: string | null;

  @Connection(() => Technology, { description: 'The technologies that the vendor makes, by name.' })
  @OneToMany(() => Technology, (technology) => technology.vendor)
  technologies!: Technology[];

  @List(() => Program, { description: 'The partner programs that the vendor runs, by code.' })
  @OneToMany(() => Program, (program) => program.vendor)
  programs!: Program[];

  @Connection(() => FiscalQuarter, { description: 'The quarters of the fiscal years of the vendor, by first day.' })
  @OneToMany(() => FiscalQuarter, (quarter) => quarter.vendor)
  fiscalQuarters!: FiscalQuarter[];

  @Connection(() => DistributionAgreement, {
    description:
      'The agreements for the distribution of the technologies of the vendor, past and present, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => DistributionAgreement, (agreement) => agreement.vendor)
  distributionAgreements!: DistributionAgreement[];
}
