import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { generateDemo } from '../../../src/exchange/demo/generate-demo';

/** A row of a file, by column; an empty cell is null. */
export type Row = Readonly<Record<string, string | null>>;

export const definition = join(__dirname, '..', '..', '..', 'data', 'definition');

export function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, cast: (value, { header }) => (value === '' && !header ? null : value) }) as Row[];
}

/** The rows of a file of the definition. */
export function definedRows(name: string): Row[] {
  return rowsOf(readFileSync(join(definition, name), 'utf8'));
}

/** The demo of a day and a seed, by file. */
export function demoTexts(day: string, seed: number): Map<string, string> {
  const technologies = definedRows('technologies.csv').map(({ slug, vendor }) => ({
    slug: slug as string,
    vendor: vendor as string,
  }));
  return new Map(generateDemo({ day, seed, technologies }).map(({ name, text }) => [name, text]));
}

/** The rows of the demo of a day and a seed. */
export class DemoRows {
  constructor(
    readonly day: string,
    readonly seed: number,
    private readonly rows = new Map([...demoTexts(day, seed)].map(([name, text]) => [name, rowsOf(text)] as const)),
  ) {}

  /** The same world, with some rows of a file changed; `undefined` takes a row away. */
  with(name: string, change: (row: Row) => Row | undefined): DemoRows {
    const rows = this.of(name)
      .map(change)
      .filter((row) => row !== undefined);
    return new DemoRows(this.day, this.seed, new Map([...this.rows, [`${name}.csv`, rows]]));
  }

  /** @param name without `.csv` */
  of(name: string): readonly Row[] {
    const rows = this.rows.get(`${name}.csv`);
    if (!rows) throw new Error(`The demo has no ${name}.csv.`);
    return rows;
  }
}

/** Whether a period of a row, or a span of days, contains a day. */
export function covers(row: Row, day: string, from = 'validFrom', to = 'validTo'): boolean {
  const [start, end] = [row[from] ?? null, row[to] ?? null];
  return start !== null && start <= day && (end === null || day < end);
}

export function count<Item>(items: readonly Item[], condition: (item: Item) => boolean): number {
  return items.filter(condition).length;
}
