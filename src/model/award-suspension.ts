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
  description: 'A span of days in which an award does not count although its period runs.',
  asOf: "`inForce` follows the request's date, and under one that the request names what begins later is left out; all else shows what is known today.",
  key: ['award', 'validFrom'],
  order: ['validFrom'],
  plural: 'award-suspensions',
})
// One that is in force would be for everyone, were its award not hidden then: no award is in force while suspended.
@Visible(
  {
    PARTNER: { 'its own': { award: { partner: isViewer } } },
    DISTRIBUTOR: { "its partners'": { award: { partner: isServedByViewer } } },
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
  @Field(() => Award, { description: 'What is suspended.' })
  @ManyToOne(() => Award, (award) => award.suspensions, { nullable: false })
  @JoinColumn()
  award!: Relation<Award>;

  @Field(() => String, { description: 'Why, in words.' })
  @Column(textColumn)
  reason!: string;
}
