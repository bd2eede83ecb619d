import { Field, ObjectType } from 'type-graphql';
import type { Sql } from '../engine/sql/sql';
import { sql } from '../engine/sql/sql';
import { Decimal } from './scalars';
import { keyColumn } from './text';

/** An exact amount in a currency. */
@ObjectType({ description: 'An exact amount of money in a currency.' })
export class Money {
  @Field(() => Decimal, { description: "The amount, exact, at the currency's scale." })
  amount!: string;

  @Field(() => String, { description: 'The currency, ISO 4217: `USD`.' })
  currency!: string;
}

/** The parts of a Money from the expressions of its amount and its currency: `"1250.00"`, `"USD"`. */
export function money(amount: Sql, currency: Sql): { readonly amount: Sql; readonly currency: Sql } {
  return { amount: sql`round(${amount}, currency_scale(${currency}))::text`, currency: sql`${currency}` };
}

/** The column options of an amount: up to 15 digits before the point, four after it. */
export const amountColumn = { type: 'numeric', precision: 19, scale: 4 } as const;

/** The column options of a currency code. */
export const currencyColumn = keyColumn;
