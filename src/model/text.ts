import type { ColumnOptions } from 'typeorm';

/** A text by locale: `{ "en": "Builder", "fr": "Constructeur" }`. Its default locale is always there. */
export type LocalisedText = { readonly [locale: string]: string };

/** The hub's default locale, for types that belong to no program. */
export const defaultLocale = 'en';

/** The column options of a name: one deterministic collation for all, made by the first migration; it ignores accents and case first. */
export const nameColumn: ColumnOptions = { type: 'text', collation: 'name_order' };

/**
 * The column options of any other text for people, in the order of names too. Every text column has a collation of its own:
 * the default one is another in each database.
 */
export const textColumn: ColumnOptions = { ...nameColumn };

/** The column options of a code or a slug: compared byte by byte, so that its order is the same in every database. */
export const keyColumn = { type: 'text', collation: 'C' } as const satisfies ColumnOptions;
