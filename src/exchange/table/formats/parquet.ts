import { ByteWriter } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { schemaPathResolver } from 'hyparquet-writer/src/schema.js';
import { DoesNotFit } from '../does-not-fit';
import type { Sink, TableFormat } from '../format';
import type { Batch, Column, Table } from '../table';
import { ColumnChunk } from './parquet/chunk';
import { elementsOf, type SchemaElement } from './parquet/leaf';

/** The most rows of a row group, and the most bytes that are kept of it. */
const group = { rows: 100_000, bytes: 8_000_000 };

/** How many rows of a column are encoded before others may have their turn. */
const lot = 128;

/** How many bytes are handed on at a time. */
const piece = 256 * 1024;

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
    this.out.appendUint32(mark);
  }

  /** Adds a batch. */
  async add(batch: Batch): Promise<void> {
    const rows = batch[0]?.length ?? 0;
    for (let begin = 0; begin < rows;) {
      if (this.groupRows === 0) this.chunks = this.table.columns.map((column) => this.chunkOf(column));
      const end = Math.min(begin + lot, rows, begin + group.rows - this.groupRows);
      for (const [index, chunk] of this.chunks.entries()) {
        chunk.add((batch[index] ?? []).slice(begin, end));
        if (this.table.slices.over) await this.table.slices.next();
      }
      this.groupRows += end - begin;
      begin = end;
      const bytes = this.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
      if (this.groupRows >= group.rows || bytes >= group.bytes) await this.endGroup();
    }
  }

  /** Writes what waits, and the end of the file. */
  async end(): Promise<void> {
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

  private async endGroup(): Promise<void> {
    if (this.groupRows === 0) return;
    const start = this.out.offset;
    const columns: object[] = [];
    const next = async (): Promise<void> => {
      if (this.out.index >= piece) await this.flush();
      if (this.table.slices.over) await this.table.slices.next();
    };
    for (const chunk of this.chunks) columns.push(await chunk.writeTo(this.out, next));
    await this.flush();
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
