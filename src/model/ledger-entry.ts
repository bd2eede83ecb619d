import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne } from 'typeorm';
import { StartsAt, Composite, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { isViewer, staff } from './audience';
import { LedgerEntryKind } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { FundingRequest } from './funding-request';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Record } from './record';
import { isByDay } from './dated';
import { CalendarDate } from './scalars';

@GraphEntity({
  description: 'One booking of a funding request: approved, released or paid. Never changed and never deleted.',
  asOf: 'under a date that the request names, what was booked on a later day is left out; an entry itself never changes.',
  key: 'external',
  order: ['bookedOn'],
  root: { many: 'ledgerEntries' },
  dimensions: {
    paths: [
      'fundingRequest.financingProgram',
      'fundingRequest.financingProgram.program',
      'fundingRequest.financingProgram.kind',
      'fundingRequest.partner',
      'fundingRequest.partner.country',
    ],
    calendar: { spans: () => FiscalQuarter, owner: 'fundingRequest.financingProgram.program.vendor' },
  },
})
@StartsAt((scope) => isByDay(scope, 'bookedOn'))
@Visible(
  { PARTNER: { "its own requests'": { fundingRequest: { partner: isViewer } } }, ...staff },
  { through: ['fundingRequest'] },
)
@Entity()
@Index(['fundingRequest', 'bookedOn', 'id'])
@Index(['bookedOn', 'id'])
@ForeignKey(() => FundingRequest, ['fundingRequest', 'currency'], ['id', 'currency'])
@Check('ledger_entry_amount_check', 'amount > 0 and is_amount(amount, currency)')
@Check('ledger_entry_booked_on_check', 'is_day(booked_on)')
export class LedgerEntry extends Record {
  @Field(() => FundingRequest, { description: 'What it was booked for.' })
  @ManyToOne(() => FundingRequest, (request) => request.ledgerEntries, { nullable: false })
  @JoinColumn()
  fundingRequest!: Relation<FundingRequest>;

  @Field(() => LedgerEntryKind, { description: 'What it does to the balance.' })
  @Column({ type: 'enum', enum: LedgerEntryKind, enumName: 'ledger_entry_kind' })
  kind!: LedgerEntryKind;

  @Column({ ...amountColumn, name: 'amount' })
  amountValue!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'How much; always positive, the kind gives the direction.' })
  @Composite(({ column }) => money(column('amountValue'), column('currency')))
  amount!: Money;

  @Field(() => CalendarDate, { description: 'The accounting day; `createdAt` is when it was recorded.' })
  @Column('date')
  bookedOn!: string;
}
