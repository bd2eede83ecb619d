/** One condition on one value. */
export interface Condition {
  readonly kind: 'plain' | 'text' | 'decimal';
  readonly operator: string;
  readonly operand: unknown;
  readonly day: string;
  /** The places of a column's texts in its collation; absent where they compare by their code points. */
  readonly ranks?: ReadonlyMap<string, number> | undefined;
}

const comparisons: Readonly<Record<string, (sign: number) => boolean>> = {
  eq: (sign) => sign === 0,
  ne: (sign) => sign !== 0,
  lt: (sign) => sign < 0,
  lte: (sign) => sign <= 0,
  gt: (sign) => sign > 0,
  gte: (sign) => sign >= 0,
};

const matches: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
  containsIgnoringCase: (text, part) => text.toLowerCase().includes(part.toLowerCase()),
  startsWithIgnoringCase: (text, part) => text.toLowerCase().startsWith(part.toLowerCase()),
};

/** Whether a value fulfils a condition; unknown where the value is null, unless that is what is asked. */
export function fulfils(condition: Condition, given: unknown): boolean | null {
  const { operator, operand, day } = condition;
  const value = given instanceof Date ? given.toISOString() : (given ?? null);
  if (operator === 'isNull') return (value === null) === operand;
  if (operator === 'in' || operator === 'notIn') {
    const operands = operand as readonly unknown[];
    // SQL compares with each of them: with none there is nothing to be unknown.
    if (operands.length === 0) return operator === 'notIn';
    if (value === null) return null;
    return operands.some((each) => sign(condition, value, each) === 0) === (operator === 'in');
  }
  if (value === null) return null;
  if (operator === 'next') return String(value) >= day && String(value) < shifted(day, String(operand), 1);
  if (operator === 'last') return String(value) <= day && String(value) > shifted(day, String(operand), -1);
  const match = matches[operator];
  if (match) return match(String(value), String(operand));
  const comparison = comparisons[operator];
  if (!comparison) throw new Error(`The reference knows no operator ${operator}.`);
  return comparison(sign(condition, value, operand));
}

function sign({ kind, operator, ranks }: Condition, value: unknown, operand: unknown): number {
  if (kind === 'decimal') return compare(tenThousandths(String(value)), tenThousandths(String(operand)));
  if (typeof value !== 'string') return value === operand ? 0 : compare(Number(value), Number(operand));
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return compare(Date.parse(value), Date.parse(String(operand)));
  if (value === operand) return 0;
  if (ranks && !['eq', 'ne', 'in', 'notIn'].includes(operator))
    return compare(rank(ranks, value), rank(ranks, String(operand)));
  return Buffer.compare(Buffer.from(value), Buffer.from(String(operand)));
}

function rank(ranks: ReadonlyMap<string, number>, text: string): number {
  const place = ranks.get(text);
  if (place === undefined) throw new Error(`No row has ${JSON.stringify(text)}, so the reference cannot place it.`);
  return place;
}

function compare<T extends number | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function tenThousandths(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(4, '0'));
}

/** A day moved by an ISO 8601 duration of years, months, weeks and days; a month's end stays within its month. */
function shifted(day: string, duration: string, direction: 1 | -1): string {
  const amount = (unit: string): number => Number(new RegExp(`(\\d+)${unit}`).exec(duration)?.[1] ?? 0) * direction;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + amount('Y') * 12 + amount('M');
  const [toYear, toMonth] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const lastOfMonth = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  const moved = Date.UTC(toYear, toMonth, Math.min(date, lastOfMonth) + amount('W') * 7 + amount('D'));
  return new Date(moved).toISOString().slice(0, 10);
}
