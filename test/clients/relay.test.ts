import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getRefetchMetadata,
  getSelector,
  Network,
  RecordSource,
  Store,
  type ConcreteRequest,
  type OperationDescriptor,
  type ReaderFragment,
  type SingularReaderSelector,
  type Variables,
} from 'relay-runtime';
import scalars from '../../schema/clients/scalars.json';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { temporaryFolder } from '../support/postgres';
import { datesAndLocales, operationOf, pairs, questions, whoAsks } from './cases';

const root = join(__dirname, '..', '..');

/** A page of partners whose next page is fetched from the root, and a partner that is fetched again by its id alone. */
const components = `
  query casesListQuery($first: Int!, $after: String, $asOf: Date) { ...cases_list }
  fragment cases_list on Query @refetchable(queryName: "casesListPageQuery") {
    partners(first: $first, after: $after, asOf: $asOf, orderBy: [{ awards: { count: DESC } }])
      @connection(key: "cases_list_partners", filters: ["asOf"]) {
      edges { node { id name ...cases_partner } }
    }
  }
  fragment cases_partner on Partner
    @refetchable(queryName: "casesPartnerQuery")
    @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" }, locale: { type: "String" }) {
    id
    country { name(locale: $locale) }
    awards(first: $first, after: $after) @connection(key: "cases_partner_awards") {
      edges { node { id validFrom } }
    }
  }
  query casesViewerFragmentQuery { ...cases_viewer }
  fragment cases_viewer on Query
    @refetchable(queryName: "casesViewerAgainQuery")
    @argumentDefinitions(asOf: { type: "Date" }) {
    viewer(asOf: $asOf) { role distributor { name } }
  }
`;

let hub: TestHub;
let who: Awaited<ReturnType<typeof whoAsks>>;
let folder: string;
let environment: Environment;
let sent: { readonly name: string; readonly variables: Variables }[];

/** Runs Relay's compiler on the printed schema. @throws with the compiler's errors */
function compile(source: string): void {
  mkdirSync(join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'artifacts'), { recursive: true });
  cpSync(join(root, 'schema', 'schema.graphql'), join(folder, 'schema.graphql'));
  writeFileSync(join(folder, 'src', 'cases.js'), source);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    artifactDirectory: './artifacts',
    eagerEsModules: false,
    customScalarTypes: scalars,
    requireCustomScalarTypes: true,
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const compiler = require.resolve('relay-compiler/cli.js');
  execFileSync(process.execPath, [compiler, 'relay.config.json'], { cwd: folder, stdio: 'pipe' });
}

/** What the compiler made of an operation or a fragment. */
function artifact<Kind>(name: string): Kind {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the compiler has just written it
  return require(join(folder, 'artifacts', `${name}.graphql.js`)) as Kind;
}

beforeAll(async () => {
  folder = temporaryFolder('program-hub-relay-');
  const operations = pairs.flatMap(([name, one, other]) => [
    operationOf(name, 'One', one),
    operationOf(name, 'Other', other),
  ]);
  compile([datesAndLocales, components, ...operations].map((text) => `graphql\`${text}\`;`).join('\n'));
  hub = await startDemoHub();
  who = await whoAsks(hub.databaseUrl);
});

afterAll(async () => {
  await hub?.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  sent = [];
  environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ name, text }, variables) => {
      sent.push({ name, variables });
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(who.viewer) },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as never;
    }),
  });
});

/** Fetches an operation and keeps its rows in the store. */
async function load(name: string, variables: Variables): Promise<OperationDescriptor> {
  const operation = createOperationDescriptor(artifact<ConcreteRequest>(name), variables);
  environment.retain(operation);
  await fetchQuery(environment, operation.request.node, variables).toPromise();
  return operation;
}

/** The data of an operation from the store only; undefined if some is missing. */
function read(operation: OperationDescriptor): unknown {
  const { data, isMissingData } = environment.lookup(operation.fragment);
  const isThere = environment.check(operation).status === 'available' && !isMissingData;
  return isThere ? (JSON.parse(JSON.stringify(data)) as unknown) : undefined;
}

/** The data of a fragment where a parent refers to it. */
function readFragment<Data>(name: string, parent: unknown): Data {
  const selector = getSelector(artifact<ReaderFragment>(name), parent) as SingularReaderSelector;
  const { data, isMissingData } = environment.lookup(selector);
  expect(isMissingData).toBe(false);
  return data as Data;
}

interface Page<Row> {
  readonly edges: readonly { readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

interface PartnerFragment {
  readonly id: string;
  readonly country: { readonly name: string };
  readonly awards: Page<{ readonly id: string; readonly validFrom: string }>;
}

interface ListFragment {
  readonly partners: Page<{ readonly id: string; readonly name: string }>;
}

test('compiles if every scalar is mapped, and refetches a node by its id only', () => {
  const { identifierInfo, refetchableRequest } = getRefetchMetadata(
    artifact<ReaderFragment>('cases_partner'),
    'useRefetchableFragment',
  );
  expect(identifierInfo).toMatchObject({ identifierField: 'id', identifierQueryVariableName: 'id' });
  expect(refetchableRequest.params.text).toContain('node(id: $id)');
});

test('refuses a scalar that is not mapped, which shows that the map is complete', () => {
  const missing = Object.fromEntries(Object.entries(scalars).filter(([name]) => name !== 'Date'));
  writeFileSync(
    join(folder, 'incomplete.json'),
    JSON.stringify({
      src: './src',
      schema: './schema.graphql',
      language: 'typescript',
      artifactDirectory: './artifacts',
      customScalarTypes: missing,
      requireCustomScalarTypes: true,
      noFutureProofEnums: true,
    }),
  );
  const compiler = require.resolve('relay-compiler/cli.js');
  expect(() =>
    execFileSync(process.execPath, [compiler, '--validate', 'incomplete.json'], { cwd: folder, stdio: 'pipe' }),
  ).toThrow(/Date/);
});

test('pages through a connection of the root', async () => {
  const operation = await load('casesListQuery', { first: 2, after: null, asOf: null });
  const list = (): ListFragment => readFragment('cases_list', environment.lookup(operation.fragment).data);
  const fragment = artifact<ReaderFragment>('cases_list');
  const { paginationRequest, paginationMetadata } = getPaginationMetadata(fragment, 'usePaginationFragment');
  for (const count of [4, 6]) {
    const { pageInfo, edges } = list().partners;
    expect(pageInfo.hasNextPage).toBe(true);
    const variables = getPaginationVariables(
      'forward',
      2,
      pageInfo.endCursor,
      operation.request.variables,
      {},
      paginationMetadata,
    );
    await load(paginationRequest.params.name, variables);
    const after = list().partners.edges.map(({ node }) => node.id);
    expect(after.slice(0, edges.length)).toEqual(edges.map(({ node }) => node.id));
    expect(new Set(after).size).toBe(count);
  }
  expect(sent.map(({ name }) => name)).toEqual(['casesListQuery', 'casesListPageQuery', 'casesListPageQuery']);
});

test.each([null, '2025-12-31'])('pages through and refetches a partner of a list as of %s', async (asOf) => {
  const operation = await load('casesListQuery', { first: 1, after: null, asOf });
  const list = readFragment<ListFragment>('cases_list', environment.lookup(operation.fragment).data);
  const parent = list.partners.edges[0]?.node;
  const partner = (): PartnerFragment => readFragment('cases_partner', parent);
  expect(partner().id.endsWith(asOf === null ? '' : `@${asOf}`)).toBe(true);
  expect(partner().awards.edges).toHaveLength(1);
  const { paginationRequest, paginationMetadata, identifierField } = getPaginationMetadata(
    artifact<ReaderFragment>('cases_partner'),
    'usePaginationFragment',
  );
  expect(identifierField).toBe('id');
  const base = { first: 1, after: null, id: partner().id };
  const { pageInfo } = partner().awards;
  expect(pageInfo.hasNextPage).toBe(true);
  const next = getPaginationVariables('forward', 1, pageInfo.endCursor, base, {}, paginationMetadata);
  await load(paginationRequest.params.name, { ...next, id: partner().id });
  const { edges } = partner().awards;
  expect(edges).toHaveLength(2);
  for (const { node } of edges) {
    expect(node.id.endsWith(asOf === null ? '' : `@${asOf}`)).toBe(true);
    if (asOf !== null) expect(node.validFrom <= asOf).toBe(true);
  }
  expect(sent.at(-1)).toMatchObject({ name: 'casesPartnerQuery', variables: { id: partner().id } });

  // Refetched in another language it is another field of the same record; the first stays.
  const english = partner().country.name;
  const again = await load('casesPartnerQuery', { ...base, locale: 'fr' });
  const { node } = environment.lookup(again.fragment).data as { node: unknown };
  const french = readFragment<PartnerFragment>('cases_partner', node);
  expect(french.id).toBe(partner().id);
  expect(french.country.name).not.toBe('');
  expect(partner().country.name).toBe(english);
});

test('refetches the viewer from the root, since it is no node', async () => {
  const operation = await load('casesViewerFragmentQuery', {});
  const { data } = environment.lookup(operation.fragment);
  const before = readFragment<{ readonly viewer: object }>('cases_viewer', data);
  expect(before.viewer).toMatchObject({ role: 'DISTRIBUTOR' });
  const then = await load('casesViewerAgainQuery', { asOf: '2025-12-31' });
  expect(readFragment('cases_viewer', environment.lookup(then.fragment).data)).toEqual(before);
  expect(readFragment('cases_viewer', data)).toEqual(before);
});

test('keeps today and 2012, English and French apart in one store', async () => {
  const asked: { readonly operation: OperationDescriptor; readonly answer: unknown }[] = [];
  for (const question of questions) {
    const operation = await load('casesDatesQuery', { ...question, id: who.id });
    asked.push({ operation, answer: read(operation) });
  }
  expect(asked.every(({ answer }) => answer !== undefined)).toBe(true);
  expect(new Set(asked.map(({ answer }) => JSON.stringify(answer))).size).toBe(questions.length);
  for (const { operation, answer } of [...asked, ...asked.toReversed()]) {
    expect(read(operation)).toEqual(answer);
    const { body } = await hub
      .as(who.viewer)
      .post({ query: datesAndLocales, variables: operation.request.variables as object });
    expect(body).toEqual({ data: answer });
  }
});

test.each(pairs)('keeps the fields that two queries select of one object without an id: %s', async (name) => {
  const one = await load(`cases${name}OneQuery`, {});
  const answer = read(one);
  const other = await load(`cases${name}OtherQuery`, {});
  expect(answer).toBeDefined();
  expect(read(one)).toEqual(answer);
  expect(read(other)).toBeDefined();
  expect(read(other)).not.toEqual(answer);
});
