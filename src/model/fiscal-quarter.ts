import { Field } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, OneToMany, Unique } from 'typeorm';
import { Connection, GraphEntity } from '../engine/metadata/entity';
import { Visible } from '../engine/metadata/policy';
import { everyone } from './audience';
import { FinancingBudget } from './financing-budget';
import { Record } from './record';
import { CalendarDate } from './scalars';
import { Vendor } from './vendor';
import { keyColumn } from './text';

@GraphEntity({
  description:
    "A quarter of a vendor's fiscal year. Cisco's fiscal year ends on the last Saturday of July; some years have 53 weeks, so a quarter is not three calendar months.",
  asOf: 'no field follows the request date; the calendar is the same at every date.',
  volume: 'hundreds',
  key: ['vendor', 'code'],
  order: ['startsOn'],
  root: { many: 'fiscalQuarters' },
  referenceData: true,
  span: { owner: 'vendor', from: 'startsOn', to: 'endsOn' },
})
@Visible(everyone)
@Entity()
@Unique(['vendor', 'code'])
@Index(['vendor', 'startsOn', 'id'])
@Index(['startsOn', 'id'])
@Check('fiscal_quarter_span_check', 'starts_on <= ends_on and is_day(starts_on) and is_day(ends_on)')
@Check('fiscal_quarter_code_check', 'is_code(code)')
@Exclusion('fiscal_quarter_overlap_excl', "USING gist (vendor_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)")
export class FiscalQuarter extends Record {
  @Field(() => String, { description: 'The code of the quarter, unique per vendor, such as `FY11Q4`.' })
  @Column(keyColumn)
  code!: string;

  @Field(() => CalendarDate, { description: 'The first day of the quarter.' })
  @Column('date')
  startsOn!: string;

  @Field(() => CalendarDate, { description: 'The last day of the quarter, inclusive.' })
  @Column('date')
  endsOn!: string;

  @Field(() => Vendor, { description: 'The vendor whose fiscal year the quarter belongs to.' })
  @ManyToOne(() => Vendor, (vendor) => vendor.fiscalQuarters, { nullable: false })
  @JoinColumn()
  vendor!: Relation<Vendor>;

  @Connection(() => FinancingBudget, {
    description:
      'The parts of the budgets of financing programs that are planned for the quarter, in the order in which they were recorded.',
    fanOut: 'many',
  })
  @OneToMany(() => FinancingBudget, (budget) => budget.fiscalQuarter)
  financingBudgets!: FinancingBudget[];
}
