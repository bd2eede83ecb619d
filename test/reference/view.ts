/** How a root field looks at the rows. */
export interface View {
  /** The date that everything in force, every state and every balance goes by, `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether the date was asked for; only then rows that had not begun are left out and ids name the date. */
  readonly isDated: boolean;
  /** The locale of texts where a field does not ask for one itself; canonical. */
  readonly locale?: string;
}

/** The UTC day of a value that is a day or an instant. */
export function dayOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return (value instanceof Date ? value.toISOString() : String(value)).slice(0, 10);
}
