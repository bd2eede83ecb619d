import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { Connection, GraphEntity, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { MetricAggregation, MetricKind, MetricUnit } from './enums';
import { Measurement } from './measurement';
import { Program } from './program';
import { Record } from './record';
import { Requirement } from './requirement';
import { Duration } from './scalars';
import { defaultLocale, keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description:
    'A number of a partner that requirements ask for, such as its published offerings or its revenue. It is counted from rows of the partner, or measured elsewhere.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'hundreds',
  key: ['code'],
  order: ['code'],
  root: { many: 'metrics' },
})
@Visible(everyone)
@Entity()
@Unique(['code'])
@Index(['program', 'code', 'id'])
@Check('metric_code_check', 'is_code(code)')
@Check('metric_name_check', `is_localised(name, '${defaultLocale}')`)
@Check('metric_edge_check', "edge ~ '^[a-z][A-Za-z]*$' and (edge is not null) = (kind = 'COUNTED')")
@Check(
  'metric_field_check',
  "field ~ '^[a-z][A-Za-z]*$' and (field is null) = (kind = 'MEASURED' or aggregation = 'COUNT')",
)
@Check('metric_filter_check', "is_text(filter) and (filter is null or kind = 'COUNTED')")
@Check('metric_currency_check', "is_currency(currency) and (currency is not null) = (unit = 'MONEY')")
@Check('metric_window_check', '"window" ~ \'^P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$\'')
export class Metric extends Record {
  @Field(() => String, { description: 'The unique code of the metric, such as `CPP-VENDOR-TECHNOLOGY-OFFERINGS`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the metric, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Program, {
    nullable: true,
    description: 'The only program whose requirements ask for the metric; null if any may.',
  })
  @ManyToOne(() => Program, (program) => program.metrics, { nullable: true })
  @JoinColumn()
  program!: Relation<Program | null>;

  @Field(() => MetricKind, { description: 'The origin of the values.' })
  @Column({ type: 'enum', enum: MetricKind, enumName: 'metric_kind', default: MetricKind.COUNTED })
  kind!: MetricKind;

  @Field(() => MetricUnit, { description: 'The unit of the values.' })
  @Column({ type: 'enum', enum: MetricUnit, enumName: 'metric_unit' })
  unit!: MetricUnit;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the values, ISO 4217, if `unit` is MONEY; otherwise null.',
  })
  @Column({ ...keyColumn, nullable: true })
  currency!: string | null;

  @Field(() => MetricAggregation, {
    description: 'The way in which the rows become one number.',
  })
  @Column({ type: 'enum', enum: MetricAggregation, enumName: 'metric_aggregation' })
  aggregation!: MetricAggregation;

  @Field(() => Duration, {
    nullable: true,
    description:
      'Only rows count that began in this time, which ends with the request date. In years, months, weeks and days, such as `P12M`, `P1Y6M` or `P90D`. Null if all rows count; of measurements, those in force.',
  })
  @Column({ ...keyColumn, nullable: true })
  window!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The list of the type Partner that has the rows, such as `offerings`; null for measurements.',
  })
  @Column({ ...keyColumn, nullable: true })
  edge!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The filter of the rows, as the list takes it: `{status: {eq: PUBLISHED}}`. It is judged on the request date and over all data. Null if all rows count.',
  })
  @Column({ ...keyColumn, nullable: true })
  filter!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The field of the rows that is summed or compared, such as `value`; null if rows are counted, and for measurements.',
  })
  @Column({ ...keyColumn, nullable: true })
  field!: string | null;

  @Field(() => Boolean, { description: 'Whether a partner sees its own values.' })
  @Column('boolean', { default: true })
  partnersSee!: boolean;

  @Field(() => Boolean, { description: 'Whether a distributor sees the values of its partners.' })
  @Column('boolean', { default: false })
  distributorsSee!: boolean;

  @Field(() => Boolean, { description: 'Whether analysts see the values.' })
  @Column('boolean', { default: true })
  analystsSee!: boolean;

  @Connection(() => Measurement, { description: 'The measurements of the metric, by first day.', fanOut: 'many' })
  @OneToMany(() => Measurement, (measurement) => measurement.metric)
  measurements!: Measurement[];

  @List(() => Requirement, { description: 'The requirements that ask for the metric, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.metric)
  requirements!: Requirement[];
}
