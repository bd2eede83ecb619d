import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Enrolment } from './enrolment';
import { Program } from './program';
import { Record } from './record';
import { Requirement } from './requirement';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description: 'A level of partnership in a program, such as Premier.',
  asOf: "no field follows the request date; all show today's values.",
  volume: 'few',
  key: ['program', 'code'],
  order: ['rank'],
  program: ['program'],
  plural: 'tiers',
})
@Visible(everyone)
@Entity()
@Unique(['program', 'code'])
@Unique(['id', 'program'])
@Index(['program', 'rank', 'id'])
@Check('tier_code_check', 'is_code(code)')
@Check('tier_name_check', 'is_localised(name)')
@Check('tier_rank_check', 'rank >= 1')
export class Tier extends Record {
  @Field(() => Program, { description: 'The program that the tier belongs to.' })
  @ManyToOne(() => Program, (program) => program.tiers, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => String, { description: 'The code of the tier, unique in its program, such as `PREMIER`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the tier, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Int, {
    description: 'The rank of the tier in its program: 1 or more, 1 is the lowest. Tiers of one rank are equals.',
  })
  @Column('integer')
  rank!: number;

  @Connection(() => Enrolment, {
    description: 'The enrolments at the tier, past and present, by first day.',
    fanOut: 'most',
  })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.tier)
  enrolments!: Enrolment[];

  @List(() => Requirement, { description: 'The requirements that a partner must meet for the tier, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.tier)
  requirements!: Requirement[];

  @List(() => Requirement, { description: 'The requirements that ask for the tier or a higher one, by code.' })
  @OneToMany(() => Requirement, (requirement) => requirement.heldTier)
  requiredBy!: Requirement[];
}
