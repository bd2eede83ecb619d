import type { Rows } from '../support/rows';
import { useTransaction } from '../support/transaction';

type Values = Parameters<Rows['add']>[1];

const transaction = useTransaction();

const periods: [table: string, values: () => Promise<Values>][] = [
  ['partner_technology', () => Promise.resolve({})],
  ['enrolment', () => Promise.resolve({})],
  ['competence_validation', () => Promise.resolve({})],
  ['award', async () => ({ application_id: await transaction.rows.add('qualification_application') })],
  ['award_suspension', () => Promise.resolve({})],
  ['resale_agreement', () => Promise.resolve({})],
  ['distribution_agreement', () => Promise.resolve({})],
];

describe.each(periods)('%s_overlap_excl', (table, others) => {
  const during = async (from: string, to: string | null): Promise<string> =>
    transaction.adding(table, { ...(await others()), valid_from: from, valid_to: to });

  beforeEach(async () => {
    await transaction.rows.add(table, { ...(await others()), valid_from: '2012-01-01', valid_to: '2013-01-01' });
  });

  test('refuses a second period within the first', async () => {
    expect(await during('2012-06-01', '2012-07-01')).toBe(`${table}_overlap_excl`);
  });

  test('refuses a second period that shares one day with the first', async () => {
    expect(await during('2012-12-31', null)).toBe(`${table}_overlap_excl`);
    expect(await during('2011-01-01', '2012-01-02')).toBe(`${table}_overlap_excl`);
  });

  test('refuses two open periods', async () => {
    expect(await during('2013-01-01', null)).toBe('accepted');
    expect(await during('2014-01-01', null)).toBe(`${table}_overlap_excl`);
  });

  test('accepts periods that touch', async () => {
    expect(await during('2011-01-01', '2012-01-01')).toBe('accepted');
    expect(await during('2013-01-01', null)).toBe('accepted');
  });
});

test('fiscal_quarter_overlap_excl refuses quarters that share a day', async () => {
  await transaction.rows.add('fiscal_quarter');
  const next = { code: 'FY12Q1', ends_on: '2011-10-29' };
  expect(await transaction.adding('fiscal_quarter', { ...next, starts_on: '2011-07-30' })).toBe(
    'fiscal_quarter_overlap_excl',
  );
  expect(await transaction.adding('fiscal_quarter', { ...next, starts_on: '2011-07-31' })).toBe('accepted');
});

test('every exclusion constraint of the database is tested here', async () => {
  const { rows: constraints } = await transaction.client.query<{ name: string }>(
    `select conname as name from pg_constraint where contype = 'x' and connamespace = 'public'::regnamespace order by 1`,
  );
  const tested = [...periods.map(([table]) => table), 'fiscal_quarter'].map((table) => `${table}_overlap_excl`);
  expect(tested.sort()).toEqual(constraints.map(({ name }) => name).sort());
});
