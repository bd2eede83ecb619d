import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import { StartsAt, Computed } from '../engine/metadata/entity';
import type { Scope } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { InPeriod } from '../engine/sql/predicates';
import { sql } from '../engine/sql/sql';
import { CalendarDate } from './scalars';
import { Record } from './record';

/** That a row's period contains the request date. */
export function containsDay({ column, asOf }: Scope): Sql {
  return new InPeriod(column('validFrom'), column('validTo'), asOf);
}

/** A row that is valid from `validFrom` (included) to `validTo` (excluded). If `validTo` is null, the period is open-ended. */
@ObjectType()
@StartsAt(({ column, asOf }) => new InPeriod(column('validFrom'), undefined, asOf))
export abstract class Period extends Record {
  @Field(() => CalendarDate, { description: 'The first day of the period.' })
  @Column('date')
  validFrom!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day after the period; null if the period is open-ended. It shows what is known today.',
  })
  @Column('date', { nullable: true })
  validTo!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The last day of the period, for display: the day before `validTo`. Null if the period is open-ended. It shows what is known today.',
  })
  @Computed(({ column }) => sql`(${column('validTo')} - 1)`)
  lastDay!: string | null;

  @Field(() => Boolean, { description: 'True if the request date lies in the period.' })
  @Computed(containsDay)
  inForce!: boolean;
}

/** The check constraint of a period: it has at least one day, and its days are calendar days. */
export const periodCheck = 'valid_from < valid_to and is_day(valid_from) and is_day(valid_to)';
