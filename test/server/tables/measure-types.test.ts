import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { read, type CellObject } from 'xlsx';
import { endDuckdb, parquetFile, rowsOf } from '../../exchange/table/duckdb';
import { connect } from '../../support/connections';
import { startDemoHub, type TestHub } from '../../support/demo-hub';
import { register } from './registered';

let hub: TestHub;
let client: Client;
let folder: string;

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
  folder = await mkdtemp(join(tmpdir(), 'hub-types-'));
});

afterAll(async () => {
  await endDuckdb();
  await rm(folder, { recursive: true });
  await client.end();
  await hub.close();
});

async function bytesOf(path: string): Promise<Buffer> {
  const response = await fetch(`${hub.url}${path}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** What measures come to, and the types that readers shall see. */
const ofPartners = `query Q { partners { groups(by: [STATUS]) { nodes {
  key { status } count shareOfAll sum { founded } average { founded } max { founded createdAt }
} } } }`;
const ofValues = `query Q { measurements { groups(by: [METRIC]) { nodes {
  sum { value } median { value } percentile(at: 0.9) { value } min { value validFrom }
} } } }`;

describe('what groups come to has its type', () => {
  it.each([
    [
      'numbers, dates and enums',
      ofPartners,
      {
        'key.status': ['VARCHAR', 's', 'string'],
        count: ['INTEGER', 'n', 'integer'],
        shareOfAll: ['DOUBLE', 'n', 'number'],
        // A sum of whole numbers is a text in JSON alone.
        'sum.founded': ['BIGINT', 'n', 'integer'],
        'average.founded': ['DOUBLE', 'n', 'number'],
        'max.founded': ['INTEGER', 'n', 'integer'],
        'max.createdAt': ['TIMESTAMP WITH TIME ZONE', 'n', 'datetime'],
      },
    ],
    [
      'exact decimals',
      ofValues,
      {
        'sum.value': ['DECIMAL(38,6)', 'n', 'number'],
        'median.value': ['DECIMAL(38,6)', 'n', 'number'],
        'percentile.value': ['DECIMAL(38,6)', 'n', 'number'],
        'min.value': ['DECIMAL(38,6)', 'n', 'number'],
        'min.validFrom': ['DATE', 'n', 'date'],
      },
    ],
  ])('in Parquet, in XLSX and in its description: %s', async (_, document, types) => {
    const path = await register(client, document);

    const file = join(folder, 'types.parquet');
    await writeFile(file, await bytesOf(`${path}.parquet`));
    const described = await rowsOf(
      `select column_name, column_type from (describe select * from ${parquetFile(file)})`,
    );
    const expected = Object.entries(types).map(([name, [inParquet]]) => [name, inParquet]);
    expect(described.map((row) => row.map(String))).toEqual(expected);

    const { Sheets: sheets, SheetNames: names } = read(await bytesOf(`${path}.xlsx`), { dense: true });
    const [header = [], first = []] = sheets[names[0] ?? ''] as unknown as readonly (readonly CellObject[])[];
    const cells = header.map(({ v }, column) => [v, first[column]?.t]);
    expect(cells).toEqual(Object.entries(types).map(([name, [, inExcel]]) => [name, inExcel]));

    const description = JSON.parse(String(await bytesOf(`${path}.datapackage.json`))) as {
      resources: { schema: { fields: { name: string; type: string }[] } }[];
    };
    const fields = description.resources[0]?.schema.fields.map(({ name, type }) => [name, type]);
    expect(fields).toEqual(Object.entries(types).map(([name, [, , inPackage]]) => [name, inPackage]));
  });
});
