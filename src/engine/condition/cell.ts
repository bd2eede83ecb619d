import { ArgumentError } from '../errors/errors';
import type { Box, Point } from './point';

/** The characters of a geohash, each five bits. */
const alphabet = '0123456789bcdefghjkmnpqrstuvwxyz';

/** The finest grid: the number of characters of the geohashes of its cells, which measure 5 m at the equator. */
export const finestGrid = 9;
/** The grid of groups that name none. */
export const usualGrid = 3;

/**
 * How many bits the row and the column of a cell have. A geohash of some characters has five bits for each, by turns of the longitude and
 * the latitude.
 */
export interface GridBits {
  readonly row: number;
  readonly column: number;
}

/** @param grid the number of characters of the geohashes of its cells */
export function bitsOf(grid: number): GridBits {
  return { row: Math.floor((grid * 5) / 2), column: Math.ceil((grid * 5) / 2) };
}

/** Where a cell lies: how many rows north of the equator and columns east of Greenwich it begins. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** The place of the cell with a number. In the order of their numbers, cells follow from south to north, in a row from west to east. */
function placeOf(number: number, { column: bits }: GridBits): Place {
  const columns = 2 ** bits;
  const row = Math.floor((number + columns / 2) / columns);
  return { row, column: number - row * columns };
}

/** The box of the cell with a number. Its edges are exact, since they are halves of halves of 180 degrees. */
export function boxOfCell(number: number, grid: number): Box {
  const bits = bitsOf(grid);
  const { row, column } = placeOf(number, bits);
  const [height, width] = [180 / 2 ** bits.row, 360 / 2 ** bits.column];
  return { south: row * height, west: column * width, north: (row + 1) * height, east: (column + 1) * width };
}

/** The centre of a box. */
export function centreOf({ south, west, north, east }: Box): Point {
  return { latitude: (south + north) / 2, longitude: (west + east) / 2 };
}

/** The geohash of the cell with a number. */
export function geohashOf(number: number, grid: number): string {
  const bits = bitsOf(grid);
  const { row, column } = placeOf(number, bits);
  const [rows, columns] = [binary(row, bits.row), binary(column, bits.column)];
  const digits = Array.from({ length: grid * 5 }, (_, at) =>
    (at % 2 === 0 ? columns : rows).charAt(Math.floor(at / 2)),
  );
  return Array.from({ length: grid }, (_, at) =>
    alphabet.charAt(parseInt(digits.slice(at * 5, at * 5 + 5).join(''), 2)),
  ).join('');
}

/** The bits of a number of rows or columns, counted from the south pole or the meridian of -180 degrees. */
function binary(value: number, bits: number): string {
  return (value + 2 ** (bits - 1)).toString(2).padStart(bits, '0');
}

/**
 * The number of the cell with a geohash.
 * @param at its path among the arguments
 * @throws ArgumentError if it is no geohash of a grid
 */
function numberOf(geohash: string, at: string): number {
  const values = [...geohash].map((character) => alphabet.indexOf(character));
  if (values.length === 0 || values.length > finestGrid || values.includes(-1))
    throw new ArgumentError(
      `\`${at}\` is ${JSON.stringify(geohash)}; the code of a cell is a geohash: 1 to ${finestGrid} characters of ${alphabet}.`,
    );
  const digits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const { row, column } = bitsOf(values.length);
  const every = (first: number): number => parseInt([...digits].filter((_, index) => index % 2 === first).join(''), 2);
  return (every(1) - 2 ** (row - 1)) * 2 ** column + every(0) - 2 ** (column - 1);
}

/**
 * The number of a cell that groups by a grid are compared with.
 * @throws ArgumentError if it is no cell of the grid
 */
export function numberInGrid(geohash: string, grid: number, at: string): number {
  const number = numberOf(geohash, at);
  if (geohash.length !== grid)
    throw new ArgumentError(
      `\`${at}\` is ${JSON.stringify(geohash)}, the code of a cell of precision ${geohash.length}; the groups are by cells of precision ${grid}.`,
    );
  return number;
}

/**
 * The values of a cell that positions are compared with. The north pole and the meridian of 180 degrees belong to the last cells.
 * @throws ArgumentError if its code is no geohash of a grid
 */
export function cellValues(geohash: string, at: string): { readonly [name: string]: number } {
  const { south, west, north, east } = boxOfCell(numberOf(geohash, at), geohash.length);
  return {
    [`${at}.south`]: south,
    [`${at}.west`]: west,
    [`${at}.north`]: north === 90 ? 91 : north,
    [`${at}.east`]: east === 180 ? 181 : east,
  };
}
