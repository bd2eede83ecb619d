import { readDecimal, writeDecimal } from './decimal';
import type { Graph } from './graph';
import type { Row } from './tables';
import { decimal, halfEven, millionth, typeNameOf, valueOf } from './totals';
import { units } from './values';

const millisecondsPerDay = 86_400_000;

/** The two nearest values to a position among sorted ones, and how far it is between them. */
function nearest<T>(sorted: readonly T[], place: number): readonly [low: T, high: T, part: number] {
  const low = Math.floor(place);
  return [sorted[low] as T, sorted[Math.ceil(place)] as T, place - low];
}

function percentile(values: readonly number[], at: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const [low, high, part] = nearest(sorted, at * (sorted.length - 1));
  return low + part * (high - low);
}

/** A decimal number as a fraction of whole numbers. */
function fraction(value: number): { readonly over: bigint; readonly under: bigint } {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const [whole = '', decimals = ''] = digits.split('.');
  const shift = Number(exponent) - decimals.length;
  const number = BigInt(whole + decimals);
  return shift >= 0
    ? { over: number * 10n ** BigInt(shift), under: 1n }
    : { over: number, under: 10n ** BigInt(-shift) };
}

/** A percentile of whole numbers as a fraction. */
function exactPercentile(values: readonly bigint[], at: number): { readonly over: bigint; readonly under: bigint } {
  const sorted = [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const { over, under } = fraction(at);
  const place = over * BigInt(sorted.length - 1);
  const [index, rest] = [Number(place / under), place % under];
  const [low, high] = [sorted[index] as bigint, sorted[rest === 0n ? index : index + 1] as bigint];
  return { over: low * under + (high - low) * rest, under };
}

/** A percentile of a field; of money, for each currency. */
export function percentileOf(graph: Graph, type: string, name: string, rows: readonly Row[], at: number): unknown {
  const values = rows.map((row) => valueOf(graph, type, row, name)).filter((value) => value !== null);
  const typeName = typeNameOf(graph, type, name);
  if (typeName === 'Decimal') {
    if (values.length === 0) return null;
    const { over, under } = exactPercentile(
      values.map((value) => readDecimal(String(value))),
      at,
    );
    return writeDecimal(millionth * halfEven(over, millionth * under));
  }
  if (typeName !== 'Money') return percentile(values as number[], at);
  const amounts = values as unknown as readonly { readonly amount: string; readonly currency: string }[];
  return [...new Set(amounts.map(({ currency }) => currency))].sort().map((currency) => {
    const { over, under } = exactPercentile(
      amounts.filter((each) => each.currency === currency).map(({ amount }) => units(amount)),
      at,
    );
    return { currency, amount: decimal(halfEven(over * 100n, under), 6) };
  });
}

/** Statistics of the times between two moments of rows, in days. */
export function durationOf(
  graph: Graph,
  type: string,
  rows: readonly Row[],
  { from, to }: { readonly from: string; readonly to: string },
): Readonly<Record<string, unknown>> {
  const moment = (row: Row, member: string): number | undefined => {
    const name = member.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const value = valueOf(graph, type, row, name);
    // A day alone is read as its midnight in UTC.
    return value === null ? undefined : Date.parse(String(value));
  };
  const times = rows.flatMap((row) => {
    const [begin, end] = [moment(row, from), moment(row, to)];
    return begin === undefined || end === undefined ? [] : [end - begin];
  });
  const days = (milliseconds: number | null): number | null =>
    milliseconds === null ? null : milliseconds / millisecondsPerDay;
  const sum = times.reduce((total, time) => total + BigInt(time), 0n);
  return {
    count: times.length,
    mean: days(times.length === 0 ? null : Number(sum) / times.length),
    min: days(times.length === 0 ? null : Math.min(...times)),
    max: days(times.length === 0 ? null : Math.max(...times)),
    median: days(percentile(times, 0.5)),
    p90: days(percentile(times, 0.9)),
    percentile: ({ at }: { readonly at: number }) => days(percentile(times, at)),
  };
}

/**
 * How far rows are in few groups.
 * @param groups the rows of each group that has a key, the largest first
 */
export function concentrationOf(groups: readonly (readonly Row[])[]): Readonly<Record<string, unknown>> {
  const counts = groups.map(({ length }) => BigInt(length));
  const all = counts.reduce((sum, count) => sum + count, 0n);
  const squares = counts.reduce((sum, count) => sum + count * count, 0n);
  const rowsIn = (some: readonly (readonly Row[])[]): number => new Set(some.flat()).size;
  return {
    herfindahl: all === 0n ? null : Number(squares) / Number(all * all),
    topShare: ({ first }: { readonly first: number }) =>
      all === 0n ? null : rowsIn(groups.slice(0, first)) / rowsIn(groups),
  };
}
