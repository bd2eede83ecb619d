import { connect, verdict } from '../support/connections';
import { useRace, write, type Write } from '../support/race';

/** Two writers at the same moment. Each alone keeps the rule; both together would break it. */
const scene = useRace();
const { race } = scene;

describe('money', () => {
  const book = (request: string, kind: string, amount: string): Write =>
    write(
      `insert into ledger_entry (funding_request_id, kind, amount, currency, booked_on)
       values ($1, $2, $3, 'USD', '2011-07-01')`,
      ...[request, kind, amount],
    );
  let program: string;
  let requests: string[];

  beforeEach(async () => {
    program = await scene.rows.add('financing_program', { budget_amount: '1000' });
    const request = (): Promise<string> =>
      scene.rows.add('funding_request', { financing_program_id: program, requested_amount: '600' });
    requests = [await request(), await request()];
  });

  test('of a budget is not committed twice', async () => {
    const [one, other] = requests as [string, string];
    expect(await race(book(one, 'APPROVE', '600'), book(other, 'APPROVE', '600'))).toBe(
      'financing_program_committed_within_budget',
    );
  });

  test('of a budget is not committed while the budget is cut, in either order', async () => {
    const [one, other] = requests as [string, string];
    const cut = (budget: string): Write =>
      write('update financing_program set budget_amount = $1 where id = $2', budget, program);
    expect(await race(book(one, 'APPROVE', '600'), cut('500'))).toBe('financing_program_committed_within_budget');
    expect(await race(cut('700'), book(other, 'APPROVE', '200'))).toBe('financing_program_committed_within_budget');
  });

  test('of a request is not approved twice', async () => {
    const [one] = requests as [string, string];
    expect(await race(book(one, 'APPROVE', '400'), book(one, 'APPROVE', '400'))).toBe(
      'funding_request_approved_within_requested',
    );
  });

  test('of a request is not approved while less is requested', async () => {
    const [one] = requests as [string, string];
    expect(
      await race(
        book(one, 'APPROVE', '400'),
        write('update funding_request set requested_amount = 300 where id = $1', one),
      ),
    ).toBe('funding_request_approved_within_requested');
  });

  test('of a request is not paid twice, nor released while it is paid', async () => {
    const [one] = requests as [string, string];
    await scene.observer.query(book(one, 'APPROVE', '500').text, [one, 'APPROVE', '500']);
    expect(await race(book(one, 'PAY', '300'), book(one, 'PAY', '300'))).toBe('funding_request_paid_within_approved');
    expect(await race(book(one, 'PAY', '100'), book(one, 'RELEASE', '200'))).toBe(
      'funding_request_paid_within_approved',
    );
  });

  test('of one budget goes to as many of ten writers as it suffices for', async () => {
    const writers = await Promise.all(Array.from({ length: 10 }, () => connect(scene.url)));
    const asked: string[] = [];
    for (const _ of writers) {
      asked.push(await scene.rows.add('funding_request', { financing_program_id: program, requested_amount: '300' }));
    }
    const outcomes = await Promise.all(
      writers.map((writer, index) => {
        const { text, values } = book(asked[index] ?? '', 'APPROVE', '300');
        return verdict(writer.query(text, [...values]));
      }),
    );
    await Promise.all(writers.map((writer) => writer.end()));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'financing_program_committed_within_budget')).toHaveLength(7);
  });
});
