import type { Row } from './facts';
import { appliesTo, isInForce, metrics, rowsOf, type Situation } from './metrics';

type Status = 'MET' | 'MISSING' | 'UNKNOWN';

/** What the rules say of one target. */
export interface Verdict {
  readonly status: Status;
  readonly missingCount: number | null;
}

/** A requirement that applies, with those below it. */
interface Tree {
  readonly rule: Row;
  readonly parts: readonly Tree[];
}

/** What is known of a requirement: the least and the largest number that it can be, and its status. */
interface Finding {
  readonly least: number;
  readonly most: number;
  readonly status: Status;
}

const isLeaf = ({ form }: Row): boolean => form === 'METRIC' || form === 'HOLDS';

/** The rows of a target that apply to a partner on a day. A group of which nothing applies does not apply. */
function treesOf(rules: readonly Row[], of: Situation, parent = ''): readonly Tree[] {
  return rules
    .filter((rule) => rule.parent === parent && isInForce(rule, of.day) && appliesTo(rule.partnerFilter ?? '', of))
    .map((rule) => ({ rule, parts: isLeaf(rule) ? [] : treesOf(rules, of, rule.code) }))
    .filter(({ rule, parts }) => isLeaf(rule) || parts.length > 0);
}

/** How many of the named qualifications are held, or whether the tier is reached. */
function holdings(rule: Row, of: Situation, ranks: ReadonlyMap<string, number>): number {
  if (rule['heldTier.code']) {
    const program = rule['heldTier.program'] as string;
    const rank = (code: string | undefined): number => ranks.get(`${program} ${code}`) ?? 0;
    const reached = rowsOf(of, 'enrolments').some(
      (row) =>
        row.program === program && isInForce(row, of.day) && rank(row['tier.code']) >= rank(rule['heldTier.code']),
    );
    return reached ? 1 : 0;
  }
  const suspensions = of.facts['award-suspensions.csv'] ?? [];
  const held = (rule.heldQualifications ?? '')
    .split('|')
    .filter((qualification) =>
      rowsOf(of, 'awards').some(
        (award) =>
          award.qualification === qualification &&
          isInForce(award, of.day) &&
          !suspensions.some(
            (each) =>
              each['award.partner'] === of.partner &&
              each['award.qualification'] === qualification &&
              isInForce(each, of.day),
          ),
      ),
    );
  return held.length;
}

/** Judges the trees of one target, with some leaves taken as met. */
class Evaluation {
  constructor(
    private readonly numbers: ReadonlyMap<Row, number | null>,
    private readonly met: ReadonlySet<Row>,
  ) {}

  together(trees: readonly Tree[]): Status {
    return joined(trees.map((tree) => this.judge(tree, false).status));
  }

  private judge(tree: Tree, inScore: boolean): Finding {
    const { rule, parts } = tree;
    if (isLeaf(rule)) return this.leaf(rule, inScore);
    if (rule.form === 'SCORE') return this.score(tree, inScore);
    const statuses = parts.map((part) => this.judge(part, false).status);
    const wanted = rule.form === 'ALL' ? parts.length : Number(rule.minimum);
    const [sure, possible] = [statuses.filter((each) => each === 'MET'), statuses.filter((each) => each !== 'MISSING')];
    const status = sure.length >= wanted ? 'MET' : possible.length < wanted ? 'MISSING' : 'UNKNOWN';
    return { least: 0, most: 0, status };
  }

  private leaf(rule: Row, inScore: boolean): Finding {
    const number = this.met.has(rule) ? Infinity : (this.numbers.get(rule) ?? null);
    if (number === null) return { least: 0, most: Infinity, status: 'UNKNOWN' };
    const reaches = !rule.minimum || number >= Number(rule.minimum);
    const isFloorReached = !inScore || !rule.floor || earned(rule, number) >= Number(rule.floor);
    return { least: number, most: number, status: reaches && isFloorReached ? 'MET' : 'MISSING' };
  }

  private score({ rule, parts }: Tree, inScore: boolean): Finding {
    const findings = parts.map((part) => ({ part, finding: this.judge(part, true) }));
    const sum = (of: 'least' | 'most'): number =>
      findings.reduce((whole, { part, finding }) => whole + earned(part.rule, finding[of]), 0);
    const [least, most] = [sum('least'), sum('most')];
    const bounds = (wanted: string | undefined, low: number, high: number): Status =>
      !wanted || low >= Number(wanted) ? 'MET' : high < Number(wanted) ? 'MISSING' : 'UNKNOWN';
    const status = joined([
      ...findings.flatMap(({ part, finding }) => (hasToBeMet(part) ? [finding.status] : [])),
      bounds(rule.minimum, least, most),
      inScore ? bounds(rule.floor, earned(rule, least), earned(rule, most)) : 'MET',
    ]);
    return { least, most, status };
  }
}

/** Whether a part of a score asks for something itself, or a part of it does. */
function hasToBeMet({ rule, parts }: Tree): boolean {
  return Boolean(rule.minimum) || Boolean(rule.floor) || parts.some(hasToBeMet);
}

function earned({ points, cap }: Row, number: number): number {
  const given = number * Number(points || 1);
  return cap ? Math.min(given, Number(cap)) : given;
}

function joined(statuses: readonly Status[]): Status {
  return statuses.includes('MISSING') ? 'MISSING' : statuses.includes('UNKNOWN') ? 'UNKNOWN' : 'MET';
}

function leavesOf(trees: readonly Tree[]): readonly Row[] {
  return trees.flatMap(({ rule, parts }) => (isLeaf(rule) ? [rule] : leavesOf(parts)));
}

/** All sets of some rows of a size. */
function choices(rows: readonly Row[], size: number): readonly (readonly Row[])[] {
  if (size === 0) return [[]];
  return rows.flatMap((row, index) => choices(rows.slice(index + 1), size - 1).map((rest) => [row, ...rest]));
}

/**
 * Judges one target for one partner on one day, from the rows of the files alone. The fewest missing leaves are found by trying.
 * @param ranks the ranks of tiers, by program and code
 */
export function evaluate(rules: readonly Row[], of: Situation, ranks: ReadonlyMap<string, number>): Verdict {
  const trees = treesOf(rules, of);
  if (trees.length === 0) return { status: 'UNKNOWN', missingCount: null };
  const leaves = leavesOf(trees);
  const numbers = new Map(
    leaves.map((rule) => {
      if (rule.form === 'HOLDS') return [rule, holdings(rule, of, ranks)];
      const metric = metrics[rule.metric as string];
      if (!metric) throw new Error(`Nothing is known of the metric ${rule.metric}.`);
      return [rule, metric(of)];
    }),
  );
  const status = new Evaluation(numbers, new Set()).together(trees);
  if (status === 'UNKNOWN') return { status, missingCount: null };
  for (let size = 0; size <= leaves.length; size++)
    for (const met of choices(leaves, size))
      if (new Evaluation(numbers, new Set(met)).together(trees) === 'MET') return { status, missingCount: size };
  return { status, missingCount: null };
}
