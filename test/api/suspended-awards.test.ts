import { anybody, type Viewer } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { Rows } from '../support/rows';
import { recordStatements } from '../support/statements';

/** Roles that do not see a suspension: to them, it is as if it did not exist, also where spans of awards are kept rows. */

let hub: TestHub;
let owner: Viewer;

const analyst: Viewer = { role: 'ANALYST' };

/** Days of the award: before it, in its suspension, and after that. */
const [before, suspended, later] = ['2011-12-31', '2013-02-01', '2014-01-01'];

beforeAll(async () => {
  hub = await startDemoHub();
  const client = await connect(hub.databaseUrl);
  const rows = new Rows(client);
  const partner_id = await rows.add('partner', { slug: 'paused-partner' });
  const qualification_id = await rows.add('qualification', { slug: 'paused-qualification' });
  const application_id = await rows.add('qualification_application', { partner_id, qualification_id });
  const award_id = await rows.add('award', { partner_id, qualification_id, application_id, valid_from: '2012-01-01' });
  await rows.add('award_suspension', { award_id, valid_from: '2013-01-01', valid_to: '2013-03-01' });
  await client.end();
  owner = { role: 'PARTNER', partner: { key: partner_id, slug: 'paused-partner' } };
});

afterAll(() => hub.close());

/** How many qualifications the partner holds on a day, by its edge, the edge of the qualification, a filter and groups. */
async function held(viewer: Viewer, day?: string): Promise<readonly number[]> {
  const asOf = day === undefined ? '' : `, asOf: "${day}"`;
  const { body } = await hub.as(viewer).post({
    query: `{
      partner(slug: "paused-partner"${asOf}) { qualifications { slug } }
      qualification(slug: "paused-qualification"${asOf}) { partners { totalCount nodes { slug } } }
      partners(filter: { qualifications: { some: { slug: { eq: "paused-qualification" } } } }${asOf}) {
        totalCount
        groups(by: [QUALIFICATION], keys: { qualification: { slug: { eq: "paused-qualification" } } }) { nodes { count } }
      }
    }`,
  });
  const { data, errors } = body as {
    readonly errors?: unknown;
    readonly data: {
      readonly partner: { readonly qualifications: readonly unknown[] };
      readonly qualification: {
        readonly partners: { readonly totalCount: number; readonly nodes: readonly unknown[] };
      };
      readonly partners: {
        readonly totalCount: number;
        readonly groups: { readonly nodes: readonly { count: number }[] };
      };
    };
  };
  expect(errors).toBeUndefined();
  const { partner, qualification, partners } = data;
  return [
    partner.qualifications.length,
    qualification.partners.totalCount,
    qualification.partners.nodes.length,
    partners.totalCount,
    partners.groups.nodes[0]?.count ?? 0,
  ];
}

const [one, none] = [
  [1, 1, 1, 1, 1],
  [0, 0, 0, 0, 0],
];

it.each([
  ['today, everybody sees the award', () => anybody, undefined, one],
  ['before the award, there is none', () => anybody, before, none],
  ['on a day of a suspension that the viewer does not see, the award counts', () => anybody, suspended, one],
  ['on a day of a suspension that the viewer sees, the award does not count', () => analyst, suspended, none],
  ['on a day of a suspension of its own award, the partner does not see the award', () => owner, suspended, none],
  ['after the suspension, everybody sees the award', () => anybody, later, one],
])('%s', async (_, viewer, day, expected) => {
  expect(await held(viewer(), day)).toEqual(expected);
});

it.each([
  ['today for everybody', anybody, undefined, true],
  ['on another day for a viewer who sees all suspensions', analyst, later, true],
  ['on another day for others', anybody, later, false],
])('spans are read %s', async (_, viewer, day, isRead) => {
  const { statements } = await recordStatements(() => held(viewer, day));
  const [text = ''] = statements.map((statement) => statement.text);
  expect([text.includes('"award_span"'), text.includes('"award"')]).toEqual([isRead, !isRead]);
});
