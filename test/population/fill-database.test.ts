import type { ClientBase } from 'pg';
import { fillDatabase } from '../../src/population/fill-database';
import { silent, type Listener } from '../../src/population/generate';
import { culprits, rules } from '../../src/population/rules';
import { scales, type Scale } from '../../src/population/scale';
import { testDay, type Template } from '../support/database';
import { ExchangeDatabase } from '../exchange/support/exchange-database';
import { definition } from '../exchange/support/files';

/** A miniature of the worldwide scale. `WORLDWIDE=1 npx jest test/population/fill-database` takes the real one: minutes. */
const miniature: Scale = {
  partners: 500,
  awards: 2_300,
  applications: 2_600,
  technologyLinks: 2_800,
  offerings: 120,
  offeringTechnologies: 380,
  resaleAgreements: 700,
  distributors: 30,
  distributionAgreements: 1_000,
  engagements: 4_000,
  financingPrograms: 60,
  fundingRequests: 700,
  ledgerEntries: 2_000,
  measurements: 2_300,
  persons: 1_900,
  certifications: 3_000,
  references: 300,
  locations: 950,
  partnerTerms: 3_000,
  registered: false,
};
const scale = process.env.WORLDWIDE ? scales.worldwide : miniature;
const patience = process.env.WORLDWIDE ? 1_800_000 : 120_000;

async function generate(
  database: ExchangeDatabase,
  { seed = 2011, day = testDay, of = miniature, listener = silent } = {},
): Promise<void> {
  await fillDatabase(database.dataSource, { scale: of, day, seed, definitionDirectory: definition, listener });
}

/** The databases of a test file, dropped at its end. */
const databases: ExchangeDatabase[] = [];

async function create(template?: Template): Promise<ExchangeDatabase> {
  const database = await ExchangeDatabase.create(template);
  databases.push(database);
  return database;
}

/** Constraints, indexes and triggers, and whether they are enabled. */
function catalog(database: ExchangeDatabase): Promise<unknown[]> {
  return database.rows(`
    select 'constraint' as kind, conrelid::regclass::text as relation, conname as name,
      pg_get_constraintdef(oid) || convalidated::text as definition
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
    union all
    select 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) || tgenabled::text
    from pg_trigger where not tgisinternal
    order by 1, 2, 3`);
}

/** The rows that break a rule after `change`, which is undone. */
async function broken(database: ExchangeDatabase, rule: string, change?: string): Promise<string[]> {
  const runner = database.dataSource.createQueryRunner();
  const client = (await runner.connect()) as ClientBase;
  await client.query('begin');
  try {
    // Triggers and foreign keys are off, so that a rule can be broken.
    await client.query('set local session_replication_role = replica');
    if (change !== undefined) await client.query(change);
    return await culprits(client, rules[rule] as string, testDay);
  } finally {
    await client.query('rollback');
    await runner.release();
  }
}

let world: ExchangeDatabase;

beforeAll(async () => {
  world = await create();
  await generate(world, { of: scale });
}, patience);

afterAll(() => Promise.all(databases.map((database) => database.close())));

// This test is the first: changes that a later test undoes leave dead rows.
it('has statistics, and visibility maps with which an index alone can answer', async () => {
  const rows = await world.rows<{ relname: string }>(`
    select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= 100
      and (relallvisible < relpages * 0.9 or not exists (select from pg_stats where tablename = relname))`);
  expect(rows).toEqual([]);
});

const named = Object.keys(rules);

describe('the rules', () => {
  it.each(named)('%s', async (rule) => {
    expect(await broken(world, rule)).toEqual([]);
  });

  it('hold for the demo as well, which another sink writes', async () => {
    const demo = await create('demo');
    for (const rule of named) expect([rule, await broken(demo, rule)]).toEqual([rule, []]);
  });

  it.each([
    ['1:', 'alter table award drop constraint award_overlap_excl; update award set valid_to = null, end_reason = null'],
    ['2:', 'update qualification_application set partner_id = partner_id + 1'],
    ['2 and 3:', 'delete from competence_validation where id % 2 = 0'],
    ['2 and 4:', 'delete from offering_technology'],
    [
      '4:',
      `update offering set status = 'RETIRED', retired_on = greatest(published_on, '2026-06-01') where status = 'PUBLISHED'`,
    ],
    ['2 and 5:', 'update resale_agreement set white_label = false, brand_name = null'],
    ['2 and 5:', `update award set valid_from = valid_to - 1 where valid_to is not null`],
    ['11: a renewal', 'update award set previous_award_id = null'],
    ['11: a renewal', `update award set end_reason = null where end_reason = 'RENEWED'`],
    [
      '11: a suspension',
      `update award_suspension set valid_from = '2011-05-01'
        where award_id in (select award_id from award_suspension group by 1 having count(*) = 1)`,
    ],
    ['11: submissions', `update qualification_application set decided_at = '2026-06-15' where status = 'APPROVED'`],
    [
      '5:',
      `alter table offering drop constraint offering_partner_id_name_key;
       update offering set partner_id = reseller_id from resale_agreement where offering.id = offering_id`,
    ],
    ['5:', `update resale_agreement set valid_from = '2011-05-01'`],
    ['7: the customer', `update engagement set customer_name = 'CISCO' where id = 1`],
    [
      '7: an engagement',
      `update engagement set customer_partner_id = null, customer_kind = 'ENTERPRISE', started_on = '2027-01-01'`,
    ],
    ['7: an engagement', 'delete from award'],
    ['12: no partner', 'update partner set parent_id = id % 7 + 1 where id between 1 and 7 and id <> id % 7 + 1'],
    ['12: no distributor', 'update distributor set parent_id = id % 7 + 1 where id between 1 and 7'],
    ['no partner has', 'insert into former_slug (slug, partner_id) select slug, id from partner where id = 1'],
    ['13:', 'delete from partner where id > 10'],
    ['8: on every day, paid', `update ledger_entry set kind = 'PAY'`],
    ['8: on every day, paid', 'update funding_request set requested_amount = 1'],
    ['8: on every day, the committed', 'update financing_program set budget_amount = 1'],
    ['8: all amounts', `update ledger_entry set currency = 'XXX' where id = 1`],
    ['9:', `update ledger_entry set booked_on = '2011-05-01'`],
    ['9:', `delete from ledger_entry where kind = 'PAY'`],
    ['10: a request was', `update financing_program set status = 'CLOSED' where status = 'OPEN'`],
    ['10: a request was', `update financing_program set opens_on = closes_on`],
    ['10: a request comes', 'delete from financing_program_country'],
    ['10: the partner', 'delete from award'],
  ])('notice a violation: %s %s', async (beginning, change) => {
    const rule = named.find((each) => each.startsWith(beginning)) as string;
    expect((await broken(world, rule, change)).length).toBeGreaterThan(0);
  });
});

describe('the volumes and skews', () => {
  const single = async (query: string): Promise<number> => {
    const [row] = await world.rows<{ number: string }>(`select (${query})::float8 as number`);
    return Number(row?.number);
  };

  it.each([
    ['partner', scale.partners],
    ['award', scale.awards],
    ['qualification_application', scale.applications],
    ['partner_technology', scale.technologyLinks],
    ['offering', scale.offerings],
    ['offering_technology', scale.offeringTechnologies],
    ['resale_agreement', scale.resaleAgreements],
    ['distributor', scale.distributors],
    ['distribution_agreement', scale.distributionAgreements],
    ['engagement', scale.engagements],
    ['financing_program', scale.financingPrograms],
    ['funding_request', scale.fundingRequests],
    ['ledger_entry', scale.ledgerEntries],
    ['measurement', scale.measurements],
    ['person', scale.persons],
    ['certification', scale.certifications],
    ['reference', scale.references],
    ['location', scale.locations],
    ['partner_term', scale.partnerTerms],
  ])('%s: about %d', async (table, wanted) => {
    const share = (await single(`select count(*) from ${table}`)) / wanted;
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(1.15);
  });

  it('one distributor serves 30 % of the partners, each other one far fewer', async () => {
    const served = await world.rows<{ share: number }>(`
      select count(distinct partner_id)::float8 / (select count(*) from partner) as share from distribution_agreement
      where valid_from <= '${testDay}' and (valid_to is null or valid_to > '${testDay}')
      group by distributor_id order by 1 desc limit 2`);
    expect(served[0]?.share).toBeCloseTo(0.3, 1);
    expect(served[1]?.share).toBeLessThan(0.15);
  });

  it('one country has 20 % of the partners, most countries none', async () => {
    const shares = await world.rows<{ share: number }>(`
      select count(partner.id)::float8 / (select count(*) from partner) as share
      from country left join partner on partner.country_id = country.id group by country.id order by 1 desc`);
    expect(shares[0]?.share).toBeCloseTo(0.2, 1);
    expect(shares.filter(({ share }) => share === 0).length).toBeGreaterThan(shares.length / 2);
  });

  it('some technologies are popular, some rare', async () => {
    const shares = await world.rows<{ share: number }>(`
      select count(*)::float8 / (select count(*) from partner) as share from partner_technology group by technology_id order by 1`);
    expect(shares.at(-1)?.share).toBeGreaterThan(0.3);
    expect(shares[0]?.share).toBeLessThan(0.05);
  });

  it.each([
    ['partner', 'status', 'partner_status'],
    ['qualification_application', 'status', 'application_status'],
    ['offering', 'status', 'offering_status'],
    ['offering', 'service_model', 'service_model'],
    ['engagement', 'customer_kind', 'customer_kind'],
    ['enablement', 'status', 'enablement_status'],
    ['financing_program', 'status', 'financing_status'],
    ['funding_request', 'status', 'funding_request_status'],
    ['ledger_entry', 'kind', 'ledger_entry_kind'],
  ])('%s has every %s', async (table, column, type) => {
    const missing = await world.rows(
      `select value from unnest(enum_range(null::${type})) as value where value not in (select ${column} from ${table})`,
    );
    expect(missing).toEqual([]);
  });

  it('awards end for every reason, some are scheduled, and a few in force have a lapsed requirement', async () => {
    const inForce = `valid_from <= '${testDay}' and (valid_to is null or valid_to > '${testDay}')`;
    for (const some of [
      ...['EXPIRED', 'REVOKED', 'RENEWED'].map((reason) => `end_reason = '${reason}'`),
      `valid_from > '${testDay}'`,
      'id in (select award_id from award_suspension where valid_to is null)',
      'valid_to is null',
    ])
      expect([some, await single(`select count(*) from award where ${some}`)]).not.toEqual([some, 0]);
    const lapsed = await single(`
      select count(*) from award
      where ${inForce} and qualification_id = (select id from qualification where code = 'BUILDER')
        and not exists (select from award_suspension s where s.award_id = award.id and ${inForce})
        and 3 > (select count(*) from competence_validation v where v.partner_id = award.partner_id and ${inForce})`);
    expect(lapsed).toBeGreaterThan(0);
    expect(lapsed / (await single(`select count(*) from award where ${inForce}`))).toBeLessThan(0.03);
  });

  it('agreements are repeated, and names have accents and other scripts', async () => {
    expect(
      await single(`select count(*) from (
        select from distribution_agreement group by distributor_id, partner_id having count(*) > 1) as pair`),
    ).toBeGreaterThan(10);
    for (const pattern of ['[éèïüã]', '[ء-ي]', '[一-龥]', '[가-힣]'])
      expect(await single(`select count(*) from partner where name ~ '${pattern}'`)).toBeGreaterThan(0);
  });
});

it('constraints, indexes, triggers and keys are as before, and new rows can be written', async () => {
  // The rules of a definition bring functions and triggers of their own.
  const defined = await create('definition');
  expect(await catalog(world)).toEqual(await catalog(defined));
  await world.load({ 'partners.csv': 'slug,name,status,country\nanother,Another,ACTIVE,FR\n' });
  await expect(
    world.rows(`insert into award (valid_from, partner_id, qualification_id, application_id)
      select '2026-01-01', partner_id, qualification_id, id from qualification_application where status = 'DRAFT' limit 1`),
  ).rejects.toThrow('An award stands on an approved application');
});

it('the same seed and day give the same rows, and another seed or day others', async () => {
  const [one, same, otherSeed, otherDay] = [await create(), await create(), await create(), await create()];
  await generate(one, { seed: 5, day: '2014-03-01' });
  await generate(same, { seed: 5, day: '2014-03-01' });
  await generate(otherSeed, { seed: 6, day: '2014-03-01' });
  await generate(otherDay, { seed: 5, day: '2012-05-01' });
  const digest = await one.digest();
  expect(await same.digest()).toBe(digest);
  expect(await otherSeed.digest()).not.toBe(digest);
  expect(await otherDay.digest()).not.toBe(digest);
}, 240_000);

it('a database that has partners is refused, and stays as it is', async () => {
  const database = await create('demo');
  const before = await database.digest();
  await expect(generate(database)).rejects.toThrow('has partners or distributors already');
  expect(await database.digest()).toBe(before);
});

it('a day that is too early is refused', async () => {
  await expect(generate(world, { day: '2011-12-31' })).rejects.toThrow('the day must be 2012-05-01 or later');
});

it('a failure at the last moment leaves no rows', async () => {
  const database = await create();
  const [before, definitions] = [await database.digest(), await catalog(database)];
  const listener: Listener = {
    begin(part) {
      if (part === 'checking the rules') throw new Error('The plug is pulled.');
    },
    step: () => undefined,
  };
  await expect(generate(database, { listener })).rejects.toThrow('The plug is pulled.');
  expect(await database.digest()).toBe(before);
  expect(await catalog(database)).toEqual(definitions);
});
