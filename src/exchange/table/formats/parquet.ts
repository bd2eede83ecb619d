import { ByteWriter } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { schemaPathResolver } from 'hyparquet-writer/src/schema.js';
import { DoesNotFit } from '../does-not-fit';
import type { Sink, TableFormat } from '../format';
import type { Batch, Cell, Column, Table } from '../table';
import { ColumnChunk } from './parquet/chunk';
import { elementsOf, type SchemaElement } from './parquet/leaf';

/** The most rows of a page and of a row group, and the most bytes that are kept of either. */
const page = { rows: 5_000, characters: 1_000_000 };
const group = { rows: 100_000, bytes: 8_000_000 };

type Metadata = Parameters<typeof writeMetadata>[1];

/** Parquet: typed columns in row groups with statistics, compressed by Snappy. */
export const parquet: TableFormat = {
  extension: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  nested: true,
  spooled: true,
  async write(table, _options, sink) {
    // Readers refuse a file of rows without columns.
    if (table.columns.length === 0) throw new DoesNotFit('The table has no column, but a file of Parquet needs one.');
    const file = new ParquetFile(table, sink);
    for await (const batch of table.batches) await file.add(batch);
    await file.end();
  },
};

/** The bytes `PAR1` at both ends of a file. */
const mark = 0x31_52_41_50;

/** A file that is written row group by row group. */
class ParquetFile {
  private readonly out = new ByteWriter();
  private readonly schema: SchemaElement[];
  private readonly path: ReturnType<typeof schemaPathResolver>;
  private readonly groups: object[] = [];
  private chunks: ColumnChunk[] = [];
  private waiting: Cell[][];
  private waitingCharacters = 0;
  private groupRows = 0;
  private rows = 0;

  constructor(
    private readonly table: Table,
    private readonly sink: Sink,
  ) {
    this.schema = [
      { name: 'table', num_children: table.columns.length },
      ...table.columns.flatMap((column) => elementsOf(column)),
    ];
    this.path = schemaPathResolver(this.schema);
    this.waiting = table.columns.map(() => []);
    this.out.appendUint32(mark);
  }

  /** Adds a batch. Rows wait until they are enough for a page. */
  async add(batch: Batch): Promise<void> {
    const rows = batch[0]?.length ?? 0;
    for (let row = 0; row < rows; row++) {
      for (const [index, cells] of batch.entries()) {
        const cell = cells[row] ?? null;
        this.waiting[index]?.push(cell);
        this.waitingCharacters += charactersOf(cell);
      }
      if (this.waitingRows >= page.rows || this.waitingCharacters >= page.characters) await this.endPage();
    }
  }

  /** Writes what waits, and the end of the file. */
  async end(): Promise<void> {
    await this.endPage();
    await this.endGroup();
    writeMetadata(this.out, {
      version: 2,
      created_by: 'program-hub',
      schema: this.schema,
      num_rows: BigInt(this.rows),
      row_groups: this.groups,
      key_value_metadata: [
        { key: 'title', value: this.table.title },
        { key: 'asOf', value: this.table.asOf },
      ],
    } as Metadata);
    this.out.appendUint32(mark);
    await this.flush();
  }

  private get waitingRows(): number {
    return this.waiting[0]?.length ?? 0;
  }

  private async endPage(): Promise<void> {
    const rows = this.waitingRows;
    if (rows === 0) return;
    if (this.groupRows === 0) this.chunks = this.table.columns.map((column) => this.chunkOf(column));
    for (const [index, chunk] of this.chunks.entries()) {
      chunk.addPage(this.waiting[index] ?? []);
      if (this.table.slices.over) await this.table.slices.next();
    }
    this.waiting = this.table.columns.map(() => []);
    this.waitingCharacters = 0;
    this.groupRows += rows;
    const bytes = this.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
    if (this.groupRows >= group.rows || bytes >= group.bytes) await this.endGroup();
  }

  private async endGroup(): Promise<void> {
    if (this.groupRows === 0) return;
    const start = this.out.offset;
    const columns: object[] = [];
    for (const chunk of this.chunks) {
      columns.push(chunk.writeTo(this.out));
      await this.flush();
    }
    const sizes = columns as { readonly meta_data: { readonly total_uncompressed_size: bigint } }[];
    this.groups.push({
      columns,
      num_rows: BigInt(this.groupRows),
      total_byte_size: sizes.reduce((sum, { meta_data }) => sum + meta_data.total_uncompressed_size, 0n),
      total_compressed_size: BigInt(this.out.offset - start),
    });
    this.rows += this.groupRows;
    this.groupRows = 0;
    this.chunks = [];
  }

  private chunkOf({ name, type }: Column): ColumnChunk {
    let path = this.path([name]);
    for (let node = path.at(-1); node?.children[0]; node = node.children[0]) path = [...path, node.children[0]];
    return new ColumnChunk(path, type);
  }

  /** Hands on what is written. Its place in the file goes on (`offset`), its place in memory begins anew (`index`). */
  private async flush(): Promise<void> {
    const bytes = new Uint8Array(this.out.getBuffer());
    this.out.index = 0;
    await this.sink(bytes);
  }
}

/** About how many characters a cell holds. */
function charactersOf(cell: Cell): number {
  if (typeof cell === 'string') return cell.length;
  if (typeof cell !== 'object' || cell === null) return 8;
  return Object.values(cell).reduce<number>((sum, each) => sum + charactersOf(each as Cell), 8);
}
