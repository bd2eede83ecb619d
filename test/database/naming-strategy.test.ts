import { SnakeCaseNamingStrategy } from '../../src/database/naming-strategy';

const naming = new SnakeCaseNamingStrategy();

test('tables, columns and joins are named in snake case', () => {
  expect(naming.tableName('AwardSuspension', undefined)).toBe('award_suspension');
  expect(naming.tableName('AwardSuspension', 'given')).toBe('given');
  expect(naming.columnName('validFrom', undefined, [])).toBe('valid_from');
  expect(naming.columnName('amountValue', 'amount', [])).toBe('amount');
  expect(naming.columnName('evidenceURLPath', undefined, ['mainOffice'])).toBe('main_office_evidence_url_path');
  expect(naming.joinColumnName('previousAward', 'id')).toBe('previous_award_id');
  expect(naming.joinTableName('offering', 'technology', 'technologies')).toBe('offering_technologies');
  expect(naming.joinTableColumnName('financing_program', 'id', 'id')).toBe('financing_program_id');
});

test('constraints are named by their table and columns, in the order of the columns', () => {
  expect(naming.primaryKeyName('partner')).toBe('partner_pkey');
  expect(naming.uniqueConstraintName('partner', ['slug'])).toBe('partner_slug_key');
  expect(naming.relationConstraintName('award', ['application_id'])).toBe('award_application_id_key');
  expect(naming.foreignKeyName('public.award', ['partner_id'])).toBe('award_partner_id_fkey');
  expect(naming.indexName('partner', ['name', 'id'])).toBe('partner_name_id_idx');
  expect(naming.indexName('partner', ['id', 'name'])).toBe('partner_id_name_idx');
});

test('a name too long for PostgreSQL is cut, stays the same, and differs from others cut at the same place', () => {
  const columns = ['distributor_id', 'partner_id', 'vendor_id', 'country_id'];
  const name = naming.uniqueConstraintName('distribution_agreement', [...columns, 'valid_from']);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  expect(name).toMatch(/^distribution_agreement_distributor_id_.*_key$/);
  expect(naming.uniqueConstraintName('distribution_agreement', [...columns, 'valid_from'])).toBe(name);
  expect(naming.uniqueConstraintName('distribution_agreement', [...columns, 'valid_to'])).not.toBe(name);
});
