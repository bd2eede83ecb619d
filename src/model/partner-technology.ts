import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, ForeignKey, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Partner } from './partner';
import { Period, periodCheck } from './period';
import { Technology } from './technology';
import { copiedName } from './text';

/** A technology that a partner works with, for a period; the link behind `Partner.technologies` and `Technology.partners`. */
@Link({
  key: ['partner', 'technology', 'validFrom'],
  order: ['validFrom'],
  carries: { partner: ['partnerName'] },
  carriesAmong: { country: 'partnerCountryId' },
  plural: 'partner-technologies',
  volume: 'hundreds of thousands',
})
@Visible(everyone)
@Entity()
@Unique(['partner', 'technology', 'validFrom'])
@Index(['technology', 'partnerName', 'partner', 'validFrom', 'validTo'])
@Index(['technology', 'partnerCountryId', 'partnerName', 'partner', 'validFrom', 'validTo'])
@Index(['partner', 'validFrom', 'validTo', 'technology'])
@ForeignKey(() => Partner, ['partner', 'partnerName', 'partnerCountryId'], ['id', 'name', 'country'], {
  onUpdate: 'CASCADE',
})
@Check('partner_technology_period_check', periodCheck)
@Exclusion(
  'partner_technology_overlap_excl',
  'USING gist (((partner_id + 0)) WITH =, ((technology_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class PartnerTechnology extends Period {
  @ManyToOne(() => Partner, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  /** A copy of the partner's name, which the database keeps. An index has the rows in its order. */
  @Column(copiedName)
  partnerName!: string;

  /** A copy of the key of the partner's country, which the database keeps. Similar partners are found by it. */
  @Column({ type: 'bigint', insert: false, update: false, select: false })
  partnerCountryId!: string;

  @ManyToOne(() => Technology, { nullable: false })
  @JoinColumn()
  technology!: Relation<Technology>;
}
