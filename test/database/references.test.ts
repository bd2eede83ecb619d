import { nodeEntities } from '../../src/model/entities';
import { useTransaction } from '../support/transaction';

const transaction = useTransaction();
const { run } = transaction;

const refer = (node_type: string, node_key: string, external_id = 'one'): Promise<string> =>
  run(`insert into external_reference (source, external_id, node_type, node_key) values ('crm', $1, $2, $3)`, [
    external_id,
    node_type,
    node_key,
  ]);

const types = nodeEntities
  .map(({ name }) => ({ type: name, table: name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase() }))
  .filter(({ type }) => type !== 'ExternalReference');

test('a source and its id name one node of all types', async () => {
  expect(await refer('Partner', await transaction.rows.one('partner'))).toBe('accepted');
  expect(await refer('Vendor', await transaction.rows.one('vendor'))).toBe('external_reference_source_external_id_key');
});

test.each(types)('a reference names a $type that exists', async ({ type, table }) => {
  const key = await transaction.rows.add(table);
  expect(await refer(type, key)).toBe('accepted');
  expect(await refer(type, '9223372036854775807', 'two')).toBe('external_reference_node_exists');
  expect(await run('update external_reference set node_key = 9223372036854775807')).toBe(
    'external_reference_node_exists',
  );
});

test('a reference tells the key of one type from the same key of another', async () => {
  const { rows: free } = await transaction.client.query<{ id: string }>(
    'select coalesce(max(id), 0) + 1000 as id from tier',
  );
  const key = await transaction.rows.add('partner', { id: free[0]?.id ?? null });
  expect(await refer('Tier', key)).toBe('external_reference_node_exists');
  expect(await refer('Partner', key)).toBe('accepted');
});

test.each(types.filter(({ type }) => type !== 'LedgerEntry'))(
  'a deleted $type takes its references',
  async ({ type, table }) => {
    const [kept, gone] = [await transaction.rows.add(table), await transaction.rows.add(table, await apart(table))];
    await refer(type, kept, 'kept');
    await refer(type, gone, 'gone');
    expect(await run(`delete from ${table} where id = $1`, [gone])).toBe('accepted');
    const { rows: left } = await transaction.client.query('select external_id from external_reference');
    expect(left).toEqual([{ external_id: 'kept' }]);
  },
);

/** What makes a second row of a table differ from the first where the samples alone would collide. */
async function apart(table: string): Promise<Record<string, string>> {
  switch (table) {
    case 'award':
      return {
        application_id: await transaction.rows.add('qualification_application'),
        valid_from: '2011-01-01',
        valid_to: '2012-01-01',
      };
    case 'fiscal_quarter':
      return { code: 'FY12Q1', starts_on: '2011-07-31', ends_on: '2011-10-29' };
    case 'program_launch':
      return { region_id: await transaction.rows.add('region') };
    case 'enablement':
      return { distributor_id: await transaction.rows.add('distributor') };
    case 'financing_budget':
      return { financing_program_id: await transaction.rows.add('financing_program') };
    case 'measurement':
      return { valid_from: '2013-01-01' };
    case 'enrolment':
    case 'competence_validation':
    case 'award_suspension':
    case 'resale_agreement':
    case 'distribution_agreement':
      return { valid_from: '2011-01-01', valid_to: '2012-01-01' };
    default:
      return {};
  }
}

test('a truncated table takes its references', async () => {
  await refer('Engagement', await transaction.rows.one('engagement'), 'gone');
  await refer('Partner', await transaction.rows.one('partner'), 'kept');
  expect(await run('truncate engagement')).toBe('accepted');
  const { rows: left } = await transaction.client.query('select external_id from external_reference');
  expect(left).toEqual([{ external_id: 'kept' }]);
});

test.each(types)('a $type keeps its key, which ids and references hold', async ({ type, table }) => {
  const key = await transaction.rows.add(table);
  const outcome = await run(`update ${table} set id = id + 1000000 where id = $1`, [key]);
  expect(outcome).toBe(type === 'LedgerEntry' ? 'ledger_entry_append_only' : `${table}_key_constant`);
});
