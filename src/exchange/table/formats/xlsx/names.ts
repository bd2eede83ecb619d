export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationshipNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The letters of a column: 0 is A, 26 is AA. */
export function lettersOf(column: number): string {
  const rest = column % 26;
  const last = String.fromCharCode(65 + rest);
  return column < 26 ? last : lettersOf((column - rest) / 26 - 1) + last;
}

/**
 * The names of the columns in Excel. A table there needs different names without regard to case, of at most 255 characters.
 * @example headingsOf(['name', 'Name']) // ['name', 'Name (2)']
 */
export function headingsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '' : ` (${number})`;
      const heading = name.slice(0, 255 - suffix.length) + suffix;
      if (taken.has(heading.toLowerCase())) continue;
      taken.add(heading.toLowerCase());
      return heading;
    }
  });
}
