import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, ForeignKey, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';
import type { Scope } from '../engine/metadata/entity';
import { Composite, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { staff } from './audience';
import { FinancingProgram } from './financing-program';
import { FiscalQuarter } from './fiscal-quarter';
import { FundingRequest } from './funding-request';
import { fold } from './ledger';
import { LedgerEntry } from './ledger-entry';
import { amountColumn, currencyColumn, Money, money } from './money';
import { Record } from './record';

/** What the ledger of the financing program booked in the quarter, up to the request date. */
function booked(scope: Scope, kind: 'committed' | 'paid'): Sql {
  const entry = scope.rows(LedgerEntry);
  const request = scope.rows(FundingRequest);
  const quarter = scope.rows(FiscalQuarter);
  return sql`(select coalesce(sum(${fold(entry, kind)}), 0) from ${entry.source}
    join ${request.source} on ${request.column('id')} = ${entry.column('fundingRequest')}
    join ${quarter.source} on ${entry.column('bookedOn')} between ${quarter.column('startsOn')} and ${quarter.column('endsOn')}
    where ${request.column('financingProgram')} = ${scope.column('financingProgram')}
      and ${quarter.column('id')} = ${scope.column('fiscalQuarter')} and ${entry.column('bookedOn')} <= ${scope.asOf})`;
}

@GraphEntity({
  description:
    'The part of the budget of a financing program that is planned for one fiscal quarter. The parts need not add up to the total budget.',
  asOf: "`committed`, `paid` and `available` follow the request date: they sum the ledger entries of the quarter booked up to it. All other fields show today's values.",
  volume: 'thousands',
  key: ['financingProgram', 'fiscalQuarter'],
  order: [],
  root: { many: 'financingBudgets' },
  program: ['financingProgram', 'program'],
  dimensions: { paths: ['financingProgram.program', 'financingProgram.kind'] },
})
@Visible(staff)
@Entity()
@Unique(['financingProgram', 'fiscalQuarter'])
@Index(['fiscalQuarter', 'id'])
@ForeignKey(() => FinancingProgram, ['financingProgram', 'currency'], ['id', 'currency'])
@Check('financing_budget_amount_check', 'is_amount(amount, currency)')
export class FinancingBudget extends Record {
  @Field(() => FinancingProgram, { description: 'The financing program that the budget belongs to.' })
  @ManyToOne(() => FinancingProgram, (financing) => financing.budgets, { nullable: false })
  @JoinColumn()
  financingProgram!: Relation<FinancingProgram>;

  @Field(() => FiscalQuarter, {
    description: "The fiscal quarter of the program's vendor that the budget is planned for.",
  })
  @ManyToOne(() => FiscalQuarter, (quarter) => quarter.financingBudgets, { nullable: false })
  @JoinColumn()
  fiscalQuarter!: Relation<FiscalQuarter>;

  @Column({ ...amountColumn, name: 'amount' })
  amountValue!: string;

  @Column(currencyColumn)
  currency!: string;

  @Field(() => Money, { description: 'The amount that is planned for the quarter.' })
  @Composite(({ column }) => money(column('amountValue'), column('currency')))
  amount!: Money;

  @Field(() => Money, {
    description:
      'The amount committed in the quarter, net of releases: the sum of APPROVE entries minus the sum of RELEASE entries that are booked in the quarter, up to the request date. It is negative if more was released than approved.',
  })
  @Composite((scope) => money(booked(scope, 'committed'), scope.column('currency')), 'financingProgram')
  committed!: Money;

  @Field(() => Money, {
    description:
      'The amount paid in the quarter: the sum of PAY entries that are booked in it, up to the request date.',
  })
  @Composite((scope) => money(booked(scope, 'paid'), scope.column('currency')), 'financingProgram')
  paid!: Money;

  @Field(() => Money, {
    description:
      'The amount planned for the quarter that is not committed in it: `amount` minus `committed`. It is negative if more is committed than planned.',
  })
  @Composite(
    (scope) => money(sql`(${scope.column('amountValue')} - ${booked(scope, 'committed')})`, scope.column('currency')),
    'financingProgram',
  )
  available!: Money;
}
