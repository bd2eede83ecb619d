import type { Graph } from './graph';
import type { Row } from './tables';
import type { Judged, Target } from './rules';
import { judgeRequirements, judgeTarget, roles, shownDecimal, statusOf } from './rules';
import { dayOf } from './view';

/** The rows that are derived for the date of a graph. */
type Derivation = (graph: Graph, row: Row, program?: string) => readonly Row[];

function keyOf(partner: unknown, of: Row): string {
  return `${String(partner)}-${of.id}`;
}

/** Whether a partner holds one of some qualifications. */
function holds(graph: Graph, partner: Row, isMeant: (qualification: unknown) => boolean): boolean {
  return graph
    .reach('Partner', partner, 'awards')
    .some((award) => isMeant(award.qualification) && graph.inForce('Award', award));
}

/** The rules as they are judged: as a request judges them that names the day, in the default locales of texts. */
function judging(graph: Graph): Graph {
  return graph.judging();
}

/** The results of requirements and of those below them. */
function checksOf(graph: Graph, partner: Row, nodes: readonly Judged[], parent: Row | null): readonly Row[] {
  return nodes.flatMap((node) => {
    const { requirement, children, required, actual, points } = node;
    const id = keyOf(partner.id, requirement);
    const seen = whoSees(graph, requirement);
    const row: Row = {
      ...{ id, partner: partner.id, qualification: requirement.qualification, tier: requirement.tier },
      requirement: requirement.id,
      ...{ code: requirement.code, parent: parent?.id ?? null, status: statusOf(node) },
      since: graph.tables.spans.since('Requirement', requirement.id, partner.id, graph.day),
      ...{ required: shownDecimal(required), actual: shownDecimal(actual), points: shownDecimal(points) },
      ...seen,
    };
    return [row, ...checksOf(graph, partner, children, row)];
  });
}

/**
 * Who may see a number: those who may see all values that it can be made of, on any day. A number of requirements shows no value.
 */
function whoSees(dated: Graph, requirement: Row): Readonly<Record<string, boolean>> {
  const graph = dated.seen({ isDated: false });
  if (requirement.form === 'METRIC') {
    const metric = graph.row('Metric', String(requirement.metric));
    return Object.fromEntries(roles.map((role) => [role, metric?.[role] === true]));
  }
  const parts = requirement.form === 'SCORE' ? graph.reach('Requirement', requirement, 'children') : [];
  const ofParts = parts.map((part) => whoSees(graph, part));
  return Object.fromEntries(roles.map((role) => [role, ofParts.every((each) => each[role])]));
}

function allChecks(dated: Graph, row: Row): readonly Row[] {
  const graph = judging(dated);
  const type = row.tier ? 'Tier' : 'Qualification';
  const of = graph.row(type, String(row.tier ?? row.qualification));
  const partner = graph.row('Partner', String(row.partner));
  if (!of || !partner) throw new Error('An eligibility is of a partner and a qualification or a tier.');
  const checks = checksOf(graph, partner, judgeRequirements(graph, partner, { type, row: of }), null);
  return [...checks].sort((one, other) => (String(one.code) < String(other.code) ? -1 : 1));
}

/** Each requirement of an eligibility, by code. */
const requirements: Derivation = (dated, row) => allChecks(dated, row);

/** The results that a result is made of, by code. */
const checkChildren: Derivation = (dated, row) => allChecks(dated, row).filter(({ parent }) => parent === row.id);

/** The result that a result is a part of. */
const checkParent: Derivation = (dated, row) => allChecks(dated, row).filter(({ id }) => id === row.parent);

/** A partner's eligibility for each target of a kind, by program and the order of the targets in it. */
function eligibilityFor(type: Target['type'], edge: string, property: string): Derivation {
  return (dated, partner) => {
    const graph = judging(dated);
    const known = graph.row('Partner', partner.id);
    if (!known) return [];
    return graph.rows('Program').flatMap((program) =>
      graph.reach('Program', program, edge).map((row) => ({
        ...{ id: keyOf(partner.id, row), partner: partner.id, [property]: row.id, program: program.code },
        ...judgeTarget(graph, known, { type, row }),
        since: graph.tables.spans.since(type, row.id, partner.id, graph.day),
      })),
    );
  };
}

const eligibility = eligibilityFor('Qualification', 'qualifications', 'qualification');
const tierEligibility = eligibilityFor('Tier', 'tiers', 'tier');

/** The codes of the programs that are asked about: the one that is named, else those in which the partner is enrolled. */
function askedPrograms(dated: Graph, partner: Row, program: string | undefined): ReadonlySet<unknown> {
  const graph = dated.seen({ isDated: false });
  return new Set(
    program === undefined ? graph.reach('Partner', partner, 'programs').map(({ code }) => code) : [program],
  );
}

/** The eligibility with the fewest missing requirements; of equals the first. */
function nearestOf(rows: readonly Row[]): readonly Row[] {
  const sorted = [...rows].sort(
    (one, other) => Number(one.missingCount ?? Infinity) - Number(other.missingCount ?? Infinity),
  );
  return sorted.slice(0, 1);
}

/** The eligibility for the qualification that the partner is nearest to and does not hold. */
const nextQualification: Derivation = (dated, partner, program) => {
  const graph = dated.seen({ isDated: false });
  const programs = askedPrograms(dated, partner, program);
  return nearestOf(
    eligibility(dated, partner).filter(
      (row) => programs.has(row.program) && !holds(graph, partner, (id) => id === row.qualification),
    ),
  );
};

/** The eligibility for the lowest tier above the one that the partner has. */
const nextTier: Derivation = (dated, partner, program) => {
  const graph = dated.seen({ isDated: false });
  const programs = askedPrograms(dated, partner, program);
  const rankOf = (key: unknown): number => (key === null ? 0 : Number(graph.row('Tier', String(key))?.rank));
  const higher = tierEligibility(dated, partner).filter((row) => {
    if (!programs.has(row.program)) return false;
    const enrolment = graph
      .reach('Partner', partner, 'enrolments')
      .find(
        (each) => graph.inForce('Enrolment', each) && graph.row('Program', String(each.program))?.code === row.program,
      );
    return rankOf(row.tier) > rankOf(enrolment?.tier ?? null);
  });
  // They come by rank, so that the first one of a program is its lowest one, and those of the same rank.
  const lowest = higher.filter(
    (row) => !higher.some((other) => other.program === row.program && rankOf(other.tier) < rankOf(row.tier)),
  );
  return nearestOf(lowest);
};

/** The financing programs from which a partner may request money: rule 10. */
const eligibleFinancingPrograms: Derivation = (dated, partner, program) => {
  const programs = askedPrograms(dated, partner, program);
  const graph = dated.seen({ isDated: false });
  const { day } = graph;
  const hasApplied = (qualification: unknown): boolean =>
    graph.reach('Partner', partner, 'applications').some((application) => {
      const [submitted, decided] = [dayOf(application.submittedAt), dayOf(application.decidedAt)];
      return (
        application.qualification === qualification &&
        submitted !== null &&
        submitted <= day &&
        (decided === null || decided > day)
      );
    });
  return graph.rows('FinancingProgram').filter((financing) => {
    const { status, opensOn, closesOn, countries, eligibleQualifications } = financing;
    if (!programs.has(graph.row('Program', String(financing.program))?.code)) return false;
    if (status !== 'OPEN' || opensOn === null || String(opensOn) > day) return false;
    if (closesOn !== null && String(closesOn) < day) return false;
    return (
      (countries as string[]).includes(String(partner.country)) &&
      (eligibleQualifications as string[]).some((id) => holds(graph, partner, (held) => held === id) || hasApplied(id))
    );
  });
};

/** A term and all terms above it. */
const termWithin: Derivation = (graph, row) => {
  const all = [row];
  for (let at: Row | undefined = row; (at = graph.reach('Term', at, 'parent')[0]);) all.push(at);
  return inOrderOfCodes(all);
};

/** A term and all terms below it. */
const termCovers: Derivation = (graph, row) => {
  const below = (term: Row): readonly Row[] => [term, ...graph.reach('Term', term, 'children').flatMap(below)];
  return inOrderOfCodes(below(row));
};

function inOrderOfCodes(terms: readonly Row[]): readonly Row[] {
  return [...terms].sort((one, other) =>
    one.code === other.code ? Number(one.id) - Number(other.id) : String(one.code) < String(other.code) ? -1 : 1,
  );
}

/** The derived rows by the edge that has them. */
export const derivations = {
  eligibility,
  tierEligibility,
  nextQualification,
  nextTier,
  eligibleFinancingPrograms,
  requirements,
  checkChildren,
  checkParent,
  termWithin,
  termCovers,
} satisfies Readonly<Record<string, Derivation>>;
