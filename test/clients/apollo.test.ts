import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { hubCache } from '../../schema/clients/apollo';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { datesAndLocales, operationOf, pairs, questions, whoAsks } from './cases';

let hub: TestHub;
let who: Awaited<ReturnType<typeof whoAsks>>;
let client: ApolloClient;
let complaints: jest.SpyInstance[];

beforeAll(async () => {
  hub = await startDemoHub();
  who = await whoAsks(hub.databaseUrl);
});

afterAll(() => hub.close());

beforeEach(() => {
  complaints = (['warn', 'error'] as const).map((level) => jest.spyOn(console, level).mockImplementation());
  client = new ApolloClient({
    link: new HttpLink({ uri: `${hub.url}/graphql`, headers: headersOf(who.viewer) }),
    cache: new InMemoryCache(hubCache),
  });
});

afterEach(() => {
  client.stop();
  for (const each of complaints) expect(each).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});

/** The data of an operation without `__typename`, from the hub or from the cache alone. */
async function ask(
  query: string,
  variables: object,
  from: 'network-only' | 'cache-only' | 'no-cache',
): Promise<unknown> {
  const { data } = await client.query({ query: gql(query), variables: { ...variables }, fetchPolicy: from });
  return data;
}

test('keeps today and 2012, English and French apart in one cache', async () => {
  const given = questions.map((question) => ({ ...question, id: who.id }));
  const answers: unknown[] = [];
  for (const variables of given) answers.push(await ask(datesAndLocales, variables, 'network-only'));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(questions.length);
  for (const [index, variables] of [...given.entries(), ...[...given.entries()].reverse()]) {
    expect(await ask(datesAndLocales, variables, 'cache-only')).toEqual(answers[index]);
    expect(await ask(datesAndLocales, variables, 'no-cache')).toEqual(answers[index]);
  }
});

test.each(pairs)(
  'keeps the fields that two queries select of one object without an id: %s',
  async (name, one, other) => {
    const halves = [operationOf(name, 'One', one), operationOf(name, 'Other', other)] as const;
    const answers = [await ask(halves[0], {}, 'network-only'), await ask(halves[1], {}, 'network-only')];
    expect(await ask(halves[0], {}, 'cache-only')).toEqual(answers[0]);
    expect(await ask(halves[1], {}, 'cache-only')).toEqual(answers[1]);
    expect(answers[0]).not.toEqual(answers[1]);
  },
);

test('keeps the fields of the viewer if its id is not selected', async () => {
  const ones = [
    '{ viewer { distributor { id name } } }',
    '{ viewer { role distributor { id slug } } }',
    '{ viewer { id } }',
  ];
  const answers: unknown[] = [];
  for (const query of ones) answers.push(await ask(query, {}, 'network-only'));
  for (const [index, query] of ones.entries()) expect(await ask(query, {}, 'cache-only')).toEqual(answers[index]);
});

test('does not mix two rows that were at the same place of a list', () => {
  const { cache } = client;
  const cursors = gql('{ partners(first: 2) { edges { cursor node { id } } } }');
  const names = gql('{ partners(first: 2) { edges { node { id name } } } }');
  const write = (query: typeof cursors, edges: readonly object[]): void =>
    void cache.writeQuery({ query, data: { partners: { __typename: 'PartnerConnection', edges } } });
  const edge = (id: string, rest: object, name?: string): object => ({
    __typename: 'PartnerEdge',
    node: { __typename: 'Partner', id, ...(name !== undefined && { name }) },
    ...rest,
  });
  write(cursors, [edge('Partner:1', { cursor: 'one' }), edge('Partner:2', { cursor: 'two' })]);
  write(names, [edge('Partner:1', {}, 'One'), edge('Partner:2', {}, 'Two')]);
  expect(cache.readQuery({ query: cursors })).not.toBeNull();
  write(names, [edge('Partner:1', {}, 'One'), edge('Partner:3', {}, 'Three')]);
  expect(cache.readQuery({ query: cursors })).toBeNull();
  expect(cache.readQuery({ query: names })).toMatchObject({ partners: { edges: [{}, { node: { name: 'Three' } }] } });
  write(cursors, [edge('Partner:1', { cursor: 'one' })]);
  expect(cache.readQuery({ query: names })).toMatchObject({ partners: { edges: [{ node: { name: 'One' } }] } });
});

test('matches fragments on the interface by the possible types', async () => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ...Identified ... on Country { code } } }
    fragment Identified on Node { id }`;
  const answer = await ask(query, { ids: [who.id] }, 'network-only');
  expect(answer).toEqual({ nodes: [{ __typename: 'Country', id: who.id, code: 'DE' }] });
  expect(await ask(query, { ids: [who.id] }, 'cache-only')).toEqual(answer);
});
