import { layouts, isLookup, type Lookup } from '../../src/exchange/format/layout';
import { fillDatabase } from '../../src/population/fill-database';
import { silent } from '../../src/population/generate';
import { scales } from '../../src/population/scale';
import { ExchangeDatabase } from '../exchange/support/exchange-database';
import { definition } from '../exchange/support/files';
import { demoTexts } from './support/population-rows';

/** The natural key of the row of a lookup that has a key, as SQL. */
function natural({ entity, by }: Lookup, key: string, depth = 0): string {
  if (by === 'external')
    return `(select array[e.source, e.external_id]::text from external_reference e
      where e.node_type = '${entity.name}' and e.node_key = ${key})`;
  const row = `t${depth}`;
  const parts = by.map(({ column, value }) =>
    isLookup(value) ? natural(value, `${row}.${column}`, depth + 1) : `${row}.${column}::text collate "C"`,
  );
  return `(select array[${parts.join(', ')}]::text from ${entity.tableName} ${row} where ${row}.id = ${key})`;
}

/** The rows of every file, keys replaced by natural keys, in one order. */
async function contents(database: ExchangeDatabase): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { file, entity, fields } of layouts(database.dataSource)) {
    const columns = fields.map((field) => {
      switch (field.kind) {
        case 'reference':
          return natural(field.target, `r.${field.column.databaseName}`);
        case 'list': {
          const { junctionEntityMetadata: junction, joinColumns, inverseJoinColumns } = field.relation;
          const [own, target] = [joinColumns[0]?.databaseName, inverseJoinColumns[0]?.databaseName];
          return `(select array_agg(names order by names)::text from (
            select ${natural(field.target, `j.${target}`)} as names from ${junction?.tableName} j where j.${own} = r.id) as targets)`;
        }
        default:
          return `r.${field.column.databaseName}::text collate "C"`;
      }
    });
    const reference = `(select array[e.source, e.external_id, e.importer_id::text]::text from external_reference e
      where e.node_type = '${entity.name}' and e.node_key = r.id)`;
    const rows = await database.rows<{ row: string }>(
      `select array[r.revision::text collate "C", ${[...columns, reference].join(', ')}]::text as row from ${entity.tableName} r order by 1`,
    );
    found.set(
      file,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

it.each([
  ['2026-06-15', 2011],
  ['2012-05-01', 7],
])('the demo of %s, seed %d, is the same by COPY and by the import of its files', async (day, seed) => {
  const [copied, imported] = [await ExchangeDatabase.create(), await ExchangeDatabase.create('definition')];
  try {
    await fillDatabase(copied.dataSource, {
      ...{ scale: scales.demo, day, seed },
      ...{ definitionDirectory: definition, listener: silent },
    });
    await imported.load(Object.fromEntries(await demoTexts(day, seed)), day);
    const [one, other] = [await contents(copied), await contents(imported)];
    expect([...one.keys()]).toEqual([...other.keys()]);
    for (const [file, rows] of one) expect([file, rows]).toEqual([file, other.get(file)]);
    for (const [file, name] of [
      ['partners.csv', 'forges-du-cumulus'],
      ['awards.csv', 'APP-000001'],
      ['ledger-entries.csv', 'LED-000001'],
      ['offerings.csv', 'cisco-ucs'],
    ] as const)
      expect([file, one.get(file)?.some((row) => row.includes(name))]).toEqual([file, true]);
  } finally {
    await copied.close();
    await imported.close();
  }
});
