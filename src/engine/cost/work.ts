import type { WorkKind } from './prices';
import { prices, workInWords } from './prices';

const noWork = Object.fromEntries(Object.keys(prices).map((kind) => [kind, 0])) as Readonly<Record<WorkKind, number>>;

/** An amount of work by its kinds, and its price. */
export class Work {
  readonly amounts: Record<WorkKind, number> = { ...noWork };
  /** The price, in cost units. */
  units = 0;

  add(kind: WorkKind, amount: number): void {
    this.amounts[kind] += amount;
    this.units += amount * prices[kind];
  }

  /** Adds other work a number of times. */
  addTimes(other: Work, times: number): void {
    for (const [kind, amount] of Object.entries(other.amounts)) this.add(kind as WorkKind, amount * times);
  }

  /** The kinds that it has, the most expensive first. */
  list(): readonly { readonly kind: WorkKind; readonly amount: number; readonly units: number }[] {
    return Object.entries(this.amounts)
      .map(([name, amount]) => ({ kind: name as WorkKind, amount, units: amount * prices[name as WorkKind] }))
      .filter(({ units }) => units > 0)
      .sort((one, other) => other.units - one.units);
  }

  /** Its most expensive kinds: `75 000 rows walked, 75 000 values tested, 1 levels`. */
  inWords(): string {
    return this.list()
      .slice(0, 3)
      .map(({ kind, amount }) => `${figure(amount)} ${workInWords[kind]}`)
      .join(', ');
  }
}

/** `12 500`. The first number that `Intl` formats takes tens of milliseconds. */
export function figure(value: number): string {
  const digits = Number.isFinite(value) ? BigInt(Math.ceil(value)).toString() : '∞';
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ');
}
