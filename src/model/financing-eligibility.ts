import type { Relation } from 'typeorm';
import { JoinColumn, ManyToOne, PrimaryColumn, ViewEntity } from 'typeorm';
import { Computed, Link } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { sql } from '../engine/sql/sql';
import { itsOwn, ofItsPartners, staff } from './audience';
import { FinancingProgram } from './financing-program';
import { Partner } from './partner';

/** That a partner may ask a financing program for money; the link behind `Partner.eligibleFinancingPrograms`. */
@Link({ key: ['partner', 'financingProgram'], order: [], derived: true })
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

  /** Its rows are those of a day, and all of them count. */
  @Computed(() => sql`true`)
  inForce!: boolean;
}
