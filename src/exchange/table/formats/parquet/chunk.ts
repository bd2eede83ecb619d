import { ByteWriter } from 'hyparquet-writer';
import { writeDataPageV2 } from 'hyparquet-writer/src/datapage.js';
import { writeDictionaryPage } from 'hyparquet-writer/src/dictionary.js';
import { encodeNestedValues } from 'hyparquet-writer/src/dremel.js';
import type { schemaPathResolver } from 'hyparquet-writer/src/schema.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import type { Cell, ColumnType } from '../../table';
import { leafOf, type Leaf, type Physical } from './leaf';
import { compare } from './order';

/** The elements of the schema from the root to the values of a column. */
type SchemaPath = ReturnType<ReturnType<typeof schemaPathResolver>>;
type Page = Parameters<typeof writeDataPageV2>[0];
type Encoding = Page['encoding'];

/** A dictionary with more values, or more bytes, is not added to in the rest of its row group: it would be as large as the column. */
const largest = { values: 30_000, bytes: 1_000_000 };

/**
 * The values of one column in one row group. They are encoded page by page, as they arrive: what is kept of them is compressed, and
 * no piece of work is longer than a page. Values that repeat are written as numbers of a dictionary.
 */
export class ColumnChunk {
  private readonly pages = new ByteWriter();
  private readonly leaf: Leaf;
  private readonly encodings = new Map<Encoding, number>();
  private readonly column: Page['column'];
  private readonly dictionary = new Map<Cell, number>();
  private readonly dictionaryValues: Physical[] = [];
  private dictionaryBytes = 0;
  private takesDictionary: boolean;
  private uncompressedBytes = 0;
  private values = 0;
  private nulls = 0;
  private least: Physical | undefined;
  private greatest: Physical | undefined;

  constructor(
    private readonly path: SchemaPath,
    private readonly type: ColumnType,
  ) {
    const schemaPath = path.map(({ element }) => element);
    const element = schemaPath.at(-1);
    if (!element) throw new Error('A column has at least one element.');
    this.leaf = leafOf(type);
    this.takesDictionary = element.type !== 'BOOLEAN' && itemOf(type).kind !== 'json';
    this.column = {
      columnName: schemaPath[1]?.name ?? '',
      element,
      schemaPath,
      codec: 'SNAPPY',
      compressors: { SNAPPY: snappyCompress },
      stats: true,
      pageSize: 0,
      columnIndex: false,
      offsetIndex: false,
    };
  }

  /** The bytes that are kept of what was added. */
  get bytes(): number {
    return this.pages.offset + this.dictionaryBytes;
  }

  /** Adds some rows as a page. */
  addPage(cells: readonly Cell[]): void {
    const { values, ...levels } = encodeNestedValues(this.path, cells as Cell[]);
    const nulls = (values as Cell[]).reduce<number>((count, cell) => count + (cell == null ? 1 : 0), 0);
    const indexes = this.takesDictionary ? this.indexed(values as Cell[], values.length - nulls) : undefined;
    const encoding: Encoding = indexes ? 'RLE_DICTIONARY' : 'PLAIN';
    const pageData = { ...levels, values: indexes ?? this.plain(values as Cell[]) };
    this.uncompressedBytes += writeDataPageV2({ writer: this.pages, column: this.column, encoding, pageData });
    this.encodings.set(encoding, (this.encodings.get(encoding) ?? 0) + 1);
    this.values += values.length;
    this.nulls += nulls;
  }

  /**
   * Writes the dictionary and the pages.
   * @returns what the end of the file says of them
   */
  writeTo(writer: ByteWriter): object {
    const start = writer.offset;
    const hasDictionary = this.encodings.has('RLE_DICTIONARY');
    if (hasDictionary) this.uncompressedBytes += writeDictionaryPage(writer, this.column, this.dictionaryValues);
    const data = writer.offset;
    writer.appendBytes(this.pages.getBytes());
    return {
      file_offset: BigInt(start),
      meta_data: {
        type: this.column.element.type,
        encodings: [...new Set<Encoding>([...(hasDictionary ? (['PLAIN'] as const) : []), ...this.encodings.keys()])],
        path_in_schema: this.column.schemaPath.slice(1).map(({ name }) => name),
        codec: this.column.codec,
        num_values: BigInt(this.values),
        total_uncompressed_size: BigInt(this.uncompressedBytes),
        total_compressed_size: BigInt(writer.offset - start),
        data_page_offset: BigInt(data),
        dictionary_page_offset: hasDictionary ? BigInt(start) : undefined,
        statistics: {
          null_count: BigInt(this.nulls),
          // Zeros of both signs are equal: a bound of zero has to include the other one.
          min_value: this.least === 0 ? -0 : this.least,
          max_value: this.greatest === 0 ? 0 : this.greatest,
        },
        encoding_stats: [
          ...(hasDictionary ? [{ page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 }] : []),
          ...[...this.encodings].map(([encoding, count]) => ({ page_type: 'DATA_PAGE_V2', encoding, count })),
        ],
      },
    };
  }

  /** The values as numbers of the dictionary; undefined if a dictionary is no gain, or not any more. */
  private indexed(cells: readonly Cell[], present: number): (number | null)[] | undefined {
    const indexes = cells.map((cell) => (cell == null ? null : this.indexOf(cell)));
    const isFirst = this.encodings.size === 0;
    const fewRepeat = isFirst && itemOf(this.type).kind !== 'enum' && this.dictionaryValues.length * 2 > present;
    if (fewRepeat) this.clearDictionary();
    this.takesDictionary =
      !fewRepeat && this.dictionaryValues.length < largest.values && this.dictionaryBytes < largest.bytes;
    return fewRepeat || this.dictionaryValues.length === 0 ? undefined : indexes;
  }

  private indexOf(cell: Cell): number {
    const known = this.dictionary.get(cell);
    if (known !== undefined) return known;
    const value = this.physical(cell);
    const index = this.dictionaryValues.push(value) - 1;
    this.dictionary.set(cell, index);
    this.dictionaryBytes += this.leaf.sizeOf(value);
    return index;
  }

  private clearDictionary(): void {
    this.dictionary.clear();
    this.dictionaryValues.length = 0;
    this.dictionaryBytes = 0;
  }

  private plain(cells: readonly Cell[]): (Physical | null)[] {
    return cells.map((cell) => (cell == null ? null : this.physical(cell)));
  }

  /** The value of a cell. It is counted among the bounds of the column. */
  private physical(cell: Cell): Physical {
    const value = this.leaf.valueOf(cell);
    const bound = this.leaf.boundOf ? this.leaf.boundOf(cell) : value;
    if (this.least === undefined || compare(bound, this.least) < 0) this.least = bound;
    if (this.greatest === undefined || compare(bound, this.greatest) > 0) this.greatest = bound;
    return value;
  }
}

/** The type of the values of a column: of a list, that of its items. */
function itemOf(type: ColumnType): ColumnType {
  return type.kind === 'list' ? itemOf(type.item) : type;
}
