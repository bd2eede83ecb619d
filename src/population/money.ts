import type { Random } from './random';

/** How many digits after the point the currencies have that do not have two (ISO 4217). */
const scales: Readonly<Record<string, number>> = { CLP: 0, JPY: 0, KRW: 0, KWD: 3, XOF: 0 };

/** About how many units of a currency are worth a euro, if that is far from one. */
const factors: Readonly<Record<string, number>> = { INR: 80, JPY: 110, KRW: 1400, KWD: 0.3 };

export function scaleOf(currency: string): number {
  return scales[currency] ?? 2;
}

export function factorOf(currency: string): number {
  return factors[currency] ?? 1;
}

/** An amount in the smallest unit of its currency as a decimal number: 125005 EUR → `1250.05`. */
export function inCurrency(units: number, currency: string): string {
  const scale = scaleOf(currency);
  return decimal(Math.floor(units / 10 ** scale), units % 10 ** scale, scale);
}

/** Down to a whole unit of the currency, but not to nothing. */
export function roundedDown(units: number, currency: string): number {
  const unit = 10 ** scaleOf(currency);
  return Math.max(unit, units - (units % unit));
}

/** An amount of the size of some euros at its currency's scale; some are round. */
export function amountIn(random: Random, currency: string, least: number, most: number): string {
  const scale = scaleOf(currency);
  const whole = Math.floor((least + (most - least) * random.fraction() ** 3) * factorOf(currency));
  return decimal(
    random.chance(0.4) ? whole - (whole % 100) : whole,
    random.chance(0.4) ? 0 : random.integer(0, 10 ** scale - 1),
    scale,
  );
}

/** `1250`, `5` and scale 2 → `1250.05`. */
function decimal(whole: number, fraction: number, scale: number): string {
  return scale === 0 ? String(whole) : `${whole}.${String(fraction).padStart(scale, '0')}`;
}
