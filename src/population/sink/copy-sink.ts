import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { escapeIdentifier as name, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Lines, type Sink } from './sink';
import { externalName, tables, Texts, type Cell, type ExternalName, type Row, type TableLayout } from './tables';

/** The columns of an entity's table that each row has, beside those of its layout. */
const record = ['id', 'created_at', 'updated_at'];
const references = 'external_reference';

/** A table of the database that rows are copied to. */
interface Target {
  readonly columns: readonly string[];
  readonly lines: Lines;
  /** How many rows it was given. */
  rows: number;
}

/** Writes rows to the tables of the database by COPY. */
export class CopySink implements Sink {
  private readonly targets = new Map<string, Target>();
  /** The sequences of keys that rows have used, by table, each with the last key. */
  private readonly lastKeys = new Map<string, number>();
  /** The tables of links that the rows of a table own. */
  private readonly listsOf = new Map<string, readonly string[]>();
  /** The cells of the partner whose life is being written. */
  private partner: readonly Cell[] = [];

  /** @param registered whether rows get an external reference for their number in the program's register */
  constructor(
    private readonly client: ClientBase,
    private readonly registered: boolean,
  ) {
    const all: readonly TableLayout[] = Object.values(tables);
    for (const { table, columns, carries } of all) {
      const copies = carries.map((column) => `partner_${column}`);
      this.addTarget(table, [...record, ...columns.map(([column]) => column), ...copies]);
    }
    for (const { table, lists } of all)
      this.listsOf.set(
        table,
        lists.map(([list]) => list),
      );
    for (const [table, own, target] of all.flatMap(({ lists }) => lists)) this.addTarget(table, [own, target]);
    this.addTarget(references, [...record, 'source', 'external_id', 'node_type', 'node_key']);
  }

  private addTarget(table: string, columns: readonly string[]): void {
    this.targets.set(table, { columns, lines: new Lines(), rows: 0 });
  }

  /** The tables that it can write to. */
  get tables(): readonly string[] {
    return [...this.targets.keys()];
  }

  /** How many rows each table was given. */
  get rows(): readonly { readonly table: string; readonly rows: number }[] {
    return [...this.targets].map(([table, { rows }]) => ({ table, rows }));
  }

  add(layout: TableLayout, row: Row): void {
    const { table, lists } = layout;
    const { key, recorded, cells, lists: targets } = row;
    // The first instant of the day: sessions of the hub are in UTC.
    let line = `${key}\t${recorded}\t${recorded}`;
    for (const cell of cells) line += `\t${copyText(cell)}`;
    if (layout === tables.partners) this.partner = cells;
    for (const column of layout.carries) line += `\t${copyText(this.partner[partnerColumns.indexOf(column)] ?? null)}`;
    this.write(table, line);
    this.lastKeys.set(table, key);
    for (let index = 0; index < lists.length; index++)
      for (const target of targets[index] ?? [])
        this.write((lists[index] as readonly string[])[0] as string, `${key}\t${target.key}`);
    const external = layout.register === undefined || this.registered ? externalName(layout, row) : null;
    if (external) this.refer(layout, row, external);
  }

  private refer({ type }: TableLayout, { key, recorded }: Row, { source, id }: ExternalName): void {
    const own = (this.lastKeys.get(references) ?? 0) + 1;
    this.write(references, `${own}\t${recorded}\t${recorded}\t${source}\t${id}\t${type}\t${key}`);
    this.lastKeys.set(references, own);
  }

  private write(table: string, line: string): void {
    const target = this.targets.get(table) as Target;
    target.lines.add(`${line}\n`);
    target.rows++;
  }

  async flush(least: number): Promise<void> {
    for (const [table, { lines }] of this.targets) {
      if (lines.size < least) continue;
      // Links first: what is searched of a row is made of them when the row is written.
      for (const list of this.listsOf.get(table) ?? []) await this.copy(list);
      await this.copy(table);
    }
  }

  private async copy(table: string): Promise<void> {
    const { columns, lines } = this.targets.get(table) as Target;
    if (lines.size === 0) return;
    const text = `copy ${name(table)} (${columns.map(name).join(', ')}) from stdin`;
    await pipeline(Readable.from(lines.take()), this.client.query(copyFrom(text)));
  }

  /** Lets the sequences of the tables go on after the keys that were written. */
  async finish(): Promise<void> {
    await this.flush(0);
    for (const [table, last] of this.lastKeys)
      await this.client.query(`select setval(pg_get_serial_sequence($1, 'id'), $2)`, [table, last]);
  }
}

/** The columns of the cells of a partner. */
const partnerColumns = tables.partners.columns.map(([column]) => column);

function copyText(cell: Cell): string | number {
  switch (typeof cell) {
    case 'string':
      return /[\\\t\n\r]/.test(cell)
        ? cell.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] as string)
        : cell;
    case 'boolean':
      return cell ? 't' : 'f';
    case 'object':
      if (cell === null) return '\\N';
      return cell instanceof Texts ? copyText(textsOf(cell)) : cell.key;
    default:
      return cell;
  }
}

function textsOf({ en, fr }: Texts): string {
  return JSON.stringify(fr === null ? { en } : { en, fr });
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
