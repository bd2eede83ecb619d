import type { Relation } from 'typeorm';
import { JoinColumn, ManyToOne, PrimaryColumn, ViewEntity } from 'typeorm';
import { Computed, Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { itsOwn, ofItsPartners, staff } from './audience';
import { FinancingProgram } from './financing-program';
import { Partner } from './partner';

/**
 * A financing program that a partner may request money from, of a program in which it is enrolled; the link behind
 * `Partner.eligibleFinancingPrograms`. A pair comes once for each qualification of the financing program that the partner holds
 * or has applied for, see the migrations `0027-financing-offers` and `0031-tiers-and-tracks`.
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

/** The same for all programs: the link behind the edge if a program is named. */
@ViewEntity({ synchronize: false })
export class FinancingEligibilityOfProgram extends FinancingEligibility {}
