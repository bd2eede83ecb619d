import { Field, Int, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { RequirementStatus } from './enums';
import { CalendarDate } from './scalars';
import { keyColumn } from './text';

/** What follows the request date of all that is derived from requirements. */
export const eligibilityAsOf =
  "all fields follow the request date. The metrics and the technologies of offerings are always today's.";

/** What eligibility for a qualification and for a tier have alike. The classes only map functions of the database. */
@ObjectType()
export abstract class Eligibility {
  /** The keys of the partner and the target, such as `12-3`. It distinguishes rows; no lookup takes it. */
  @PrimaryColumn(keyColumn)
  id!: string;

  @Column(keyColumn)
  programCode!: string;

  @Field(() => RequirementStatus, {
    description: 'Whether the partner meets all requirements on the request date. UNKNOWN if no requirements exist.',
  })
  @Column({ type: 'enum', enum: RequirementStatus, enumName: 'requirement_status' })
  status!: RequirementStatus;

  @Field(() => Int, {
    nullable: true,
    description:
      'The least number of further requirements of the forms METRIC and HOLDS with which `status` would be MET; 0 if it is MET. Null if `status` is UNKNOWN, or if meeting all of them is not enough.',
  })
  @Column('integer', { nullable: true })
  missingCount!: number | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      'The first day of the unbroken time with this status that contains the request date. Null if the status was never different, or if there are no requirements.',
  })
  @Column('date', { nullable: true })
  since!: string | null;
}
