import type { WorkKind } from './prices';
import { prices, workInWords } from './prices';

/** An amount of work by its kinds, and its price. */
export class Work {
  readonly amounts: Partial<Record<WorkKind, number>> = {};
  /** The price, in cost units. */
  units = 0;

  add(kind: WorkKind, amount: number): void {
    this.amounts[kind] = (this.amounts[kind] ?? 0) + amount;
    this.units += amount * prices[kind];
  }

  addAll({ amounts }: Work): void {
    for (const [kind, amount] of Object.entries(amounts)) this.add(kind as WorkKind, amount);
  }

  /** Its most expensive kinds with their amounts: `75 000 rows walked, 1 level`. */
  inWords(): string {
    const price = ([kind, amount]: readonly [string, number]): number => amount * prices[kind as WorkKind];
    return Object.entries(this.amounts)
      .sort((one, other) => price(other) - price(one))
      .slice(0, 3)
      .map(([kind, amount]) => `${figure(amount)} ${workInWords[kind as WorkKind]}`)
      .join(', ');
  }
}

/** `12 500`. */
export function figure(value: number): string {
  return Math.ceil(value).toLocaleString('en').replaceAll(',', ' ');
}
