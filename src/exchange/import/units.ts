import type { ClientBase } from 'pg';
import type { Problems } from './problems';
import type { Resolved } from './resolve';

interface MetricOfFile {
  readonly line: number;
  readonly kind: 'COUNTED' | 'MEASURED';
  readonly unit: string;
  readonly aggregation: string;
  readonly edge: string | null;
  readonly field: string | null;
  readonly currency: string | null;
}

type Finding = readonly [column: string, message: string];

const counts: readonly string[] = ['COUNT', 'DISTINCT'];
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Reports metrics of a file whose unit does not fit what they count. Call it when the metrics compile. */
export async function checkUnits(client: ClientBase, { stage, table }: Resolved, problems: Problems): Promise<void> {
  const { rows } = await client.query<MetricOfFile>(
    `select r.line, metric.kind::text, metric.unit::text, metric.aggregation::text, metric.edge, metric.field, metric.currency
     from ${table} r join metric on metric.id = r.id order by r.line`,
  );
  for (const { line, ...metric } of rows)
    for (const [column, message] of findings(metric)) problems.add({ file: stage.source.name, line, column, message });
}

function findings({ kind, unit, aggregation, edge, field, currency }: Omit<MetricOfFile, 'line'>): readonly Finding[] {
  const isCount = counts.includes(aggregation);
  const found: Finding[] = [];
  const report = (isWrong: boolean, ...finding: Finding): void => {
    if (isWrong) found.push(finding);
  };
  report(
    currency !== null && !currencies.has(currency),
    'currency',
    `is ${currency}, which is no currency of ISO 4217, so that no amount has it`,
  );
  report(
    unit === 'MONEY' && isCount,
    'aggregation',
    `is ${aggregation}, which counts rows: an amount of MONEY is a SUM, the MAX or the LATEST`,
  );
  report(
    unit === 'PEOPLE' && kind === 'COUNTED' && !(isCount && (edge === 'persons' || field === 'person')),
    'unit',
    'is PEOPLE, but no persons are counted: the edge is persons, and the aggregation COUNT or DISTINCT',
  );
  report(
    unit === 'PERCENT' && isCount,
    'aggregation',
    `is ${aggregation}, which counts rows: a PERCENT is the LATEST or the MAX of measured values`,
  );
  report(
    unit === 'BOOLEAN' && !['LATEST', 'MAX'].includes(aggregation),
    'aggregation',
    `is ${aggregation}, but a BOOLEAN is 0 or 1: it is the LATEST or the MAX of the values`,
  );
  return found;
}
