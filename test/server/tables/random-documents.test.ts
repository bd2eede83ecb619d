import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { createDataSource } from '../../../src/database/data-source';
import { costLimit } from '../../reference/refusals';
import { startReference, type Reference } from '../../reference/reference';
import { connect } from '../../support/connections';
import { testDay } from '../../support/database';
import { startDemoHub, type TestHub } from '../../support/demo-hub';
import { HubCursors } from '../../engine/differential/cursors';
import { generateRequests } from '../../engine/differential/generator/generate';
import { askHub, questionOf } from '../../engine/differential/question';
import { leafNames, longRows, nestedRow, type Json } from './expected';
import { markTable, type Marked } from './mark-table';
import { readers } from './read-back';
import { endDuckdb } from '../../exchange/table/duckdb';

const seed = Number(process.env.TABLE_SEED ?? 20_110_501);
const documents = Number(process.env.TABLE_DOCUMENTS ?? 20);
/** For a machine that does other work too: some seconds for each document, in milliseconds. */
const timeLimit = 300_000 + documents * 15_000;
/** The rows of a table that are compared; the JSON answer has as many. */
const limit = 30;

/** The longest text of a cell of XLSX. */
const mostCharacters = 32_767;

let hub: TestHub;
let reference: Reference;
let client: Client;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  hub = await startDemoHub({ COST_LIMIT: String(costLimit), TABLE_POOL_SIZE: '4' }, { template: 'hazards' });
  closers.push(() => hub.close());
  client = await connect(hub.databaseUrl);
  closers.unshift(() => client.end());
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  reference = await startReference({ dataSource, day: testDay }).finally(() => dataSource.destroy());
  closers.push(() => reference.stop());
});

afterAll(async () => {
  await endDuckdb();
  for (const close of closers) await close();
});

async function tableOf({ text, variables }: Marked, format: string, shape: string): Promise<Response> {
  const hash = createHash('sha256').update(text).digest('hex');
  await client.query('insert into trusted_document (hash, text) values ($1, $2) on conflict do nothing', [hash, text]);
  const search = new URLSearchParams({ shape, limit: String(limit) });
  // A text cannot be null, and a list of texts can be taken for another one.
  const each = Object.entries(variables);
  if (each.every(([, value]) => value !== null))
    for (const [name, value] of each) search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  else search.set('variables', JSON.stringify(variables));
  return fetch(`${hub.url}/data/${hash}.${format}?${search.toString()}`);
}

test(
  `each format has the rows of the JSON answer (${documents} documents of seed ${seed})`,
  async () => {
    const requests = generateRequests({ schema: reference.schema, graph: reference.graph, seed });
    const cursors = new HubCursors(async (parameters) => (await hub.post(parameters)).text, reference.schema);
    const compared = { documents: 0, long: 0, nested: 0, rows: 0, siblings: 0, unfit: 0 };
    for (let number = 0; compared.documents < documents && number < documents * 20; number++) {
      const translated = await cursors.translate(questionOf(requests.next().value, 1));
      const marked = markTable(reference.schema, translated.parameters as never, limit, number);
      if (!marked) continue;
      const { body } = await askHub(hub.url, { ...translated, parameters: marked.answer });
      const { data, errors } = JSON.parse(body) as { data?: Json; errors?: unknown };
      if (errors !== undefined || data === undefined) continue;
      const rows = marked.rowsIn(data);
      compared.documents++;
      for (const [format, read] of Object.entries(readers)) {
        for (const shape of ['nested', 'long'] as const) {
          const response = await tableOf(marked, format, shape);
          const told = `document ${number} of seed ${seed}, ${format}, ${shape}:\n${marked.text}\n${JSON.stringify(marked.variables)}\n`;
          const bytes = await response.arrayBuffer().then(Buffer.from, (problem: unknown) => {
            throw new Error(`${told}${response.status} ${JSON.stringify([...response.headers])}`, { cause: problem });
          });
          if (response.status === 400 && bytes.includes('The table has no column')) {
            expect(rows.flatMap((row) => leafNames(row))).toEqual([]);
            continue;
          }
          if (marked.isLeftOut) {
            expect(told + bytes.toString('utf8')).toContain('which @skip or @include leaves out');
            continue;
          }
          if (shape === 'long' && response.status === 422) {
            expect(told + bytes.toString('utf8')).toContain('SIBLING_LISTS');
            compared.siblings++;
            continue;
          }
          // Lists that are texts can be too long for a cell.
          if (format === 'xlsx' && bytes.includes('"DOES_NOT_FIT"')) {
            const texts = rows.flatMap((row) => nestedRow(row, [...new Set(leafNames(row))]));
            expect(Math.max(...texts.map((text) => JSON.stringify(text).length))).toBeGreaterThan(mostCharacters);
            compared.unfit++;
            continue;
          }
          if (response.status !== 200) throw new Error(`${told}${response.status} ${bytes.toString('utf8')}`);
          const parsed = await read(bytes);
          const columns =
            parsed.columns.length > 0 ? parsed.columns : [...new Set(rows.flatMap((row) => leafNames(row)))];
          const expected =
            shape === 'nested'
              ? rows.map((row) => nestedRow(row, columns))
              : rows.flatMap((row) => longRows(row, columns));
          const shown = expected.map((row) => row.map((value, column) => parsed.shown(value, column)));
          if (JSON.stringify(parsed.rows) !== JSON.stringify(shown)) {
            const at = shown.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(parsed.rows[index]));
            throw new Error(
              `${told}${parsed.rows.length} rows, expected ${shown.length}; row ${at} is ${JSON.stringify(parsed.rows[at])}, expected ${JSON.stringify(shown[at])}; columns ${columns.join()}`,
            );
          }
          const missing = rows
            .flatMap((row) => leafNames(row))
            .filter(
              (name) =>
                name !== '' && !columns.includes(name) && !columns.some((column) => column.startsWith(`${name}.`)),
            );
          if (missing.length > 0) throw new Error(`${told}without the columns ${missing.join(', ')}`);
          compared[shape]++;
          compared.rows += shown.length;
        }
      }
    }
    expect(compared.documents).toBe(documents);
    expect(compared.rows).toBeGreaterThan(documents);
    expect(compared.unfit).toBeLessThan(documents / 5);
  },
  timeLimit,
);
