import type { CoverageFinancingQuery } from './documents';

type Group = CoverageFinancingQuery['financingBudgets']['groups']['nodes'][number];

/** The money of one fiscal quarter in one currency, as exact decimal texts. */
export interface QuarterMoney {
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly amount: string;
  readonly committed: string;
  readonly paid: string;
  readonly available: string;
}

/** Amounts that can be compared: of one currency, in the calendar of one vendor. */
export interface Book {
  readonly name: string;
  readonly vendor: string;
  readonly currency: string;
  readonly quarters: readonly QuarterMoney[];
}

/** Sorts the sums of the quarters into books, the one with most quarters first. */
export function booksOf(groups: readonly Group[]): readonly Book[] {
  const books = new Map<string, Omit<Book, 'quarters'> & { readonly quarters: QuarterMoney[] }>();
  for (const { key, sum } of groups) {
    if (!key.fiscalQuarter) continue;
    const { code, startsOn, endsOn, vendor } = key.fiscalQuarter;
    for (const { amount, currency } of sum.amount) {
      const name = `${currency}-${vendor.id}`;
      const of = (money: readonly { readonly amount: string; readonly currency: string }[]): string =>
        money.find((each) => each.currency === currency)?.amount ?? '0';
      const book = books.get(name) ?? { name, vendor: vendor.name, currency, quarters: [] };
      book.quarters.push({
        ...{ code, startsOn, endsOn, amount },
        ...{ committed: of(sum.committed), paid: of(sum.paid), available: of(sum.available) },
      });
      books.set(name, book);
    }
  }
  const ordered = [...books.values()].map((book) => ({
    ...book,
    quarters: book.quarters.toSorted((one, other) => one.startsOn.localeCompare(other.startsOn)),
  }));
  return ordered.toSorted((one, other) => other.quarters.length - one.quarters.length);
}
