import type { CsvRecord } from '../format/csv-file';
import { dayText, instantText, optionalDayText, type Instant, type Span } from './days';

/** What rows are called that have no name of their own. */
export type Numbering<Item> = ReadonlyMap<Item, string>;

/** What the program's own registers call rows that have no other name. */
export const register = 'cpp-register';

export function numbering<Item>(items: readonly Item[], prefix: string): Numbering<Item> {
  return new Map(items.map((item, index) => [item, numbered(prefix, index)]));
}

export function numbered(prefix: string, index: number): string {
  return `${prefix}-${String(index + 1).padStart(6, '0')}`;
}

export function named<Item>(numbers: Numbering<Item>, item: Item): string {
  const name = numbers.get(item);
  if (name === undefined) throw new Error('A row refers to one that is not written.');
  return name;
}

export function period({ from, to }: Span): { validFrom: string; validTo: string | null } {
  return { validFrom: dayText(from), validTo: optionalDayText(to) };
}

export function times({
  submitted,
  reviewed,
  decided,
}: Record<'submitted' | 'reviewed' | 'decided', Instant | null>): CsvRecord {
  const text = (instant: Instant | null): string | null => instant && instantText(instant);
  return { submittedAt: text(submitted), reviewStartedAt: text(reviewed), decidedAt: text(decided) };
}
