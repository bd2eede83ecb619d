import { Field, ObjectType } from 'type-graphql';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { Decimal } from './scalars';
import { keyColumn } from './text';

/** An exact amount of money in a currency. */
@ObjectType({ description: 'An exact amount of money in a currency. Amounts in different currencies are never added.' })
export class Money {
  @Field(() => Decimal, {
    description:
      'The amount in major units of the currency, with the number of decimals of ISO 4217: `"1250.00"` for USD, `"1250"` for JPY. Averages have 6 decimals.',
  })
  amount!: string;

  @Field(() => String, { description: 'The currency code, ISO 4217, such as `USD`.' })
  currency!: string;
}

/** The parts of a Money, such as `"1250.00"` and `"USD"`, from the SQL of its amount and its currency. */
export function money(amount: Sql, currency: Sql): { readonly amount: Sql; readonly currency: Sql } {
  return { amount: sql`round(${amount}, currency_scale(${currency}))::text`, currency: sql`${currency}` };
}

/** The column options of an amount: up to 15 digits before the decimal point, 4 after it. */
export const amountColumn = { type: 'numeric', precision: 19, scale: 4 } as const;

/** The column options of a currency code. */
export const currencyColumn = keyColumn;
