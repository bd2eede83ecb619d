import { silent } from '../../../src/population/generate';
import { scales } from '../../../src/population/scale';
import { defaultSeed } from '../../../src/population/program';
import { populationFiles } from '../../../src/population/write-files';
import { definition, rowsOf, type Row } from '../../exchange/support/files';
import { testDay } from '../../support/database';

/** The demo of a day and a seed, by file. The default is the demo of the template `demo`. */
export async function demoTexts(day = testDay, seed = defaultSeed): Promise<Map<string, string>> {
  const options = { scale: scales.demo, day, seed, definitionDirectory: definition, listener: silent };
  return new Map((await populationFiles(options)).map(({ name, text }) => [name, text]));
}

/** The rows of the demo of a day and a seed. */
export class PopulationRows {
  private constructor(
    readonly day: string,
    private readonly rows: ReadonlyMap<string, readonly Row[]>,
  ) {}

  static async generate(day: string, seed: number): Promise<PopulationRows> {
    const texts = await demoTexts(day, seed);
    return new PopulationRows(day, new Map([...texts].map(([name, text]) => [name, rowsOf(text)])));
  }

  /** The same population with changed rows of a file. `undefined` removes a row. */
  with(name: string, change: (row: Row) => Row | undefined): PopulationRows {
    const rows = this.of(name)
      .map(change)
      .filter((row) => row !== undefined);
    return new PopulationRows(this.day, new Map([...this.rows, [`${name}.csv`, rows]]));
  }

  /** @param name without `.csv` */
  of(name: string): readonly Row[] {
    const rows = this.rows.get(`${name}.csv`);
    if (!rows) throw new Error(`The population has no ${name}.csv.`);
    return rows;
  }
}

/** Whether a period of a row contains a day. */
export function covers(row: Row, day: string, from = 'validFrom', to = 'validTo'): boolean {
  const [start, end] = [row[from] ?? null, row[to] ?? null];
  return start !== null && start <= day && (end === null || day < end);
}

export function count<Item>(items: readonly Item[], condition: (item: Item) => boolean): number {
  return items.filter(condition).length;
}
