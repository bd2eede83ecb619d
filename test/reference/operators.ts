import { moved, since1970 } from './calendar';
import { readDecimal } from './decimal';
import type { Graph } from './graph';

/** One condition on one value. */
export interface Condition {
  readonly kind: 'plain' | 'text' | 'decimal';
  readonly operator: string;
  readonly operand: unknown;
  /** The start of windows of time. */
  readonly graph: Graph;
  /** The places of texts in the order of lists; absent if they compare by code points. */
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
  containsIgnoringCase: (text, part) => folded(text).includes(folded(part)),
  startsWithIgnoringCase: (text, part) => folded(text).startsWith(folded(part)),
  eqIgnoringCase: (text, other) => folded(text) === folded(other),
};

/** A text without case, letter by letter, by the rules of Unicode for no language. İ and ı become i. */
function folded(text: string): string {
  const letters = [...text.normalize('NFC')].map((letter) => letter.toLowerCase().toUpperCase().toLowerCase());
  return letters.join('').replaceAll('ς', 'σ').replaceAll('i\u0307', 'i').normalize('NFC');
}

/** Whether a value fulfils a condition; unknown if the value is null, except for `isNull`. */
export function fulfils(asked: Condition, given: unknown): boolean | null {
  const condition = { ...asked, operand: composed(asked.operand) };
  const { operator, operand, graph } = condition;
  const value = given instanceof Date ? given.toISOString() : (given ?? null);
  if (operator === 'isNull') return (value === null) === operand;
  if (operator === 'in' || operator === 'notIn' || operator === 'inIgnoringCase') {
    const operands = operand as readonly unknown[];
    // SQL compares with each operand. Without operands the result is not unknown.
    if (operands.length === 0) return operator === 'notIn';
    if (value === null) return null;
    const isSame = (each: unknown): boolean =>
      operator === 'inIgnoringCase'
        ? folded(String(value)) === folded(String(each))
        : sign(condition, value, each) === 0;
    return operands.some(isSame) === (operator !== 'notIn');
  }
  if (value === null) return null;
  if (operator === 'next' || operator === 'last') {
    const from = isInstant(value) ? graph.moment : graph.day;
    const [time, now] = [since1970(String(value)), since1970(from)];
    const end = moved(from, String(operand), operator === 'next' ? 1 : -1);
    return operator === 'next' ? time >= now && time < end : time <= now && time > end;
  }
  const match = matches[operator];
  if (match) return match(String(value), String(operand));
  const comparison = comparisons[operator];
  if (!comparison) throw new Error(`The reference knows no operator ${operator}.`);
  return comparison(sign(condition, value, operand));
}

function sign({ kind, operator, ranks }: Condition, value: unknown, operand: unknown): number {
  if (kind === 'decimal') return compare(readDecimal(String(value)), readDecimal(String(operand)));
  if (typeof value !== 'string') return value === operand ? 0 : compare(Number(value), Number(operand));
  if (value === operand) return 0;
  if (ranks) {
    // Equal texts are the same text, so a text that no row has needs no place.
    if (['eq', 'ne', 'in', 'notIn'].includes(operator)) return 1;
    return compare(rank(ranks, value), rank(ranks, String(operand)));
  }
  if (isInstant(value)) return compare(Date.parse(value), Date.parse(String(operand)));
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

/** An amount as a whole number. Means have six digits. */
export function millionths(decimal: string): bigint {
  const [whole = '', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

/** The texts of the hub are in Unicode's form C, and so are those that they are compared with. */
function composed(operand: unknown): unknown {
  if (Array.isArray(operand)) return operand.map(composed);
  return typeof operand === 'string' ? operand.normalize('NFC') : operand;
}

function isInstant(value: unknown): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(String(value));
}
