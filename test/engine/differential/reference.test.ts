import { createDataSource } from '../../../src/database/data-source';
import { startReference, type Reference } from '../../reference/reference';
import { connect } from '../../support/connections';
import { createTestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { questionOf } from './question';

const day = '2013-01-01';

let reference: Reference;
let close: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  const database = await createTestDatabase('empty');
  close = () => database.drop();
  const client = await connect(database.url);
  await fill(new Rows(client)).finally(() => client.end());
  const dataSource = await createDataSource({ url: database.url }).initialize();
  reference = await startReference({ dataSource, day }).finally(() => dataSource.destroy());
});

afterAll(async () => {
  await reference.stop();
  await close();
});

/** Four partners, some with awards, and one request for money, whose results can be worked out by hand. */
async function fill(rows: Rows): Promise<void> {
  await rows.add('program', { default_locale: 'fr', name: { fr: 'Été', en: 'Summer', 'fr-CA': 'Estival' } });
  await rows.add('program', { default_locale: 'en', name: { en: 'Sun' } });
  await rows.add('partner', { slug: 'a', name: 'a', city: 'Lyon', latitude: 45.76, longitude: 4.84 });
  await rows.add('partner', { slug: 'b', name: 'b', city: null, status: 'CLOSED', latitude: 48.86, longitude: 2.35 });
  await rows.add('partner', { slug: 'c', name: 'c', city: 'lyon' });
  await rows.add('partner', {
    slug: 'd',
    name: 'd',
    city: 'Élan',
    status: 'PROSPECT',
    latitude: 45.76,
    longitude: 4.84,
  });
  const spans = [
    { valid_from: '2011-01-01', valid_to: '2012-01-01' },
    { valid_from: '2012-06-01', valid_to: null },
  ];
  for (const span of spans)
    await rows.add('award', { application_id: await rows.add('qualification_application'), ...span });
  await rows.add('funding_request', { status: 'PAID' });
  await rows.add('ledger_entry', { kind: 'APPROVE', booked_on: '2011-05-04' });
  await rows.add('ledger_entry', { kind: 'PAY', booked_on: '2011-08-01' });
}

async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  const { body } = await reference.ask(questionOf({ query, variables }, 1));
  const { data, errors } = JSON.parse(body) as { data: unknown; errors?: { extensions: { code: string } }[] };
  return errors ? errors.map(({ extensions }) => extensions.code) : data;
}

async function slugs(orderBy: string, more = ''): Promise<string> {
  const { partners } = (await ask(`{ partners(orderBy: ${orderBy}${more}) { nodes { slug } } }`)) as {
    partners: { nodes: { slug: string }[] };
  };
  return partners.nodes.map(({ slug }) => slug).join('');
}

describe('orders', () => {
  it.each([
    ['[]', 'abcd'],
    ['{ slug: DESC }', 'dcba'],
    ['{ city: ASC }', 'dacb'],
    ['{ city: DESC }', 'cadb'],
    ['{ city: ASC_NULLS_FIRST }', 'bdac'],
    ['{ city: DESC_NULLS_FIRST }', 'bcad'],
    ['{ status: ASC }', 'dacb'],
    ['[{ status: DESC }, { slug: DESC }]', 'bcad'],
    ['{ awards: { count: DESC } }', 'abcd'],
    ['{ awards: { count: ASC, of: { inForce: { eq: true } } } }', 'bcda'],
    ['{ parent: { name: DESC } }', 'abcd'],
    ['{ distance: { from: { latitude: 48.8, longitude: 2.3 } } }', 'badc'],
    ['{ distance: { from: { latitude: 48.8, longitude: 2.3 }, sort: DESC_NULLS_FIRST } }', 'cadb'],
  ])('%s gives %s', async (orderBy, expected) => {
    expect(await slugs(orderBy)).toBe(expected);
  });

  it('have cursors that other orders refuse', async () => {
    const list = (order: string): string =>
      `query ($after: String) { partners(orderBy: ${order}, first: 2, after: $after) { edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } }`;
    const first = (await ask(list('{ city: ASC }'))) as { partners: { pageInfo: { endCursor: string } } };
    const { endCursor: after } = first.partners.pageInfo;
    expect(await ask(list('{ city: ASC }'), { after })).toMatchObject({
      partners: { edges: [{ node: { slug: 'c' } }, { node: { slug: 'b' } }], pageInfo: { hasNextPage: false } },
    });
    for (const other of ['{ city: DESC }', '{ city: ASC_NULLS_FIRST }', '[]', '[{ city: ASC }, { city: ASC }]'])
      expect(await ask(list(other), { after })).toEqual(['BAD_USER_INPUT']);
  });

  it('have at most eight keys', async () => {
    const keys = (count: number): string => `[${'{ revision: ASC } '.repeat(count)}]`;
    expect(await slugs(keys(8))).toBe('abcd');
    expect(await ask(`{ partners(orderBy: ${keys(9)}) { totalCount } }`)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('results as of a date', () => {
  it('leave out rows that had not begun, only if the request names a date', async () => {
    const partner = (given: string): string =>
      `{ partner(slug: "a"${given}) { id awards { totalCount nodes { status } } qualifications { code } } }`;
    expect(await ask(partner(''))).toMatchObject({
      partner: { awards: { totalCount: 2, nodes: [{ status: 'ENDED' }, { status: 'ACTIVE' }] } },
    });
    const { partner: dated } = (await ask(partner(', asOf: "2011-12-31"'))) as { partner: { id: string } };
    expect(dated).toMatchObject({ awards: { totalCount: 1, nodes: [{ status: 'ACTIVE' }] } });
    expect(dated.id).toMatch(/^Partner:\d+@2011-12-31$/);
    const again = 'query ($id: ID!) { node(id: $id) { id ... on Partner { awards { totalCount } } } }';
    expect(await ask(again, { id: dated.id })).toEqual({ node: { id: dated.id, awards: { totalCount: 1 } } });
    const under = 'query ($id: ID!) @asOf(date: "2012-01-01") { node(id: $id) { id } }';
    expect(await ask(under, { id: dated.id })).toEqual({ node: { id: dated.id } });
    const undated = dated.id.replace(/@.*/, '');
    expect(await ask(under, { id: undated })).toEqual({ node: { id: `${undated}@2012-01-01` } });
  });

  it.each([
    ['2011-05-01', null],
    ['2011-05-02', 'SUBMITTED'],
    ['2011-05-03', 'IN_REVIEW'],
    ['2011-05-04', 'APPROVED'],
    ['2011-07-31', 'APPROVED'],
    ['2011-08-01', 'PAID'],
  ])('derive the status of a request from its times: %s %s', async (date, status) => {
    const query = 'query Q($date: Date!) @asOf(date: $date) { fundingRequests { nodes { status decidedAt } } }';
    const decidedAt = date < '2011-05-04' ? null : '2011-05-04T00:00:00.000Z';
    expect(await ask(query, { date })).toEqual({ fundingRequests: { nodes: status ? [{ status, decidedAt }] : [] } });
  });

  it('use the argument rather than the directive, and can have several dates in one document', async () => {
    const query = `query @asOf(date: "2011-06-01") { a: awards { totalCount } b: awards(asOf: "2012-06-01") { totalCount }
      c: awards(asOf: "2010-12-31") { totalCount } d: awards(asOf: null) { totalCount } }`;
    const count = (totalCount: number): object => ({ totalCount });
    expect(await ask(query)).toEqual({ a: count(1), b: count(2), c: count(0), d: count(1) });
  });
});

it('texts follow the locale of the operation, in orders too, unless a field asks for another', async () => {
  const query = (locale: string): string =>
    `query @inLocale(locale: "${locale}") { programs(orderBy: { name: ASC }) { nodes { name english: name(locale: "en") } } }`;
  expect(await ask(query('fr-ca'))).toEqual({
    programs: {
      nodes: [
        { name: 'Estival', english: 'Summer' },
        { name: 'Sun', english: 'Sun' },
      ],
    },
  });
  expect(await ask(query('en'))).toMatchObject({ programs: { nodes: [{ name: 'Summer' }, { name: 'Sun' }] } });
  expect(await ask(query('fr_CA'))).toEqual(['BAD_USER_INPUT']);
});

it('counts stop at their bound', async () => {
  const query = 'query ($upTo: Int) { partners { totalCount(upTo: $upTo) } }';
  const counted = async (upTo: number | null): Promise<unknown> => ask(query, { upTo });
  expect(await counted(3)).toEqual({ partners: { totalCount: 3 } });
  expect(await counted(9)).toEqual({ partners: { totalCount: 4 } });
  expect(await counted(0)).toEqual({ partners: { totalCount: 0 } });
  expect(await counted(null)).toEqual({ partners: { totalCount: 4 } });
  expect(await counted(-1)).toEqual(['BAD_USER_INPUT']);
});

it('distances are those of a great circle', async () => {
  const query = '{ partners { nodes { distanceKm(from: { latitude: 48.86, longitude: 2.35 }) } } }';
  const { partners } = (await ask(query)) as { partners: { nodes: { distanceKm: number | null }[] } };
  const [lyon, paris, nowhere] = partners.nodes.map(({ distanceKm }) => distanceKm);
  // Paris and Lyon lie some 392 km apart.
  expect(lyon).toBeGreaterThan(390);
  expect(lyon).toBeLessThan(395);
  expect(paris).toBe(0);
  expect(nowhere).toBeNull();
  expect(await ask('{ partners { nodes { distanceKm(from: { latitude: 91, longitude: 0 }) } } }')).toEqual([
    'BAD_USER_INPUT',
  ]);
});
