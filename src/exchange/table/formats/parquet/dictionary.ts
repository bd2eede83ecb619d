import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writePlain } from 'hyparquet-writer/src/plain.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import type { Cell } from '../../table';
import type { Physical, SchemaElement } from './leaf';

/** A dictionary with more values, or more bytes, is not added to in the rest of its row group: it would be as large as the column. */
const largest = { values: 30_000, bytes: 1_000_000 };

/** Snappy compresses so many bytes at a time. No part refers to another one, so each can be compressed by itself. */
const part = 65_536;

/**
 * The values of a column that repeat, each once. Only the values of the page that is being made are kept as values, until that page
 * settles whether the column has a dictionary; the others are kept as bytes.
 */
export class Dictionary {
  /** The values that are not settled, in the order of their numbers. */
  readonly fresh: Physical[] = [];
  /** Their bytes, about. */
  freshBytes = 0;
  private readonly numbers = new Map<Cell, number>();
  private readonly settled = new ByteWriter();

  constructor(private readonly element: Omit<SchemaElement, 'name'>) {}

  get size(): number {
    return this.numbers.size;
  }

  /** Its bytes, about. */
  get bytes(): number {
    return this.settled.offset + this.freshBytes;
  }

  get isFull(): boolean {
    return this.size >= largest.values || this.bytes >= largest.bytes;
  }

  numberOf(cell: Cell): number | undefined {
    return this.numbers.get(cell);
  }

  /**
   * Adds the value of a cell that it does not have.
   * @returns its number
   */
  add(cell: Cell, value: Physical, bytes: number): number {
    const number = this.numbers.size;
    this.numbers.set(cell, number);
    this.fresh.push(value);
    this.freshBytes += bytes;
    return number;
  }

  /** A page refers to the values: they stay. */
  settle(): void {
    const { type, type_length } = this.element;
    if (!type) throw new Error('A dictionary has values of one type.');
    writePlain(this.settled, this.fresh, type, type_length);
    this.forgetFresh();
  }

  /** No page refers to a value: none stays. */
  clear(): void {
    this.numbers.clear();
    this.forgetFresh();
  }

  /**
   * Writes its page, in pieces.
   * @param next called after each of them
   * @returns the bytes of the page before they were compressed
   */
  async writeTo(writer: ByteWriter, next: () => Promise<void>): Promise<number> {
    const values = this.settled.getBytes();
    const compressed = new ByteWriter();
    compressed.appendVarInt(values.length);
    for (let begin = 0; begin < values.length; begin += part) {
      const bytes = values.subarray(begin, begin + part);
      compressed.appendBytes(snappyCompress(bytes).subarray(lengthOfNumber(bytes.length)));
      await next();
    }
    const start = writer.offset;
    writePageHeader(writer, {
      type: 'DICTIONARY_PAGE',
      uncompressed_page_size: values.length,
      compressed_page_size: compressed.offset,
      dictionary_page_header: { num_values: this.size, encoding: 'PLAIN' },
    });
    const header = writer.offset - start;
    writer.appendBytes(compressed.getBytes());
    return header + values.length;
  }

  private forgetFresh(): void {
    this.fresh.length = 0;
    this.freshBytes = 0;
  }
}

/** The bytes that a number takes, seven bits in each: Snappy begins with the length of what it holds. */
function lengthOfNumber(value: number): number {
  return value < 0x80 ? 1 : 1 + lengthOfNumber(value >>> 7);
}
