import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Viewer } from '../../src/access/viewer';
import { anybody } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { exampleViewers } from '../support/example-viewers';

const root = join(__dirname, '..', '..');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

function blocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, info, block = '']) =>
    info === language ? [block] : [],
  );
}

/** The bodies that the page's `curl` commands send. */
function bodies(page: string): readonly string[] {
  return blocks(page, 'sh').flatMap((block) => [...block.matchAll(/-d '(\{.*\})'/g)].map(([, body = '']) => body));
}

let hub: TestHub;
let distributor: Viewer;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  distributor = await exampleViewers(client, 'cumulus-wholesale')
    .then((viewerOf) => viewerOf('distributor/'))
    .finally(() => client.end());
});

afterAll(() => hub.close());

function viewerOf(page: string): Viewer {
  if (page === 'docs/analysts.md') return { role: 'ANALYST' };
  return page === 'docs/portal.md' ? distributor : anybody;
}

const queries = pages.flatMap((page) =>
  blocks(page, 'graphql').map((query, index) => [page, index + 1, query] as const),
);

it.each(queries)('answers %s, query %i', async (page, _number, query) => {
  const { status, body } = await hub.as(viewerOf(page)).post({ query });
  expect(status).toBe(200);
  expect(body).toEqual({ data: expect.anything() as unknown });
});

const commands = pages.flatMap((page) => bodies(page).map((body, index) => [page, index + 1, body] as const));

it.each(commands)('answers %s, command %i', async (page, _number, body) => {
  const answer = await hub.as(viewerOf(page)).post(JSON.parse(body) as { readonly query: string });
  expect(answer.body).toEqual({ data: expect.anything() as unknown });
});

it('returns the result that the README shows', async () => {
  const [body = ''] = bodies('README.md');
  const [shown = ''] = blocks('README.md', 'json');
  expect((await hub.as(anybody).post(JSON.parse(body) as { readonly query: string })).body).toEqual(JSON.parse(shown));
});

it('finds queries on each page that is written for users of the API', () => {
  expect([...new Set(queries.map(([page]) => page))].sort()).toEqual([
    'docs/access.md',
    'docs/analysts.md',
    'docs/api.md',
    'docs/front-end.md',
    'docs/portal.md',
    'docs/program-as-data.md',
  ]);
});
