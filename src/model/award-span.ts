import type { Relation } from 'typeorm';
import { Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Computed, Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { staff } from './audience';
import { Partner } from './partner';
import { containsDay } from './period';
import { Qualification } from './qualification';
import { copiedName } from './text';

const inForceToday = { 'spans in force today': { inForce: { eq: true } } } as const;

/**
 * Days in which an award is in force: its period without its suspensions is one span or several. The database derives and
 * keeps the rows, see the migration `0022-award-spans`.
 */
@Link({ volume: 'hundreds of thousands', key: [], order: ['validFrom'], carries: { partner: ['partnerName'] } })
// A span in force today belongs to an award in force today, which each role sees. Other spans are asked for only by roles that
// see all awards and all suspensions.
@Visible({ PUBLIC: inForceToday, PARTNER: inForceToday, DISTRIBUTOR: inForceToday, ...staff })
@Entity()
@Index(['qualification', 'partnerName', 'partner', 'validFrom', 'validTo'])
@Index('award_span_qualification_in_force_idx', { synchronize: false })
@Index('award_span_partner_in_force_idx', { synchronize: false })
@ForeignKey(() => Partner, ['partner', 'partnerName'], ['id', 'name'], { onUpdate: 'CASCADE' })
export class AwardSpan {
  @PrimaryColumn('bigint', { name: 'award_id' })
  awardKey!: string;

  @ManyToOne(() => Partner, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  /** A copy of the partner's name, which the database keeps. An index has the rows in its order. */
  @Column(copiedName)
  partnerName!: string;

  @ManyToOne(() => Qualification, { nullable: false, createForeignKeyConstraints: false })
  @JoinColumn()
  qualification!: Relation<Qualification>;

  @PrimaryColumn('date')
  validFrom!: string;

  @Column('date', { nullable: true })
  validTo!: string | null;

  @Computed(containsDay)
  inForce!: boolean;
}
