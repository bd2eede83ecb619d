import { Client, fetchExchange, gql, type RequestPolicy } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { hubCache } from '../../schema/clients/urql';
import { headersOf, startDemoHub, type TestHub } from '../support/demo-hub';
import { datesAndLocales, operationOf, pairs, questions, whoAsks } from './cases';

let hub: TestHub;
let who: Awaited<ReturnType<typeof whoAsks>>;
let client: Client;
let complaints: string[];

beforeAll(async () => {
  hub = await startDemoHub();
  who = await whoAsks(hub.databaseUrl);
});

afterAll(() => hub.close());

beforeEach(() => {
  complaints = [];
  client = new Client({
    url: `${hub.url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: headersOf(who.viewer) },
    exchanges: [
      cacheExchange({
        ...hubCache,
        logger: (severity, message) => void (severity === 'debug' || complaints.push(message)),
      }),
      fetchExchange,
    ],
  });
});

afterEach(() => expect(complaints).toEqual([]));

async function ask(query: string, variables: object, requestPolicy: RequestPolicy): Promise<unknown> {
  const { data, error } = await client.query<unknown>(gql(query), { ...variables }, { requestPolicy }).toPromise();
  if (error) throw error;
  return data ?? null;
}

test('keeps today and 2012, English and French apart in one cache', async () => {
  const given = questions.map((question) => ({ ...question, id: who.id }));
  const answers: unknown[] = [];
  for (const variables of given) answers.push(await ask(datesAndLocales, variables, 'network-only'));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(questions.length);
  for (const [index, variables] of [...given.entries(), ...[...given.entries()].reverse()]) {
    expect(await ask(datesAndLocales, variables, 'cache-only')).toEqual(answers[index]);
    expect(await ask(datesAndLocales, variables, 'network-only')).toEqual(answers[index]);
  }
});

test.each(pairs)(
  'keeps the fields that two queries select of one object without an id: %s',
  async (name, one, other) => {
    const halves = [operationOf(name, 'One', one), operationOf(name, 'Other', other)] as const;
    expect(await ask(halves[0], {}, 'cache-only')).toBeNull();
    const answers = [await ask(halves[0], {}, 'network-only'), await ask(halves[1], {}, 'network-only')];
    expect(await ask(halves[0], {}, 'cache-only')).toEqual(answers[0]);
    expect(await ask(halves[1], {}, 'cache-only')).toEqual(answers[1]);
    expect(answers[0]).not.toEqual(answers[1]);
  },
);

test('matches fragments on the interface by the possible types', async () => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ...Identified ... on Country { code } } }
    fragment Identified on Node { id }`;
  const answer = await ask(query, { ids: [who.id] }, 'network-only');
  expect(answer).toEqual({ nodes: [{ __typename: 'Country', id: who.id, code: 'DE' }] });
  expect(await ask(query, { ids: [who.id] }, 'cache-only')).toEqual(answer);
});
