import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, type Role, type Viewer } from '../../../src/access/viewer';
import { policiesOf, type ByRole } from '../../../src/engine/metadata/policy';
import { nodeEntities, derived, entities } from '../../../src/model/entities';
import { buildHubSchema } from '../../../src/model/schema';
import { connect } from '../../support/connections';
import { startDemoHub, type TestHub } from '../../support/demo-hub';

// What clients read: the printed file, built anew.
const schema = buildSchema(readFileSync(join(__dirname, '..', '..', '..', 'schema', 'schema.graphql'), 'utf8'));
const policies = policiesOf(entities);

function descriptionOf(type: string, field?: string): string {
  const found = schema.getType(type);
  if (field === undefined) return found?.description ?? '';
  if (!isObjectType(found) && !isInputObjectType(found)) throw new Error(`${type} has no fields.`);
  return found.getFields()[field]?.description ?? '';
}

/** The paragraph of a description that says who sees what. */
function said(type: string, field?: string): string {
  return descriptionOf(type, field).split('\n\n').at(-1) ?? '';
}

/** Reads the sentence back: of each role that it names, `all` or the names of its clauses. */
function read(sentence: string): { readonly [role: string]: string } {
  if (sentence.startsWith('Visible to everyone.')) return Object.fromEntries(roles.map((role) => [role, 'all']));
  const text = /^Visible to: (.*?)\.(?= |$)/.exec(sentence)?.[1] ?? '';
  const parts = text.split('; ').flatMap((part) => {
    const [names = '', clauses] = part.endsWith(': all') ? [part.slice(0, -5), 'all'] : part.split(' where ');
    return names.split(/, | and /).map((role) => [role, clauses ?? '']);
  });
  return Object.fromEntries(parts) as { readonly [role: string]: string };
}

/** What a policy says of each role in the same form. */
function declared(seen: ByRole): { readonly [role: string]: string } {
  const entries = roles.flatMap((role) => {
    const visible = seen[role];
    if (visible === undefined || visible === 'none') return [];
    return [[role, visible === 'all' ? 'all' : Object.keys(visible).join(' or ')]];
  });
  return Object.fromEntries(entries) as { readonly [role: string]: string };
}

const guarded = [...nodeEntities, ...derived].flatMap((each) =>
  Object.entries(policies.get(each)?.fields ?? {}).map(([field, seen]) => ({ type: each.name, field, seen })),
);

describe('descriptions', () => {
  it.each([...nodeEntities, ...derived].map((each) => [each.name, each] as const))(
    'end with who sees the rows of a type, as its policy says: %s',
    (name, each) => {
      const policy = policies.get(each);
      if (!policy) throw new Error(`${name} has no policy.`);
      expect(read(said(name))).toEqual(declared(policy.rows));
      const through = /Only where (.*) (?:is|are) visible\.$/.exec(said(name))?.[1];
      expect(
        through
          ?.split(' and ')
          .map((edge) => edge.replace(/^its /, '').replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())) ??
          [],
      ).toEqual(policy.through);
    },
  );

  it.each(guarded)('end with who sees a field, as its policy says: $type $field', ({ type, field, seen }) => {
    expect(read(said(type, field))).toEqual(declared(seen));
    const isHiddenOnSome = roles.some((role) => typeof seen[role] === 'object');
    expect(said(type, field).includes('Null on other rows.')).toBe(isHiddenOnSome);
  });

  it('say it in these words', () => {
    expect(said('Region')).toBe('Visible to everyone.');
    expect(said('Award')).toBe(
      "Visible to: PUBLIC where in force; PARTNER where in force or its own; DISTRIBUTOR where in force or its partners'; ANALYST, PROGRAM_MANAGER and ADMIN: all. Only where its partner is visible.",
    );
    expect(said('FundingRequest')).toBe(
      "Visible to: PARTNER where its own; DISTRIBUTOR where its partners', naming it or no distributor; ANALYST, PROGRAM_MANAGER and ADMIN: all. Only where its partner and its financing program are visible.",
    );
    expect(said('Partner', 'legalName')).toBe(
      "Visible to: PARTNER where its own; DISTRIBUTOR where its partners'; ANALYST, PROGRAM_MANAGER and ADMIN: all. Null on other rows. Refused to PUBLIC (FORBIDDEN_FIELD).",
    );
    expect(said('FinancingProgram', 'budget')).toBe(
      'Visible to: ANALYST, PROGRAM_MANAGER and ADMIN: all. Refused to PUBLIC, PARTNER and DISTRIBUTOR (FORBIDDEN_FIELD).',
    );
  });

  it('say the same of what filters, orders and counts by a field', () => {
    for (const type of ['PartnerFilter', 'PartnerOrder', 'PartnerMin', 'PartnerMax'])
      expect(said(type, 'legalName')).toBe(said('Partner', 'legalName'));
    for (const type of ['FinancingProgramSum', 'FinancingProgramAverage', 'FinancingProgramFilter'])
      expect(said(type, 'budget')).toBe(said('FinancingProgram', 'budget'));
    expect(said('EngagementFilter', 'hasOffering')).toBe(said('Engagement', 'offering'));
    expect(descriptionOf('PartnerFilter', 'name')).not.toContain('Visible');
  });

  it('of edges say that they lead to visible rows alone, and over visible links', () => {
    expect(said('Partner', 'awards')).toBe('Holds only rows that are visible to the viewer: see `Award`.');
    expect(said('Query', 'partner')).toBe('Null if the row is not visible to the viewer: see `Partner`.');
    expect(said('Query', 'partnersBySlug')).toBe('Null if the row is not visible to the viewer: see `Partner`.');
    expect(said('Query', 'node')).toBe('Null if the row is not visible to the viewer: see each type.');
    expect(said('Award', 'application')).toContain('Null if the row is not visible to the viewer');
    expect(said('Distributor', 'partners')).toBe(
      'Holds only rows that are visible to the viewer: see `Partner`. Only over rows of `DistributionAgreement` that are visible to the viewer.',
    );
    expect(said('Partner', 'qualifications')).toBe('Only over rows of `Award` that are visible to the viewer.');
    for (const [type, field] of [
      ['Award', 'partner'],
      ['Country', 'region'],
      ['Region', 'countries'],
      ['Partner', 'technologies'],
      ['PartnerConnection', 'nodes'],
    ] as const)
      expect(descriptionOf(type, field)).not.toMatch(/visible/i);
  });

  it('are those of the schema that the hub serves', () => {
    const served = buildHubSchema();
    for (const each of nodeEntities) expect(served.getType(each.name)?.description).toBe(descriptionOf(each.name));
  });
});

describe('what the hub answers', () => {
  let hub: TestHub;
  const viewers = new Map<Role, Viewer>();

  beforeAll(async () => {
    hub = await startDemoHub({ COST_LIMITS: roles.map((role) => `${role}=10000000`).join(',') });
    const client = await connect(hub.databaseUrl);
    for (const role of roles) viewers.set(role, { role });
    for (const kind of ['partner', 'distributor'] as const) {
      const { rows } = await client.query<{ key: string; slug: string }>(
        `select id::text as key, slug from ${kind} order by id limit 1`,
      );
      const [row] = rows;
      if (!row) throw new Error(`The demo has no ${kind}.`);
      const role = kind === 'partner' ? 'PARTNER' : 'DISTRIBUTOR';
      viewers.set(role, { role, [kind]: row });
    }
    await client.end();
  });

  afterAll(() => hub.close());

  async function ask(
    role: Role,
    query: string,
  ): Promise<{ data?: Record<string, { totalCount: number }>; errors?: { extensions: { code: string } }[] }> {
    const viewer = viewers.get(role);
    if (!viewer) throw new Error(`Nobody is ${role}.`);
    return (await hub.as(viewer).post({ query })).body as never;
  }

  const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ type }) =>
    String(type).endsWith('Connection!'),
  );

  it.each(roles)('is what the descriptions say of rows: %s', async (role) => {
    const query = `{ ${roots.map(({ name }) => `${name} { totalCount }`).join(' ')} }`;
    const [own, whole] = [(await ask(role, query)).data ?? {}, (await ask('ADMIN', query)).data ?? {}];
    for (const { name, type } of roots) {
      const sentence = said(String(type).replace('Connection!', ''));
      const [seen, all] = [own[name]?.totalCount ?? NaN, whole[name]?.totalCount ?? NaN];
      const visible = read(sentence)[role];
      if (visible === undefined) expect([name, seen]).toEqual([name, 0]);
      else if (visible === 'all') expect([name, seen]).toEqual([name, all]);
      else expect(seen).toBeLessThanOrEqual(all);
    }
  });

  it.each(roles)('is what the descriptions say of fields: %s', async (role) => {
    for (const { type, field } of guarded) {
      const root = roots.find((each) => String(each.type) === `${type}Connection!`)?.name;
      const below = isObjectType(schema.getType(type)) ? selectionOf(type, field) : '';
      const { errors = [] } = await ask(role, `{ ${root ?? ''}(first: 1) { nodes { ${field}${below} } } }`);
      const isRefused =
        /Refused to (.*) \(/
          .exec(said(type, field))?.[1]
          ?.split(/, | and /)
          .includes(role) ?? false;
      expect([type, field, errors.map(({ extensions }) => extensions.code)]).toEqual([
        type,
        field,
        isRefused ? ['FORBIDDEN_FIELD'] : [],
      ]);
    }
  });
});

/** What stands below a field that is an object. */
function selectionOf(type: string, field: string): string {
  const owner = schema.getType(type);
  const named = isObjectType(owner) ? String(owner.getFields()[field]?.type).replace(/[[\]!]/g, '') : '';
  return isObjectType(schema.getType(named)) ? ' { __typename }' : '';
}
