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
import { GraphEntity, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Competence } from './competence';
import { decimalColumn } from './decimal';
import { RequirementForm } from './enums';
import { Metric } from './metric';
import { Period, periodCheck } from './period';
import { Program } from './program';
import { Qualification } from './qualification';
import { Decimal } from './scalars';
import { keyColumn, type LocalisedText } from './text';
import { Tier } from './tier';

@GraphEntity({
  description:
    'A condition that a partner must meet to hold a qualification or to have a tier. It asks for a number, or for some of the requirements below it. Requirements without a parent must all be met.',
  asOf: "`inForce` follows the request date. If the request names a date, requirements with a later `validFrom` are left out. All other fields show today's values.",
  volume: 'hundreds',
  key: ['qualification', 'code'],
  label: 'summary',
  order: ['code'],
  oneOf: ['qualification', 'tier'],
  program: ['program'],
  plural: 'requirements',
  within: { parent: ['qualification', 'tier'] },
})
@Visible(everyone)
@Entity()
@Unique(['qualification', 'code'])
@Unique(['tier', 'code'])
@Unique(['id', 'qualification'])
@Unique(['id', 'tier'])
@ForeignKey(() => Requirement, ['parent', 'qualification'], ['id', 'qualification'])
@ForeignKey(() => Requirement, ['parent', 'tier'], ['id', 'tier'])
@ForeignKey(() => Qualification, ['qualification', 'programId'], ['id', 'program'], { onUpdate: 'CASCADE' })
@ForeignKey(() => Tier, ['tier', 'programId'], ['id', 'program'], { onUpdate: 'CASCADE' })
@Index(['program', 'code', 'id'])
@Index(['parent', 'code', 'id'])
@Index(['metric', 'code', 'id'])
@Index(['competence', 'code', 'id'])
@Index(['heldTier', 'code', 'id'])
@Check('requirement_period_check', periodCheck)
@Check('requirement_target_check', 'num_nonnulls(qualification_id, tier_id) = 1')
@Check('requirement_parent_check', 'parent_id <> id')
@Check('requirement_metric_check', "(form = 'METRIC') = (metric_id is not null)")
@Check('requirement_held_tier_check', "held_tier_id is null or form = 'HOLDS'")
@Check(
  'requirement_minimum_check',
  "minimum <> 'NaN' and case form when 'ALL' then minimum is null when 'AT_LEAST' then coalesce(minimum >= 1 and minimum = trunc(minimum), false) when 'HOLDS' then minimum >= 1 and minimum = trunc(minimum) else true end",
)
@Check('requirement_points_check', "points > 0 and points < 'NaN'")
@Check('requirement_cap_check', "cap > 0 and cap < 'NaN'")
@Check('requirement_floor_check', "floor > 0 and floor < 'NaN' and (cap is null or floor <= cap)")
@Check('requirement_code_check', 'is_code(code)')
@Check('requirement_summary_check', 'is_localised(summary)')
@Check('requirement_partner_filter_check', 'is_text(partner_filter)')
export class Requirement extends Period {
  @Field(() => String, { description: 'The code of the requirement, unique in its qualification or tier.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => RequirementForm, { description: 'The condition that the requirement makes.' })
  @Column({ type: 'enum', enum: RequirementForm, enumName: 'requirement_form' })
  form!: RequirementForm;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'The least number that meets the requirement: the value of the metric, how many requirements below it are met, the sum of the points, or how many qualifications are held. Null for ALL, and for a part of a score that needs no more than to be known.',
  })
  @Column({ ...decimalColumn, nullable: true })
  minimum!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Below a SCORE: the points that each 1 of the number gives, more than 0; null stands for 1.',
  })
  @Column({ ...decimalColumn, nullable: true })
  points!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'Below a SCORE: the most points that the requirement gives, more than 0; null if there is no such limit.',
  })
  @Column({ ...decimalColumn, nullable: true })
  cap!: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description:
      'Below a SCORE: the least points that the requirement has to give, more than 0; null if it may give none.',
  })
  @Column({ ...decimalColumn, nullable: true })
  floor!: string | null;

  @Localised({ description: 'A description of the requirement in one sentence.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => String, {
    nullable: true,
    description:
      'The filter of the partners that the requirement is for, as `Query.partners` takes it; null if it is for all. For others it is as if it did not exist.',
  })
  @Column({ ...keyColumn, nullable: true })
  partnerFilter!: string | null;

  @Field(() => Qualification, {
    nullable: true,
    description: 'The qualification that the requirement belongs to; null if it belongs to a tier.',
  })
  @ManyToOne(() => Qualification, (qualification) => qualification.requirements, { nullable: true })
  @JoinColumn()
  qualification!: Relation<Qualification | null>;

  @Field(() => Tier, {
    nullable: true,
    description: 'The tier that the requirement belongs to; null if it belongs to a qualification.',
  })
  @ManyToOne(() => Tier, (tier) => tier.requirements, { nullable: true })
  @JoinColumn()
  tier!: Relation<Tier | null>;

  /** A copy of the key of the program of the qualification or the tier, which the database keeps. */
  @Column({ type: 'bigint', insert: false, update: false })
  programId!: string;

  @Field(() => Program, { description: 'The program of the qualification or the tier.' })
  @ManyToOne(() => Program, (program) => program.requirements, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => Requirement, {
    nullable: true,
    description: 'The requirement that this one is a part of, of the same qualification or tier; null at the top.',
  })
  @ManyToOne(() => Requirement, (requirement) => requirement.children, { nullable: true })
  @JoinColumn()
  parent!: Relation<Requirement | null>;

  @List(() => Requirement, { description: 'The requirements that are parts of this one, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.parent)
  children!: Requirement[];

  @Field(() => Metric, {
    nullable: true,
    description: 'The metric that the requirement is about; null if `form` is not METRIC.',
  })
  @ManyToOne(() => Metric, (metric) => metric.requirements, { nullable: true })
  @JoinColumn()
  metric!: Relation<Metric | null>;

  @List(() => Qualification, {
    description:
      'The qualifications of which the partner must hold `minimum` if `form` is HOLDS, by code; otherwise none.',
  })
  @ManyToMany(() => Qualification, (qualification) => qualification.requiredBy)
  @JoinTable({ name: 'requirement_held_qualification' })
  heldQualifications!: Qualification[];

  @Field(() => Tier, {
    nullable: true,
    description:
      'The tier that the partner must have, or a higher one of the same program, if `form` is HOLDS and no qualification is named; otherwise null.',
  })
  @ManyToOne(() => Tier, (tier) => tier.requiredBy, { nullable: true })
  @JoinColumn()
  heldTier!: Relation<Tier | null>;

  @Field(() => Competence, {
    nullable: true,
    description: 'The competence that the requirement is about, for display; null if it is about none.',
  })
  @ManyToOne(() => Competence, (competence) => competence.requirements, { nullable: true })
  @JoinColumn()
  competence!: Relation<Competence | null>;
}
