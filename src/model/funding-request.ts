import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { Composite, Computed, GraphEntity, Connection } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { isServedByViewer, isViewingDistributor, itsOwn, staff } from './audience';
import { Decision, decisionCheck, statusOf } from './decision';
import { Distributor } from './distributor';
import { FundingRequestStatus } from './enums';
import { FinancingProgram } from './financing-program';
import { FiscalQuarter } from './fiscal-quarter';
import { fold } from './ledger';
import { LedgerEntry } from './ledger-entry';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Partner } from './partner';
import { partnerPaths } from './partner-dimensions';
import { textColumn } from './text';

/** The status of a decided request on the request date. A request that is PAID today is APPROVED until its first payment is booked. */
function decided({ column, rows, asOf, exists }: Scope): Sql {
  const entry = rows(LedgerEntry);
  const paid = exists({
    from: entry.source,
    where: [
      sql`${entry.column('fundingRequest')} = ${column('id')}`,
      sql`${entry.column('kind')} = 'PAY'`,
      sql`${entry.column('bookedOn')} <= ${asOf}`,
    ],
  });
  return sql`case when ${column('status')} = 'PAID' and not ${paid} then 'APPROVED' else ${column('status')} end`;
}

@GraphEntity({
  description: 'A request of a partner for money from a financing program, from draft to payment.',
  asOf: "`approved` follows the request date: it sums the ledger entries booked up to it. If the request names a date, drafts and requests submitted later are left out, and `status`, the times and the reason show what was known on that date. All other fields show today's values.",
  volume: 'tens of thousands',
  key: 'external',
  order: ['submittedAt'],
  root: { many: 'fundingRequests' },
  dimensions: {
    paths: ['financingProgram.program', 'financingProgram.kind', ...partnerPaths()],
    calendar: { spans: () => FiscalQuarter, owner: 'financingProgram.program.vendor' },
  },
})
@Visible(
  {
    PARTNER: itsOwn,
    DISTRIBUTOR: {
      'rows of its partners that name it or no distributor': {
        partner: isServedByViewer,
        or: [{ distributor: isViewingDistributor }, { hasDistributor: false }],
      },
    },
    ...staff,
  },
  { through: ['partner', 'financingProgram'] },
)
@Entity()
@Unique(['id', 'currency'])
@Index(['financingProgram', 'submittedAt', 'id'])
@Index(['partner', 'submittedAt', 'id'])
@Index(['distributor', 'submittedAt', 'id'])
@Index(['status', 'submittedAt', 'id'])
@Index(['submittedAt', 'id'])
@ForeignKey(() => FinancingProgram, ['financingProgram', 'currency'], ['id', 'currency'])
@Check('funding_request_amount_check', 'requested_amount > 0 and is_amount(requested_amount, currency)')
@Check('funding_request_decision_check', decisionCheck('CANCELLED', ['APPROVED', 'REJECTED', 'PAID']))
@Check('funding_request_purpose_check', 'is_text(purpose)')
export class FundingRequest extends Decision {
  @Field(() => String, { description: 'The purpose of the money, as free text.' })
  @Column(textColumn)
  purpose!: string;

  @Column(amountColumn)
  requestedAmount!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'The requested amount, greater than 0.' })
  @Composite(({ column }) => money(column('requestedAmount'), column('currency')))
  requested!: Money;

  @Field(() => Money, {
    nullable: true,
    description:
      'The approved amount: the sum of APPROVE entries minus the sum of RELEASE entries, booked up to the request date. Null if there are no such entries.',
  })
  @Composite(({ column, rows, asOf }) => {
    const entry = rows(LedgerEntry);
    const approved = sql`(select sum(${fold(entry, 'committed')}) from ${entry.source}
      where ${entry.column('fundingRequest')} = ${column('id')} and ${entry.column('kind')} in ('APPROVE', 'RELEASE') and ${entry.column('bookedOn')} <= ${asOf})`;
    return money(approved, column('currency'));
  })
  approved!: Money | null;

  @Field(() => FundingRequestStatus, { description: 'The state of the funding request on the request date.' })
  @Column({ type: 'enum', enum: FundingRequestStatus, enumName: 'funding_request_status' })
  @Computed((scope) => statusOf(scope, decided(scope)))
  status!: FundingRequestStatus;

  @Field(() => FinancingProgram, { description: 'The financing program the money is requested from.' })
  @ManyToOne(() => FinancingProgram, (financing) => financing.requests, { nullable: false })
  @JoinColumn()
  financingProgram!: Relation<FinancingProgram>;

  @Field(() => Partner, { description: 'The partner that requests the money.' })
  @ManyToOne(() => Partner, (partner) => partner.fundingRequests, { nullable: false })
  @JoinColumn()
  partner!: Relation<Partner>;

  @Field(() => Distributor, {
    nullable: true,
    description: 'The distributor that supports the request; null if there is none.',
  })
  @ManyToOne(() => Distributor, (distributor) => distributor.fundingRequests, { nullable: true })
  @JoinColumn()
  distributor!: Relation<Distributor | null>;

  @Connection(() => LedgerEntry, { description: 'The ledger entries of the request, by accounting day.' })
  @OneToMany(() => LedgerEntry, (entry) => entry.fundingRequest)
  ledgerEntries!: LedgerEntry[];
}
