/** The column options of an exact decimal number: up to 15 digits before the decimal point, 6 after it. */
export const decimalColumn = { type: 'numeric', precision: 21, scale: 6 } as const;
