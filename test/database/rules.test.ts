import type { DatabaseError } from 'pg';
import { useTransaction } from '../support/transaction';

const transaction = useTransaction();
const { run, adding } = transaction;

test('a refusal is a sentence, and names its rule and its table', async () => {
  const partner = await transaction.rows.add('partner', { slug: 'nimbus-works' });
  const child = await transaction.rows.add('partner', { parent_id: partner });
  const error = await transaction.client
    .query('update partner set parent_id = $1 where id = $2', [child, partner])
    .then(
      () => undefined,
      (reason: unknown) => reason as DatabaseError,
    );
  expect(error).toMatchObject({
    code: '23514',
    constraint: 'partner_parent_acyclic',
    table: 'partner',
    schema: 'public',
  });
  expect(error?.message).toBe('The partner nimbus-works would stand above itself.');
});

describe.each(['partner', 'distributor'])('the hierarchy of %s', (table) => {
  const move = (row: string, parent: string | null): Promise<string> =>
    run(`update ${table} set parent_id = $1 where id = $2`, [parent, row]);

  test('refuses a cycle of two', async () => {
    const top = await transaction.rows.add(table);
    const below = await transaction.rows.add(table, { parent_id: top });
    expect(await move(top, below)).toBe(`${table}_parent_acyclic`);
  });

  test('refuses a cycle of many', async () => {
    const chain = [await transaction.rows.add(table)];
    for (let depth = 1; depth < 20; depth++)
      chain.push(await transaction.rows.add(table, { parent_id: chain[depth - 1] ?? null }));
    expect(await move(chain[0] as string, chain[19] as string)).toBe(`${table}_parent_acyclic`);
    expect(await move(chain[10] as string, null)).toBe('accepted');
    expect(await move(chain[0] as string, chain[19] as string)).toBe('accepted');
  });

  test('refuses a cycle that one statement closes', async () => {
    const [one, other] = [await transaction.rows.add(table), await transaction.rows.add(table)];
    expect(
      await run(`update ${table} set parent_id = case id when $1 then $2::bigint else $1 end where id in ($1, $2)`, [
        one,
        other,
      ]),
    ).toBe(`${table}_parent_acyclic`);
  });

  test("refuses new rows that are each other's parents", async () => {
    const country = await transaction.rows.one('country');
    const status = table === 'partner' ? ", status) select *, 'ACTIVE'::partner_status" : ') select *';
    expect(
      await run(
        `insert into ${table} (id, slug, name, country_id, parent_id${status}
         from (values (1000001, 'a', 'A', $1::bigint, 1000002), (1000002, 'b', 'B', $1, 1000001)) as row`,
        [country],
      ),
    ).toBe(`${table}_parent_acyclic`);
  });
});

describe('an award', () => {
  test.each(['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'REJECTED', 'WITHDRAWN'])(
    'does not stand on an application that is %s',
    async (status) => {
      const application_id = await transaction.rows.add('qualification_application', { status, ...timesOf(status) });
      expect(await adding('award', { application_id })).toBe('award_application_approved');
    },
  );

  test('does not move to an application that is not approved', async () => {
    const award = await transaction.rows.one('award');
    const rejected = await transaction.rows.add('qualification_application', { status: 'REJECTED' });
    expect(await run('update award set application_id = $1 where id = $2', [rejected, award])).toBe(
      'award_application_approved',
    );
  });

  test('keeps its application approved', async () => {
    await transaction.rows.one('award');
    const application = await transaction.rows.one('qualification_application');
    const reject = `update qualification_application set status = 'REJECTED' where id = $1`;
    expect(await run(reject, [application])).toBe('award_application_approved');
    expect(await run(reject, [await transaction.rows.add('qualification_application')])).toBe('accepted');
  });

  test('renews one that began before it, not one that began later', async () => {
    const award = await transaction.rows.add('award', { valid_from: '2012-01-01', valid_to: '2013-01-01' });
    const renewal = async (from: string, to: string): Promise<string> =>
      adding('award', {
        ...{ application_id: await transaction.rows.add('qualification_application') },
        ...{ previous_award_id: award, valid_from: from, valid_to: to },
      });
    expect(await renewal('2011-01-01', '2012-01-01')).toBe('award_previous_earlier');
    expect(await renewal('2013-01-01', '2014-01-01')).toBe('accepted');
    expect(await run(`update award set valid_from = '2015-01-01', valid_to = null where id = $1`, [award])).toBe(
      'award_previous_earlier',
    );
  });
});

function timesOf(status: string): Record<string, null> {
  if (status === 'DRAFT') return { submitted_at: null, review_started_at: null, decided_at: null };
  if (status === 'SUBMITTED') return { review_started_at: null, decided_at: null };
  return status === 'IN_REVIEW' ? { decided_at: null } : {};
}

describe('a resale agreement', () => {
  test("is not about the reseller's own offering", async () => {
    const offering_id = await transaction.rows.one('offering');
    const reseller_id = await transaction.rows.one('partner');
    expect(await adding('resale_agreement', { offering_id, reseller_id })).toBe('resale_agreement_other_partner');
    const agreement = await transaction.rows.add('resale_agreement', { offering_id });
    expect(await run('update resale_agreement set reseller_id = $1 where id = $2', [reseller_id, agreement])).toBe(
      'resale_agreement_other_partner',
    );
  });

  test('keeps its offering from going to the reseller', async () => {
    await transaction.rows.one('resale_agreement');
    expect(
      await run(
        'update offering set partner_id = (select reseller_id from resale_agreement where offering_id = offering.id)',
      ),
    ).toBe('resale_agreement_other_partner');
  });
});

describe('the budget of a financing program', () => {
  test('is planned for quarters of the vendor of its program', async () => {
    await transaction.rows.one('financing_budget');
    const other = await transaction.rows.add('fiscal_quarter', { vendor_id: await transaction.rows.add('vendor') });
    expect(await run(`update financing_budget set fiscal_quarter_id = ${other}`)).toBe('financing_budget_calendar');
  });

  test.each(['program', 'fiscal_quarter'])('stays so if the vendor of a row of %s changes', async (table) => {
    await transaction.rows.one('financing_budget');
    const vendor = await transaction.rows.add('vendor');
    expect(await run(`update ${table} set vendor_id = ${vendor}`)).toBe('financing_budget_calendar');
  });
});

describe("a vendor's fiscal quarters", () => {
  const settle = (): Promise<string> => run('set constraints all immediate');
  const quarter = (code: string, starts_on: string, ends_on: string): Promise<string> =>
    transaction.rows.add('fiscal_quarter', { code, starts_on, ends_on });

  beforeEach(async () => {
    // In any order, which is why they are judged at the end.
    await quarter('FY12Q1', '2011-07-31', '2011-10-29');
    await quarter('FY11Q3', '2011-01-30', '2011-04-30');
    await quarter('FY11Q4', '2011-05-01', '2011-07-30');
    expect(await settle()).toBe('accepted');
    await transaction.client.query('set constraints all deferred');
  });

  test('have no gap after one is added', async () => {
    await quarter('FY12Q3', '2012-01-29', '2012-04-28');
    expect(await settle()).toBe('fiscal_quarter_no_gap');
    await quarter('FY12Q2', '2011-10-30', '2012-01-28');
    expect(await settle()).toBe('accepted');
  });

  test('have no gap after one is shortened', async () => {
    await transaction.client.query(`update fiscal_quarter set ends_on = '2011-07-29' where code = 'FY11Q4'`);
    expect(await settle()).toBe('fiscal_quarter_no_gap');
  });

  test('have no gap after one in the middle is deleted', async () => {
    await transaction.client.query(`delete from fiscal_quarter where code = 'FY11Q4'`);
    expect(await settle()).toBe('fiscal_quarter_no_gap');
  });

  test('have no gap after one goes to another vendor', async () => {
    await transaction.client.query(`update fiscal_quarter set vendor_id = $1 where code = 'FY11Q4'`, [
      await transaction.rows.add('vendor'),
    ]);
    expect(await settle()).toBe('fiscal_quarter_no_gap');
  });

  test('may grow and shrink at both ends, and are each for themselves', async () => {
    await transaction.client.query(`delete from fiscal_quarter where code = 'FY11Q3'`);
    const vendor_id = await transaction.rows.add('vendor');
    await transaction.rows.add('fiscal_quarter', {
      vendor_id,
      code: 'FY20Q1',
      starts_on: '2020-01-01',
      ends_on: '2020-03-31',
    });
    expect(await settle()).toBe('accepted');
  });
});

describe('the default locale of a program', () => {
  const french = { fr: 'Texte' };
  const texts: [table: string, field: string][] = [
    ['tier', 'name'],
    ['qualification', 'name'],
    ['qualification', 'summary'],
    ['requirement', 'summary'],
    ['collaborative_service', 'name'],
    ['collaborative_service', 'summary'],
    ['financing_program', 'name'],
  ];

  test.each(texts)('is among the texts of a new %s.%s', async (table, field) => {
    expect(await adding(table, { [field]: french })).toBe(`${table}_${field}_default_locale`);
  });

  test.each(texts)('stays among the texts of a changed %s.%s', async (table, field) => {
    const row = await transaction.rows.add(table);
    expect(await run(`update ${table} set ${field} = $1 where id = $2`, [french, row])).toBe(
      `${table}_${field}_default_locale`,
    );
  });

  test.each(texts)('does not change to one that %s.%s lacks', async (table, field) => {
    const both = { en: 'Text', de: 'Wort' };
    const program_id = await transaction.rows.add('program', { name: both, summary: both });
    await transaction.rows.add('qualification', { program_id, name: both, summary: both });
    const lacking: Record<string, object> = Object.fromEntries(
      texts.filter(([each]) => each === table).map(([, each]) => [each, each === field ? { en: 'Text' } : both]),
    );
    await transaction.rows.add(table, table === 'requirement' ? lacking : { program_id, ...lacking });
    expect(await run(`update program set default_locale = 'de' where id = $1`, [program_id])).toBe(
      `${table}_${field}_default_locale`,
    );
  });

  test('follows a qualification and its requirements into another program', async () => {
    const requirement = await transaction.rows.add('requirement', { summary: { en: 'Text' } });
    const program_id = await transaction.rows.add('program', { default_locale: 'fr' });
    expect(await run('update qualification set program_id = $1', [program_id])).toBe(
      'requirement_summary_default_locale',
    );
    await transaction.client.query('delete from requirement where id = $1', [requirement]);
    expect(await run('update qualification set program_id = $1', [program_id])).toBe('accepted');
  });
});

describe('an engagement for a provider', () => {
  const forNobody = { customer_kind: 'PROVIDER', customer_partner_id: null };

  test('names the provider where its kind says so, and only there', async () => {
    await transaction.rows.one('partner');
    const customer_partner_id = await transaction.rows.add('partner');
    const kind_id = await transaction.rows.add('engagement_kind', { names_provider: true });
    expect(await adding('engagement', { kind_id, ...forNobody })).toBe('engagement_named_provider');
    expect(await adding('engagement', { kind_id, ...forNobody, customer_partner_id })).toBe('accepted');
    const other = await transaction.rows.add('engagement_kind');
    expect(await adding('engagement', { kind_id: other, ...forNobody })).toBe('accepted');
    expect(await run('update engagement set kind_id = $1', [kind_id])).toBe('engagement_named_provider');
    expect(await run('update engagement_kind set names_provider = true')).toBe('engagement_kind_names_provider');
  });

  test('is of a kind of its own program', async () => {
    await transaction.rows.one('program');
    const program_id = await transaction.rows.add('program');
    const kind_id = await transaction.rows.add('engagement_kind', { program_id });
    expect(await adding('engagement', { kind_id })).toBe('engagement_kind_id_program_id_fkey');
  });
});

describe('the customer of an engagement', () => {
  const rule = 'engagement_customer_not_vendor';

  test.each(['Cisco', 'CISCO', 'Císco'])("is not the program's vendor, written %s", async (customer_name) => {
    await transaction.rows.add('vendor', { name: 'Cisco' });
    expect(await adding('engagement', { customer_name })).toBe(rule);
  });

  test('is not changed to the vendor', async () => {
    await transaction.rows.add('vendor', { name: 'Cisco' });
    const engagement = await transaction.rows.add('engagement');
    expect(await run(`update engagement set customer_name = 'Cisco' where id = $1`, [engagement])).toBe(rule);
  });

  test('may be the vendor of another program, until the program goes to it', async () => {
    await transaction.rows.one('vendor');
    const other = await transaction.rows.add('vendor', { name: 'Cisco' });
    expect(await adding('engagement', { customer_name: 'Cisco' })).toBe('accepted');
    expect(await run('update program set vendor_id = $1', [other])).toBe(rule);
  });

  test('keeps the vendor from taking its name', async () => {
    await transaction.rows.add('engagement', { customer_name: 'Orchid Bank' });
    expect(await run(`update vendor set name = 'Orchid Bank'`)).toBe(rule);
    expect(await run(`update vendor set name = 'Orchid Banking'`)).toBe('accepted');
  });
});

describe('the slugs of partners', () => {
  const rename = (id: string, slug: string): Promise<string> =>
    run('update partner set slug = $2 where id = $1', [id, slug]);

  test('a slug that a partner had goes to no other partner', async () => {
    const partner = await transaction.rows.add('partner', { slug: 'old' });
    expect(await rename(partner, 'new')).toBe('accepted');
    expect(await adding('partner', { slug: 'old' })).toBe('partner_slug_new');
    expect(await rename(await transaction.rows.add('partner'), 'old')).toBe('partner_slug_new');
    expect(await rename(partner, 'old')).toBe('accepted');
    expect(await adding('partner', { slug: 'new' })).toBe('partner_slug_new');
  });

  test('two partners do not swap their slugs', async () => {
    const [one, other] = [await transaction.rows.add('partner'), await transaction.rows.add('partner')];
    expect(
      await run(
        `update partner set slug = case id when $1 then slug || '-x' else (select slug from partner where id = $1) end
         where id in ($1, $2)`,
        [one, other],
      ),
    ).toBe('former_slug_former');
  });

  test('the slug of a partner is not recorded as a former one', async () => {
    const partner_id = await transaction.rows.add('partner', { slug: 'present' });
    expect(await adding('former_slug', { slug: 'present', partner_id })).toBe('former_slug_former');
  });
});

describe('the tree of terms', () => {
  const above = async (id: string): Promise<readonly string[]> =>
    (
      await transaction.client.query<{ id: string }>(
        'select within_id::text as id from term_within where term_id = $1 order by within_id',
        [id],
      )
    ).rows.map((row) => row.id);

  test('a term lies within itself and all terms above it, also after it has moved with those below it', async () => {
    const taxonomy_id = await transaction.rows.add('taxonomy');
    const add = (parent_id: string | null): Promise<string> => transaction.rows.add('term', { taxonomy_id, parent_id });
    const top = await add(null);
    const other = await add(null);
    const middle = await add(top);
    const leaf = await add(middle);
    expect(await above(leaf)).toEqual([top, middle, leaf]);
    await run('update term set parent_id = $1 where id = $2', [other, middle]);
    expect(await above(leaf)).toEqual([other, middle, leaf]);
    expect(await above(top)).toEqual([top]);
    await run('delete from term where id = $1', [leaf]);
    expect(await above(leaf)).toEqual([]);
  });

  test('has no circle, and no branch in two taxonomies', async () => {
    const taxonomy_id = await transaction.rows.add('taxonomy');
    const top = await transaction.rows.add('term', { taxonomy_id });
    const below = await transaction.rows.add('term', { taxonomy_id, parent_id: top });
    expect(await run('update term set parent_id = $1 where id = $2', [below, top])).toBe('term_parent_acyclic');
    const elsewhere = await transaction.rows.add('taxonomy');
    expect(await adding('term', { taxonomy_id: elsewhere, parent_id: top })).toBe('term_parent_id_taxonomy_id_fkey');
  });
});
