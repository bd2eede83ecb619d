import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { StartsAt, Computed } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { isByInstant, known, knownInstant } from './dated';
import { DateTime } from './scalars';
import { Record } from './record';
import { textColumn } from './text';

/**
 * The status that a row had at the day of a scope, told from its recorded times.
 * @param decided its status once it was decided
 */
export function statusOf(scope: Scope, decided: Sql): Sql {
  if (!scope.dated) return scope.column('status');
  return sql`case when ${isByInstant(scope, 'decidedAt')} then ${decided}::text when ${isByInstant(scope, 'reviewStartedAt')} then 'IN_REVIEW' else 'SUBMITTED' end`;
}

/** A row that is handed in, reviewed and decided: its times, and the reason of the decision. */
@ObjectType()
@StartsAt((scope) => isByInstant(scope, 'submittedAt'))
export abstract class Decision extends Record {
  @Field(() => DateTime, { nullable: true, description: 'When it was handed in; null while a draft.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('submittedAt'))
  submittedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When its review began.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('reviewStartedAt'))
  reviewStartedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided, or taken back.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('decidedAt'))
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The reason of the decision, in words.' })
  @Column({ ...textColumn, nullable: true })
  @Computed(known('decisionReason', (scope) => isByInstant(scope, 'decidedAt')))
  decisionReason!: string | null;
}

/**
 * The check that the times of a decision go with its status and follow one another.
 * @param withdrawn the status of one that was taken back, which may happen at any time before the decision
 * @param decided the statuses that come after a decision
 */
export function decisionCheck(withdrawn: string, decided: readonly string[]): string {
  const after = decided.map((status) => `'${status}'`).join(', ');
  return (
    `case when status = 'DRAFT' then submitted_at is null and review_started_at is null and decided_at is null ` +
    `when status = 'SUBMITTED' then submitted_at is not null and review_started_at is null and decided_at is null ` +
    `when status = 'IN_REVIEW' then submitted_at is not null and review_started_at is not null and decided_at is null ` +
    `when status in (${after}) then submitted_at is not null and review_started_at is not null and decided_at is not null ` +
    `when status = '${withdrawn}' then decided_at is not null end ` +
    `and is_instant(submitted_at) and is_instant(review_started_at) and is_instant(decided_at) ` +
    `and coalesce(submitted_at <= review_started_at, true) and coalesce(review_started_at <= decided_at, true) and coalesce(submitted_at <= decided_at, true)`
  );
}
