import type { ColumnOptions } from 'typeorm';

/** A text by locale: `{ "en": "Builder", "fr": "Constructeur" }`. The default locale is always present. */
export type LocalisedText = { readonly [locale: string]: string };

/** The default locale of types that do not belong to a program. */
export const defaultLocale = 'en';

/** The column options of a name. All names share one deterministic collation, made by the first migration; it compares without accents and case first. */
export const nameColumn: ColumnOptions = { type: 'text', collation: 'name_order' };

/** The column options of a copy of a name that the database keeps, see the migration `0021-link-orders`. */
export const copiedName: ColumnOptions = { ...nameColumn, insert: false, update: false, select: false };

/**
 * The column options of any other text for display; its order is that of names. Every text column names its collation, because
 * the default collation differs between databases.
 */
export const textColumn: ColumnOptions = { ...nameColumn };

/** The column options of a code or a slug. They compare byte by byte, so the order is the same in every database. */
export const keyColumn = { type: 'text', collation: 'C' } as const satisfies ColumnOptions;
