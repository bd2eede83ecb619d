import type { Relation } from 'typeorm';
import { Check, Entity, Exclusion, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Partner } from './partner';
import { Period, periodCheck } from './period';
import { Technology } from './technology';

/** A technology that a partner works with, for a period; the link behind `Partner.technologies` and `Technology.partners`. */
@Link({
  key: ['partner', 'technology', 'validFrom'],
  order: ['validFrom'],
  plural: 'partner-technologies',
  volume: 'hundreds of thousands',
})
@Visible(everyone)
@Entity()
@Unique(['partner', 'technology', 'validFrom'])
@Index(['technology', 'partner', 'validFrom', 'validTo'])
@Index(['partner', 'validFrom', 'validTo', 'technology'])
@Check('partner_technology_period_check', periodCheck)
@Exclusion(
  'partner_technology_overlap_excl',
  'USING gist (((partner_id + 0)) WITH =, ((technology_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class PartnerTechnology extends Period {
  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @ManyToOne(() => Technology, { nullable: false })
  @JoinColumn()
  technology!: Relation<Technology>;
}
