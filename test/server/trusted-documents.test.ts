import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { addAccessCommands } from '../../src/access/commands';
import { createDataSource } from '../../src/database/data-source';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { temporaryFolder } from '../support/postgres';

const typename = '{ __typename }\n';
const partners = 'query Page($first: Int) { partners(first: $first) { nodes { name } } }\nquery Other { __typename }\n';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const folder = temporaryFolder('program-hub-documents-');
let hub: TestHub;
let output: string[];

beforeAll(async () => {
  mkdirSync(join(folder, 'portal'));
  writeFileSync(join(folder, 'typename.graphql'), typename);
  writeFileSync(join(folder, 'portal', 'partners.graphql'), partners);
  writeFileSync(join(folder, 'README.md'), 'Notes are passed over.');
  hub = await startDemoHub({ TRUSTED_DOCUMENTS: 'only' });
});

afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function register(): Promise<void> {
  output = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  const program = new Command('hub').exitOverride();
  addAccessCommands(program, (work) => work(dataSource));
  await program.parseAsync(['node', 'hub', 'documents', 'register', folder]);
  await dataSource.destroy();
  jest.restoreAllMocks();
}

async function send(request: object): Promise<{ status: number; body: unknown }> {
  const { status, body } = await hub.post(request as { query: string });
  return { status, body };
}

async function get(parameters: Record<string, string>): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${hub.url}/graphql?${new URLSearchParams(parameters).toString()}`, {
    headers: { 'apollo-require-preflight': 'yes' },
  });
  return { status: response.status, body: await response.json() };
}

const persisted = (text: string): object => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const notTrusted = { status: 400, body: { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] } };

test('a document runs once it is registered, however it is named', async () => {
  expect(await send({ query: typename })).toMatchObject(notTrusted);
  expect(await send({ documentId: hashOf(typename) })).toMatchObject(notTrusted);
  await register();
  expect(output).toEqual([
    `${hashOf(partners)}  ${join('portal', 'partners.graphql')}\n${hashOf(typename)}  typename.graphql`,
  ]);
  // A second time there is nothing to do.
  await register();

  const answer = { status: 200, body: { data: { __typename: 'Query' } } };
  expect(await send({ documentId: hashOf(typename) })).toEqual(answer);
  expect(await send({ documentId: `sha256:${hashOf(typename)}` })).toEqual(answer);
  expect(await send({ extensions: persisted(typename) })).toEqual(answer);
  expect(await send({ query: typename, extensions: persisted(typename) })).toEqual(answer);
  expect(await send({ query: typename })).toEqual(answer);
  expect(await get({ documentId: hashOf(typename) })).toEqual(answer);
  expect(await get({ extensions: JSON.stringify(persisted(typename)) })).toEqual(answer);
  expect(await get({ query: typename })).toEqual(answer);

  const page = { documentId: hashOf(partners), operationName: 'Page', variables: { first: 1 } };
  expect(await send(page)).toMatchObject({ status: 200, body: { data: { partners: { nodes: [{}] } } } });
  expect(await get({ ...page, variables: '{"first": 1}' })).toMatchObject({
    status: 200,
    body: { data: { partners: { nodes: [{}] } } },
  });
  expect(await send({ ...page, operationName: 'Other' })).toEqual(answer);
});

const evil = '{ partners { nodes { slug } } }';

test.each<[string, object]>([
  ['another document', { query: evil }],
  ['the document with a space more', { query: `${typename} ` }],
  ['a text under the hash of another one', { query: evil, extensions: persisted(typename) }],
  ['a text beside the id of another one', { query: evil, documentId: hashOf(typename) }],
  ['a text that would be registered automatically', { query: evil, extensions: persisted(evil) }],
  ['a hash that nobody registered', { extensions: persisted(evil) }],
  ['a hash that is none', { documentId: "' or true --" }],
  ['a text that is no text', { query: { kind: 'Document', definitions: [] } }],
])('an unregistered document does not run: %s', async (_what, request) => {
  await register();
  expect(await send(request)).toMatchObject(notTrusted);
  // Nor does it the second time, after it was seen.
  expect(await send(request)).toMatchObject(notTrusted);
});

test('a GET request with two documents runs neither if one is not registered', async () => {
  await register();
  for (const [first, second] of [
    [evil, typename],
    [typename, evil],
    [evil, ''],
  ]) {
    const search = new URLSearchParams([
      ['query', first ?? ''],
      ['query', second ?? ''],
    ]);
    const response = await fetch(`${hub.url}/graphql?${search.toString()}`, {
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect(await response.text()).not.toContain('slug":');
  }
});

test('a browser that opens the address gets the IDE', async () => {
  const response = await fetch(`${hub.url}/graphql`, { headers: { accept: 'text/html' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('a folder without documents is named, and one that cannot be read', async () => {
  const dataSource = await createDataSource({ url: hub.databaseUrl }).initialize();
  const program = new Command('hub').exitOverride();
  addAccessCommands(program, (work) => work(dataSource));
  const empty = temporaryFolder('program-hub-documents-');
  const register = (path: string) => program.parseAsync(['node', 'hub', 'documents', 'register', path]);
  await expect(register(empty)).rejects.toThrow('holds no .graphql file');
  const missing = join(empty, 'missing');
  await expect(register(missing)).rejects.toMatchObject({
    name: 'StartError',
    message: `The folder ${missing} cannot be read: there is no such folder.`,
  });
  await dataSource.destroy();
  rmSync(empty, { recursive: true });
});
