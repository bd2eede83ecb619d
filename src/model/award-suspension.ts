import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isServedByViewer, isViewer, staff } from './audience';
import { Award } from './award';
import { Period, periodCheck } from './period';
import { textColumn } from './text';

@GraphEntity({
  description: 'A period in which an award is suspended: the award is not in force although its own period runs.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'thousands',
  key: ['award', 'validFrom'],
  order: ['validFrom'],
  plural: 'award-suspensions',
})
// PUBLIC has no clause: while a suspension is in force its award is not, so PUBLIC does not see the award either.
@Visible(
  {
    PARTNER: { 'suspensions of its own awards': { award: { partner: isViewer } } },
    DISTRIBUTOR: { 'suspensions of awards of its partners': { award: { partner: isServedByViewer } } },
    ...staff,
  },
  { through: ['award'] },
)
@Entity()
@Unique(['award', 'validFrom'])
@Check('award_suspension_period_check', periodCheck)
@Check('award_suspension_reason_check', 'is_text(reason)')
@Index(['award', 'validFrom', 'validTo'])
@Exclusion(
  'award_suspension_overlap_excl',
  'USING gist (((award_id + 0)) WITH =, daterange(valid_from, valid_to) WITH &&)',
)
export class AwardSuspension extends Period {
  @Field(() => Award, { description: 'The suspended award.' })
  @ManyToOne(() => Award, (award) => award.suspensions, { nullable: false })
  @JoinColumn()
  award!: Relation<Award>;

  @Field(() => String, { description: 'The reason for the suspension, as free text.' })
  @Column(textColumn)
  reason!: string;
}
