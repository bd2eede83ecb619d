import type { ParquetWriter } from 'hyparquet-writer';
import { DoesNotFit } from '../../does-not-fit';
import type { Cell, Column, ColumnType } from '../../table';

/** An element of a Parquet schema. */
export type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** A value as Parquet stores it. */
export type Physical = string | number | bigint | boolean | Uint8Array;

/** What a value of a column is in Parquet, and how it is made from a cell. */
export interface Leaf {
  readonly element: Omit<SchemaElement, 'name'>;
  /** The value of a cell that is not null. */
  readonly valueOf: (cell: Cell) => Physical;
  /** What the statistics compare and keep; the value itself where it is not given. */
  readonly boundOf?: (cell: Cell) => Physical;
  /** The bytes that a value takes, about. */
  readonly sizeOf: (value: Physical) => number;
}

/** The most digits of a decimal that readers hold exactly (128 bits). A decimal with more is text. */
const mostDigits = 38;

const dayMilliseconds = 86_400_000;
const encoder = new TextEncoder();

const text: Leaf = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  valueOf: (cell) => encoder.encode(cell as string),
  boundOf: (cell) => cell as string,
  sizeOf: (value) => (value as Uint8Array).length + 4,
};

/** The elements of the schema of a column: one, or the groups of a list and then its item. */
export function elementsOf({ name, type, nullable }: Pick<Column, 'name' | 'type' | 'nullable'>): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED';
  if (type.kind !== 'list') return [{ name, ...leafOf(type).element, repetition_type }];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf({ name: 'element', type: type.item, nullable: true }),
  ];
}

/** What a value of a column is; of a list, what a value of its items is. */
export function leafOf(type: ColumnType): Leaf {
  switch (type.kind) {
    case 'list':
      return leafOf(type.item);
    // Readers such as pandas take an ENUM or JSON of Parquet for bytes, so both are texts.
    case 'text':
    case 'id':
    case 'enum':
      return text;
    case 'json':
      return {
        ...text,
        valueOf: (cell) => encoder.encode(JSON.stringify(cell)),
        boundOf: (cell) => JSON.stringify(cell),
      };
    case 'boolean':
      return { element: { type: 'BOOLEAN' }, valueOf: (cell) => cell as boolean, sizeOf: () => 1 / 8 };
    case 'integer':
      return { element: { type: 'INT32' }, valueOf: (cell) => cell as number, sizeOf: () => 4 };
    case 'float':
      return { element: { type: 'DOUBLE' }, valueOf: (cell) => cell as number, sizeOf: () => 8 };
    case 'bigint':
      return { element: { type: 'INT64' }, valueOf: (cell) => within64Bits(cell as string), sizeOf: () => 8 };
    case 'date':
      return {
        element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
        valueOf: (cell) => moment(cell) / dayMilliseconds,
        sizeOf: () => 4,
      };
    case 'instant':
      return {
        element: {
          type: 'INT64',
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        },
        valueOf: (cell) => BigInt(moment(cell)),
        sizeOf: () => 8,
      };
    case 'decimal':
      return type.precision > mostDigits ? text : decimal(type);
  }
}

/** A decimal is a whole number of units of its last digit, in as few bytes as hold its precision. */
function decimal({ precision, scale }: { readonly precision: number; readonly scale: number }): Leaf {
  const kind = {
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision, scale },
    precision,
    scale,
  } as const;
  const limit = 10n ** BigInt(precision);
  const boundOf = (cell: Cell): bigint => {
    const units = unscaled(cell as string, scale);
    if (units >= limit || units <= -limit)
      throw new DoesNotFit(`The decimal ${String(cell)} has more than ${precision} digits.`);
    return units;
  };
  if (precision <= 9) {
    return { element: { type: 'INT32', ...kind }, valueOf: (cell) => Number(boundOf(cell)), boundOf, sizeOf: () => 4 };
  }
  if (precision <= 18) return { element: { type: 'INT64', ...kind }, valueOf: boundOf, boundOf, sizeOf: () => 8 };
  const length = Math.ceil((precision * Math.log2(10) + 1) / 8);
  return {
    element: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: length, ...kind },
    valueOf: (cell) => bigEndian(boundOf(cell), length),
    boundOf,
    sizeOf: () => length,
  };
}

/**
 * A decimal without its point.
 * @example unscaled('-12.50', 3) // -12500n
 */
function unscaled(cell: string, scale: number): bigint {
  const [whole = '', fraction = ''] = cell.split('.');
  if (fraction.length > scale)
    throw new DoesNotFit(`The decimal ${cell} has more than ${scale} digits after its point.`);
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

/** A whole number that 64 bits hold. The writer would cut a larger one. */
function within64Bits(cell: string): bigint {
  const value = BigInt(cell);
  if (BigInt.asIntN(64, value) !== value) throw new DoesNotFit(`The number ${cell} does not fit into 64 bits.`);
  return value;
}

/** A whole number in two's complement, its highest byte first. */
function bigEndian(value: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = length - 1; index >= 0; index--, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
  return bytes;
}

/** The milliseconds of a day or an instant since 1970. */
function moment(cell: Cell): number {
  const milliseconds = Date.parse(cell as string);
  if (Number.isNaN(milliseconds)) throw new RangeError(`${JSON.stringify(cell)} is neither a day nor an instant.`);
  return milliseconds;
}
