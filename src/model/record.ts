import { Field, Int, ObjectType } from 'type-graphql';
import { Check, CreateDateColumn, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import { OfWholeRow } from '../engine/metadata/policy';
import { DateTime } from './scalars';

/** What every row has: its key, its revision, and when it was recorded and last changed. */
@ObjectType()
// Keys leave the database as JSON numbers, which are exact up to 2^53 - 1.
@Check(
  'record_check',
  'id between 1 and 9007199254740991 and revision >= 1 and is_instant(created_at) and is_instant(updated_at)',
)
export abstract class Record {
  /** The key inside the database; the schema shows the global id made of it. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Field(() => Int, {
    description: 'Grows by one with each change: hand it back as `expectedRevision` to notice a change in between.',
  })
  @VersionColumn({ default: 1 })
  @OfWholeRow()
  revision!: number;

  @Field(() => DateTime, { description: 'When this was recorded in the hub.' })
  @CreateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When this was last changed in the hub.' })
  @UpdateDateColumn({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  @OfWholeRow()
  updatedAt!: Date;
}
