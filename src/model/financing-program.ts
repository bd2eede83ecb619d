import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, Unique } from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { Composite, GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible, VisibleField } from '../engine/metadata/policy';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { staff } from './audience';
import { Country } from './country';
import { FinancingKind, FinancingStatus } from './enums';
import { FiscalQuarter } from './fiscal-quarter';
import { FundingRequest } from './funding-request';
import { fold } from './ledger';
import { LedgerEntry } from './ledger-entry';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Program } from './program';
import { Qualification } from './qualification';
import { Record } from './record';
import { CalendarDate } from './scalars';
import { keyColumn, type LocalisedText } from './text';

/** A balance of a financing program: the fold of the ledger of its requests up to the request's date. */
function balance(scope: Scope, kind: 'committed' | 'paid'): Sql {
  const entry = scope.rows(LedgerEntry);
  const request = scope.rows(FundingRequest);
  return sql`(select coalesce(sum(${fold(entry, kind)}), 0) from ${entry.source} join ${request.source} on ${request.column('id')} = ${entry.column('fundingRequest')}
    where ${request.column('financingProgram')} = ${scope.column('id')} and ${entry.column('bookedOn')} <= ${scope.day})`;
}

/** Financing that the program speaks of in public. */
const announced = { 'planned or open': { status: { in: [FinancingStatus.PLANNED, FinancingStatus.OPEN] } } };

@GraphEntity({
  description:
    'Money that a program sets aside for its partners: for building cloud infrastructures, or for joint marketing.',
  asOf: "`committed`, `paid` and `available` follow the request's date: they fold the ledger up to it; all else shows today's values.",
  key: ['code'],
  order: ['code'],
  root: { many: 'financingPrograms' },
  program: ['program'],
  dimensions: {
    paths: ['program.vendor', 'countries.region'],
    calendar: { spans: () => FiscalQuarter, owner: 'program.vendor' },
  },
})
@Visible({ PUBLIC: announced, PARTNER: announced, DISTRIBUTOR: announced, ...staff })
@Entity()
@Unique(['code'])
@Unique(['id', 'currency'])
@Index(['program', 'code', 'id'])
@Check('financing_program_budget_check', 'is_amount(budget_amount, currency)')
@Check('financing_program_window_check', 'opens_on <= closes_on and is_day(opens_on) and is_day(closes_on)')
@Check('financing_program_open_check', "status = 'PLANNED' or opens_on is not null")
@Check('financing_program_code_check', 'is_code(code)')
@Check('financing_program_name_check', 'is_localised(name)')
@Check('financing_program_currency_check', 'is_currency(currency)')
export class FinancingProgram extends Record {
  @Field(() => String, { description: 'The short code, unique over all programs.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name for people.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => FinancingKind, { description: 'What it pays for.' })
  @Column({ type: 'enum', enum: FinancingKind, enumName: 'financing_kind' })
  kind!: FinancingKind;

  @Field(() => FinancingStatus, { description: 'Where it stands today.' })
  @Column({ type: 'enum', enum: FinancingStatus, enumName: 'financing_status', default: FinancingStatus.PLANNED })
  status!: FinancingStatus;

  @Field(() => CalendarDate, { nullable: true, description: 'The first day on which it takes requests.' })
  @Column('date', { nullable: true })
  opensOn!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'The last day on which it takes requests, inclusive.' })
  @Column('date', { nullable: true })
  closesOn!: string | null;

  @Column(amountColumn)
  budgetAmount!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { nullable: true, description: 'What is set aside in all; null where you may not see it.' })
  @Composite(({ column }) => money(column('budgetAmount'), column('currency')))
  @VisibleField(staff)
  budget!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      'What approved requests hold: APPROVE less RELEASE, booked up to the date; null where you may not see it.',
  })
  @Composite((scope) => money(balance(scope, 'committed'), scope.column('currency')))
  @VisibleField(staff)
  committed!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What was paid out, booked up to the date; null where you may not see it.',
  })
  @Composite((scope) => money(balance(scope, 'paid'), scope.column('currency')))
  @VisibleField(staff)
  paid!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'What can still be committed: the budget less what is committed; null where you may not see it.',
  })
  @Composite((scope) =>
    money(sql`(${scope.column('budgetAmount')} - ${balance(scope, 'committed')})`, scope.column('currency')),
  )
  @VisibleField(staff)
  available!: Money | null;

  @Field(() => Program, { description: 'The program that it supports.' })
  @ManyToOne(() => Program, (program) => program.financingPrograms, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @List(() => Qualification, {
    description: 'The qualifications of which a partner must hold one, or have applied for it, by code.',
  })
  @ManyToMany(() => Qualification, (qualification) => qualification.financingPrograms)
  @JoinTable({ name: 'financing_program_qualification' })
  eligibleQualifications!: Qualification[];

  @List(() => Country, { description: 'The countries whose partners may ask, by code.' })
  @ManyToMany(() => Country, (country) => country.financingPrograms)
  @JoinTable({ name: 'financing_program_country' })
  countries!: Country[];

  @Connection(() => FundingRequest, {
    description: 'What was asked of it, by the time of submission, drafts last.',
    fanOut: 'large',
  })
  @OneToMany(() => FundingRequest, (request) => request.financingProgram)
  requests!: FundingRequest[];
}
