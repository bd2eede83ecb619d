import { dataIn } from '../support/answers';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import type { Client } from 'pg';
import { administrator, type Viewer } from '../../src/access/viewer';
import { policiesOf } from '../../src/engine/metadata/policy';
import { nodeEntities } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import { startDemoHub, type TestHub } from '../support/demo-hub';

/** `revision` and `updatedAt` change with any field of a row, so only viewers that see every field of it get them. */
let hub: TestHub;
let client: Client;

const publicViewer: Viewer = { role: 'PUBLIC' };
const analyst: Viewer = { role: 'ANALYST' };

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

async function ask<Data>(query: string, viewer: Viewer): Promise<Data> {
  return dataIn(await hub.as(viewer).post({ query }));
}

async function one(query: string): Promise<{ readonly key: string; readonly slug: string }> {
  const { rows } = await client.query<{ key: string; slug: string }>(query);
  if (!rows[0]) throw new Error(`Nothing is found by ${query}.`);
  return rows[0];
}

interface Told {
  readonly revision: number | null;
  readonly updatedAt: string | null;
}

const everyWay = `{
  financingPrograms(orderBy: [{ updatedAt: DESC }, { revision: DESC }]) {
    edges { cursor node { id code revision updatedAt createdAt } }
    aggregate { min { updatedAt } max { updatedAt } old: count(filter: { updatedAt: { lt: "2026-07-01T00:00:00Z" } }) one: count(filter: { revision: { eq: 1 } }) none: count(filter: { updatedAt: { isNull: true } }) }
    groups(by: [UPDATED_AT_MONTH]) { nodes { count key { updatedAtMonth } } }
    facets(by: [UPDATED_AT_YEAR]) { groups { count key { updatedAtYear } } }
  }
  nullsFirst: financingPrograms(orderBy: [{ revision: ASC_NULLS_FIRST }]) { nodes { code } }
  later: financingPrograms(filter: { updatedAt: { gt: "2001-01-01T00:00:00Z" } }) { totalCount }
  programs { nodes { financingPrograms(filter: { not: { revision: { eq: 1 } } }) { nodes { code } } } }
  countries(first: 300, filter: { financingPrograms: { some: { revision: { gte: 1 } } } }) { totalCount }
}`;

test('no value that PUBLIC receives changes when a hidden budget changes', async () => {
  const before = await ask<{ financingPrograms: { edges: { node: Told & { id: string } }[] }; later: object }>(
    everyWay,
    publicViewer,
  );
  const { node } = before.financingPrograms.edges[0] ?? {};
  expect(before.financingPrograms.edges.map(({ node: { revision, updatedAt } }) => [revision, updatedAt])).toEqual(
    before.financingPrograms.edges.map(() => [null, null]),
  );
  expect(before.later).toEqual({ totalCount: 0 });
  const byId = `{ node(id: "${node?.id}") { ... on FinancingProgram { revision updatedAt } } }`;
  const staffBefore = await ask(byId, analyst);
  await client.query(
    `update financing_program set budget_amount = budget_amount + 1, revision = revision + 41, updated_at = '2026-08-01T00:00:00Z' where status <> 'CLOSED'`,
  );
  expect(await ask(everyWay, publicViewer)).toEqual(before);
  expect(await ask(byId, publicViewer)).toEqual({ node: { revision: null, updatedAt: null } });
  // Viewers that see the budget get both.
  expect(await ask(byId, analyst)).not.toEqual(staffBefore);
  expect(await ask(byId, analyst)).toEqual({
    node: { revision: expect.any(Number), updatedAt: '2026-08-01T00:00:00.000Z' },
  });
  expect(await ask(everyWay, analyst)).toMatchObject({ later: { totalCount: expect.any(Number) } });
});

test('a partner gets revision and updatedAt of its own row, a distributor of the rows of its partners, PUBLIC of none', async () => {
  const agreements = `from distribution_agreement where valid_from <= '${testDay}' and coalesce(valid_to > '${testDay}', true)`;
  const distributor = await one(
    `select id as key, slug from distributor where id = (select distributor_id ${agreements} group by 1 order by count(*) desc limit 1)`,
  );
  const served = await one(
    `select id as key, slug from partner where status = 'ACTIVE' and id in (select partner_id ${agreements} and distributor_id = ${distributor.key}) limit 1`,
  );
  const unserved = await one(
    `select id as key, slug from partner where status = 'ACTIVE' and id not in (select partner_id ${agreements} and distributor_id = ${distributor.key}) limit 1`,
  );
  const query = `{ served: partner(slug: "${served.slug}") { revision updatedAt } unserved: partner(slug: "${unserved.slug}") { revision updatedAt } }`;
  const [told, silent] = [
    { revision: expect.any(Number), updatedAt: expect.any(String) },
    { revision: null, updatedAt: null },
  ];
  expect(await ask(query, { role: 'DISTRIBUTOR', distributor })).toEqual({ served: told, unserved: silent });
  expect(await ask(query, { role: 'PARTNER', partner: unserved })).toEqual({ served: silent, unserved: told });
  expect(await ask(query, publicViewer)).toEqual({ served: silent, unserved: silent });
  for (const viewer of [analyst, administrator])
    expect(await ask(query, viewer)).toEqual({ served: told, unserved: told });
  const counted = '{ partners(filter: { revision: { gte: 1 } }) { totalCount aggregate { count } } }';
  const own = await one(
    `select count(*) as key, '' as slug from partner where id in (select partner_id ${agreements} and distributor_id = ${distributor.key})`,
  );
  expect(await ask(counted, { role: 'DISTRIBUTOR', distributor })).toEqual({
    partners: { totalCount: Number(own.key), aggregate: { count: Number(own.key) } },
  });
  expect(await ask(counted, { role: 'PARTNER', partner: served })).toEqual({
    partners: { totalCount: 1, aggregate: { count: 1 } },
  });
});

test('if an edge may be hidden, revision and updatedAt are null on every row without it, so that nobody learns whether it is hidden', async () => {
  const list =
    '{ engagements(first: 100, orderBy: [{ createdAt: ASC }]) { nodes { id revision updatedAt offering { id } } } }';
  const of = async (viewer: Viewer): Promise<readonly (Told & { id: string; offering: object | null })[]> =>
    (await ask<{ engagements: { nodes: (Told & { id: string; offering: object | null })[] } }>(list, viewer))
      .engagements.nodes;
  const seen = await of(analyst);
  for (const { revision, updatedAt, offering } of seen) {
    expect(revision === null).toBe(offering === null);
    expect(updatedAt === null).toBe(offering === null);
  }
  expect(new Set(seen.map(({ revision }) => revision === null)).size).toBe(2);
  const hidden = await one(
    `select 'Engagement:' || id as key, '' as slug from engagement where exists (select from resale_agreement
       where white_label and reseller_id = engagement.partner_id and resale_agreement.offering_id = engagement.offering_id) limit 1`,
  );
  const byId = `{ node(id: "${hidden.key}") { ... on Engagement { revision updatedAt offering { id } } } }`;
  expect(await ask(byId, analyst)).toEqual({ node: { revision: null, updatedAt: null, offering: null } });
  // The reseller itself sees every field.
  const { rows } = await client.query<{ key: string; slug: string }>(
    `select partner.id as key, slug from partner join engagement on partner_id = partner.id where 'Engagement:' || engagement.id = $1`,
    [hidden.key],
  );
  expect(await ask(byId, { role: 'PARTNER', partner: rows[0] as { key: string; slug: string } })).toEqual({
    node: { revision: expect.any(Number), updatedAt: expect.any(String), offering: expect.anything() },
  });
});

test('a cursor over hidden values holds nulls and leads to the next page', async () => {
  const codes = async (after: string): Promise<{ codes: readonly string[]; cursor: string | null }> => {
    const { financingPrograms } = await ask<{
      financingPrograms: { nodes: { code: string }[]; pageInfo: { endCursor: string | null } };
    }>(
      `{ financingPrograms(first: 2, orderBy: [{ updatedAt: ASC }]${after}) { nodes { code } pageInfo { endCursor } } }`,
      publicViewer,
    );
    return { codes: financingPrograms.nodes.map(({ code }) => code), cursor: financingPrograms.pageInfo.endCursor };
  };
  const { rows } = await client.query<{ code: string }>(
    "select code from financing_program where status <> 'CLOSED' order by id",
  );
  const found: string[] = [];
  for (let page = await codes(''); page.codes.length > 0; page = await codes(`, after: "${page.cursor}"`))
    found.push(...page.codes);
  expect(found).toEqual(rows.map(({ code }) => code));
});

test('revision and updatedAt are nullable only in types with a field that some role may not see', () => {
  const schema = hubSchema();
  const policies = policiesOf([...nodeEntities]);
  const nullable = nodeEntities.flatMap((entity) => {
    const type = schema.getType(entity.name);
    if (!isObjectType(type)) return [];
    const [revision, updatedAt] = ['revision', 'updatedAt'].map((name) => type.getFields()[name]);
    expect([revision, updatedAt].map((field) => field && getNamedType(field.type).name)).toEqual(['Int', 'DateTime']);
    expect(revision && isNonNullType(revision.type)).toBe(updatedAt && isNonNullType(updatedAt.type));
    expect(type.getFields()['createdAt'] && isNonNullType(type.getFields()['createdAt']?.type)).toBe(true);
    return revision && !isNonNullType(revision.type) ? [entity.name] : [];
  });
  const hiding = nodeEntities.filter((entity) => Object.keys(policies.get(entity)?.fields ?? {}).length > 0);
  expect(nullable).toEqual(hiding.map(({ name }) => name));
  expect(nullable).toEqual(['Partner', 'Location', 'Engagement', 'FinancingProgram']);
});
