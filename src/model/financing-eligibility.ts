import type { Relation } from 'typeorm';
import { JoinColumn, ManyToOne, PrimaryColumn, ViewEntity } from 'typeorm';
import { Computed, Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { itsOwn, ofItsPartners, staff } from './audience';
import { FinancingProgram } from './financing-program';
import { Partner } from './partner';

/**
 * A financing program that a partner may request money from; the link behind `Partner.eligibleFinancingPrograms`. A pair comes once
 * for each qualification of the program that the partner holds or has applied for, see the migration `0027-financing-offers`.
 */
@Link({ key: ['partner', 'financingProgram'], order: [], derived: true, volume: 'hundreds of thousands' })
@Visible({ PARTNER: itsOwn, DISTRIBUTOR: ofItsPartners, ...staff })
@ViewEntity({ synchronize: false })
export class FinancingEligibility {
  @PrimaryColumn('bigint')
  partnerId!: string;

  @PrimaryColumn('bigint')
  financingProgramId!: string;

  @ManyToOne(() => Partner, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @ManyToOne(() => FinancingProgram, { nullable: false })
  @JoinColumn()
  financingProgram!: Relation<FinancingProgram>;

  /** Always true: the view holds only rows that are valid on its day. */
  @Computed(() => sql`true`)
  inForce!: boolean;
}
