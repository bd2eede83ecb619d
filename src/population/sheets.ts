import { date, type Day } from './days';
import { register } from './program';
import type { Sink } from './sink/sink';
import {
  numbered,
  tables,
  type Cell,
  type ExternalName,
  type Reference,
  type TableLayout,
  type TableName,
} from './sink/tables';

/** A kind of rows: gives each row its key and hands it to the sink. */
class Sheet {
  /** How many rows it was given. */
  rows = 0;

  constructor(
    private readonly layout: TableLayout,
    private readonly sink: Sink,
    private readonly first: number,
  ) {}

  /** The key of the row that comes next. */
  get nextKey(): number {
    return this.first + this.rows;
  }

  /**
   * Adds a row.
   * @param recorded the day on which it was recorded
   * @param cells in the order of the table's columns
   * @param more the targets of its lists, and what another system calls it
   * @returns its key
   */
  add(
    recorded: Day,
    cells: readonly Cell[],
    more: { readonly lists?: readonly (readonly Reference[])[]; readonly external?: ExternalName | null } = {},
  ): number {
    const { layout, nextKey: key } = this;
    const { lists = [], external = null } = more;
    this.sink.add(layout, { key, recorded: date(recorded), cells, lists, external });
    this.rows++;
    return key;
  }

  /** How others refer to a row that has a number in the program's register. */
  reference(key: number): Reference {
    return { key, names: [register, numbered(this.layout.register as string, key)] };
  }
}

export type Sheets = { readonly [Name in TableName]: Sheet };

/** @param firstFinancing the key of the first financing program; the definition has some before it */
export function makeSheets(sink: Sink, firstFinancing: number): Sheets {
  const sheets = Object.entries<TableLayout>(tables).map(([name, layout]) => [
    name,
    new Sheet(layout, sink, name === 'financing' ? firstFinancing : 1),
  ]);
  return Object.fromEntries(sheets) as Sheets;
}
