/** The view of the rows that a root field has. */
export interface View {
  /** The date for everything in force, every state and every balance, `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether the request names the date. Only then rows that had not begun are left out and ids carry the date. */
  readonly isDated: boolean;
  /** The canonical locale of texts, unless a field names another one. */
  readonly locale?: string;
}

/** The UTC day of a value that is a day or an instant. */
export function dayOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return (value instanceof Date ? value.toISOString() : String(value)).slice(0, 10);
}
