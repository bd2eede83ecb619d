/** An exact decimal number, in steps of 10⁻¹². Infinity stands for what has no limit. */
export type Decimal = bigint | number;

const digits = 12;
const one = 10n ** BigInt(digits);

/** Reads a decimal number with at most 12 digits after the point. */
export function readDecimal(text: string): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`${text} is no decimal number.`);
  const value = BigInt(whole + fraction.padEnd(digits, '0'));
  return sign === '' ? value : -value;
}

/** Writes a decimal number without zeros at its end. */
export function writeDecimal(value: bigint): string {
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${text.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}

export function isInfinite(value: Decimal): value is number {
  return typeof value === 'number';
}

export function plus(left: Decimal, right: Decimal): Decimal {
  return isInfinite(left) || isInfinite(right) ? Infinity : left + right;
}

/** @param right more than 0 */
export function times(left: Decimal, right: bigint): Decimal {
  return isInfinite(left) ? Infinity : (left * right) / one;
}

export function least(left: Decimal, right: Decimal): Decimal {
  return left < right ? left : right;
}

/** A text of fixed length that compares like the number. */
export function decimalOrderText(text: string): string {
  return String(readDecimal(text) + 10n ** 50n).padStart(51, '0');
}
