import { Lines, type Sink } from './sink';
import { externalName, tables, Texts, type Cell, type Row, type TableLayout } from './tables';

/** Writes rows as files in the import format. */
export class CsvSink implements Sink {
  private readonly files = new Map<string, Lines>();

  /** @param write appends bytes to a file, which it creates if it is new */
  constructor(private readonly write: (file: string, bytes: Buffer) => Promise<void> | void) {
    for (const { file, columns, lists, external } of Object.values<TableLayout>(tables)) {
      const labels = [
        ...columns.flatMap(([, ...parts]) => parts),
        ...lists.map(([, , , label]) => label),
        ...(external ? ['source', 'externalId'] : []),
      ];
      const lines = new Lines();
      lines.add(`${labels.join(',')}\n`);
      this.files.set(file, lines);
    }
  }

  add(layout: TableLayout, row: Row): void {
    const { cells, lists } = row;
    const texts: string[] = [];
    cells.forEach((cell, index) => addTexts(texts, cell, (layout.columns[index]?.length ?? 0) - 1));
    for (const targets of lists) texts.push(csvText(targets.map(({ names }) => names[0]).join('|')));
    const external = externalName(layout, row);
    if (layout.external) texts.push(external ? csvText(external.source) : '', external ? csvText(external.id) : '');
    (this.files.get(layout.file) as Lines).add(`${texts.join(',')}\n`);
  }

  async flush(least: number): Promise<void> {
    for (const [file, lines] of this.files) {
      if (lines.size === 0 || lines.size < least) continue;
      for (const bytes of lines.take()) await this.write(file, bytes);
    }
  }
}

/** @param width how many columns of the file the cell fills */
function addTexts(texts: string[], cell: Cell, width: number): void {
  if (cell === null) texts.push(...new Array<string>(width).fill(''));
  else if (cell instanceof Texts) texts.push(csvText(cell.en), csvText(cell.fr ?? ''));
  else if (typeof cell === 'object') texts.push(...cell.names.map(csvText));
  else texts.push(csvText(String(cell)));
}

function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
