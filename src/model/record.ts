import { Field, Int, ObjectType } from 'type-graphql';
import { Check, CreateDateColumn, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import { OfWholeRow } from '../engine/metadata/policy';
import { DateTime } from './scalars';

/** The columns of every row: key, revision, and the instants of its recording and its last change. */
@ObjectType()
// Keys leave the database as JSON numbers, which are exact only up to 2^53 - 1.
@Check(
  'record_check',
  'id between 1 and 9007199254740991 and revision >= 1 and is_instant(created_at) and is_instant(updated_at)',
)
export abstract class Record {
  /** The key in the database; the schema shows a global id made from it. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Field(() => Int, {
    description: 'A counter that starts at 1 and grows by one with each change of the row.',
  })
  @VersionColumn({ default: 1 })
  @OfWholeRow()
  revision!: number;

  @Field(() => DateTime, { description: 'The instant at which the row was recorded in the hub, in UTC.' })
  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'The instant at which the row was last changed in the hub, in UTC.' })
  @UpdateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  @OfWholeRow()
  updatedAt!: Date;
}
