import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { recordStatements } from '../support/statements';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

const [from, to] = ['2024-05-31', '2026-03-31'];
const fates = ['gained', 'lost', 'kept'] as const;

it.each([
  ['partners', 'COUNTRY, QUALIFICATION', 'qualification', 'country { code } qualification { code }'],
  [
    'partners',
    'QUALIFICATION, TECHNOLOGY_CATEGORY',
    'qualification',
    'qualification { code } technologyCategory { code }',
  ],
  ['partners', 'QUALIFICATION_PROGRAM', 'qualificationProgram', 'qualificationProgram { code }'],
  ['partners', 'DISTRIBUTOR_COUNTRY', 'distributorCountry', 'distributorCountry { code }'],
  ['awards', 'PARTNER_DISTRIBUTOR', 'partnerDistributor', 'partnerDistributor { slug }'],
  [
    'enrolments(filter: { inForce: { eq: true } })',
    'PARTNER_QUALIFICATION, TIER',
    'partnerQualification',
    'partnerQualification { code } tier { code }',
  ],
])(
  'has the same groups of %s by %s if only those with a key are kept, whose rows are read once for both dates',
  async (list, dimensions, part, fields) => {
    const has = `has${part.charAt(0).toUpperCase()}${part.slice(1)}`;
    type Group = { key: Record<string, unknown> };
    const name = list.replace(/\(.*$/, '');
    const nodes = async (keys: string): Promise<readonly Group[]> => {
      const data = await dataInOneStatement<Record<string, { change: { nodes: readonly Group[] } }>>(
        hub,
        `{ ${list} { change(from: "${from}", to: "${to}", by: [${dimensions}]${keys}, first: 1000) { nodes { key { ${fields} } ${fates.map((fate) => `${fate}(first: 5) { totalCount nodes { id } }`).join(' ')} } } } }`,
      );
      return data[name]?.change.nodes ?? [];
    };
    const all = (await nodes('')).filter(({ key: keys }) => keys[part] !== null);
    expect(all.length).toBeGreaterThan(0);
    const { result, statements } = await recordStatements(() => nodes(`, keys: { ${has}: true }`));
    expect(result).toEqual(all);
    // They are read twice, and put together, if a group can lack another part of the key on one of the dates.
    if (list === 'partners')
      expect(statements.map(({ text }) => text.includes('union all'))).toEqual([dimensions.includes('CATEGORY')]);
  },
);
