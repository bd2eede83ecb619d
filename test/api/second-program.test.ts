import type { Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { recordStatements } from '../support/statements';

/** The hub of the demo with the invented second program and its partners. */
let hub: TestHub;
let key: string;

beforeAll(async () => {
  hub = await startDemoHub({}, { template: 'two-programs' });
  const client = await connect(hub.databaseUrl);
  const { rows } = await client.query<{ id: string }>(`select id::text from partner where slug = 'forges-du-cumulus'`);
  key = rows[0]?.id ?? '';
  await client.end();
});

afterAll(() => hub.close());

async function ask<Data>(query: string, viewer?: Viewer): Promise<Data> {
  const { result, statements } = await recordStatements(() => (viewer ? hub.as(viewer) : hub).post({ query }));
  expect(result.body).not.toHaveProperty('errors');
  expect(statements).toHaveLength(1);
  return (result.body as { data: Data }).data;
}

const partner = <Data>(slug: string, fields: string, viewer?: Viewer): Promise<Data> =>
  ask<{ partner: Data }>(`{ partner(slug: "${slug}") { ${fields} } }`, viewer).then((data) => data.partner);

test('what is next is of the programs in which a partner is enrolled, or of the one that is named', async () => {
  const next = `nextQualification { qualification { slug } } ofCpp: nextQualification(program: "CPP") { qualification { program { code } } }
    ofIpn: nextQualification(program: "IPN") { qualification { program { code } } } none: nextQualification(program: "NONE") { status }
    nextTier { tier { code program { code } } } tierOfIpn: nextTier(program: "IPN") { tier { code } }`;
  // Enrolled in one program, and in no program at all.
  const program = (code: string) => ({ qualification: { program: { code } } });
  expect(await partner('zephyr-10', next)).toMatchObject({
    ofCpp: program('CPP'),
    ofIpn: program('IPN'),
    none: null,
    tierOfIpn: null,
  });
  expect(await partner('zephyr-9', next)).toEqual({
    nextQualification: null,
    ofCpp: program('CPP'),
    ofIpn: program('IPN'),
    none: null,
    nextTier: null,
    tierOfIpn: { tier: { code: 'REGISTERED' } },
  });
});

test('a tier is next above the one of the enrolment that is in force on the day', async () => {
  const tiers = `before: nextTier(program: "IPN") { tier { code } status }`;
  expect(await partner('forges-du-cumulus', tiers)).toMatchObject({ before: { tier: { code: 'PREMIER' } } });
  expect(await partner('eclaircie-conseil', tiers)).toMatchObject({ before: { tier: { code: 'ADVANCED' } } });
  expect(await partner('silver-lining-works', tiers)).toMatchObject({ before: { tier: { code: 'REGISTERED' } } });
  // Its enrolment has ended.
  expect(await partner('schafchenwolkenmuhle', tiers)).toMatchObject({ before: { tier: { code: 'REGISTERED' } } });
});

test('a tree shows its parts, and a rule that changed applies from its day on', async () => {
  const tree = `nextTier(program: "IPN") { requirements { requirement { code program { code } tier { code } } required } }`;
  const codes = async (day: string): Promise<unknown> => {
    const { partner: found } = await ask<{
      partner: { nextTier: { requirements: { requirement: { code: string } }[] } };
    }>(`{ partner(slug: "eclaircie-conseil", asOf: "${day}") { ${tree} } }`);
    return found.nextTier.requirements.map(({ requirement }) => requirement.code);
  };
  expect(await codes('2025-12-31')).toEqual(['ARCHITECTS', 'LAUNCHES', 'REVENUE-2020']);
  expect(await codes('2026-01-01')).toEqual(['ARCHITECTS', 'LAUNCHES', 'REVENUE-2026']);
});

test('a number is shown where its metric is seen, a status to all who see the eligibility', async () => {
  const fields = `eligibility(program: "IPN") { qualification { code } status requirements(filter: { requirement: { code: { in: ["PERFORMANCE", "SKILLS"] } } }) { requirement { code } actual } }`;
  interface Shown {
    eligibility: { qualification: { code: string }; requirements: { actual: string | null }[] }[];
  }
  const shown = async (viewer: Viewer): Promise<(string | null)[]> => {
    const { eligibility } = await partner<Shown>('forges-du-cumulus', fields, viewer);
    const data = eligibility.find(({ qualification }) => qualification.code === 'DATA-PLATFORM');
    return data?.requirements.map(({ actual }) => actual) ?? [];
  };
  const own = await shown({ role: 'PARTNER', partner: { key, slug: 'forges-du-cumulus' } });
  expect(own).toHaveLength(2);
  expect(own).not.toContain(null);
  expect(await shown({ role: 'PUBLIC' })).toEqual([]);
});

test('partners are found by the tier that is next for them', async () => {
  const { partners } = await ask<{ partners: { nodes: { slug: string }[] } }>(
    '{ partners(filter: { nextTier: { tier: { code: { eq: "ADVANCED" } } } }) { nodes { slug } } }',
  );
  expect(partners.nodes.map(({ slug }) => slug)).toContain('eclaircie-conseil');
});

test('financing is of the programs in which a partner is enrolled, or of the one that is named', async () => {
  const { financed, elsewhere } = await partner<Record<string, { code: string }[]>>(
    'forges-du-cumulus',
    'financed: eligibleFinancingPrograms(program: "CPP") { code } elsewhere: eligibleFinancingPrograms(program: "IPN") { code }',
  );
  expect(financed).not.toEqual([]);
  expect(elsewhere).toEqual([]);
});
