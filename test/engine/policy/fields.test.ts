import { getOperationAST, parse, validate } from 'graphql';
import type { Viewer } from '../../../src/access/viewer';
import { createDataSource } from '../../../src/database/data-source';
import type { Outcome } from '../../../src/engine/request';
import { policiesOf, viewerValue, type Policies } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import { hubSchema } from '../../../src/model/schema';
import { createTestDatabase, testDay, type TestDatabase } from '../../support/database';
import { TestEngine, type Question } from '../leaks/test-engine';

let database: TestDatabase;
let engine: TestEngine;
const schema = hubSchema();
const policies = policiesOf(entities);
let analyst: Viewer;
let reseller: Viewer;
let distributor: Viewer;
/** A partner that the distributor serves, and an active one that it does not. */
let served: string;
let unserved: string;

const publicViewer: Viewer = { role: 'PUBLIC' };

beforeAll(async () => {
  database = await createTestDatabase('demo');
  engine = await TestEngine.on(database.url, schema, policies);
  const dataSource = await createDataSource({ url: database.url }).initialize();
  const one = async (query: string): Promise<{ readonly key: string; readonly slug: string }> => {
    const [found] = await dataSource.query<{ key: string; slug: string }[]>(query);
    if (!found) throw new Error(`Nothing is found by ${query}.`);
    return found;
  };
  const agreements = `from distribution_agreement where valid_from <= date '${testDay}' and coalesce(valid_to > date '${testDay}', true)`;
  analyst = { role: 'ANALYST' };
  distributor = {
    role: 'DISTRIBUTOR',
    distributor: await one(
      `select id as key, slug from distributor where id = (select distributor_id ${agreements} group by 1 order by count(*) desc limit 1)`,
    ),
  };
  const mine = `(select partner_id ${agreements} and distributor_id = ${distributor.distributor?.key})`;
  served = (await one(`select id as key, slug from partner where legal_name is not null and id in ${mine} limit 1`))
    .slug;
  unserved = (
    await one(
      `select id as key, slug from partner where legal_name is not null and status = 'ACTIVE' and id not in ${mine} limit 1`,
    )
  ).slug;
  reseller = {
    role: 'PARTNER',
    partner: await one(
      `select partner.id as key, slug from engagement join resale_agreement on reseller_id = partner_id and resale_agreement.offering_id = engagement.offering_id
        join partner on partner.id = partner_id where white_label limit 1`,
    ),
  };
  await dataSource.destroy();
});

afterAll(async () => {
  await engine.close();
  await database.drop();
});

function question(text: string, variables: Question['variables'] = {}): Question {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has no operation.');
  return { document, operation, variables };
}

function ask(viewer: Viewer, text: string, variables: Question['variables'] = {}): Promise<Outcome> {
  return engine.ask(question(text, variables), viewer);
}

const uses = {
  'a selection': '{ partners { nodes { legalName } } }',
  'a fragment on a node of any type': '{ node(id: "Region:1") { ... on Partner { legalName } } }',
  'a filter': '{ partners(filter: { legalName: { isNull: false } }) { nodes { id } } }',
  'a filter within a filter':
    '{ regions { nodes { countries(filter: { or: [{ not: { partners: { some: { legalName: { eq: "x" } } } } }] }) { id } } } }',
  'the filter of a count that orders':
    '{ countries(orderBy: [{ partners: { count: DESC, of: { legalName: { eq: "x" } } } }]) { nodes { id } } }',
  'an order': '{ partners(orderBy: [{ legalName: ASC }]) { nodes { id } } }',
  'an order by an edge': '{ awards(orderBy: [{ partner: { legalName: ASC } }]) { nodes { id } } }',
  'a measure': '{ partners { aggregate { max { legalName } } } }',
  'the filter of a measure':
    '{ partners { groups(by: [STATUS]) { nodes { share(filter: { legalName: { isNull: true } }) } } } }',
  'the keys of groups':
    '{ awards { groups(by: [PARTNER_COUNTRY], keys: { partnerCountry: { partners: { some: { legalName: { eq: "x" } } } } }) { nodes { count } } } }',
  'the keys of changed groups':
    '{ awards { change(from: "2026-01-01", to: "2026-06-01", by: [PARTNER_COUNTRY], keys: { partnerCountry: { partners: { some: { legalName: { eq: "x" } } } } }) { totalCount } } }',
};

it.each(Object.entries(uses))('refuses a field that the role sees on no row, by name, in %s', async (_, text) => {
  const outcome = await ask(publicViewer, text);
  expect(outcome.kind).toBe('refused');
  const [problem, ...others] = outcome.kind === 'refused' ? outcome.problems : [];
  expect(others).toEqual([]);
  expect(problem?.extensions['code']).toBe('FORBIDDEN_FIELD');
  expect(problem?.message).toBe('The role PUBLIC may not see `Partner.legalName`.');
  expect((await ask(analyst, text)).kind).toBe('answered');
});

it('refuses sums of money that the role sees nowhere', async () => {
  const outcome = await ask(distributor, '{ financingPrograms { aggregate { sum { budget { amount } } } } }');
  expect(outcome).toMatchObject({
    kind: 'refused',
    problems: [{ path: ['financingPrograms', 'aggregate', 'sum', 'budget'] }],
  });
});

it('does not refuse a field that @skip or @include leaves out', async () => {
  const text = 'query ($with: Boolean!) { partners { nodes { id legalName @include(if: $with) } } }';
  expect((await ask(publicViewer, text, { with: false })).kind).toBe('answered');
  expect((await ask(publicViewer, text, { with: true })).kind).toBe('refused');
});

it('a field that is hidden on some rows is null there, for filters, orders and aggregates as well', async () => {
  const text = `query ($slugs: [String!]!) {
    partnersBySlug(slugs: $slugs) { legalName }
    without: partners(filter: { slug: { in: $slugs }, legalName: { isNull: true } }) { nodes { slug } }
    ordered: partners(filter: { slug: { in: $slugs } }, orderBy: [{ legalName: ASC_NULLS_FIRST }]) { nodes { slug } }
    aggregate: partners(filter: { slug: { eq: "${unserved}" } }) { aggregate { max { legalName } } }
  }`;
  expect(await ask(distributor, text, { slugs: [served, unserved] })).toMatchObject({
    kind: 'answered',
    data: {
      partnersBySlug: [{ legalName: expect.any(String) as string }, { legalName: null }],
      without: { nodes: [{ slug: unserved }] },
      ordered: { nodes: [{ slug: unserved }, { slug: served }] },
      aggregate: { aggregate: { max: { legalName: null } } },
    },
  });
});

describe('a partner that hides its contact', () => {
  const hidden = { email: 'hidden@example.com', telephone: '+999 1' };
  let slugs: readonly string[];

  beforeAll(async () => {
    const dataSource = await createDataSource({ url: database.url }).initialize();
    slugs = [served, unserved];
    await dataSource.query(
      `update partner set email = $1, telephone = $2, contact_is_public = false, status = 'ACTIVE' where slug = any($3)`,
      [hidden.email, hidden.telephone, slugs],
    );
    await dataSource.destroy();
  });

  const text = `query ($slugs: [String!]!, $email: String!, $telephone: String!) {
    partnersBySlug(slugs: $slugs) { email telephone contactIsPublic }
    byAddress: partners(filter: { email: { eq: $email } }) { totalCount }
    byNumber: partners(filter: { slug: { in: $slugs }, telephone: { startsWith: $telephone } }) { totalCount }
    without: partners(filter: { slug: { in: $slugs }, email: { isNull: true } }) { totalCount }
    searched: partners(search: $email) { totalCount }
    ordered: partners(filter: { slug: { in: $slugs } }, orderBy: [{ email: DESC_NULLS_FIRST }]) { nodes { email } }
    grouped: partners(filter: { slug: { in: $slugs } }) {
      aggregate { max { email } }
      groups(by: [STATUS]) { nodes { share(filter: { email: { isNull: false } }) max { telephone } } }
    }
  }`;
  const asked = (viewer: Viewer): Promise<Outcome> => ask(viewer, text, { slugs, ...hidden });
  const contact = { ...hidden, contactIsPublic: false };
  const nothing = { email: null, telephone: null, contactIsPublic: false };

  it('hides it in filters, orders, aggregates, groups and searches', async () => {
    expect(await asked(publicViewer)).toMatchObject({
      data: {
        partnersBySlug: [nothing, nothing],
        ...{ byAddress: { totalCount: 0 }, byNumber: { totalCount: 0 }, without: { totalCount: 2 } },
        searched: { totalCount: 0 },
        ordered: { nodes: [{ email: null }, { email: null }] },
        grouped: { aggregate: { max: { email: null } }, groups: { nodes: [{ share: 0, max: { telephone: null } }] } },
      },
    });
  });

  it('shows it to its distributors and to analysts', async () => {
    expect(await asked(distributor)).toMatchObject({
      data: {
        partnersBySlug: [contact, nothing],
        ...{ byAddress: { totalCount: 1 }, byNumber: { totalCount: 1 }, without: { totalCount: 1 } },
        ordered: { nodes: [{ email: null }, { email: hidden.email }] },
        grouped: {
          aggregate: { max: { email: hidden.email } },
          groups: { nodes: [{ share: 0.5, max: { telephone: hidden.telephone } }] },
        },
      },
    });
    expect(await asked(analyst)).toMatchObject({ data: { partnersBySlug: [contact, contact] } });
  });
});

it('only the provider and the reseller see the provider behind a white label', async () => {
  const text = `{
    engagements(filter: { kind: { code: { eq: "RESELL" } }, partner: { slug: { eq: "${reseller.partner?.slug}" } }, hasOffering: true }) { totalCount }
    offerings(filter: { resaleAgreements: { some: { whiteLabel: { eq: true } } } }) { totalCount }
  }`;
  expect(await ask(reseller, text)).toMatchObject({
    data: { engagements: { totalCount: expect.any(Number) as number } },
  });
  const counts = async (viewer: Viewer): Promise<unknown> => {
    const outcome = await ask(viewer, text);
    return outcome.kind === 'answered' ? outcome.data : outcome;
  };
  expect(await counts(analyst)).toEqual({ engagements: { totalCount: 0 }, offerings: { totalCount: 0 } });
  expect(await counts(reseller)).not.toMatchObject({ engagements: { totalCount: 0 } });
});

it('names each clause in the statement that it explains, and only there', async () => {
  const asked = question('{ awards { nodes { id } } }');
  const told = engine.explain(asked, distributor);
  expect(told).toContain('/* Award: rows in force today */');
  expect(told).toContain('/* Award: rows of its partners */');
  expect(told).toContain('/* Award: through partner */');
  expect(told).toContain('/* Partner: active partners */');
  expect(engine.explain(asked, { role: 'ADMIN' })).not.toContain('/* Award');
});

it("restricts references to the distributor's key, and lets no client filter by the importer", async () => {
  const told = engine.explain(question('{ externalReferences { nodes { source } } }'), distributor);
  expect(told).toMatch(
    /\/\* ExternalReference: rows made by its own imports \*\/[^)]*importer_id[^)]*= \$\d+::bigint\)/,
  );
  const { document } = question('{ externalReferences(filter: { importer: { slug: { eq: "x" } } }) { totalCount } }');
  expect(validate(schema, document).map(({ message }) => message)).toEqual([
    'Field "importer" is not defined by type "ExternalReferenceFilter".',
  ]);
});

describe('an engine does not start', () => {
  /** The policies with another one for a class. */
  function changed(name: string, change: object): Policies {
    return new Map(
      [...policies].map(([target, policy]) => [target, target.name === name ? { ...policy, ...change } : policy]),
    );
  }

  function start(other: Policies): void {
    engine.under(other).explain(question('{ __typename }'), publicViewer);
  }

  it('if a non-null edge can lead to a hidden row', () => {
    for (const name of ['Award', 'AwardSuspension', 'Offering', 'FundingRequest', 'LedgerEntry'])
      expect(() => start(changed(name, { through: [] }))).toThrow(`${name}.`);
    expect(() => start(changed('Award', { through: [] }))).toThrow(
      'Award.partner is never null, but leads to rows that PUBLIC may not see: let Award be visible through it.',
    );
  });

  it('if a condition names an edge that neither the filter nor the table has', () => {
    const rows = { DISTRIBUTOR: { made: { maker: { id: { eq: viewerValue('distributor') } } } } };
    expect(() => start(changed('ExternalReference', { rows }))).toThrow('ExternalReferenceFilter has no member maker.');
  });

  it('if a condition is not a filter of its type', () => {
    const rows = { PUBLIC: { open: { colour: { eq: 'red' } } } };
    expect(() => start(changed('Offering', { rows }))).toThrow('OfferingFilter has no member colour.');
  });

  it('if a non-null field would be hidden on some rows', () => {
    const fields = { city: {}, slug: { PUBLIC: { some: { id: { eq: 'Partner:1' } } } } };
    expect(() => start(changed('Partner', { fields }))).toThrow('Partner.slug is never null');
  });
});
