import { connect } from '../support/connections';
import { startDemoHub, type TestHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';
import { Rows } from '../support/rows';

let hub: TestHub;

beforeAll(async () => {
  hub = await startDemoHub();
});

afterAll(() => hub.close());

/** A metric whose values are any decimals. */
const measuredInPoints = { kind: 'MEASURED', edge: null, filter: null, aggregation: 'LATEST', unit: 'POINTS' };

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}

describe('measures of exact decimals', () => {
  it('are exact, without zeros at their end, and half to even', async () => {
    const client = await connect(hub.databaseUrl);
    try {
      const rows = new Rows(client);
      const metric_id = await rows.add('metric', { ...measuredInPoints, code: 'EXACT' });
      const values = ['123456789012345.678901', '123456789012345.678902', '-2', '0.5'];
      for (const [day, value] of values.entries())
        await rows.add('measurement', { metric_id, value, valid_from: `2020-01-0${day + 1}` });
    } finally {
      await client.end();
    }
    const { measurements } = await dataInOneStatement<{ measurements: { aggregate: object; groups: object } }>(
      hub,
      `{
      measurements(filter: { metric: { code: { eq: "EXACT" } } }) {
        aggregate {
          sum { value } average { value } min { value } max { value } median { value }
          least: percentile(at: 0) { value } most: percentile(at: 0.999999) { value }
          none: count(filter: { value: { gt: "123456789012345.678902" } })
        }
        groups(by: [METRIC], having: {
          sum: { value: { eq: "246913578024689.857803" } }, max: { value: { eq: "123456789012345.678902" } }
          average: { value: { eq: "61728394506172.464451" } }, median: { value: { gt: "61728394506173.089449" } }
        }) { nodes { count median { value } } }
      }
    }`,
    );
    expect(measurements).toEqual({
      aggregate: {
        sum: { value: '246913578024689.857803' },
        // A quarter of the sum is …464450.75 millionths.
        average: { value: '61728394506172.464451' },
        min: { value: '-2' },
        max: { value: '123456789012345.678902' },
        // …089450.5 millionths lie in the middle of two numbers of six digits.
        median: { value: '61728394506173.08945' },
        least: { value: '-2' },
        most: { value: '123456789012345.678902' },
        none: 0,
      },
      groups: { nodes: [{ count: 4, median: { value: '61728394506173.08945' } }] },
    });
  });

  it('of no rows are null, and their sum is 0', async () => {
    const fields = 'sum { value } average { value } min { value } median { value } percentile(at: 0.2) { value }';
    const { measurements } = await dataInOneStatement<{
      measurements: { aggregate: object; groups: { nodes: object[] } };
    }>(
      hub,
      `{
      measurements(filter: { value: { lt: "-5" } }) { aggregate { ${fields} } groups(by: [METRIC], empty: ONLY, first: 1) { nodes { ${fields} } } }
    }`,
    );
    const nothing = {
      sum: { value: '0' },
      average: { value: null },
      min: { value: null },
      median: { value: null },
      percentile: { value: null },
    };
    expect(measurements).toEqual({ aggregate: nothing, groups: { nodes: [nothing] } });
  });

  it('of each region and each year are those of its rows, and order and page groups', async () => {
    const client = await connect(hub.databaseUrl);
    const { rows } = await client.query<{ region: string; year: number; value: string }>(
      `select r.code as region, extract(year from m.valid_from)::integer as year, m.value
       from measurement m join metric on metric.id = m.metric_id join partner p on p.id = m.partner_id
       join country c on c.id = p.country_id join region r on r.id = c.region_id
       where metric.code = 'CUSTOMER-SATISFACTION'`,
    );
    await client.end();
    const expected = [...new Set(rows.map(({ region, year }) => `${region} ${year}`))]
      .map((name) => {
        const values = rows
          .filter(({ region, year }) => `${region} ${year}` === name)
          .map(({ value }) => Number(value));
        return { name, median: median(values) };
      })
      .sort((one, other) => other.median - one.median || (one.name < other.name ? -1 : 1));
    expect(expected.length).toBeGreaterThan(6);
    interface Page {
      measurements: {
        groups: {
          nodes: {
            key: { partnerCountryRegion: { code: string }; validFromYear: number };
            median: { value: string };
          }[];
          pageInfo: { endCursor: string; hasNextPage: boolean };
        };
      };
    }
    const found: { name: string; median: number }[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { measurements } = await dataInOneStatement<Page>(
        hub,
        `query ($after: String) { measurements(filter: { metric: { code: { eq: "CUSTOMER-SATISFACTION" } } }) {
          groups(by: [PARTNER_COUNTRY_REGION, VALID_FROM_YEAR], first: 2, after: $after, orderBy: [{ median: { value: DESC } }, { key: { by: PARTNER_COUNTRY_REGION } }, { key: { by: VALID_FROM_YEAR } }]) {
            nodes { key { partnerCountryRegion { code } validFromYear } median { value } } pageInfo { endCursor hasNextPage }
          } } }`,
        { after },
      );
      const { nodes, pageInfo } = measurements.groups;
      found.push(
        ...nodes.map(({ key, median }) => ({
          name: `${key.partnerCountryRegion.code} ${key.validFromYear}`,
          median: Number(median.value),
        })),
      );
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(found.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
    for (const [index, { median }] of found.entries()) expect(median).toBeCloseTo(expected[index]?.median ?? NaN, 6);
  });
});
