import { Field, ObjectType } from 'type-graphql';
import { Column } from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { StartsAt, Computed } from '../engine/metadata/entity';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { isByInstant, known, knownInstant, startsByInstant } from './as-of';
import { DateTime } from './scalars';
import { Record } from './record';
import { textColumn } from './text';

/**
 * The status of a row on the request date, derived from its recorded times.
 * @param decided the status after the decision
 */
export function statusOf(scope: Scope, decided: Sql): Sql {
  if (!scope.dateGiven) return scope.column('status');
  return sql`case when ${isByInstant(scope, 'decidedAt')} then ${decided}::text when ${isByInstant(scope, 'reviewStartedAt')} then 'IN_REVIEW' else 'SUBMITTED' end`;
}

/** A row that is submitted, reviewed and decided: the time of each step, and the reason for the decision. */
@ObjectType()
@StartsAt((scope) => startsByInstant(scope, 'submittedAt'))
export abstract class Decision extends Record {
  @Field(() => DateTime, { nullable: true, description: 'The instant of submission, in UTC; null for a draft.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('submittedAt'))
  submittedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The instant at which the review began, in UTC; null before the review.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('reviewStartedAt'))
  reviewStartedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The instant of the decision, or of the withdrawal by the partner, in UTC; null before that.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  @Computed(knownInstant('decidedAt'))
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The reason for the decision, as free text; null if none is recorded.',
  })
  @Column({ ...textColumn, nullable: true })
  @Computed(known('decisionReason', (scope) => isByInstant(scope, 'decidedAt')))
  decisionReason!: string | null;
}

/**
 * The check constraint of a decision: the recorded times match the status and are in order.
 * @param withdrawn the status after a withdrawal, which is possible at any time before the decision
 * @param decided the statuses after a decision
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
