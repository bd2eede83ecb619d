import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { GraphEntity, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Competence } from './competence';
import { RequirementKind } from './enums';
import { Qualification } from './qualification';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description: 'A condition that a partner must meet to hold a qualification.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['qualification', 'code'],
  order: ['code'],
  program: ['qualification', 'program'],
  plural: 'requirements',
})
@Visible(everyone)
@Entity()
@Unique(['qualification', 'code'])
@Index(['competence', 'code', 'id'])
@Check('requirement_minimum_check', 'minimum >= 1')
@Check('requirement_competence_check', "(kind = 'COMPETENCE') = (competence_id is not null)")
@Check('requirement_code_check', 'is_code(code)')
@Check('requirement_summary_check', 'is_localised(summary)')
export class Requirement extends Record {
  @Field(() => String, { description: 'The code of the requirement, unique in its qualification.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => RequirementKind, { description: 'The kind of evidence that the requirement asks for.' })
  @Column({ type: 'enum', enum: RequirementKind, enumName: 'requirement_kind' })
  kind!: RequirementKind;

  @Field(() => Int, {
    description: 'The least number of validations, offerings or agreements that meets the requirement: 1 or more.',
  })
  @Column('integer', { default: 1 })
  minimum!: number;

  @Localised({ description: 'A description of the requirement in one sentence.' })
  @Column('jsonb')
  summary!: LocalisedText;

  @Field(() => Qualification, { description: 'The qualification that the requirement belongs to.' })
  @ManyToOne(() => Qualification, (qualification) => qualification.requirements, { nullable: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @Field(() => Competence, {
    nullable: true,
    description: 'The required competence if `kind` is COMPETENCE; otherwise null.',
  })
  @ManyToOne(() => Competence, (competence) => competence.requirements, { nullable: true })
  @JoinColumn()
  competence!: Relation<Competence | null>;
}
