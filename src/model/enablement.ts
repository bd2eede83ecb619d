import { Field, Int } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import { StartsAt, Computed, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { isViewingDistributor, staff } from './audience';
import { isByDay, knownDay, startsByDay } from './as-of';
import { CollaborativeService } from './collaborative-service';
import { Distributor } from './distributor';
import { EnablementStatus } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { Record } from './record';
import { CalendarDate } from './scalars';

@GraphEntity({
  description: 'The progress of a distributor in a collaborative service.',
  asOf: "if the request names a date, enablements that began later are left out, and `status`, `startedOn` and `completedOn` show what was known on that date. `progress` always shows today's value.",
  volume: 'hundreds',
  key: ['distributor', 'service'],
  order: ['startedOn'],
  root: { many: 'enablements' },
  dimensions: {
    paths: ['distributor.country', 'distributor.country.region', 'service.program'],
    calendar: { spans: () => FiscalQuarter, owner: 'service.program.vendor' },
  },
})
@StartsAt((scope) => startsByDay(scope, 'startedOn'))
@Visible(
  { DISTRIBUTOR: { 'its own rows': { distributor: isViewingDistributor } }, ...staff },
  { through: ['distributor'] },
)
@Entity()
@Unique(['distributor', 'service'])
@Index(['distributor', 'startedOn', 'id'])
@Index(['service', 'startedOn', 'id'])
@Index(['startedOn', 'id'])
@Check('enablement_progress_check', 'progress between 0 and 100')
@Check(
  'enablement_status_check',
  "case status when 'PLANNED' then progress = 0 and started_on is null and completed_on is null when 'IN_PROGRESS' then started_on is not null and completed_on is null else progress = 100 and started_on is not null and completed_on is not null and started_on <= completed_on end",
)
@Check('enablement_dates_check', 'is_day(started_on) and is_day(completed_on)')
export class Enablement extends Record {
  @Field(() => Distributor, { description: 'The distributor that takes part in the service.' })
  @ManyToOne(() => Distributor, (distributor) => distributor.enablements, { nullable: false })
  @JoinColumn()
  distributor!: Relation<Distributor>;

  @Field(() => CollaborativeService, { description: 'The collaborative service that the distributor takes part in.' })
  @ManyToOne(() => CollaborativeService, (service) => service.enablements, { nullable: false })
  @JoinColumn()
  service!: Relation<CollaborativeService>;

  @Field(() => EnablementStatus, { description: 'The state of the enablement on the request date.' })
  @Column({ type: 'enum', enum: EnablementStatus, enumName: 'enablement_status' })
  @Computed((scope) =>
    scope.dateGiven
      ? sql`case when ${isByDay(scope, 'completedOn')} then 'COMPLETED' when ${isByDay(scope, 'startedOn')} then 'IN_PROGRESS' else 'PLANNED' end`
      : scope.column('status'),
  )
  status!: EnablementStatus;

  @Field(() => Int, { description: 'The progress today in percent: 0 to 100.' })
  @Column('integer', { default: 0 })
  progress!: number;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day on which the enablement began; null while it is planned.',
  })
  @Column('date', { nullable: true })
  @Computed(knownDay('startedOn'))
  startedOn!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The day on which the enablement was completed; null before that.',
  })
  @Column('date', { nullable: true })
  @Computed(knownDay('completedOn'))
  completedOn!: string | null;
}
