import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne } from 'typeorm';
import { StartsAt, Composite, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewer, staff } from './audience';
import { LedgerEntryKind } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { FundingRequest } from './funding-request';
import { fold } from './ledger';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Record } from './record';
import { startsByDay } from './as-of';
import { CalendarDate } from './scalars';
import { partnerPaths } from './partner-dimensions';

@GraphEntity({
  description:
    'A booking on a funding request: an amount approved, released or paid. Entries are never changed or deleted.',
  asOf: 'if the request names a date, entries booked on a later day are left out. An entry itself never changes.',
  volume: 'hundreds of thousands',
  key: 'external',
  order: ['bookedOn'],
  root: { many: 'ledgerEntries' },
  dimensions: {
    paths: [
      'fundingRequest.financingProgram',
      'fundingRequest.financingProgram.program',
      'fundingRequest.financingProgram.kind',
      'fundingRequest.partner',
      ...partnerPaths('fundingRequest.partner'),
    ],
    calendar: { spans: () => FiscalQuarter, owner: 'fundingRequest.financingProgram.program.vendor' },
  },
})
@StartsAt((scope) => startsByDay(scope, 'bookedOn'))
@Visible(
  { PARTNER: { 'entries of its own requests': { fundingRequest: { partner: isViewer } } }, ...staff },
  { through: ['fundingRequest'] },
)
@Entity()
@Index(['fundingRequest', 'bookedOn', 'id'])
@Index(['bookedOn', 'id'])
@ForeignKey(() => FundingRequest, ['fundingRequest', 'currency'], ['id', 'currency'])
@Check('ledger_entry_amount_check', 'amount > 0 and is_amount(amount, currency)')
@Check('ledger_entry_booked_on_check', 'is_day(booked_on)')
export class LedgerEntry extends Record {
  @Field(() => FundingRequest, { description: 'The funding request that the entry belongs to.' })
  @ManyToOne(() => FundingRequest, (request) => request.ledgerEntries, { nullable: false })
  @JoinColumn()
  fundingRequest!: Relation<FundingRequest>;

  @Field(() => LedgerEntryKind, { description: 'The effect of the entry on the balances of the financing program.' })
  @Column({ type: 'enum', enum: LedgerEntryKind, enumName: 'ledger_entry_kind' })
  kind!: LedgerEntryKind;

  @Column({ ...amountColumn, name: 'amount' })
  amountValue!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'The booked amount, always greater than 0; `kind` gives its effect.' })
  @Composite(({ column }) => money(column('amountValue'), column('currency')))
  amount!: Money;

  @Field(() => Money, {
    description:
      'The change of the committed amount by the entry: `amount` for APPROVE, minus `amount` for RELEASE, otherwise 0. Its sum is the amount committed net of releases.',
  })
  @Composite((scope) => money(fold(scope, 'committed'), scope.column('currency')))
  committed!: Money;

  @Field(() => Money, { description: 'The change of the amount paid by the entry: `amount` for PAY, otherwise 0.' })
  @Composite((scope) => money(fold(scope, 'paid'), scope.column('currency')))
  paid!: Money;

  @Field(() => CalendarDate, {
    description: 'The accounting day of the entry. `createdAt` is the instant of its recording.',
  })
  @Column('date')
  bookedOn!: string;
}
