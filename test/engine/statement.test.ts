import { parse, type OperationDefinitionNode } from 'graphql';
import type { Pool } from 'pg';
import { administrator, requestViewer } from '../../src/access/viewer';
import { fixedClock } from '../../src/clock';
import { statementEnds } from '../../src/database/cancel';
import { createDataSource } from '../../src/database/data-source';
import { createReadPool } from '../../src/database/pool';
import { encodeCursor } from '../../src/engine/operation/cursor';
import { Engine } from '../../src/engine/engine';
import type { Outcome } from '../../src/engine/request';
import { policiesOf } from '../../src/engine/metadata/policy';
import { entities } from '../../src/model/entities';
import { hubSchema } from '../../src/model/schema';
import { createTestDatabase, testDay, type TestDatabase } from '../support/database';
import { recordStatements, type Statement } from '../support/statements';

let database: TestDatabase;
let pool: Pool;
let engine: Engine;

beforeAll(async () => {
  database = await createTestDatabase('empty');
  pool = createReadPool({ url: database.url, size: 1, statementTimeoutMs: 10_000, onError: () => undefined });
  const dataSource = await createDataSource({ url: database.url }).initialize();
  engine = new Engine({
    schema: hubSchema(),
    dataSource,
    pool,
    clock: fixedClock(testDay),
    classes: entities,
    policies: policiesOf(entities),
    limits: { cost: () => 500_000, preparedLevels: 1_000 },
    ends: statementEnds(10_000),
  });
  await dataSource.destroy();
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** The statements of the test that runs. The API tests are about what they return; here their text is the subject. */
const sent: Statement[] = [];

beforeEach(() => {
  sent.length = 0;
});

const documents = new Map<string, ReturnType<typeof parse>>();

async function ask(text: string, variables: { readonly [name: string]: unknown } = {}): Promise<Outcome> {
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { result, statements } = await recordStatements(() =>
    engine.answer({ document, operation, variables, viewer: requestViewer(administrator) }),
  );
  sent.push(...statements);
  return result;
}

/** The one statement, on one line. */
function statement(): string {
  expect(sent).toHaveLength(1);
  return String(sent[0]?.text).replace(/\s+/g, ' ');
}

describe('the statement of a document', () => {
  it('looks a row up by its natural key, given as a parameter', async () => {
    await ask('query Name($slug: String!) { technology(slug: $slug) { name } }', { slug: "x' or '1'='1" });
    expect(statement()).toBe(
      '/* Name */ select array_to_json(array[(select json_build_array("c0", "c1") from ' +
        '(select "r0"."id" as "c0", "r0"."name" as "c1" from "technology" "r0" where "r0"."slug" = $1::text) "l0")]::json[])::text',
    );
    expect(sent[0]?.values).toEqual(["x' or '1'='1"]);
  });

  it('looks a row up by a key that it had before as well', async () => {
    await ask('query Name($slug: String!) { partner(slug: $slug) { name } }', { slug: 'forges' });
    expect(statement()).toContain(
      'from "partner" "r0" where "r0"."slug" = coalesce((select p."slug" from "former_slug" f ' +
        'join "partner" p on p.id = f."partner_id" where f."slug" = $1::text), $1::text))',
    );
    expect(sent[0]?.values).toEqual(['forges']);
  });

  it('reads only the rows of the page, and one more if it has to tell whether the list continues', async () => {
    await ask('{ vendors(first: 3) { nodes { name } } }');
    expect(statement()).toContain('from "vendor" "r0" order by "r0"."name", "r0"."id" limit 3)');
    sent.length = 0;
    await ask('{ vendors(first: 3) { nodes { name } pageInfo { hasNextPage } } }');
    expect(statement()).toContain('limit 4)');
  });

  it('counts without reading a page if only the count is selected', async () => {
    await ask('{ vendors { totalCount } }');
    expect(statement()).toContain('count(*)');
    expect(statement()).not.toContain('limit');
  });

  it('starts a page after a cursor by comparing the whole order at once', async () => {
    const after = encodeCursor('Vendor:name', ['Cisco', 7]);
    await ask('query ($after: String) { vendors(first: 2, after: $after) { nodes { slug } } }', { after });
    expect(statement()).toContain(
      'where ("r0"."name", "r0"."id") > ($1::text, $2::bigint) order by "r0"."name", "r0"."id" limit 2)',
    );
    expect(sent[0]?.values).toEqual(['Cisco', '7']);
  });

  it('puts nulls last, also after a cursor', async () => {
    const nodes = '{ nodes { purpose } }';
    const [some, none] = [
      encodeCursor('FundingRequest:submittedAt', ['2011-05-01T00:00:00.000Z', 7]),
      encodeCursor('FundingRequest:submittedAt', [null, 7]),
    ];
    await ask(`query ($after: String) { fundingRequests(after: $after) ${nodes} }`, { after: some });
    expect(statement()).toContain(
      'where ("r0"."submitted_at", "r0"."id") > ($1::timestamptz, $2::bigint) order by "r0"."submitted_at", "r0"."id" limit 25) union all (select "r0".* from "funding_request" "r0" where "r0"."submitted_at" is null order',
    );
    sent.length = 0;
    await ask(`query ($after: String) { fundingRequests(after: $after) ${nodes} }`, { after: none });
    expect(statement()).toContain('where ("r0"."submitted_at" is null and "r0"."id" > $1::bigint)');
  });

  it('finds the rows of a level from the keys of the level above, whatever their number', async () => {
    await ask('{ partners(first: 2) { nodes { awards { nodes { validFrom } } } } }');
    expect(statement()).toContain('"l0" as materialized');
    expect(statement()).toContain('where "r1"."partner_id" = any(array(select "c0" as "key" from "l0"))');
  });

  it('reads no level below a list that is empty', async () => {
    const partner = 'country { code } awards { nodes { validFrom } } offerings { nodes { name } }';
    const result = await ask(`{ partners(filter: { slug: { eq: "no-such-partner" } }) { nodes { ${partner} } } }`);
    expect(statement()).toMatch(/ select case when exists \(select from "l0"\) then array_to_json\(.*\)::text end$/);
    expect(result).toMatchObject({ kind: 'answered', data: { partners: { nodes: [] } } });
  });

  it('reads what is not below the list in any case', async () => {
    const partner = 'country { code } awards { nodes { validFrom } } offerings { nodes { name } }';
    await ask(`{ partners(filter: { slug: { eq: "no-such-partner" } }) { totalCount nodes { ${partner} } } }`);
    expect(statement()).not.toContain('case when exists (select from "l0")');
  });

  it('does not return the key of the only parent with each row below it', async () => {
    await ask('{ partner(slug: "a") { awards { nodes { validFrom } } distributors { totalCount } } }');
    expect(statement()).toContain(
      '(select array_to_json(array[json_agg("c0"), json_agg("c1")]) from (select "r1"."id"',
    );
    expect(statement()).toMatch(/\(select array_to_json\(array\[json_agg\("c0"\)\]\) from \(select "counted"."value"/);
  });

  it('fetches related rows that several parents share once', async () => {
    await ask('{ partners(first: 2) { nodes { technologies { nodes { name } } } } }');
    expect(statement()).toMatch(
      /from "technology" "r\d" where "r\d"."id" = any\(array\(select "c0" as "key" from "l1"\)\)/,
    );
  });

  it('finds the rows of a search once for its count and its facets, and groups them once for facets that list different keys', async () => {
    const facet = (taxonomy: string): string =>
      `facets(by: [TERM], keys: { term: { taxonomy: { code: { eq: "${taxonomy}" } } } }) { groups { count } }`;
    await ask(`{ partners(filter: { status: { eq: ACTIVE } }, search: "cloud") {
      totalCount panel: facets(by: [COUNTRY, QUALIFICATION]) { groups { count } }
      industries: ${facet('INDUSTRIES')} languages: ${facet('LANGUAGES')} } }`);
    expect(statement().match(/"search_wider" @@/g)).toHaveLength(1);
    expect(statement().match(/from "partner_term"/g)).toHaveLength(1);
  });

  it('takes several root fields into one statement', async () => {
    await ask('{ a: partner(slug: "a") { name } b: partner(slug: "b") { name } vendors { totalCount } }');
    expect(statement().match(/json_build_array\("c0", "c1"\)/g)).toHaveLength(2);
    expect(statement().match(/array_to_json\(array\[json_agg/g)).toHaveLength(1);
  });

  it('is prepared under a name from its second use on', async () => {
    const text = 'query Twice { vendors(first: 1) { nodes { website } } }';
    await ask(text);
    await ask(text);
    await ask(text);
    expect(sent.map(({ name }) => name)).toEqual([
      undefined,
      expect.stringMatching(/^hub_[0-9a-f]{40}$/),
      sent[1]?.name,
    ]);
  });

  it('is the same for other values, and another for another page size', async () => {
    const text =
      'query ($slug: String!, $first: Int) { partner(slug: $slug) { awards(first: $first) { nodes { id } } } }';
    await ask(text, { slug: 'a', first: 2 });
    await ask(text, { slug: 'b', first: 2 });
    await ask(text, { slug: 'b', first: 3 });
    expect(sent[1]?.text).toBe(sent[0]?.text);
    expect(sent[2]?.text).not.toBe(sent[0]?.text);
  });

  it('is not sent if it has more levels than allowed', async () => {
    const fields = Array.from({ length: 201 }, (_, index) => `f${index}: partner(slug: "a") { name }`);
    expect(await ask(`{ ${fields.join(' ')} }`)).toMatchObject({
      kind: 'failed',
      cause: { extensions: { code: 'TOO_COMPLEX' } },
    });
    expect(sent).toHaveLength(0);
  });
});
