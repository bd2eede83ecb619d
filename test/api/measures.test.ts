import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { Rows } from '../support/rows';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

function ask<Data>(query: string): Promise<Data> {
  return dataInOneStatement<Data>(hub, query);
}

describe('measures', () => {
  it('count and share under several aliases, each with its own filter', async () => {
    const { partners } = await ask<{ partners: { aggregate: { [alias: string]: number } } }>(
      '{ partners { aggregate { count active: count(filter: { status: { eq: ACTIVE } }) none: count(filter: { or: [] }) half: share(filter: { status: { eq: ACTIVE } }) } } }',
    );
    const { count = 0, active = 0, none, half } = partners.aggregate;
    expect(active).toBeGreaterThan(0);
    expect(none).toBe(0);
    expect(half).toBe(active / count);
  });

  it('has null for the share, the smallest and the largest value of an empty list', async () => {
    const { partners } = await ask<{ partners: { aggregate: object } }>(
      '{ partners(filter: { or: [] }) { aggregate { count share(filter: {}) min { name } max { createdAt } } } }',
    );
    expect(partners.aggregate).toEqual({ count: 0, share: null, min: { name: null }, max: { createdAt: null } });
  });

  it('never mixes currencies, sums exactly, and takes means half to even', async () => {
    const client = await connect(hub.databaseUrl);
    try {
      const rows = new Rows(client);
      const partner_id = await rows.one('partner');
      // 0.000003 / 2 and 0.0001 / 64 lie in the middle of two numbers of six digits.
      for (const [currency, amounts] of Object.entries({
        CLF: ['0.0001', ...Array.from({ length: 63 }, () => '0')],
        KWD: ['123456789012345.678', '123456789012345.678'],
        JPY: ['1', '2'],
      })) {
        for (const value_amount of amounts)
          await rows.add('engagement', { partner_id, value_amount, currency, customer_name: 'Means' });
      }
    } finally {
      await client.end();
    }
    const { engagements } = await ask<{ engagements: { aggregate: object } }>(
      '{ engagements(filter: { customerName: { eq: "Means" } }) { aggregate { sum { value { currency amount } } average { value { amount currency } } } } }',
    );
    expect(engagements.aggregate).toEqual({
      sum: {
        value: [
          { currency: 'CLF', amount: '0.0001' },
          { currency: 'JPY', amount: '3' },
          { currency: 'KWD', amount: '246913578024691.356' },
        ],
      },
      average: {
        value: [
          { currency: 'CLF', amount: '0.000002' },
          { currency: 'JPY', amount: '1.500000' },
          { currency: 'KWD', amount: '123456789012345.678000' },
        ],
      },
    });
  });

  it('sums whole numbers past the largest Int', async () => {
    const client = await connect(hub.databaseUrl);
    try {
      const rows = new Rows(client);
      for (const code of ['LONG-1', 'LONG-2', 'LONG-3'])
        await rows.add('program', { code, rollout_months_min: 2_147_483_647, rollout_months_max: 2_147_483_647 });
    } finally {
      await client.end();
    }
    const { programs } = await ask<{ programs: { aggregate: object } }>(
      '{ programs(filter: { code: { startsWith: "LONG-" } }) { aggregate { sum { rolloutMonthsMin } average { rolloutMonthsMin } } } }',
    );
    expect(programs.aggregate).toEqual({
      sum: { rolloutMonthsMin: '6442450941' },
      average: { rolloutMonthsMin: 2_147_483_647 },
    });
  });

  it("books amounts into the vendor's fiscal quarter, the first of a year with 53 weeks included", async () => {
    const { ledgerEntries } = await ask<{
      ledgerEntries: {
        groups: {
          nodes: {
            max: { bookedOn: string };
            min: { bookedOn: string };
            key: { bookedOnFiscalQuarter: { startsOn: string; endsOn: string } };
          }[];
        };
      };
    }>(
      '{ ledgerEntries { groups(by: [BOOKED_ON_FISCAL_QUARTER], first: 1000) { nodes { min { bookedOn } max { bookedOn } key { bookedOnFiscalQuarter { startsOn endsOn } } } } } }',
    );
    expect(ledgerEntries.groups.nodes.length).toBeGreaterThan(5);
    for (const { min, max, key } of ledgerEntries.groups.nodes) {
      expect(min.bookedOn >= key.bookedOnFiscalQuarter.startsOn).toBe(true);
      expect(max.bookedOn <= key.bookedOnFiscalQuarter.endsOn).toBe(true);
    }
  });
});
