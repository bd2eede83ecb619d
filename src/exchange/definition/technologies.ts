import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TechnologyFact } from '../demo/population';

/**
 * The technologies of a definition, for the demo to choose from.
 * @param directory that of the definition's files
 */
export async function definedTechnologies(directory: string): Promise<TechnologyFact[]> {
  const text = await readFile(join(directory, 'technologies.csv'), 'utf8');
  return parse(text, { columns: true, bom: true }).map((row) => {
    const { slug, vendor } = row as { slug: string; vendor: string };
    return { slug, vendor };
  });
}
