import { getOperationAST, parse } from 'graphql';
import type { Client } from 'pg';
import type { Viewer } from '../../../src/access/viewer';
import { policiesOf } from '../../../src/engine/metadata/policy';
import { entities } from '../../../src/model/entities';
import { hubSchema } from '../../../src/model/schema';
import { connect } from '../../support/connections';
import { createTestDatabase, testDay, type TestDatabase } from '../../support/database';
import { Rows } from '../../support/rows';
import { TestEngine } from '../leaks/test-engine';

const dayAfter = '2026-06-16';
const current = { valid_from: testDay, valid_to: dayAfter };
const ended = { valid_from: '2012-01-01', valid_to: testDay };
const coming = { valid_from: dayAfter };
const draft = { status: 'DRAFT', published_on: null };

const viewerNames = ['public', 'partner', 'distributor', 'its parent', 'analyst', 'manager', 'administrator'] as const;
type ViewerName = (typeof viewerNames)[number];

const all = viewerNames;
const insiders: readonly ViewerName[] = ['analyst', 'manager', 'administrator'];
/** The partner itself, the distributor that serves it, and the roles that see everything. */
const own: readonly ViewerName[] = ['partner', 'distributor', ...insiders];
const managers: readonly ViewerName[] = ['manager', 'administrator'];
const measured = { kind: 'MEASURED', edge: null, filter: null, unit: 'POINTS' };

/** A row that was made by hand, and the viewers that see it. */
interface Made {
  readonly id: string;
  readonly name: string;
  readonly seenBy: readonly ViewerName[];
}

let database: TestDatabase;
let client: Client;
let engine: TestEngine;
let viewers: Readonly<Record<ViewerName, Viewer>>;
const made: Made[] = [];

/** Makes a row that these viewers have to see, and no others. */
async function row(
  rows: Rows,
  name: string,
  seenBy: readonly ViewerName[],
  table: string,
  values: Parameters<Rows['add']>[1] = {},
): Promise<string> {
  const key = await rows.add(table, values);
  const type = table.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  made.push({ id: `${type}:${key}`, name: `${table}: ${name}`, seenBy });
  return key;
}

beforeAll(async () => {
  database = await createTestDatabase('empty');
  client = await connect(database.url);
  const rows = new Rows(client);
  const parent_id = await row(rows, 'any', all, 'distributor');
  const distributor_id = await row(rows, 'any', all, 'distributor', { parent_id });
  const active = await row(rows, 'active', all, 'partner');
  // It is suspended, so that only the partner and its distributors see it.
  const mine = await row(rows, 'suspended, served', own, 'partner', { status: 'SUSPENDED' });
  const other = await row(rows, 'a prospect', insiders, 'partner', { status: 'PROSPECT' });
  const closed = await row(rows, 'closed', insiders, 'partner', { status: 'CLOSED' });

  for (const table of [
    'region',
    'country',
    'vendor',
    'technology_category',
    'technology',
    'taxonomy',
    'term',
    'program',
    'program_launch',
  ])
    await row(rows, 'any', all, table);
  for (const table of ['tier', 'qualification', 'competence', 'metric', 'requirement', 'collaborative_service'])
    await row(rows, 'any', all, table);
  for (const table of ['fiscal_quarter']) await row(rows, 'any', all, table);

  const served = { partner_id: mine, distributor_id };
  await row(rows, 'in force, of the one served', own, 'distribution_agreement', { ...served, ...current });
  const formerly = { partner_id: closed, distributor_id };
  await row(rows, 'ended, its own', ['distributor', ...insiders], 'distribution_agreement', { ...formerly, ...ended });
  const listed = { partner_id: active, distributor_id: await rows.add('distributor'), listed: true };
  await row(rows, 'listed, in force', all, 'distribution_agreement', { ...listed, ...current });
  await row(rows, 'listed, ended', insiders, 'distribution_agreement', { ...listed, ...ended });
  await row(rows, 'listed, to come', insiders, 'distribution_agreement', { ...listed, ...coming });

  for (const [partner_id, whose, open, hidden] of [
    [active, 'of an active one', all, insiders],
    [mine, 'of the one served', own, own],
    [other, 'of a prospect', insiders, insiders],
  ] as const) {
    for (const table of ['location', 'former_slug'])
      await row(rows, whose, partner_id === active ? all : partner_id === mine ? own : insiders, table, { partner_id });
    const application_id = await row(rows, `${whose}, approved`, hidden, 'qualification_application', { partner_id });
    const award = { partner_id, application_id };
    await row(rows, `${whose}, in force`, open, 'award', { ...award, ...current });
    const again = async () => ({
      partner_id,
      application_id: await rows.add('qualification_application', { partner_id }),
    });
    const award_id = await row(rows, `${whose}, ended`, hidden, 'award', { ...(await again()), ...ended });
    await row(rows, `${whose}, to come`, hidden, 'award', { ...(await again()), ...coming });
    await row(rows, whose, hidden, 'award_suspension', { award_id, valid_from: '2013-01-01', valid_to: '2013-02-01' });
    const qualification_id = await rows.add('qualification');
    const second = await rows.add('qualification_application', { partner_id, qualification_id });
    const suspended = { partner_id, qualification_id, application_id: second, ...current };
    const suspendedAward = await row(rows, `${whose}, suspended today`, hidden, 'award', suspended);
    await row(rows, `${whose}, today`, hidden, 'award_suspension', { award_id: suspendedAward, ...current });
    await row(rows, `${whose}, in force`, open, 'enrolment', { partner_id, ...current });
    await row(rows, `${whose}, ended`, hidden, 'enrolment', { partner_id, ...ended });
    await row(rows, whose, hidden, 'competence_validation', { partner_id, ...current });
    const notDistributors = hidden.filter((name) => name !== 'distributor');
    const person_id = await row(rows, whose, notDistributors, 'person', { partner_id });
    await row(rows, whose, notDistributors, 'certification', { person_id });
    const ofMetric = async (name: string, seenBy: readonly ViewerName[], sees: object): Promise<string> => {
      const metric_id = await rows.add('metric', { ...measured, ...sees });
      return row(rows, `${whose}, of a metric that ${name} see`, seenBy, 'measurement', { partner_id, metric_id });
    };
    await ofMetric('distributors', hidden, { distributors_see: true });
    await ofMetric('partners and analysts', notDistributors, {});
    await ofMetric('managers', managers, { partners_see: false, analysts_see: false });
    await row(rows, `${whose}, published`, open, 'offering', { partner_id });
    await row(rows, `${whose}, a draft`, hidden, 'offering', { partner_id, ...draft });
    const retired = { partner_id, status: 'RETIRED', retired_on: testDay };
    await row(rows, `${whose}, retired`, hidden, 'offering', retired);
    await row(rows, `${whose}, from today on`, open, 'reference', { partner_id, published_on: testDay });
    await row(rows, `${whose}, from tomorrow on`, hidden, 'reference', { partner_id, published_on: dayAfter });
  }

  const ofActive = await rows.add('offering', { partner_id: active });
  const ofMine = await rows.add('offering', { partner_id: mine });
  const parties: readonly ViewerName[] = ['partner', ...managers];
  for (const white_label of [true, false]) {
    const label = white_label ? 'white label' : 'under the own brand';
    const [of, between] = white_label ? [parties, managers] : [['partner', ...insiders] as const, insiders];
    await row(rows, `${label}, as reseller`, of, 'resale_agreement', {
      ...{
        reseller_id: mine,
        offering_id: white_label ? ofActive : await rows.add('offering', { partner_id: active }),
      },
      ...{ white_label, ...current },
    });
    await row(rows, `${label}, as provider`, of, 'resale_agreement', {
      ...{ reseller_id: white_label ? active : other, offering_id: ofMine, white_label, ...ended },
    });
    await row(rows, `${label}, of others`, between, 'resale_agreement', {
      ...{ reseller_id: white_label ? other : closed, offering_id: ofActive, white_label, ...current },
    });
  }

  const planned = { status: 'PLANNED', opens_on: null };
  const financing_program_id = await row(rows, 'planned', all, 'financing_program', planned);
  await row(rows, 'open', all, 'financing_program');
  const past = await row(rows, 'closed', insiders, 'financing_program', { status: 'CLOSED' });

  const asked = { financing_program_id, partner_id: mine };
  const funding_request_id = await row(rows, 'of the one served, no distributor', own, 'funding_request', asked);
  await row(rows, 'its own', ['partner', ...insiders], 'ledger_entry', { funding_request_id });
  await row(rows, 'naming it', own, 'funding_request', { ...asked, distributor_id });
  const rival = { ...asked, distributor_id: parent_id };
  await row(rows, 'naming a rival', ['partner', ...insiders], 'funding_request', rival);
  const elsewhere = { financing_program_id, partner_id: active, distributor_id };
  await row(rows, 'of another partner, naming it', insiders, 'funding_request', elsewhere);
  // Its financing program is hidden, and the edge to it is never null.
  const closedRequest = await row(rows, 'of closed financing', insiders, 'funding_request', {
    ...asked,
    financing_program_id: past,
  });
  await row(rows, 'of closed financing', insiders, 'ledger_entry', { funding_request_id: closedRequest });

  await row(rows, 'its own', ['partner', ...insiders], 'engagement', { partner_id: mine });
  await row(rows, 'its own, naming it', own, 'engagement', { partner_id: mine, distributor_id });
  const named: readonly ViewerName[] = ['distributor', ...insiders];
  await row(rows, 'of another, naming it', named, 'engagement', { partner_id: active, distributor_id });
  await row(rows, 'of a hidden one, naming it', insiders, 'engagement', { partner_id: closed, distributor_id });

  await row(rows, 'its own', ['distributor', ...insiders], 'enablement', { distributor_id });
  await row(rows, "its parent's", ['its parent', ...insiders], 'enablement', { distributor_id: parent_id });
  await row(rows, 'made for nobody', managers, 'external_reference', { node_key: mine });
  for (const [importer_id, maker] of [
    [distributor_id, 'distributor'],
    [parent_id, 'its parent'],
  ] as const)
    for (const node_key of [mine, closed])
      await row(rows, `made by ${maker}`, [maker, ...managers], 'external_reference', { node_key, importer_id });

  engine = await TestEngine.on(database.url, hubSchema(), policiesOf(entities));
  viewers = {
    public: { role: 'PUBLIC' },
    partner: { role: 'PARTNER', partner: { key: mine, slug: 'mine' } },
    distributor: { role: 'DISTRIBUTOR', distributor: { key: distributor_id, slug: 'serving' } },
    'its parent': { role: 'DISTRIBUTOR', distributor: { key: parent_id, slug: 'parent' } },
    analyst: { role: 'ANALYST' },
    manager: { role: 'PROGRAM_MANAGER' },
    administrator: { role: 'ADMIN' },
  };
});

afterAll(async () => {
  await engine.close();
  await client.end();
  await database.drop();
});

/** The names of the rows that a viewer finds by their ids. */
async function foundBy(viewer: Viewer, asOf?: string): Promise<readonly string[]> {
  const document = parse('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  const variables = { ids: made.map(({ id }) => (asOf === undefined ? id : `${id}@${asOf}`)) };
  const outcome = await engine.ask({ document, operation, variables }, viewer);
  if (outcome.kind !== 'answered') throw new Error(`The question was ${outcome.kind}.`);
  const nodes = outcome.data['nodes'] as readonly unknown[];
  return made.filter((_, index) => nodes[index] !== null).map(({ name }) => name);
}

it.each(viewerNames)('shows the rows of the table "Who sees what" and no others: %s', async (name) => {
  const seen = made.filter(({ seenBy }) => seenBy.includes(name)).map((each) => each.name);
  expect(await foundBy(viewers[name])).toEqual(seen);
});

it.each(viewerNames)('shows no further row as of another date: %s', async (name) => {
  const today = await foundBy(viewers[name]);
  for (const date of ['2012-06-01', testDay, '2099-12-31'])
    expect(today).toEqual(expect.arrayContaining([...(await foundBy(viewers[name], date))]));
});
