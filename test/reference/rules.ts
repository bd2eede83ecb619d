import { parseConstValue, valueFromASTUntyped } from 'graphql';
import type { Decimal } from './decimal';
import { isInfinite, least, plus, readDecimal, times, writeDecimal } from './decimal';
import { keeps, type Filter } from './filter';
import type { Graph } from './graph';
import type { Row } from './tables';
import { moved, since1970 } from './calendar';

/** True is MET, false MISSING, null UNKNOWN. */
type Truth = boolean | null;

/** A requirement that applies to a partner. */
export interface Judged {
  readonly requirement: Row;
  readonly children: readonly Judged[];
  readonly truth: Truth;
  readonly required: Decimal | null;
  /** The number that the partner has; null if it is not known. */
  readonly actual: Decimal | null;
  /** What it gives to the score above it; null if it is no part of a score or not known. */
  readonly points: Decimal | null;
  /** What it can be, where something below it is not known. */
  readonly from: Decimal;
  readonly to: Decimal;
}

/** The filters of rules as values, by their texts. */
const filters = new Map<string, Filter>();

function filterOf(text: unknown): Filter {
  const written = text === null ? '{}' : String(text);
  let filter = filters.get(written);
  if (!filter) filters.set(written, (filter = valueFromASTUntyped(parseConstValue(written)) as Filter));
  return filter;
}

/** The roles whose members may see values. */
export const roles = ['partnersSee', 'distributorsSee', 'analystsSee'] as const;

/**
 * Judges the rules of one partner on the day of a graph.
 * @param met leaves that are taken as met, by their keys
 */
class Judge {
  constructor(
    private readonly graph: Graph,
    private readonly partner: Row,
    private readonly met: ReadonlySet<string> = new Set(),
  ) {}

  all(requirements: readonly Row[], inScore = false): readonly Judged[] {
    return requirements.flatMap((requirement) => this.judge(requirement, inScore) ?? []);
  }

  /** @returns undefined if the requirement does not apply */
  private judge(requirement: Row, inScore: boolean): Judged | undefined {
    const { graph, partner } = this;
    const { form, partnerFilter } = requirement;
    if (!graph.inForce('Requirement', requirement)) return undefined;
    if (partnerFilter !== null && !keeps(graph, 'Partner', partner, filterOf(partnerFilter))) return undefined;
    if (form === 'METRIC' || form === 'HOLDS') return this.leaf(requirement, inScore);
    const children = this.all(graph.reach('Requirement', requirement, 'children'), form === 'SCORE');
    if (children.length === 0) return undefined;
    if (form === 'SCORE') return this.score(requirement, children, inScore);
    const count = BigInt(children.filter(({ truth }) => truth === true).length) * readDecimal('1');
    const possible = BigInt(children.filter(({ truth }) => truth !== false).length) * readDecimal('1');
    const needed =
      form === 'ALL' ? BigInt(children.length) * readDecimal('1') : readDecimal(String(requirement.minimum));
    const truth = count >= needed ? true : possible < needed ? false : null;
    return { requirement, children, truth, required: needed, actual: count, points: null, from: count, to: possible };
  }

  private leaf(requirement: Row, inScore: boolean): Judged {
    const isMet = this.met.has(requirement.id);
    const held = requirement.heldTier === null ? (requirement.heldQualifications as string[]).length : 1;
    const most: Decimal = requirement.form === 'HOLDS' ? BigInt(held) * readDecimal('1') : Infinity;
    const value: Decimal | null = isMet
      ? most
      : requirement.form === 'HOLDS'
        ? this.holdings(requirement)
        : this.metric(requirement);
    const required = decimalOf(requirement.minimum);
    const points = inScore && value !== null ? given(requirement, value) : null;
    const floor = inScore ? decimalOf(requirement.floor) : null;
    if (value === null)
      return { requirement, children: [], truth: null, required, actual: null, points, from: 0n, to: Infinity };
    const reaches = required === null || value >= required;
    const truth = (isMet || reaches) && (floor === null || (points ?? 0n) >= floor);
    return { requirement, children: [], truth, required, actual: value, points, from: value, to: value };
  }

  private score(requirement: Row, children: readonly Judged[], inScore: boolean): Judged {
    const sum = (of: 'from' | 'to'): Decimal =>
      children.reduce<Decimal>((whole, child) => plus(whole, given(child.requirement, child[of])), 0n);
    const [from, to, required] = [sum('from'), sum('to'), decimalOf(requirement.minimum)];
    const reaches = (least: Decimal | null, low: Decimal, high: Decimal): Truth =>
      least === null || low >= least ? true : high < least ? false : null;
    const floor = inScore ? decimalOf(requirement.floor) : null;
    const truths = [
      ...children.flatMap(({ truth, requirement: of }) => (binds(this.graph, of) ? [truth] : [])),
      reaches(required, from, to),
      reaches(floor, given(requirement, from), given(requirement, to)),
    ];
    const truth = truths.includes(false) ? false : truths.includes(null) ? null : true;
    const points = inScore ? given(requirement, from) : null;
    return { requirement, children, truth, required, actual: from, points, from, to };
  }

  private holdings({ heldQualifications, heldTier }: Row): bigint {
    const { graph, partner } = this;
    if (heldTier === null) {
      const held = new Set(graph.reach('Partner', partner, 'qualifications').map(({ id }) => id));
      return BigInt((heldQualifications as string[]).filter((id) => held.has(id)).length) * readDecimal('1');
    }
    const asked = graph.row('Tier', String(heldTier));
    const reached = graph.reach('Partner', partner, 'enrolments').filter((enrolment) => {
      const tier = enrolment.tier === null ? undefined : graph.row('Tier', String(enrolment.tier));
      return (
        graph.inForce('Enrolment', enrolment) &&
        tier?.program === asked?.program &&
        Number(tier?.rank) >= Number(asked?.rank)
      );
    });
    return BigInt(reached.length) * readDecimal('1');
  }

  /** @returns null without any measurement of a measured metric */
  private metric(requirement: Row): bigint | null {
    const { graph, partner } = this;
    const metric = graph.row('Metric', String(requirement.metric));
    if (!metric) throw new Error(`Requirement ${requirement.id} has no metric.`);
    if (metric.kind === 'MEASURED') {
      const measured = graph
        .reach('Partner', partner, 'measurements')
        .filter((row) => row.metric === metric.id)
        .filter((row) =>
          metric.window === null ? graph.inForce('Measurement', row) : this.isWithin(metric, 'Measurement', row),
        );
      return measured.length === 0 ? null : aggregate({ ...metric, field: 'value', currency: null }, measured);
    }
    const edge = graph.edge('Partner', String(metric.edge));
    if (!edge) throw new Error(`Partner has no edge ${String(metric.edge)}.`);
    const target = graph.target(partner, edge);
    const rows = graph
      .reach('Partner', partner, String(metric.edge))
      .filter((row) => keeps(graph, target, row, filterOf(metric.filter)) && this.isWithin(metric, target, row));
    return aggregate(metric, rows);
  }

  /** Whether a row began in the window of a metric. */
  private isWithin({ window }: Row, target: string, row: Row): boolean {
    if (window === null) return true;
    const begun = String(row[this.graph.facts(target).begun ?? '']).slice(0, 10);
    return since1970(begun) > moved(this.graph.day, String(window), -1);
  }
}

function aggregate({ aggregation, field, currency }: Row, rows: readonly Row[]): bigint {
  if (aggregation === 'COUNT') return BigInt(rows.length) * readDecimal('1');
  // The only amounts of the tests are those of engagements.
  const values = rows.flatMap((row) => {
    if (currency === null) return row[String(field)] ?? [];
    return row.currency === currency ? [row[`${String(field)}Amount`]] : [];
  });
  if (aggregation === 'DISTINCT') return BigInt(new Set(values.map(String)).size) * readDecimal('1');
  const numbers = values.map((value) => readDecimal(String(value)));
  if (aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0n);
  if (aggregation === 'LATEST') return numbers.at(-1) ?? 0n;
  return numbers.length === 0 ? 0n : numbers.reduce((most, value) => (value > most ? value : most));
}

function decimalOf(text: unknown): bigint | null {
  return text === null ? null : readDecimal(String(text));
}

/** Whether a part of a score has to be met: if a number is asked for, of itself or below it. */
function binds(graph: Graph, requirement: Row): boolean {
  if (requirement.minimum !== null || requirement.floor !== null) return true;
  return graph.reach('Requirement', requirement, 'children').some((child) => binds(graph, child));
}

/** What a part of a score gives. */
function given({ points, cap }: Row, value: Decimal): Decimal {
  const multiplied = points === null ? value : times(value, readDecimal(String(points)));
  return cap === null ? multiplied : least(multiplied, readDecimal(String(cap)));
}

function conjunction(roots: readonly Judged[]): Truth {
  if (roots.length === 0) return null;
  const truths = roots.map(({ truth }) => truth);
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function leavesOf(nodes: readonly Judged[]): readonly string[] {
  return nodes.flatMap(({ requirement, children }) =>
    requirement.form === 'METRIC' || requirement.form === 'HOLDS' ? [requirement.id] : leavesOf(children),
  );
}

/** All subsets of some keys, the smallest first. */
function* subsets(keys: readonly string[]): Generator<readonly string[]> {
  for (let size = 0; size <= keys.length; size++) yield* ofSize(keys, size);
}

function* ofSize(keys: readonly string[], size: number): Generator<readonly string[]> {
  if (size === 0) yield [];
  for (const [index, key] of keys.entries())
    for (const rest of size > 0 ? ofSize(keys.slice(index + 1), size - 1) : []) yield [key, ...rest];
}

const statuses = new Map<Truth, string>([
  [true, 'MET'],
  [false, 'MISSING'],
  [null, 'UNKNOWN'],
]);

/** What has requirements. */
export interface Target {
  readonly type: 'Qualification' | 'Tier';
  readonly row: Row;
}

/** The requirements of a target that have no parent. */
function topOf(graph: Graph, { type, row }: Target): readonly Row[] {
  return graph.reach(type, row, 'requirements').filter(({ parent }) => parent === null);
}

/** The requirements of a target that apply to a partner, from the top. */
export function judgeRequirements(graph: Graph, partner: Row, target: Target): readonly Judged[] {
  return new Judge(graph, partner).all(topOf(graph, target));
}

/** The rules of a target for a partner: the whole, and how many leaves are missing. */
export function judgeTarget(
  graph: Graph,
  partner: Row,
  target: Target,
): { readonly status: string; readonly missingCount: number | null } {
  const top = topOf(graph, target);
  const roots = new Judge(graph, partner).all(top);
  const whole = conjunction(roots);
  const missingCount = whole === null ? null : fewest(graph, partner, top, leavesOf(roots));
  return { status: statuses.get(whole) as string, missingCount };
}

/** The size of the smallest set of leaves that would meet the whole, found by trying. */
function fewest(graph: Graph, partner: Row, top: readonly Row[], leaves: readonly string[]): number | null {
  for (const met of subsets(leaves))
    if (conjunction(new Judge(graph, partner, new Set(met)).all(top)) === true) return met.length;
  return null;
}

/** The status of a requirement as the API names it. */
export function statusOf({ truth }: Judged): string {
  return statuses.get(truth) as string;
}

/** A number as the API shows it. */
export function shownDecimal(value: Decimal | null): string | null {
  return value === null || isInfinite(value) ? null : writeDecimal(value);
}
