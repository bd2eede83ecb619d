import { Client } from 'pg';
import type { Viewer } from '../../src/access/viewer';

/** The same rows as of two dates and in two languages, by arguments. The names of operations follow Relay's rule. */
export const datesAndLocales = /* GraphQL */ `
  query casesDatesQuery($date: Date, $locale: String, $id: ID!) {
    qualifications(asOf: $date, filter: { program: { code: { eq: "CPP" } } }) {
      totalCount
      nodes {
        id
        name(locale: $locale)
        program {
          id
          name(locale: $locale)
        }
        awards(filter: { inForce: { eq: true } }) {
          totalCount
        }
      }
      aggregate {
        count
      }
    }
    viewer(asOf: $date) {
      id
      distributor {
        id
        partners {
          totalCount
        }
      }
    }
    node(id: $id) {
      __typename
      id
      ... on Country {
        name(locale: $locale)
      }
    }
  }
`;

/** The variables of each request, in the order in which they are sent. */
export const questions = [
  { date: null, locale: 'en' },
  { date: '2012-12-31', locale: 'en' },
  { date: '2012-12-31', locale: 'fr' },
  { date: null, locale: 'fr' },
] as const;

/**
 * Pairs of operations that select different fields of the same objects without an id, or of the viewer. The result of one
 * must not remove fields of the other from a cache.
 */
export const pairs: readonly (readonly [name: string, one: string, other: string])[] = [
  [
    'Viewer',
    'viewer { id partner { id slug } distributor { id partners(first: 1) { totalCount } } }',
    'viewer { id role distributor { id name } }',
  ],
  ['ViewerAlone', 'viewer { id role }', 'viewer { id distributor { id slug } }'],
  [
    'Money',
    'fundingRequests(first: 2) { nodes { id requested { amount } } }',
    'fundingRequests(first: 2) { nodes { id requested { currency } } }',
  ],
  [
    'Position',
    'partners(first: 3) { nodes { id position { latitude } } }',
    'partners(first: 3) { nodes { id position { longitude } } }',
  ],
  [
    'Connection',
    'partners(first: 2) { totalCount pageInfo { hasNextPage } nodes { id name } }',
    'partners(first: 2) { pageInfo { endCursor } edges { node { id } } }',
  ],
  [
    'Edges',
    'partners(first: 3) { edges { cursor node { id slug } } }',
    'partners(first: 3) { edges { node { id status } } }',
  ],
  ['EdgesApart', 'offerings(first: 3) { edges { cursor } }', 'offerings(first: 3) { edges { node { id name } } }'],
  [
    'Aggregate',
    'awards { aggregate { count min { validFrom } } }',
    'awards { aggregate { min { validTo } max { validFrom } } }',
  ],
  [
    'Groups',
    'partners { groups(by: [STATUS, COUNTRY]) { nodes { count key { status country { id code } } } } }',
    'partners { groups(by: [STATUS, COUNTRY]) { totalCount nodes { key { status country { id name } } min { name } } } }',
  ],
  [
    'Facets',
    'partners { facets(by: [STATUS]) { dimension groups { count key { status } } } }',
    'partners { facets(by: [STATUS]) { dimension groups { key { status } max { name } } } }',
  ],
  [
    'Sums',
    'fundingRequests { aggregate { sum { requested { amount currency } } } }',
    'fundingRequests { aggregate { count sum { requested { currency } approved { amount } } } }',
  ],
  [
    'Eligibility',
    `viewer { id distributor { id partners(first: 1, orderBy: [{ awards: { count: DESC } }]) { nodes { id
      eligibility(program: "CPP") { missingCount qualification { id code } } } } } }`,
    `viewer { id distributor { id partners(first: 1, orderBy: [{ awards: { count: DESC } }]) { nodes { id
      eligibility(program: "CPP") { qualification { id } requirements { status requirement { id } } } } } } }`,
  ],
  ['Entities', 'partners(first: 2) { nodes { id country { id code } } }', 'partners(first: 2) { nodes { id name } }'],
];

/** The operation of one half of a pair. */
export function operationOf(name: string, half: 'One' | 'Other', selection: string): string {
  return `query cases${name}${half}Query { ${selection} }`;
}

/** The distributor with most partners of the demo, and the id of a country. */
export async function whoAsks(databaseUrl: string): Promise<{ readonly viewer: Viewer; readonly id: string }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ key: string; slug: string; id: string }>(
    `select distributor.id::text as key, slug, (select 'Country:' || id from country where code = 'DE') as id
     from distributor join distribution_agreement on distributor_id = distributor.id
     group by distributor.id order by count(*) desc, distributor.id limit 1`,
  );
  await client.end();
  const [row] = rows;
  if (!row) throw new Error('The demo has no distributor.');
  return { viewer: { role: 'DISTRIBUTOR', distributor: { key: row.key, slug: row.slug } }, id: row.id };
}
