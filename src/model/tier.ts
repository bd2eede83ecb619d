import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { GraphEntity, Connection, Localised } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { Enrolment } from './enrolment';
import { Program } from './program';
import { Record } from './record';
import { keyColumn, type LocalisedText } from './text';

@GraphEntity({
  description: 'A level of partnership in a program.',
  asOf: "nothing here follows the request's date; a tier always shows today's values.",
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
  @Field(() => Program, { description: 'The program that it is a level of.' })
  @ManyToOne(() => Program, (program) => program.tiers, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => String, { description: 'The short code, unique in the program: `PREMIER`.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => Int, { description: 'Its place among the tiers; the lowest is 1.' })
  @Column('integer')
  rank!: number;

  @Connection(() => Enrolment, {
    description: 'Every enrolment at this level, past and present, by first day.',
    fanOut: 'large',
  })
  @OneToMany(() => Enrolment, (enrolment) => enrolment.tier)
  enrolments!: Enrolment[];
}
