import { ByteWriter } from 'hyparquet-writer';
import { writeDataPageV2 } from 'hyparquet-writer/src/datapage.js';
import { encodeNestedValues } from 'hyparquet-writer/src/dremel.js';
import type { schemaPathResolver } from 'hyparquet-writer/src/schema.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import type { Cell, ColumnType } from '../../table';
import { Dictionary } from './dictionary';
import { leafOf, type Leaf, type Physical } from './leaf';
import { compare } from './order';
import { WaitingPage } from './waiting-page';

/** The elements of the schema from the root to the values of a column. */
type SchemaPath = ReturnType<ReturnType<typeof schemaPathResolver>>;
type Page = Parameters<typeof writeDataPageV2>[0];
type Encoding = Page['encoding'];

/** The most values of a page, and the most bytes of those that it adds. It is encoded at once. */
const page = { values: 5_000, bytes: 200_000 };

/**
 * The values of one column in one row group. They are encoded page by page, as they arrive: what is kept of them is compressed, and
 * no piece of work is longer than a page. Values that repeat are written as numbers of a dictionary.
 */
export class ColumnChunk {
  private readonly pages: Uint8Array[] = [];
  private pageBytes = 0;
  private waiting = new WaitingPage();
  private readonly leaf: Leaf;
  private readonly encodings = new Map<Encoding, number>();
  private readonly column: Page['column'];
  private readonly dictionary: Dictionary;
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
    this.dictionary = new Dictionary(element);
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
    return this.pageBytes + this.dictionary.bytes + this.waiting.bytes;
  }

  /** Adds the cells of some rows. They wait until they are enough for a page. */
  add(cells: readonly Cell[]): void {
    const { waiting, leaf } = this;
    const { values, ...levels } = encodeNestedValues(this.path, cells as Cell[]);
    waiting.addLevels(levels);
    for (const cell of values as Cell[]) {
      if (cell == null) waiting.add(null, 0);
      else if (this.takesDictionary) waiting.add(this.numberOf(cell), 0);
      else {
        const value = this.physical(cell);
        waiting.add(value, leaf.sizeOf(value));
      }
    }
    const bytes = waiting.bytes + this.dictionary.freshBytes;
    if (waiting.values.length >= page.values || bytes >= page.bytes) this.endPage();
  }

  /**
   * Writes the dictionary and the pages, in pieces.
   * @param next called after each of them
   * @returns what the end of the file says of them
   */
  async writeTo(writer: ByteWriter, next: () => Promise<void>): Promise<object> {
    this.endPage();
    const start = writer.offset;
    const hasDictionary = this.encodings.has('RLE_DICTIONARY');
    if (hasDictionary) this.uncompressedBytes += await this.dictionary.writeTo(writer, next);
    const data = writer.offset;
    for (const bytes of this.pages) {
      writer.appendBytes(bytes);
      await next();
    }
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

  /** Makes a page of what waits. */
  private endPage(): void {
    const { values, nulls, levels } = this.waiting;
    if (values.length === 0) return;
    const encoding: Encoding = this.keepsDictionary(values.length - nulls) ? 'RLE_DICTIONARY' : 'PLAIN';
    const pageData = { ...levels, values: encoding === 'PLAIN' ? this.withoutNumbers(values) : values };
    const writer = new ByteWriter();
    this.uncompressedBytes += writeDataPageV2({ writer, column: this.column, encoding, pageData });
    this.pages.push(writer.getBytes().slice());
    this.pageBytes += writer.offset;
    this.encodings.set(encoding, (this.encodings.get(encoding) ?? 0) + 1);
    this.values += values.length;
    this.nulls += nulls;
    this.waiting = new WaitingPage();
    if (!this.takesDictionary || this.dictionary.size === 0) return;
    if (encoding === 'PLAIN') this.dictionary.clear();
    else this.dictionary.settle();
    this.takesDictionary = encoding !== 'PLAIN' && !this.dictionary.isFull;
  }

  /** Whether the page that is made has numbers of the dictionary. The first page with values settles whether these are a gain. */
  private keepsDictionary(present: number): boolean {
    if (!this.takesDictionary || this.dictionary.size === 0) return false;
    if (this.encodings.has('RLE_DICTIONARY') || itemOf(this.type).kind === 'enum') return true;
    return this.dictionary.size * 2 <= present;
  }

  /** The values of a page that has no dictionary after all. */
  private withoutNumbers(values: readonly (Physical | null)[]): (Physical | null)[] {
    if (!this.takesDictionary) return values as (Physical | null)[];
    return values.map((number) => (number === null ? null : (this.dictionary.fresh[number as number] as Physical)));
  }

  private numberOf(cell: Cell): number {
    const known = this.dictionary.numberOf(cell);
    if (known !== undefined) return known;
    const value = this.physical(cell);
    return this.dictionary.add(cell, value, this.leaf.sizeOf(value));
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
