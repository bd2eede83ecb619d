import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import {
  Check,
  Column,
  Entity,
  ForeignKey,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  Unique,
} from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { Composite, GraphEntity, Connection, List, Localised } from '../engine/metadata/entity';
import { Visible, VisibleField } from '../engine/metadata/policy';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { staff } from './audience';
import { Country } from './country';
import { FinancingStatus } from './enums';
import { FinancingBudget } from './financing-budget';
import { FinancingKind } from './financing-kind';
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

/** A balance of a financing program: the sum over the ledger of its requests, booked up to the request date. */
function balance(scope: Scope, kind: 'committed' | 'paid'): Sql {
  const entry = scope.rows(LedgerEntry);
  const request = scope.rows(FundingRequest);
  return sql`(select coalesce(sum(${fold(entry, kind)}), 0) from ${entry.source} join ${request.source} on ${request.column('id')} = ${entry.column('fundingRequest')}
    where ${request.column('financingProgram')} = ${scope.column('id')} and ${entry.column('bookedOn')} <= ${scope.asOf})`;
}

/** The financing programs that are public. */
const announced = {
  'rows that are planned or open': { status: { in: [FinancingStatus.PLANNED, FinancingStatus.OPEN] } },
};

@GraphEntity({
  description:
    'A budget with which a program supports its partners financially: for building cloud infrastructures, or for joint marketing campaigns (Cisco Cloud Partner Program, 2011).',
  asOf: "`committed`, `paid` and `available` follow the request date: they sum the ledger entries booked up to it. All other fields show today's values.",
  volume: 'hundreds',
  key: ['code'],
  order: ['code'],
  root: { many: 'financingPrograms' },
  within: { kind: ['program'] },
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
@Index(['kind', 'code', 'id'])
@Check('financing_program_budget_check', 'is_amount(budget_amount, currency)')
@Check('financing_program_window_check', 'opens_on <= closes_on and is_day(opens_on) and is_day(closes_on)')
@Check('financing_program_open_check', "status = 'PLANNED' or opens_on is not null")
@Check('financing_program_code_check', 'is_code(code)')
@Check('financing_program_name_check', 'is_localised(name)')
@Check('financing_program_currency_check', 'is_currency(currency)')
@ForeignKey(() => FinancingKind, ['kind', 'program'], ['id', 'program'])
export class FinancingProgram extends Record {
  @Field(() => String, { description: 'The code of the financing program, unique over all programs.' })
  @Column(keyColumn)
  code!: string;

  @Localised({ description: 'The name of the financing program, for display.' })
  @Column('jsonb')
  name!: LocalisedText;

  @Field(() => FinancingKind, { description: 'The purpose of the financing program. It is of the same program.' })
  @ManyToOne(() => FinancingKind, (kind) => kind.financingPrograms, { nullable: false })
  @JoinColumn()
  kind!: Relation<FinancingKind>;

  @Field(() => FinancingStatus, { description: 'The state of the financing program today.' })
  @Column({ type: 'enum', enum: FinancingStatus, enumName: 'financing_status', default: FinancingStatus.PLANNED })
  status!: FinancingStatus;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day on which the financing program accepts requests; null if it is not set.',
  })
  @Column('date', { nullable: true })
  opensOn!: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The last day, inclusive, on which the financing program accepts requests; null if it is not set.',
  })
  @Column('date', { nullable: true })
  closesOn!: string | null;

  @Column(amountColumn)
  budgetAmount!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { nullable: true, description: 'The total budget of the financing program.' })
  @Composite(({ column }) => money(column('budgetAmount'), column('currency')))
  @VisibleField(staff)
  budget!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      'The committed amount: the sum of APPROVE entries minus the sum of RELEASE entries, booked up to the request date.',
  })
  @Composite((scope) => money(balance(scope, 'committed'), scope.column('currency')))
  @VisibleField(staff)
  committed!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The amount paid: the sum of PAY entries, booked up to the request date.',
  })
  @Composite((scope) => money(balance(scope, 'paid'), scope.column('currency')))
  @VisibleField(staff)
  paid!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: 'The amount that can still be committed on the request date: `budget` minus `committed`.',
  })
  @Composite((scope) =>
    money(sql`(${scope.column('budgetAmount')} - ${balance(scope, 'committed')})`, scope.column('currency')),
  )
  @VisibleField(staff)
  available!: Money | null;

  @Field(() => Program, { description: 'The program that the financing program supports.' })
  @ManyToOne(() => Program, (program) => program.financingPrograms, { nullable: false })
  @JoinColumn()
  program!: Relation<Program>;

  @List(() => Qualification, {
    description:
      'The eligible qualifications, by code. A partner must hold one of them, or have a submitted application for one.',
  })
  @ManyToMany(() => Qualification, (qualification) => qualification.financingPrograms)
  @JoinTable({ name: 'financing_program_qualification' })
  eligibleQualifications!: Qualification[];

  @List(() => Country, { description: 'The countries whose partners may request money, by code.' })
  @ManyToMany(() => Country, (country) => country.financingPrograms)
  @JoinTable({ name: 'financing_program_country' })
  countries!: Country[];

  @Connection(() => FinancingBudget, {
    description:
      'The parts of the budget that are planned for fiscal quarters, in the order in which they were recorded.',
    fanOut: 'few',
  })
  @OneToMany(() => FinancingBudget, (budget) => budget.financingProgram)
  budgets!: FinancingBudget[];

  @Connection(() => FundingRequest, {
    description: 'The funding requests to the financing program, by time of submission; drafts come last.',
    fanOut: 'many',
  })
  @OneToMany(() => FundingRequest, (request) => request.financingProgram)
  requests!: FundingRequest[];
}
