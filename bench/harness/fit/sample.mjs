/** How many rows of a table the documents are to meet. The generator holds them in memory. */
const sampled = 500;

/**
 * Gives a session a small part of the database: temporary tables with the names of the real ones, which hide them. Each row
 * that a row of the sample must refer to is in the sample; a reference that can be absent is taken away instead.
 *
 * @param {(text: string, values?: unknown[]) => Promise<any[]>} query of that session
 * @param {readonly string[]} tables a table comes after those that it refers to
 */
export async function sampleTables(query, tables) {
  const references = await query(`
    select c.relname as "table", a.attname as "column", t.relname as target, a.attnotnull as "isNeeded"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1 and k.connamespace = 'public'::regnamespace`);
  const of = (table) => references.filter((each) => each.table === table);
  for (const table of tables) {
    const needed = of(table).filter(({ isNeeded, target }) => isNeeded && target !== table);
    const met = needed.map(({ column, target }) => `${column} in (select id from pg_temp.${target})`);
    const where = met.length > 0 ? `where ${met.join(' and ')}` : '';
    await query(
      `create temporary table ${table} as select * from public.${table} each ${where} order by md5(each::text) limit ${sampled}`,
    );
  }
  for (const table of tables) {
    for (const { column, target } of of(table).filter(({ isNeeded }) => !isNeeded))
      await query(
        `update pg_temp.${table} set ${column} = null where ${column} not in (select id from pg_temp.${target})`,
      );
  }
}
