import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { Composite, Concept, Connection } from '../engine/metadata/concept';
import { sql } from '../engine/sql';
import { Decision, decisionCheck } from './decision';
import { Distributor } from './distributor';
import { FundingRequestStatus } from './enums';
import { FinancingProgram } from './financing-program';
import { fold } from './ledger';
import { LedgerEntry } from './ledger-entry';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Partner } from './partner';

@Concept({
  description: "A partner's request for money of a financing program, from draft to payment.",
  asOf: "`approved` follows the request's date: it folds the ledger up to it; status and times show today's values.",
  key: 'external',
  order: ['submittedAt'],
  root: { many: 'fundingRequests' },
})
@Entity()
@Unique(['id', 'currency'])
@Index(['financingProgram', 'submittedAt', 'id'])
@Index(['partner', 'submittedAt', 'id'])
@Index(['distributor'])
@Index(['submittedAt', 'id'])
@ForeignKey(() => FinancingProgram, ['financingProgram', 'currency'], ['id', 'currency'])
@Check('funding_request_amount_check', 'requested_amount > 0 and is_amount(requested_amount, currency)')
@Check('funding_request_decision_check', decisionCheck('CANCELLED', ['APPROVED', 'REJECTED', 'PAID']))
@Check('funding_request_purpose_check', 'is_text(purpose)')
export class FundingRequest extends Decision {
  @Field(() => String, { description: 'What the money is for.' })
  @Column('text')
  purpose!: string;

  @Column(amountColumn)
  requestedAmount!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'How much is asked for.' })
  @Composite(({ column }) => money(column('requestedAmount'), column('currency')))
  requested!: Money;

  @Field(() => Money, {
    nullable: true,
    description:
      'How much stands approved: APPROVE less RELEASE, booked up to the date; null while nothing was approved.',
  })
  @Composite(({ column, rows, day }) => {
    const entry = rows(LedgerEntry);
    const approved = sql`(select sum(${fold(entry, 'committed')}) from ${entry.source}
      where ${entry.column('fundingRequest')} = ${column('id')} and ${entry.column('kind')} in ('APPROVE', 'RELEASE') and ${entry.column('bookedOn')} <= ${day})`;
    return money(approved, column('currency'));
  })
  approved!: Money | null;

  @Field(() => FundingRequestStatus, { description: 'Where it stands today.' })
  @Column({ type: 'enum', enum: FundingRequestStatus, enumName: 'funding_request_status' })
  status!: FundingRequestStatus;

  @Field(() => FinancingProgram, { description: 'What it asks of.' })
  @ManyToOne(() => FinancingProgram, (financing) => financing.requests, { nullable: false })
  @JoinColumn()
  financingProgram!: Relation<FinancingProgram>;

  @Field(() => Partner, { description: 'Who asks.' })
  @ManyToOne(() => Partner, (partner) => partner.fundingRequests, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Distributor, { nullable: true, description: 'The distributor that supports the request.' })
  @ManyToOne(() => Distributor, { nullable: true })
  @JoinColumn()
  distributor!: Relation<Distributor | null>;

  @Connection(() => LedgerEntry, { description: 'What was booked for it, by day.' })
  @OneToMany(() => LedgerEntry, (entry) => entry.fundingRequest)
  ledgerEntries!: LedgerEntry[];
}
