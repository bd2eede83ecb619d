/** The date of today in every test. */
export const testDay = '2026-06-15';
