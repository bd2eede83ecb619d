import { layouts } from '../../src/exchange/format/layout';
import { singleColumn } from '../../src/exchange/import/refusals';
import { sentences } from '../../src/exchange/import/sentences';
import { ExchangeDatabase } from './support/exchange-database';

let database: ExchangeDatabase;

beforeAll(async () => {
  database = await ExchangeDatabase.create();
});

afterAll(() => database.close());

/** Constraints that an import cannot break: the importer writes references itself, to nodes that it has just written. */
const ownAffair = ['external_reference_node_type_check', 'external_reference_node_exists', 'record_check'];

/** Tables of the hub itself, which no file has. */
const notImported = ['api_key', 'trusted_document'];

it('every check of the database has a message and a column', async () => {
  const byTable = new Map(layouts(database.dataSource).map((layout) => [layout.entity.tableName, layout]));
  const checks = await database.rows<{ name: string; relation: string }>(
    `select c.conname as name, t.relname as relation from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'c' and t.relnamespace = 'public'::regnamespace and t.relname not in (${notImported.map((name) => `'${name}'`).join()}) order by c.conname`,
  );
  expect(checks.length).toBeGreaterThan(50);
  const silent = checks.filter(({ name, relation }) => {
    const layout = byTable.get(relation);
    return !sentences[name]?.message && !(layout && singleColumn(name, layout)?.column);
  });
  expect(silent.map(({ name }) => name).filter((name) => !ownAffair.includes(name))).toEqual([]);
});

it('every rule that a trigger enforces has a message', async () => {
  const functions = await database.rows<{ source: string }>(
    `select prosrc as source from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ 'perform refuse'`,
  );
  // A rule is the second argument of `refuse`: a literal, or made from the name of the table.
  const rules = functions.flatMap(({ source }) =>
    [...source.matchAll(/^\s+'([a-z]+(?:_[a-z]+)+)',/gm)].map(([, rule]) => rule as string),
  );
  expect(rules.length).toBeGreaterThan(8);
  expect(rules.filter((rule) => !(rule in sentences) && !ownAffair.includes(rule))).toEqual([]);
  for (const table of ['partner', 'distributor']) expect(sentences).toHaveProperty(`${table}_parent_acyclic`);
});

it('names existing constraints only', async () => {
  const known = await database.rows<{ name: string }>(`select conname as name from pg_constraint`);
  const functions = await database.rows<{ source: string }>(
    `select prosrc as source from pg_proc where pronamespace = 'public'::regnamespace`,
  );
  const source = functions.map((row) => row.source).join('\n');
  const unknown = Object.keys(sentences).filter(
    (name) =>
      !known.some((row) => row.name === name) && !source.includes(`'${name}'`) && !name.endsWith('_parent_acyclic'),
  );
  expect(unknown).toEqual([]);
});
