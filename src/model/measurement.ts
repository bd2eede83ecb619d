import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isServedByViewer, isViewer, managers } from './audience';
import { decimalColumn } from './decimal';
import { Metric } from './metric';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { Period, periodCheck } from './period';
import { Decimal } from './scalars';
import { keyColumn, textColumn } from './text';

@GraphEntity({
  description: 'A value of a measured metric for a partner, for a period.',
  asOf: '`inForce` follows the request date. If the request names a date, rows with a later `validFrom` are left out. All other fields show what is known today.',
  volume: 'hundreds of thousands',
  key: ['partner', 'metric', 'validFrom'],
  order: ['validFrom'],
  root: { many: 'measurements' },
  dimensions: { paths: partnerPaths() },
})
@Visible(
  {
    PARTNER: {
      'its own rows, where partners see the metric': { partner: isViewer, metric: { partnersSee: { eq: true } } },
    },
    DISTRIBUTOR: {
      'rows of its partners, where distributors see the metric': {
        partner: isServedByViewer,
        metric: { distributorsSee: { eq: true } },
      },
    },
    ANALYST: { 'rows of metrics that analysts see': { metric: { analystsSee: { eq: true } } } },
    ...managers,
  },
  { through: ['partner'] },
)
@Entity()
@Unique(['partner', 'metric', 'validFrom'])
@Index(['partner', 'validFrom', 'id'])
@Index(['metric', 'validFrom', 'id'])
@Index(['validFrom', 'id'])
@Check('measurement_period_check', periodCheck)
@Check('measurement_value_check', "value <> 'NaN'")
@Check('measurement_currency_check', 'is_currency(currency)')
@Check('measurement_evidence_url_check', 'is_web_address(evidence_url)')
export class Measurement extends Period {
  @Field(() => Partner, { description: 'The partner that was measured.' })
  @ManyToOne(() => Partner, (partner) => partner.measurements, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Metric, { description: 'The metric of the value.' })
  @ManyToOne(() => Metric, (metric) => metric.measurements, { nullable: false })
  @JoinColumn()
  metric!: Relation<Metric>;

  @Field(() => Decimal, {
    description:
      'The value, in the unit of the metric. A sum, mean or median over several metrics mixes their units: keep one metric by the filter, or group by METRIC.',
  })
  @Column(decimalColumn)
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the value, ISO 4217: that of the metric if its unit is MONEY; otherwise null.',
  })
  @Column({ ...keyColumn, nullable: true })
  currency!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The web address of the evidence, at most 2000 characters; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  evidenceUrl!: string | null;
}
