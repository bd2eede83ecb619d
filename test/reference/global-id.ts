import { entityFacts } from './entities';

const largestKey = 2n ** 63n - 1n;

/** The parts of a global id: a row, and the date if the id comes from a result as of a date. */
export interface GlobalId {
  readonly type: string;
  readonly key: string;
  readonly date?: string;
}

/** The parts of a global id; undefined if the text is not one. */
export function readGlobalId(id: string): GlobalId | undefined {
  const [plain = '', date, ...dates] = id.split('@');
  const [type, key, ...rest] = plain.split(':');
  if (type === undefined || key === undefined || rest.length > 0 || dates.length > 0) return undefined;
  if (!Object.hasOwn(entityFacts, type) || entityFacts[type]?.derived || !isKey(key)) return undefined;
  if (date === undefined) return { type, key };
  return isDay(date) ? { type, key, date } : undefined;
}

/** Whether a text is a key of a row: a positive bigint in canonical decimal. */
export function isKey(text: string): boolean {
  return /^[1-9]\d*$/.test(text) && BigInt(text) <= largestKey;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
