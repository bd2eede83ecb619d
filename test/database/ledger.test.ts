import { useTransaction } from '../support/transaction';

const transaction = useTransaction();
const { run } = transaction;

/** A financing program of 1000, and a request for 400 of it. */
beforeEach(async () => {
  await transaction.rows.add('financing_program', { budget_amount: '1000' });
  await transaction.rows.add('funding_request', { requested_amount: '400' });
});

async function book(kind: string, amount: string, booked_on = '2011-07-01', request?: string): Promise<string> {
  const funding_request_id = request ?? (await transaction.rows.one('funding_request'));
  return run(
    `insert into ledger_entry (funding_request_id, kind, amount, currency, booked_on) values ($1, $2, $3, 'USD', $4)`,
    [funding_request_id, kind, amount, booked_on],
  );
}

describe('a ledger entry', () => {
  beforeEach(() => book('APPROVE', '100'));

  test.each([
    ['changed', 'update ledger_entry set amount = amount'],
    ['deleted', 'delete from ledger_entry'],
    ['truncated', 'truncate ledger_entry'],
    ['truncated with its requests', 'truncate funding_request cascade'],
    [
      'changed by an import that meets it again',
      `insert into ledger_entry (id, funding_request_id, kind, amount, currency, booked_on)
       select id, funding_request_id, kind, amount, currency, booked_on from ledger_entry
       on conflict (id) do update set amount = excluded.amount`,
    ],
  ])('is never %s', async (_hazard, statement) => {
    expect(await run(statement)).toBe('ledger_entry_append_only');
  });

  test('cannot lose its request', async () => {
    expect(await run('delete from funding_request')).toMatch(/^ledger_entry_funding_request_id.*_fkey$/);
  });
});

describe('approved never exceeds requested', () => {
  const rule = 'funding_request_approved_within_requested';

  test('at once', async () => {
    expect(await book('APPROVE', '400.01')).toBe(rule);
    expect(await book('APPROVE', '400')).toBe('accepted');
  });

  test('bit by bit', async () => {
    expect(await book('APPROVE', '300')).toBe('accepted');
    expect(await book('APPROVE', '100.01')).toBe(rule);
    expect(await book('RELEASE', '50')).toBe('accepted');
    expect(await book('APPROVE', '150')).toBe('accepted');
  });

  test('on a day before a release', async () => {
    await book('APPROVE', '400', '2011-07-01');
    await book('RELEASE', '400', '2011-09-01');
    expect(await book('APPROVE', '10', '2011-08-01')).toBe(rule);
    expect(await book('APPROVE', '10', '2011-09-01')).toBe('accepted');
  });

  test('when less is requested', async () => {
    await book('APPROVE', '300');
    expect(await run('update funding_request set requested_amount = 299')).toBe(rule);
    expect(await run('update funding_request set requested_amount = 300')).toBe('accepted');
  });
});

describe('paid never exceeds approved', () => {
  const rule = 'funding_request_paid_within_approved';

  test('at once', async () => {
    expect(await book('PAY', '1')).toBe(rule);
    await book('APPROVE', '100');
    expect(await book('PAY', '100.01')).toBe(rule);
    expect(await book('PAY', '100')).toBe('accepted');
  });

  test('on a day before the approval', async () => {
    await book('APPROVE', '100', '2011-07-02');
    expect(await book('PAY', '100', '2011-07-01')).toBe(rule);
  });

  test('when a paid amount is released', async () => {
    await book('APPROVE', '100');
    await book('PAY', '60');
    expect(await book('RELEASE', '40.01')).toBe(rule);
    expect(await book('RELEASE', '40')).toBe('accepted');
  });

  test('when more is released than was approved', async () => {
    expect(await book('RELEASE', '1')).toBe(rule);
  });
});

describe('committed never exceeds the budget', () => {
  const rule = 'financing_program_committed_within_budget';

  test('over several requests', async () => {
    const other = await transaction.rows.add('funding_request', { requested_amount: '800' });
    await book('APPROVE', '400');
    expect(await book('APPROVE', '600.01', '2011-07-01', other)).toBe(rule);
    expect(await book('APPROVE', '600', '2011-07-01', other)).toBe('accepted');
  });

  test('on a day before a release', async () => {
    const other = await transaction.rows.add('funding_request', { requested_amount: '800' });
    await book('APPROVE', '400', '2011-07-01');
    await book('RELEASE', '400', '2011-09-01');
    expect(await book('APPROVE', '700', '2011-08-01', other)).toBe(rule);
    expect(await book('APPROVE', '700', '2011-09-01', other)).toBe('accepted');
  });

  test('in one statement of many rows', async () => {
    const other = await transaction.rows.add('funding_request', { requested_amount: '800' });
    expect(
      await run(
        `insert into ledger_entry (funding_request_id, kind, amount, currency, booked_on)
         values ($1, 'APPROVE', 400, 'USD', '2011-07-01'), ($2, 'APPROVE', 700, 'USD', '2011-07-01')`,
        [await transaction.rows.one('funding_request'), other],
      ),
    ).toBe(rule);
  });

  test('when the budget is cut', async () => {
    await book('APPROVE', '400');
    expect(await run('update financing_program set budget_amount = 399')).toBe(rule);
    expect(await run('update financing_program set budget_amount = 400')).toBe('accepted');
  });

  test('when a request moves to another financing program', async () => {
    await book('APPROVE', '400');
    const small = await transaction.rows.add('financing_program', { budget_amount: '300' });
    expect(await run('update funding_request set financing_program_id = $1', [small])).toBe(rule);
  });

  test('separately for each program', async () => {
    await book('APPROVE', '400');
    const other = await transaction.rows.add('financing_program', { budget_amount: '1000' });
    const request = await transaction.rows.add('funding_request', {
      requested_amount: '1000',
      financing_program_id: other,
    });
    expect(await book('APPROVE', '1000', '2011-07-01', request)).toBe('accepted');
  });
});
