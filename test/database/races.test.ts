import { verdict } from '../support/connections';
import { useRace, write, type Write } from '../support/race';

/** Two writers at the same moment. Each alone keeps the rule; both together would break it. */
const scene = useRace();
const { race } = scene;

describe('overlapping periods written at the same moment', () => {
  const during = (table: string, columns: string, from: string, to: string): Write => ({
    text: `insert into ${table} (${columns}, valid_from, valid_to)
           select ${columns}, $1, $2 from ${table} where id = $3 returning id`,
    values: [from, to],
  });

  test.each([
    ['enrolment', 'partner_id, program_id'],
    ['competence_validation', 'partner_id, competence_id'],
    ['partner_technology', 'partner_id, technology_id'],
    ['award_suspension', 'award_id, reason'],
    ['resale_agreement', 'reseller_id, offering_id, white_label'],
    ['distribution_agreement', 'distributor_id, partner_id, vendor_id, country_id'],
  ])('%s', async (table, columns) => {
    const known = await scene.rows.add(table, { valid_from: '2010-01-01', valid_to: '2011-01-01' });
    const [one, other] = [
      during(table, columns, '2012-01-01', '2013-01-01'),
      during(table, columns, '2012-06-01', '2014-01-01'),
    ].map(({ text, values }) => ({ text, values: [...values, known] }));
    expect(await race(one as Write, other as Write)).toBe(`${table}_overlap_excl`);
  });

  test('award', async () => {
    const [partner, qualification] = [await scene.rows.add('partner'), await scene.rows.add('qualification')];
    const belonging = { partner_id: partner, qualification_id: qualification };
    const applications = [
      await scene.rows.add('qualification_application', belonging),
      await scene.rows.add('qualification_application', belonging),
    ];
    const award = (application: string | undefined, from: string): Write =>
      write(
        'insert into award (partner_id, qualification_id, application_id, valid_from) values ($1, $2, $3, $4)',
        ...[partner, qualification, application, from],
      );
    expect(await race(award(applications[0], '2012-01-01'), award(applications[1], '2013-01-01'))).toBe(
      'award_overlap_excl',
    );
  });
});

describe.each(['partner', 'distributor'])('two of %s re-parented at the same moment', (table) => {
  const move = (row: string | undefined, parent: string | undefined): Write =>
    write(`update ${table} set parent_id = $1 where id = $2`, parent, row);

  test('under one another', async () => {
    const [one, other] = [await scene.rows.add(table), await scene.rows.add(table)];
    expect(await race(move(one, other), move(other, one))).toBe(`${table}_parent_acyclic`);
  });

  test('under the lowest descendants of one another', async () => {
    const [one, other] = [await scene.rows.add(table), await scene.rows.add(table)];
    const [belowOne, belowOther] = [
      await scene.rows.add(table, { parent_id: one }),
      await scene.rows.add(table, { parent_id: other }),
    ];
    expect(await race(move(one, belowOther), move(other, belowOne))).toBe(`${table}_parent_acyclic`);
  });

  test('where both moves are valid, one after the other', async () => {
    const [top, one, other] = [await scene.rows.add(table), await scene.rows.add(table), await scene.rows.add(table)];
    expect(await race(move(one, top), move(other, one))).toBe('accepted');
  });
});

describe('an award', () => {
  const award = (application: string, from: string, to: string | null, previous: string | null = null): Write =>
    write(
      `insert into award (partner_id, qualification_id, application_id, valid_from, valid_to, previous_award_id)
       select partner_id, qualification_id, id, $2, $3, $4 from qualification_application where id = $1`,
      ...[application, from, to, previous],
    );
  const reject = (application: string): Write =>
    write(`update qualification_application set status = 'REJECTED' where id = $1`, application);

  test('granted while its application is withdrawn', async () => {
    const application = await scene.rows.add('qualification_application');
    expect(await race(award(application, '2012-01-01', null), reject(application))).toBe('award_application_approved');
  });

  test('granted just after its application was withdrawn', async () => {
    const application = await scene.rows.add('qualification_application');
    expect(await race(reject(application), award(application, '2012-01-01', null))).toBe('award_application_approved');
  });

  test('renewed while it is moved after its renewal', async () => {
    const earlier = await scene.rows.add('award', { valid_from: '2012-01-01', valid_to: '2013-01-01' });
    const application = await scene.rows.add('qualification_application');
    expect(
      await race(
        award(application, '2013-01-01', '2014-01-01', earlier),
        write(`update award set valid_from = '2015-01-01', valid_to = '2016-01-01' where id = $1`, earlier),
      ),
    ).toBe('award_previous_earlier');
  });

  test('made a renewal while the award that it renews is moved after it', async () => {
    const partner_id = await scene.rows.add('partner');
    const application = (): Promise<string> => scene.rows.add('qualification_application', { partner_id });
    const [earlier, later] = [
      await scene.rows.add('award', {
        ...{ partner_id, application_id: await application() },
        ...{ valid_from: '2012-01-01', valid_to: '2013-01-01' },
      }),
      await scene.rows.add('award', {
        ...{ partner_id, application_id: await application() },
        ...{ valid_from: '2013-01-01', valid_to: '2014-01-01' },
      }),
    ];
    expect(
      await race(
        write('update award set previous_award_id = $1 where id = $2', earlier, later),
        write(`update award set valid_from = '2015-01-01', valid_to = '2016-01-01' where id = $1`, earlier),
      ),
    ).toBe('award_previous_earlier');
  });
});

describe('a reference', () => {
  const refer = (key: string, external = 'one'): Write =>
    write(
      `insert into external_reference (source, external_id, node_type, node_key) values ('race', $1, 'Vendor', $2)`,
      ...[`${external} ${key}`, key],
    );
  const remove = (key: string): Write => write('delete from vendor where id = $1', key);

  test('given twice at the same moment names one node', async () => {
    const [one, other] = [await scene.rows.add('vendor'), await scene.rows.add('vendor')];
    const same = (key: string): Write =>
      write(
        `insert into external_reference (source, external_id, node_type, node_key) values ('race', 'same', 'Vendor', $1)`,
        key,
      );
    expect(await race(same(one), same(other))).toBe('external_reference_source_external_id_key');
  });

  test('given to a node that is just deleted is refused', async () => {
    const vendor = await scene.rows.add('vendor');
    expect(await race(remove(vendor), refer(vendor))).toBe('external_reference_node_exists');
  });

  test('just given is deleted with the node', async () => {
    const vendor = await scene.rows.add('vendor');
    expect(await race(refer(vendor), remove(vendor))).toBe('accepted');
    const left = await scene.observer.query('select from external_reference where node_key = $1', [vendor]);
    expect(left.rowCount).toBe(0);
  });
});

describe("a vendor's fiscal quarters", () => {
  const quarter = (vendor: string, code: string, starts: string, ends: string): Write =>
    write(
      'insert into fiscal_quarter (vendor_id, code, starts_on, ends_on) values ($1, $2, $3, $4)',
      ...[vendor, code, starts, ends],
    );
  let vendor: string;

  beforeEach(async () => {
    vendor = await scene.rows.add('vendor');
    await scene.rows.add('fiscal_quarter', {
      vendor_id: vendor,
      code: 'FY11Q3',
      starts_on: '2011-01-30',
      ends_on: '2011-04-30',
    });
    await scene.rows.add('fiscal_quarter', { vendor_id: vendor });
  });

  test('overlap in no two writes', async () => {
    const [one, other] = [
      quarter(vendor, 'FY12Q1', '2011-07-31', '2011-10-29'),
      quarter(vendor, 'FY12H1', '2011-07-31', '2012-01-28'),
    ];
    expect(await race(one, other)).toBe('fiscal_quarter_overlap_excl');
  });

  test('have no gap after one is deleted while the next one is added', async () => {
    await scene.first.query('begin');
    await scene.second.query('begin');
    await scene.first.query(`delete from fiscal_quarter where vendor_id = $1 and code = 'FY11Q4'`, [vendor]);
    await scene.second.query(quarter(vendor, 'FY12Q1', '2011-07-31', '2011-10-29').text, [
      ...[vendor, 'FY12Q1', '2011-07-31', '2011-10-29'],
    ]);
    // As a commit does first: both have written before either is checked.
    expect(await verdict(scene.first.query('set constraints all immediate'))).toBe('accepted');
    const outcome = verdict(scene.second.query('commit'));
    expect(await scene.secondHeldUp(outcome)).toBe(true);
    await scene.first.query('commit');
    expect(await outcome).toBe('fiscal_quarter_no_gap');
  });
});

test('a budget is planned for no quarter that becomes one of another vendor at the same moment', async () => {
  const quarter = await scene.rows.add('fiscal_quarter', { vendor_id: await scene.rows.one('vendor') });
  const vendor = await scene.rows.add('vendor');
  const budget = await scene.rows.add('financing_program');
  const plan = write(
    `insert into financing_budget (financing_program_id, fiscal_quarter_id, amount, currency) values ($1, $2, 1, 'USD')`,
    ...[budget, quarter],
  );
  const move = write('update fiscal_quarter set vendor_id = $1 where id = $2', vendor, quarter);
  expect(await race(plan, move)).toBe('financing_budget_calendar');
});

describe('other rules of several rows', () => {
  test('an engagement is booked for a customer while the vendor takes its name', async () => {
    const vendor = await scene.rows.add('vendor');
    const program = await scene.rows.add('program', { vendor_id: vendor });
    const kind = await scene.rows.add('engagement_kind', { program_id: program });
    const [partner, country] = [await scene.rows.one('partner'), await scene.rows.one('country')];
    const engage = write(
      `insert into engagement (program_id, partner_id, country_id, kind_id, customer_name, customer_kind, value_amount, currency, started_on)
       values ($1, $2, $3, $4, 'Orchid Bank', 'ENTERPRISE', 10, 'USD', '2012-01-01')`,
      ...[program, partner, country, kind],
    );
    const rename = (name: string): Write => write('update vendor set name = $1 where id = $2', name, vendor);
    expect(await race(engage, rename('Orchid Bank'))).toBe('engagement_customer_not_vendor');
    await scene.observer.query('delete from engagement');
    expect(await race(rename('Orchid Bank'), engage)).toBe('engagement_customer_not_vendor');
  });

  test('an engagement for a provider names none while its kind begins to ask for it', async () => {
    const kind_id = await scene.rows.add('engagement_kind');
    const engagement = await scene.rows.add('engagement', { kind_id });
    const engage = write(`update engagement set customer_kind = 'PROVIDER' where id = $1`, engagement);
    const ask = write('update engagement_kind set names_provider = true where id = $1', kind_id);
    expect(await race(engage, ask)).toBe('engagement_kind_names_provider');
    await scene.observer.query(`update engagement set customer_kind = 'ENTERPRISE' where id = $1`, [engagement]);
    expect(await race(ask, engage)).toBe('engagement_named_provider');
  });

  test('a tier is added while the default locale of its program changes', async () => {
    const texts = { en: 'Text', fr: 'Texte' };
    const program = await scene.rows.add('program', { name: texts, summary: texts });
    const add = write(
      `insert into tier (program_id, code, rank, name) values ($1, 'GOLD', 1, '{"en": "Gold"}')`,
      ...[program],
    );
    const change = write(`update program set default_locale = 'fr' where id = $1`, program);
    expect(await race(add, change)).toBe('tier_name_default_locale');
    await scene.observer.query('delete from tier where program_id = $1', [program]);
    expect(await race(change, add)).toBe('tier_name_default_locale');
  });

  test('an offering is resold while it goes to the reseller', async () => {
    const offering = await scene.rows.add('offering');
    const reseller = await scene.rows.add('partner');
    const resell = write(
      `insert into resale_agreement (reseller_id, offering_id, white_label, valid_from) values ($1, $2, true, '2012-01-01')`,
      ...[reseller, offering],
    );
    const give = write('update offering set partner_id = $1 where id = $2', reseller, offering);
    expect(await race(resell, give)).toBe('resale_agreement_other_partner');
    await scene.observer.query('delete from resale_agreement');
    expect(await race(give, resell)).toBe('resale_agreement_other_partner');
  });
});

test.each(['repeatable read', 'serializable'])(
  'a writer that is %s, whose snapshot would hide what another commits meanwhile, is refused',
  async (level) => {
    const [one, other] = [await scene.rows.add('partner'), await scene.rows.add('partner')];
    await scene.first.query(`begin isolation level ${level}`);
    expect(await verdict(scene.first.query('update partner set parent_id = $1 where id = $2', [one, other]))).toBe(
      '25000',
    );
  },
);

test.each([false, true])(
  'a new partner and a former slug written at the same moment, the partner first: %s',
  async (first) => {
    const partner = await scene.rows.add('partner');
    const writes = [
      write(
        `insert into partner (slug, name, status, country_id) select 'claimed-${String(first)}', name, status, country_id from partner where id = $1`,
        partner,
      ),
      write(`insert into former_slug (slug, partner_id) values ('claimed-${String(first)}', $1)`, partner),
    ] as const;
    const [one, other] = first ? writes : ([writes[1], writes[0]] as const);
    expect(await race(one, other)).toBe(first ? 'former_slug_former' : 'partner_slug_new');
  },
);
