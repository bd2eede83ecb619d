import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { Computed, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { knownDay } from './as-of';
import { Program } from './program';
import { Record } from './record';
import { Region } from './region';
import { CalendarDate } from './scalars';

@GraphEntity({
  description: 'The launch of a program in a region: the planned window and the actual day.',
  asOf: "if the request names a date before `launchedOn`, that field is null. All other fields show today's values.",
  volume: 'few',
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
  @Field(() => Program, { description: 'The program that is launched.' })
  @ManyToOne(() => Program, (program) => program.launches, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @Field(() => Region, { description: 'The region in which the program is launched.' })
  @ManyToOne(() => Region, (region) => region.launches, { nullable: false })
  @JoinColumn()
  region!: Relation<Region>;

  @Field(() => CalendarDate, {
    description:
      'The first day of the planned launch window. The Cisco Cloud Partner Program, 2011, planned May to July 2011.',
  })
  @Column('date')
  plannedFrom!: string;

  @Field(() => CalendarDate, { description: 'The last day, inclusive, of the planned launch window.' })
  @Column('date')
  plannedTo!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The actual day of the launch; null if it has not happened or is not recorded.',
  })
  @Column('date', { nullable: true })
  @Computed(knownDay('launchedOn'))
  launchedOn!: string | null;
}
