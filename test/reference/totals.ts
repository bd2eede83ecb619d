import { getNamedType, isObjectType } from 'graphql';
import type { Graph } from './graph';
import { readDecimal, writeDecimal } from './decimal';
import { comparable } from './order';
import type { Row } from './tables';
import { computedValues, units } from './values';

export function valueOf(graph: Graph, type: string, row: Row, field: string): unknown {
  const computed = computedValues.get(`${type}.${field}`);
  const value = (computed ? computed(graph, row, {}) : row[field]) ?? null;
  return value instanceof Date ? value.toISOString() : value;
}

export function fieldOf({ schema }: Graph, type: string, name: string) {
  const object = schema.getType(type);
  const field = isObjectType(object) ? object.getFields()[name] : undefined;
  if (!field) throw new Error(`${type} has no field ${name}.`);
  return field;
}

/** The name of the type of a field without its wrappers. */
export function typeNameOf(graph: Graph, type: string, name: string): string {
  return getNamedType(fieldOf(graph, type, name).type).name;
}

/** A millionth as `readDecimal` reads it. Means and percentiles have no smaller digits. */
export const millionth = readDecimal('0.000001');

/** The smallest or the largest value of a field. */
export function boundOf(graph: Graph, type: string, name: string, rows: readonly Row[], direction: -1 | 1): unknown {
  const keyOf = comparable(graph, fieldOf(graph, type, name));
  const keyed = rows.flatMap((row) => {
    const value = valueOf(graph, type, row, name);
    return value === null ? [] : [{ value, key: keyOf(value) ?? 0 }];
  });
  return (
    keyed.reduce<(typeof keyed)[number] | undefined>(
      (best, each) => (!best || (direction > 0 ? each.key > best.key : each.key < best.key) ? each : best),
      undefined,
    )?.value ?? null
  );
}

/** The sum or the mean of a field; of money, for each currency. */
export function totalOf(
  graph: Graph,
  type: string,
  name: string,
  rows: readonly Row[],
  total: 'sum' | 'average',
): unknown {
  const values = rows.map((row) => valueOf(graph, type, row, name)).filter((value) => value !== null);
  const typeName = typeNameOf(graph, type, name);
  if (typeName === 'Decimal') {
    const sum = values.reduce<bigint>((all, value) => all + readDecimal(String(value)), 0n);
    if (total === 'sum') return writeDecimal(sum);
    return values.length === 0 ? null : writeDecimal(millionth * halfEven(sum, millionth * BigInt(values.length)));
  }
  if (typeName !== 'Money') {
    const sum = values.reduce<bigint>((all, value) => all + BigInt(value as number), 0n);
    if (total === 'sum') return String(sum);
    return values.length === 0 ? null : Number(sum) / values.length;
  }
  const amounts = values as unknown as readonly { readonly amount: string; readonly currency: string }[];
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = amounts.filter((each) => each.currency === currency).map(({ amount }) => amount);
    const sum = own.reduce((all, amount) => all + units(amount), 0n);
    const digits = own[0]?.split('.')[1]?.length ?? 0;
    const amount =
      total === 'sum'
        ? decimal(sum / 10n ** BigInt(4 - digits), digits)
        : decimal(halfEven(sum * 100n, BigInt(own.length)), 6);
    return { currency, amount };
  });
}

/** A quotient as a whole number, rounded half to even. */
export function halfEven(dividend: bigint, divisor: bigint): bigint {
  const sign = dividend < 0n ? -1n : 1n;
  const size = dividend * sign;
  const [whole, rest] = [size / divisor, size % divisor];
  const up = rest * 2n > divisor || (rest * 2n === divisor && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

export function decimal(value: bigint, digits: number): string {
  const sign = value < 0n ? '-' : '';
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const [whole, fraction] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  return `${sign}${whole}${digits > 0 ? `.${fraction}` : ''}`;
}
