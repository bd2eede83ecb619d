import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';

let hub: TestHub;
let distributor: { readonly key: string; readonly slug: string };
/** A partner that the distributor and others serve, and that may request financing. */
let served: { readonly key: string; readonly slug: string; readonly country: string };
/** A partner of the same kind that the distributor does not serve. */
let other: typeof served;

const serves = `exists (select from distribution_agreement a where a.partner_id = partner.id and a.distributor_id = $1
  and a.valid_from <= '2026-06-15' and coalesce(a.valid_to > '2026-06-15', true))`;

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const one = async <Row extends object>(query: string, values: unknown[] = []): Promise<Row> => {
    const [row] = (await client.query<Row>(query, values)).rows;
    if (!row) throw new Error('The demo population has no such row.');
    return row;
  };
  const partner = `select partner.id::text as key, slug, country.code as country from partner join country on country.id = country_id
    where status = 'ACTIVE' and exists (select from financing_eligibility('2026-06-15') f where f.partner_id = partner.id)`;
  distributor = await one(`select id::text as key, slug from distributor where slug = 'cumulus-wholesale'`);
  const several = `(select count(distinct distributor_id) from distribution_agreement a where a.partner_id = partner.id
    and a.valid_from <= '2026-06-15' and coalesce(a.valid_to > '2026-06-15', true)) = 2`;
  served = await one(`${partner} and ${serves} and ${several} order by slug limit 1`, [distributor.key]);
  other = await one(`${partner} and not ${serves} order by slug limit 1`, [distributor.key]);
  await client.end();
});

afterAll(() => hub.close());

interface Shown {
  readonly slug: string;
  readonly otherDistributorCount: number | null;
  readonly eligibility: readonly { readonly missingCount: number; readonly requirements: readonly unknown[] }[];
  readonly nextQualification: object | null;
  readonly eligibleFinancingPrograms: readonly unknown[];
}

const fields = `slug otherDistributorCount eligibility { missingCount requirements { status } }
  nextQualification { missingCount } eligibleFinancingPrograms { code }`;

async function data<T>(viewer: Viewer, query: string): Promise<T> {
  const { body } = await hub.as(viewer).post({ query });
  expect(body).not.toHaveProperty('errors');
  return (body as { data: T }).data;
}

async function shown(viewer: Viewer, { slug }: typeof served): Promise<Shown> {
  return (await data<{ partner: Shown }>(viewer, `{ partner(slug: "${slug}") { ${fields} } }`)).partner;
}

const nothing = {
  eligibility: [],
  nextQualification: null,
  eligibleFinancingPrograms: [],
  otherDistributorCount: null,
};

function expectEverything({ eligibility, nextQualification, eligibleFinancingPrograms }: Shown): void {
  expect(eligibility).toHaveLength(3);
  expect(eligibility.flatMap(({ requirements }) => requirements)).toHaveLength(5);
  expect(nextQualification).not.toBeNull();
  expect(eligibleFinancingPrograms).not.toEqual([]);
}

const asDistributor = (): Viewer => ({ role: 'DISTRIBUTOR', distributor });
const asPartner = (): Viewer => ({ role: 'PARTNER', partner: served });

test('a distributor sees the eligibility of its own partners only', async () => {
  const own = await shown(asDistributor(), served);
  expectEverything(own);
  expect(own.otherDistributorCount).toBe(1);
  expect(await shown(asDistributor(), other)).toEqual({ slug: other.slug, ...nothing });
});

test('a partner sees its own eligibility, and never how many distributors serve it', async () => {
  const own = await shown(asPartner(), served);
  expectEverything(own);
  expect(own.otherDistributorCount).toBeNull();
  expect(await shown(asPartner(), other)).toEqual({ slug: other.slug, ...nothing });
});

test('PUBLIC sees no eligibility, neither selected nor through a filter', async () => {
  expect(await shown({ role: 'PUBLIC' }, served)).toEqual({ slug: served.slug, ...nothing });
  const { country } = await data<{ country: Record<string, { totalCount: number }> }>(
    { role: 'PUBLIC' },
    `{ country(code: "${served.country}") {
       all: partners { totalCount }
       some: partners(filter: { eligibility: { some: {} } }) { totalCount }
       next: partners(filter: { hasNextQualification: true }) { totalCount }
       financed: partners(filter: { eligibleFinancingPrograms: { some: {} } }) { totalCount } } }`,
  );
  expect(country['all']?.totalCount).toBeGreaterThan(0);
  expect([country['some']?.totalCount, country['next']?.totalCount, country['financed']?.totalCount]).toEqual([
    0, 0, 0,
  ]);
});

test.each(['ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const)(
  '%s sees the eligibility of every partner',
  async (role) => {
    expectEverything(await shown({ role }, other));
    expect((await shown({ role }, served)).otherDistributorCount).toBe(2);
  },
);

test('a filter by eligibility finds only the partners of the distributor that asks', async () => {
  interface Country {
    readonly all: { readonly totalCount: number };
    readonly partners: { readonly nodes: readonly { readonly slug: string }[] };
  }
  const filter = '{ eligibility: { some: { missingCount: { gte: 0 } } } }';
  const { here, there } = await data<{ here: Country; there: Country }>(
    asDistributor(),
    `{ here: country(code: "${served.country}") { ...Found } there: country(code: "${other.country}") { ...Found } }
     fragment Found on Country {
       all: partners(filter: ${filter}) { totalCount }
       partners(filter: { and: [${filter}, { slug: { in: ["${served.slug}", "${other.slug}"] } }] }) { nodes { slug } } }`,
  );
  const { viewer } = await data<{ viewer: { distributor: { partners: { totalCount: number } } } }>(
    asDistributor(),
    `{ viewer { distributor { partners(filter: { country: { code: { eq: "${served.country}" } } }) { totalCount } } } }`,
  );
  expect(here.all.totalCount).toBe(viewer.distributor.partners.totalCount);
  expect(here.partners.nodes).toContainEqual({ slug: served.slug });
  expect([...here.partners.nodes, ...there.partners.nodes]).not.toContainEqual({ slug: other.slug });
});

test('eligibility can be restricted to one program; an unknown program gives an empty list', async () => {
  const { partner } = await data<{ partner: Record<string, readonly unknown[]> }>(
    asPartner(),
    `{ partner(slug: "${served.slug}") { cpp: eligibility(program: "CPP") { missingCount } none: eligibility(program: "\\u0000") { missingCount } } }`,
  );
  expect([partner['cpp']?.length, partner['none']?.length]).toEqual([3, 0]);
});

test('derived rows have no id, and no id finds one', async () => {
  for (const type of ['QualificationEligibility', 'RequirementCheck']) {
    const { body } = await hub.post({ query: `{ node(id: "${type}:1") { __typename } }` });
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  }
  const { body } = await hub.post({ query: `{ partners { nodes { eligibility { id } } } }` });
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
});

test.each(['filter: { otherDistributorCount: { gt: 1 } }', 'orderBy: [{ otherDistributorCount: ASC }]'])(
  'lists cannot be asked for by how many distributors serve a partner: %s',
  async (argument) => {
    const { body } = await hub.post({ query: `{ partners(${argument}) { totalCount } }` });
    expect(body).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/BAD_USER_INPUT|VALIDATION/) as string } }],
    });
  },
);
