import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { StartsAt, Computed } from '../engine/metadata/entity';
import { sql } from '../engine/sql/sql';
import { CalendarDate } from './scalars';
import { Record } from './record';

/** A row that holds for a span of days: from `validFrom`, up to but not including `validTo`; open where that is null. */
@ObjectType()
@StartsAt(({ column, day }) => sql`${column('validFrom')} <= ${day}`)
export abstract class Period extends Record {
  @Field(() => CalendarDate, { description: 'The first day covered.' })
  @Column('date')
  validFrom!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day no longer covered; null while open-ended. Shows what is known today.',
  })
  @Column('date', { nullable: true })
  validTo!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day covered, for people; null while open-ended. Shows what is known today.',
  })
  @Computed(({ column }) => sql`(${column('validTo')} - 1)`)
  lastDay!: string | null;

  @Field(() => Boolean, { description: "Whether the request's date lies in the period." })
  @Computed(
    ({ column, day }) => sql`(${column('validFrom')} <= ${day} and coalesce(${column('validTo')} > ${day}, true))`,
  )
  inForce!: boolean;
}

/** The check that a period is a span of at least one day of the calendar. */
export const periodCheck = 'valid_from < valid_to and is_day(valid_from) and is_day(valid_to)';
