import type { Graph } from './graph';
import type { Row } from './tables';
import type { Judged } from './rules';
import { judgeQualification, judgeRequirements, roles, shownDecimal, statusOf } from './rules';
import { dayOf } from './view';

/** The rows that are derived for the date of a graph. */
type Derivation = (graph: Graph, row: Row) => readonly Row[];

/** More than any definition has, so that two keys can be combined into one number. */
const keys = 2n ** 20n;

function keyOf(partner: unknown, of: Row): string {
  return String(BigInt(String(partner)) * keys + BigInt(of.id));
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
      ...{ id, partner: partner.id, qualification: requirement.qualification, requirement: requirement.id },
      ...{ code: requirement.code, parent: parent?.id ?? null, status: statusOf(node) },
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

function allChecks(dated: Graph, partnerKey: unknown, qualificationKey: unknown): readonly Row[] {
  const graph = judging(dated);
  const of = graph.row('Qualification', String(qualificationKey));
  const partner = graph.row('Partner', String(partnerKey));
  if (!of || !partner) throw new Error('An eligibility is of a partner and a qualification.');
  const checks = checksOf(graph, partner, judgeRequirements(graph, partner, of), null);
  return [...checks].sort((one, other) => (String(one.code) < String(other.code) ? -1 : 1));
}

/** Each requirement of an eligibility, by code. */
const requirements: Derivation = (dated, { partner, qualification }) => allChecks(dated, partner, qualification);

/** The results that a result is made of, by code. */
const checkChildren: Derivation = (dated, { id, partner, qualification }) =>
  allChecks(dated, partner, qualification).filter(({ parent }) => parent === id);

/** The result that a result is a part of. */
const checkParent: Derivation = (dated, { parent, partner, qualification }) =>
  allChecks(dated, partner, qualification).filter(({ id }) => id === parent);

/** A partner's eligibility for each qualification, by program and code. */
const eligibility: Derivation = (dated, partner) => {
  const graph = judging(dated);
  const known = graph.row('Partner', partner.id);
  if (!known) return [];
  return graph.rows('Program').flatMap((program) =>
    graph.reach('Program', program, 'qualifications').map((qualification) => {
      const { status, missingCount } = judgeQualification(graph, known, qualification);
      return {
        ...{ id: keyOf(partner.id, qualification), partner: partner.id, qualification: qualification.id },
        ...{ status, missingCount },
      };
    }),
  );
};

/** The eligibility for the qualification that the partner is nearest to and does not hold. */
const nextQualification: Derivation = (dated, partner) => {
  const graph = dated.seen({ isDated: false });
  const [next] = [...dated.reach('Partner', partner, 'eligibility')]
    .filter(({ qualification }) => !holds(graph, partner, (id) => id === qualification))
    .sort((one, other) => Number(one.missingCount ?? Infinity) - Number(other.missingCount ?? Infinity));
  return next ? [next] : [];
};

/** The financing programs from which a partner may request money: rule 10. */
const eligibleFinancingPrograms: Derivation = (dated, partner) => {
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
    if (status !== 'OPEN' || opensOn === null || String(opensOn) > day) return false;
    if (closesOn !== null && String(closesOn) < day) return false;
    return (
      (countries as string[]).includes(String(partner.country)) &&
      (eligibleQualifications as string[]).some((id) => holds(graph, partner, (held) => held === id) || hasApplied(id))
    );
  });
};

/** The derived rows by the edge that has them. */
export const derivations = {
  eligibility,
  nextQualification,
  eligibleFinancingPrograms,
  requirements,
  checkChildren,
  checkParent,
} satisfies Readonly<Record<string, Derivation>>;
