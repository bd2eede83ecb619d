import type { Values } from '../operation/values';
import { JsonText } from './json-text';
import { parseInSlices } from './parse-in-slices';
import { makerOf, Result, tooMuchText, type Columns, type Fields, type Row } from './result';
import { Slices, type Wait } from './slices';
import { writerOf } from './text';

/** How a response is made of the result of a statement: the parts of a plan that are needed for it. */
interface Recipe {
  readonly fields: Fields;
  /** The levels that the statement returns as the values of one row, or null, instead of columns. */
  readonly rows: readonly number[];
}

/** Makes columns of the levels that are the values of one row. */
function columnsOf(parsed: unknown, rows: readonly number[]): Columns {
  const levels = parsed as unknown[][];
  for (const level of rows) levels[level] = levels[level]?.map((value) => [value]) ?? [];
  return levels as Columns;
}

/** A result of so many characters is assembled in slices. It takes some 5 ms to parse. */
const large = 256 * 1024;

const never = (): boolean => false;

/** Writes the data of a response as JSON. Returns undefined if they are too long, or if long work is put off: objects are made then. */
function written(fields: Fields, columns: Columns, values: Values): string | undefined {
  const result = new Result(columns, values);
  try {
    const write = writerOf(fields, result);
    result.make(never);
    const text = write(0);
    return result.isUnfinished ? undefined : text;
  } catch (problem) {
    if (problem !== tooMuchText) throw problem;
    return undefined;
  }
}

/**
 * Assembles the data of a response, in slices if the result is large.
 * @param json the levels as the statement returns them
 * @param asText whether the data are wanted as JSON. Large data are objects nevertheless
 */
export async function assemble(
  recipe: Recipe,
  json: string,
  values: Values,
  wait: Wait,
  asText = false,
): Promise<{ [key: string]: unknown }> {
  if (json.length >= large) return assembleInSlices(recipe, json, values, new Slices(wait));
  const { fields, rows } = recipe;
  const columns = columnsOf(JSON.parse(json), rows);
  const text = asText ? written(fields, columns, values) : undefined;
  if (text !== undefined) return new JsonText([text]);
  const result = new Result(columns, values);
  const make = makerOf(fields, result);
  result.make(never);
  const data = make(0);
  await result.finish(new Slices(wait));
  return data;
}

/** Assembles the data of a response in slices. */
export async function assembleInSlices(
  { fields, rows }: Recipe,
  json: string,
  values: Values,
  slices: Slices,
): Promise<{ [key: string]: unknown }> {
  const result = new Result(columnsOf(await parseInSlices(json, slices), rows), values);
  const made: (() => Row)[] = [];
  for (const field of fields) {
    if (slices.over) await slices.next();
    const make = makerOf([field], result);
    made.push(() => make(0));
  }
  while (!result.make(() => slices.over)) await slices.next();
  const data: [string, unknown][] = [];
  for (const make of made) {
    if (slices.over) await slices.next();
    data.push(...Object.entries(make()));
  }
  await result.finish(slices);
  return Object.fromEntries(data);
}
