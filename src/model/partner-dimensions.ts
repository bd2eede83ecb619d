/**
 * What rows that belong to a partner can be grouped by beside the partner: where it is, what it holds, and who serves it.
 * @param edge the path from the rows to the partner
 */
export function partnerPaths(edge = 'partner'): readonly string[] {
  return ['country', 'country.region', 'qualifications', 'distributors'].map((path) => `${edge}.${path}`);
}
