/**
 * A level: its columns, and the rows that they are of. Others see its columns as `c0`, `c1`, …
 *
 * @typedef {{ columns: readonly string[], rows: string }} Level
 */

/**
 * A statement whose levels come back as columns: each level a common table expression that its children read their keys
 * from, each column one JSON array.
 *
 * @param {readonly Level[]} levels each may read from those before it as `l0`, `l1`, …
 */
export function levelsAsColumns(levels) {
  const definitions = levels.map(({ columns, rows }, index) => {
    const named = columns.map((expression, column) => `${expression} c${column}`);
    return `l${index} as materialized (select ${named.join()} ${rows})`;
  });
  const outputs = levels.map(({ columns }, index) => {
    const collected = columns.map((_, column) => `json_agg(c${column})`);
    return `(select array_to_json(array[${collected.join()}]) from l${index})`;
  });
  return `with ${definitions.join(', ')} select array_to_json(array[${outputs.join()}])::text`;
}

/** The keys of a level above, as an index takes them. */
export const keysOf = (level, column = 'c0') => `any(array(select ${column} from l${level}))`;

/** A page of 25 rows for each parent, from the rows of all of them at once. */
export const pages = (rows, parent, order) =>
  `from (select each.*, row_number() over (partition by ${parent} order by ${order}) place from (${rows}) each) each
   where place <= 25 order by ${parent}, place`;

/** The row of each key. */
export function indexOf(keys) {
  return new Map(keys?.map((key, row) => [key, row]));
}

/** What is made of each row, listed by the row's key. */
export function listsBy(keys, make) {
  const lists = new Map();
  keys?.forEach((key, row) => {
    const list = lists.get(key);
    if (list) list.push(make(row));
    else lists.set(key, [make(row)]);
  });
  return (key) => lists.get(key) ?? [];
}
