import type { CountedValue, Place, RuleCompiler } from '../engine';
import { RuleProblem } from '../engine';
import type { LeafValue } from './tree';
import { placeOf, Tree } from './tree';
import type { MetricRow, RequirementRow, RuleRows, RuleTarget } from './rows';

/** A rule that does not compile. What it decides is UNKNOWN. */
export interface UncompiledRule {
  readonly type: 'Metric' | 'Requirement';
  readonly id: string;
  readonly code: string;
  /** The column of its row that is wrong. */
  readonly column: string;
  readonly message: string;
}

/** The functions of the database that judge requirements, and the rules that are not in them. */
export interface CompiledRules {
  /** The definition: functions that say of any day what each partner meets. */
  readonly definition: string;
  /** The qualifications and tiers that have requirements. */
  readonly targets: readonly CompiledTarget[];
  readonly problems: readonly UncompiledRule[];
}

/** A qualification or a tier whose requirements are compiled. */
export interface CompiledTarget {
  readonly tree: Tree;
  /** What its requirements read. */
  readonly places: readonly Place[];
  /** The days on which a requirement begins or ends. */
  readonly days: readonly string[];
}

/** Compiles metrics and the trees of requirements into SQL that judges them on a day. */
export function compileRules(compiler: RuleCompiler, { metrics, requirements, targets }: RuleRows): CompiledRules {
  const problems: UncompiledRule[] = [];
  const attempt = <Result>(type: UncompiledRule['type'], row: MetricRow | RequirementRow, compile: () => Result) => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof RuleProblem)) throw error;
      const column = type === 'Requirement' ? 'partnerFilter' : error.part;
      problems.push({ type, id: row.id, code: row.code, column, message: error.message });
      return undefined;
    }
  };
  const ofMetrics = new Map<string, LeafValue | undefined>();
  for (const metric of metrics)
    ofMetrics.set(
      metric.id,
      attempt('Metric', metric, () => valueOfMetric(compiler, metric)),
    );
  const filters = new Map<string, string | null | undefined>();
  for (const row of requirements) {
    const { partner_filter: filter } = row;
    if (filter === null) continue;
    filters.set(row.id, attempt('Requirement', row, () => compiler.condition(filter)) ?? null);
  }
  const parts = {
    filterOf: ({ id }: RequirementRow) => filters.get(id),
    valueOf: (row: RequirementRow) =>
      row.form === 'HOLDS' ? valueOfHoldings(compiler, row) : ofMetrics.get(row.metric_id ?? ''),
  };
  const compiled = targets.map((target) => {
    const rows = requirements.filter((row) => row.target === target.kind && row.target_id === target.id);
    return {
      tree: new Tree(target, rows, parts),
      days: rows.flatMap(({ valid_from: from, valid_to: to }) => (to === null ? [from] : [from, to])),
      places: placesOf(compiler, rows, { metrics, isCompiled: (id) => ofMetrics.get(id) !== undefined, filters }),
    };
  });
  return {
    definition: definitionOf(compiled.map(({ tree }) => tree)),
    targets: compiled.filter(({ tree }) => !tree.isEmpty),
    problems,
  };
}

/** What some requirements read. Those that do not compile read nothing. */
function placesOf(
  compiler: RuleCompiler,
  rows: readonly RequirementRow[],
  of: {
    readonly metrics: readonly MetricRow[];
    readonly isCompiled: (metric: string) => boolean;
    readonly filters: ReadonlyMap<string, string | null | undefined>;
  },
): readonly Place[] {
  const places = compiler.places();
  for (const row of rows) {
    if (row.partner_filter !== null && typeof of.filters.get(row.id) === 'string')
      compiler.placesOfCondition(places, row.partner_filter);
    if (row.form === 'HOLDS') compiler.placesOfValue(places, heldBy(row));
    const metric = of.metrics.find(({ id }) => id === row.metric_id && of.isCompiled(id));
    if (metric) compiler.placesOfValue(places, countedBy(metric));
  }
  return places.list();
}

function valueOfMetric(compiler: RuleCompiler, metric: MetricRow): LeafValue {
  const seen = {
    partners: metric.partners_see,
    distributors: metric.distributors_see,
    analysts: metric.analysts_see,
  };
  return { sql: compiler.value(countedBy(metric)), most: "'Infinity'::numeric", seen };
}

/** A measured metric counts measurements: those that began in its window, or those in force. */
function countedBy(metric: MetricRow): CountedValue {
  if (metric.edge !== null) return { ...metric, edge: metric.edge };
  const { aggregation, window, code } = metric;
  const inForce = window === null ? 'inForce: {eq: true}, ' : '';
  return {
    ...{ aggregation, window, currency: null, edge: 'measurements', unknownWithoutRows: true },
    filter: `{${inForce}metric: {code: {eq: ${JSON.stringify(code)}}}}`,
    field: aggregation === 'COUNT' ? null : 'value',
  };
}

/** How many of the named qualifications are held, or whether the tier is reached. Who holds what is for everyone to see. */
function valueOfHoldings(compiler: RuleCompiler, row: RequirementRow): LeafValue {
  const most = `${row.tier_program === null ? row.held.length : 1}::numeric`;
  return { sql: compiler.value(heldBy(row)), most, seen: { partners: true, distributors: true, analysts: true } };
}

function heldBy(row: RequirementRow): CountedValue {
  const names = (codes: readonly string[]): string => codes.map((code) => JSON.stringify(code)).join(', ');
  const of = { aggregation: 'COUNT', field: null, currency: null, window: null } as const;
  return row.tier_program === null
    ? { ...of, edge: 'qualifications', filter: `{slug: {in: [${names(row.held)}]}}` }
    : {
        ...of,
        edge: 'enrolments',
        filter: `{inForce: {eq: true}, tier: {rank: {gte: ${row.tier_rank}}, program: {code: {eq: ${names([row.tier_program])}}}}}`,
      };
}

/** The functions that are the definition of the spans. */
function definitionOf(trees: readonly Tree[]): string {
  const checks = trees.flatMap((tree) => tree.checks() ?? []);
  const eligibility = (kind: RuleTarget['kind']): readonly string[] =>
    trees.flatMap((tree) => (tree.target.kind === kind ? [tree.eligibility()] : []));
  return [
    functionOf('requirement_check_definition', checkColumns, checks),
    functionOf(
      'qualification_eligibility_definition',
      eligibilityColumns('qualification', 'text'),
      eligibility('qualification'),
    ),
    functionOf('tier_eligibility_definition', eligibilityColumns('tier', 'integer'), eligibility('tier')),
  ].join('\n');
}

/** The columns of the functions, each with its type. Those of the spans have the same, and `since`. */
const checkColumns = `id text, eligibility_id text, tier_eligibility_id text, parent_id text, partner_id bigint,
  qualification_id bigint, tier_id bigint, requirement_id bigint, requirement_code text, status requirement_status,
  required numeric, actual numeric, points numeric, partners_see boolean, distributors_see boolean, analysts_see boolean`;

function eligibilityColumns(kind: RuleTarget['kind'], placeType: string): string {
  return `id text, partner_id bigint, ${kind}_id bigint, program_code text, ${placeOf(kind)} ${placeType},
  status requirement_status, missing_count integer`;
}

/**
 * The row of the partner stands outside of the union: PostgreSQL then finds the few partners that a statement is about first,
 * and asks for their rules one by one.
 */
function functionOf(name: string, columns: string, selects: readonly string[]): string {
  const named = columns.split(/,\s+/).map((column) => column.split(' ') as [name: string, type: string]);
  const nothing = `select ${named.map(([column, type]) => `null::${type} as ${column}`).join(', ')} where false`;
  const shown = named.map(([column]) => (column === 'partner_id' ? 'partner.id' : `found.${column}`));
  return `create or replace function public.${name}(day date) returns table (
  ${columns}
) language sql stable parallel safe
begin atomic
select ${shown.join(', ')} from partner cross join lateral (
${selects.length > 0 ? selects.join('\nunion all\n') : nothing}
) as found;
end;`;
}
