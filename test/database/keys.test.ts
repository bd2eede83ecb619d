import { useTransaction } from '../support/transaction';

const transaction = useTransaction();

describe('foreign keys of several columns refuse', () => {
  test('an award on the application of another partner', async () => {
    const application_id = await transaction.rows.add('qualification_application', {
      partner_id: await transaction.rows.add('partner'),
    });
    expect(
      await transaction.adding('award', { application_id, partner_id: await transaction.rows.add('partner') }),
    ).toBe('award_application_id_partner_id_qualification_id_fkey');
  });

  test('an award on an application for another qualification', async () => {
    const application_id = await transaction.rows.one('qualification_application');
    expect(
      await transaction.adding('award', {
        application_id,
        qualification_id: await transaction.rows.add('qualification'),
      }),
    ).toBe('award_application_id_partner_id_qualification_id_fkey');
  });

  test('an award that renews one of another partner', async () => {
    const previous_award_id = await transaction.rows.one('award');
    const partner_id = await transaction.rows.add('partner');
    const application_id = await transaction.rows.add('qualification_application', { partner_id });
    expect(
      await transaction.adding('award', { partner_id, application_id, previous_award_id, valid_from: '2013-01-01' }),
    ).toBe('award_previous_award_id_partner_id_qualification_id_fkey');
  });

  test('an enrolment at the tier of another program', async () => {
    const tier_id = await transaction.rows.one('tier');
    expect(await transaction.adding('enrolment', { tier_id })).toBe('accepted');
    expect(await transaction.adding('enrolment', { tier_id, program_id: await transaction.rows.add('program') })).toBe(
      'enrolment_tier_id_program_id_fkey',
    );
  });

  test('a request in another currency than its financing program has', async () => {
    expect(await transaction.adding('funding_request', { currency: 'EUR' })).toBe(
      'funding_request_financing_program_id_currency_fkey',
    );
  });

  test('a booking in another currency than its request has', async () => {
    expect(await transaction.adding('ledger_entry', { currency: 'EUR' })).toBe(
      'ledger_entry_funding_request_id_currency_fkey',
    );
  });
});
