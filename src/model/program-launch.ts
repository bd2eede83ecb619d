import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Computed, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { knownDay } from './dated';
import { Program } from './program';
import { Record } from './record';
import { Region } from './region';
import { CalendarDate } from './scalars';

@GraphEntity({
  description: 'The launch of a program in a region: its planned window, and the day it really came.',
  asOf: "under a date that the request names, `launchedOn` is null before it; all else shows today's values.",
  key: ['program', 'region'],
  order: ['plannedFrom'],
  plural: 'program-launches',
})
@Visible(everyone)
@Entity()
@Unique(['program', 'region'])
@Index(['program', 'plannedFrom', 'id'])
@Index(['region', 'plannedFrom', 'id'])
@Check('program_launch_window_check', 'planned_from <= planned_to and is_day(planned_from) and is_day(planned_to)')
@Check('program_launch_launched_on_check', 'is_day(launched_on)')
export class ProgramLaunch extends Record {
  @Field(() => Program, { description: 'What is launched.' })
  @ManyToOne(() => Program, (program) => program.launches, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => Region, { description: 'Where it is launched.' })
  @ManyToOne(() => Region, (region) => region.launches, { nullable: false })
  @JoinColumn()
  region!: Relation<Region>;

  @Field(() => CalendarDate, { description: 'The first day of the planned window.' })
  @Column('date')
  plannedFrom!: string;

  @Field(() => CalendarDate, { description: 'The last day of the planned window, inclusive.' })
  @Column('date')
  plannedTo!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day on which it really launched; null where that has not happened or is not recorded.',
  })
  @Column('date', { nullable: true })
  @Computed(knownDay('launchedOn'))
  launchedOn!: string | null;
}
