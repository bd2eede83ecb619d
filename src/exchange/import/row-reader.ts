import { CellProblem, readText, shown } from '../format/cell';
import type { CsvRow } from './rows';
import { notUtf8 } from './bytes';
import type { Held, Sheet, SheetColumn, Slot } from './sheet';

/** Reports a problem of one cell. */
export type Complain = (column: string | undefined, message: string) => void;

type Value = string | null;

/** Turns the rows of one file into the values of its staging table. Runs the checks that need no database. */
export class RowReader {
  constructor(private readonly sheet: Sheet) {}

  /** The values by slot. The value of a bad cell is null. */
  read(row: CsvRow, complain: Complain): Value[] {
    const { columns, slots, held } = this.sheet;
    const values: Value[] = new Array<Value>(slots.length).fill(null);
    if (row.cells.length !== columns.length) {
      const cells = row.cells.length === 1 ? '1 cell' : `${row.cells.length} cells`;
      const hint = row.cells.some((cell) => /\r(?!\n)/.test(cell))
        ? '; does a line end with a carriage return alone?'
        : row.cells.length === 1 && /[;\t|]/.test(row.cells[0] as string)
          ? '; commas separate the cells'
          : '';
      complain(undefined, `has ${cells}, but the header names ${columns.length} columns${hint}`);
      return values;
    }
    const bad = new Set<Slot>();
    const texts = new Map<Slot, Record<string, string | null>>();
    columns.forEach((column, index) => {
      const cell = row.cells[index] as string;
      const problem = this.cell(column, cell, row.doubtful, values, texts);
      if (!problem) return;
      bad.add(column.slot);
      complain(column.label, problem.message);
    });
    for (const [slot, text] of texts) if (!bad.has(slot)) values[slot.index] = JSON.stringify(text);
    for (const each of held) this.field(each, values, bad, complain);
    this.reference(values, bad, complain);
    return values;
  }

  private cell(
    column: SheetColumn,
    cell: string,
    doubtful: boolean,
    values: Value[],
    texts: Map<Slot, Record<string, string | null>>,
  ): CellProblem | undefined {
    const { slot } = column;
    if (doubtful && cell.includes('\uFFFD')) return new CellProblem(notUtf8);
    if (column.kind === 'locale') {
      const text = cell === '' ? null : readText(cell);
      if (text instanceof CellProblem) return text;
      const known = texts.get(slot);
      if (known) known[column.locale] = text;
      else
        texts.set(slot, Object.assign(Object.create(null) as Record<string, string | null>, { [column.locale]: text }));
      return undefined;
    }
    if (column.kind === 'list') {
      const list = readList(cell, column.type.read);
      if (list instanceof CellProblem) return list;
      values[slot.index] = list;
      return undefined;
    }
    if (cell === '') return undefined;
    const value = column.type.read(cell);
    if (value instanceof CellProblem) return value;
    values[slot.index] = value;
    return undefined;
  }

  private field({ field, slots }: Held, values: Value[], bad: ReadonlySet<Slot>, complain: Complain): void {
    if (slots.some((slot) => bad.has(slot))) return;
    const [first] = slots as readonly [Slot];
    switch (field.kind) {
      case 'scalar':
        if (values[first.index] !== null) return;
        if (field.otherwise !== undefined) values[first.index] = field.otherwise;
        else if (field.required) complain(first.label, 'is empty, but a value is required');
        return;
      case 'reference': {
        const empty = slots.filter((slot) => values[slot.index] === null);
        if (empty.length === slots.length) {
          if (field.required) complain(first.label, 'is empty, but a value is required');
        } else {
          const given = slots.find((slot) => values[slot.index] !== null) as Slot;
          for (const slot of empty) complain(slot.label, `is empty, although ${given.label} is given`);
        }
        return;
      }
      // A text may be empty in every language of the file: an existing row keeps its other languages.
      case 'localised':
      case 'list':
    }
  }

  private reference(values: Value[], bad: ReadonlySet<Slot>, complain: Complain): void {
    const { external, layout } = this.sheet;
    if (!external || external.some((slot) => bad.has(slot))) return;
    const empty = external.filter((slot) => values[slot.index] === null);
    if (empty.length === 0) return;
    if (layout.key === 'external') for (const slot of empty) complain(slot.label, 'is empty, but a value is required');
    else if (empty.length === 1)
      complain(empty[0]?.label, `is empty, although ${external.find((slot) => slot !== empty[0])?.label} is given`);
  }
}

/** `a|b` → `{"a","b"}`, an array as PostgreSQL writes it. An empty cell gives an empty array. */
function readList(cell: string, read: (text: string) => string | CellProblem): string | CellProblem {
  if (cell === '') return '{}';
  const items: string[] = [];
  for (const item of cell.split('|')) {
    if (item === '') return new CellProblem('names nothing on one side of a |');
    const value = read(item);
    if (value instanceof CellProblem) return value;
    if (items.includes(value)) return new CellProblem(`names ${shown(item)} twice`);
    items.push(value);
  }
  return `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** A row as COPY reads it: tabs between the values, `\N` for null. */
export function copyLine(line: number, values: readonly Value[]): string {
  let text = String(line);
  for (const value of values) text += `\t${value === null ? '\\N' : escaped(value)}`;
  return `${text}\n`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(value: string): string {
  return /[\\\t\n\r]/.test(value)
    ? value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] as string)
    : value;
}
