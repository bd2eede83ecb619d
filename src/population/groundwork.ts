import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fiscalQuarters } from '../exchange/definition/fiscal-quarters';
import type { CsvFile } from '../exchange/format/csv-file';
import { storyDirectory } from './program';

/** A row of a file; an empty cell is an empty text. */
type Row = Readonly<Record<string, string>>;

function storyFile(name: string): CsvFile & { readonly rows: readonly Row[] } {
  const text = readFileSync(join(storyDirectory, name), 'utf8');
  return { name, text, rows: parse(text, { columns: true, bom: true }) };
}

const files = {
  tiers: storyFile('tiers.csv'),
  taxonomies: storyFile('taxonomies.csv'),
  terms: storyFile('terms.csv'),
  metrics: storyFile('metrics.csv'),
  services: storyFile('collaborative-services.csv'),
};

/** The tiers, by rank. */
export const tiers = files.tiers.rows;

/** The words that partners and offerings are described with, a term after the one above it. */
export const terms = files.terms.rows;

/** Numbers that are measured outside of the hub, by code. */
export const metrics = files.metrics.rows;

/** Collaborative services beside the one of the definition. */
export const services = files.services.rows;

/**
 * What the partners and distributors of a population take part in, and the vendor's calendar, in the import format.
 * @param day the day on which the story stands, `YYYY-MM-DD`
 */
export function groundworkFiles(day: string): CsvFile[] {
  return [fiscalQuarters(day), ...Object.values(files).map(({ name, text }) => ({ name, text }))];
}
