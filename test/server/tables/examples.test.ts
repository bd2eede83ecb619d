import type { Viewer } from '../../../src/access/viewer';
import { connect } from '../../support/connections';
import { headersOf, startDemoHub, type TestHub } from '../../support/demo-hub';
import { exampleViewers } from '../../support/example-viewers';
import { exampleNames } from '../../support/examples';

/** The name of an example at `/data`: that of its file without its number. */
function tableNameOf(example: string): string {
  return example.replace(/^.*\/\d+-/, '');
}

/** The rows of these have two lists beside each other. */
const nestedOnly = ['analyst/11-coverage-change', 'distributor/04-financing', 'front-end/02-locator-page'];

let hub: TestHub;
let viewerOf: (name: string) => Viewer;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  viewerOf = await exampleViewers(client, 'cumulus-wholesale').finally(() => client.end());
});

afterAll(() => hub.close());

it.each(exampleNames)('%s is a table', async (name) => {
  const search = nestedOnly.includes(name) ? '?shape=nested' : '';
  const headers = headersOf(viewerOf(name));
  const file = await fetch(`${hub.url}/data/${tableNameOf(name)}.csv${search}`, { headers });
  const text = await file.text();
  expect([file.status, text]).toEqual([200, expect.stringMatching(/^[\w.]+(,[\w.]+)*\r\n/)]);
});
