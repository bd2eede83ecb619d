import { buildSchema, isInputObjectType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles, type Role, type Viewer } from '../../../src/access/viewer';
import { policiesOf, type ByRole } from '../../../src/engine/metadata/policy';
import { nodeEntities, derived, entities } from '../../../src/model/entities';
import { hubSchema } from '../../../src/model/schema';
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

/** The paragraph of a description about visibility. */
function said(type: string, field?: string): string {
  return descriptionOf(type, field).split('\n\n').at(-1) ?? '';
}

/** Reads a paragraph back: the rows that each role sees, in its words. */
function read(paragraph: string): { readonly [role: string]: string } {
  if (paragraph.startsWith('Every role sees all rows.'))
    return Object.fromEntries(roles.map((role) => [role, 'all rows']));
  const shown = /^Shown (.*?)\.(?= |$)/.exec(paragraph)?.[1];
  const parts =
    shown === undefined
      ? [...paragraph.matchAll(/([A-Z_]+(?:(?:, | and )[A-Z_]+)*) sees? ([^.]*)\./g)]
      : shown.split('; ').map((part) => /^to (.*?) on (.*)$/.exec(part) ?? []);
  return Object.fromEntries(
    parts.flatMap(([, names = '', rows = '']) => names.split(/, | and /).map((role) => [role, rows])),
  ) as { readonly [role: string]: string };
}

/** The policy of each role in the same form. */
function declared(seen: ByRole): { readonly [role: string]: string } {
  const entries = roles.flatMap((role) => {
    const visible = seen[role];
    if (visible === undefined || visible === 'none') return [];
    return [[role, visible === 'all' ? 'all rows' : Object.keys(visible).join(' or ')]];
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
      const through = /A row is visible only if (.*) (?:is|are) visible\.$/.exec(said(name))?.[1];
      expect(
        through
          ?.split(' and ')
          .map((edge) => edge.replace(/^its /, '').replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())) ??
          [],
      ).toEqual(policy.through);
    },
  );

  it.each(guarded)('end with the roles that see a field, as its policy says: $type $field', ({ type, field, seen }) => {
    expect(read(said(type, field))).toEqual(declared(seen));
    const isHiddenOnSome = roles.some((role) => typeof seen[role] === 'object');
    expect(said(type, field).includes('Null on other rows.')).toBe(isHiddenOnSome);
  });

  it('have this wording', () => {
    expect(said('Region')).toBe('Every role sees all rows.');
    expect(said('Award')).toBe(
      'PUBLIC sees rows in force today. PARTNER sees rows in force today or its own rows. DISTRIBUTOR sees rows in force today or rows of its partners. ANALYST, PROGRAM_MANAGER and ADMIN see all rows. A row is visible only if its partner is visible.',
    );
    expect(said('FundingRequest')).toBe(
      'PARTNER sees its own rows. DISTRIBUTOR sees rows of its partners that name it or no distributor. ANALYST, PROGRAM_MANAGER and ADMIN see all rows. A row is visible only if its partner and its financing program are visible.',
    );
    expect(said('Partner', 'legalName')).toBe(
      'Shown to PARTNER on its own row; to DISTRIBUTOR on its partners; to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. Null on other rows. PUBLIC gets the error FORBIDDEN_FIELD.',
    );
    expect(said('FinancingProgram', 'budget')).toBe(
      'Shown to ANALYST, PROGRAM_MANAGER and ADMIN on all rows. PUBLIC, PARTNER and DISTRIBUTOR get the error FORBIDDEN_FIELD.',
    );
  });

  it('say the same of filters, orders and counts that use the field', () => {
    for (const type of ['PartnerFilter', 'PartnerOrder', 'PartnerMin', 'PartnerMax'])
      expect(said(type, 'legalName')).toBe(said('Partner', 'legalName'));
    for (const type of ['FinancingProgramSum', 'FinancingProgramAverage', 'FinancingProgramFilter'])
      expect(said(type, 'budget')).toBe(said('FinancingProgram', 'budget'));
    expect(said('EngagementFilter', 'hasOffering')).toBe(said('Engagement', 'offering'));
    expect(descriptionOf('PartnerFilter', 'name')).not.toContain('Shown');
  });

  it('of edges say that they have visible rows only, over visible links only', () => {
    expect(said('Partner', 'awards')).toBe(
      'Contains only rows that the viewer may see. The description of `Award` says which rows it may see.',
    );
    expect(said('Query', 'partner')).toBe(
      'Null if the viewer may not see the row. The description of `Partner` says which rows it may see.',
    );
    expect(said('Query', 'partnersBySlug')).toBe(
      'Null if the viewer may not see the row. The description of `Partner` says which rows it may see.',
    );
    expect(said('Query', 'node')).toBe(
      'Null if the viewer may not see the row. The description of each type says which rows it may see.',
    );
    expect(said('Award', 'application')).toContain('Null if the viewer may not see the row.');
    expect(said('Distributor', 'partners')).toBe(
      'Contains only rows that the viewer may see. The description of `Partner` says which rows it may see. The edge follows only rows of `DistributionAgreement` that the viewer may see.',
    );
    expect(said('Partner', 'qualifications')).toBe('The edge follows only rows of `Award` that the viewer may see.');
    for (const [type, field] of [
      ['Award', 'partner'],
      ['Country', 'region'],
      ['Region', 'countries'],
      ['Partner', 'technologies'],
      ['PartnerConnection', 'nodes'],
    ] as const)
      expect(descriptionOf(type, field)).not.toMatch(/may see/);
  });

  it('are those of the schema that the hub serves', () => {
    const served = hubSchema();
    for (const each of nodeEntities) expect(served.getType(each.name)?.description).toBe(descriptionOf(each.name));
  });
});

describe('what the hub returns', () => {
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
      else if (visible === 'all rows' && !sentence.includes('A row is visible only if'))
        expect([name, seen]).toEqual([name, all]);
      else expect(seen).toBeLessThanOrEqual(all);
    }
  });

  it.each(roles)('is what the descriptions say of fields: %s', async (role) => {
    for (const { type, field } of guarded) {
      const root = roots.find((each) => String(each.type) === `${type}Connection!`)?.name;
      const below = isObjectType(schema.getType(type)) ? selectionOf(type, field) : '';
      const derived = type === 'RequirementCheck' ? 'eligibility { requirements {' : '';
      const selected = derived === '' ? `${field}${below}` : `${derived} ${field}${below} } }`;
      const { errors = [] } = await ask(role, `{ ${root ?? 'partners'}(first: 1) { nodes { ${selected} } } }`);
      const isRefused =
        /\. ([^.]*) gets? the error FORBIDDEN_FIELD/
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

/** The selections of a field that is an object. */
function selectionOf(type: string, field: string): string {
  const owner = schema.getType(type);
  const named = isObjectType(owner) ? String(owner.getFields()[field]?.type).replace(/[[\]!]/g, '') : '';
  return isObjectType(schema.getType(named)) ? ' { __typename }' : '';
}
