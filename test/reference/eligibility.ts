import type { Graph } from './graph';
import type { Row } from './tables';
import { dayOf } from './view';

/** The rows that are derived for the date of a graph. */
type Derivation = (graph: Graph, row: Row) => readonly Row[];

/** More than any definition has, so that two keys can be combined into one number. */
const keys = 2n ** 20n;

function keyOf(partner: unknown, of: Row): string {
  return String(BigInt(String(partner)) * keys + BigInt(of.id));
}

function only(graph: Graph, type: string, row: Row, field: string): Row {
  const [far] = graph.reach(type, row, field);
  if (!far) throw new Error(`${type} ${row.id} has no ${field}.`);
  return far;
}

function isOnMarket({ day }: Graph, { publishedOn, retiredOn }: Row): boolean {
  return publishedOn !== null && String(publishedOn) <= day && (retiredOn === null || String(retiredOn) > day);
}

/** Whether a partner holds one of some qualifications. */
function holds(graph: Graph, partner: Row, isMeant: (qualification: unknown) => boolean): boolean {
  return graph
    .reach('Partner', partner, 'awards')
    .some((award) => isMeant(award.qualification) && graph.inForce('Award', award));
}

/** The number of facts that count towards a requirement: rules 3, 4 and 5. */
function factsOf(graph: Graph, partner: Row, requirement: Row): number {
  const qualification = only(graph, 'Requirement', requirement, 'qualification');
  const program = only(graph, 'Qualification', qualification, 'program');
  switch (requirement.kind) {
    case 'COMPETENCE':
      return graph
        .reach('Partner', partner, 'competenceValidations')
        .filter((each) => each.competence === requirement.competence && graph.inForce('CompetenceValidation', each))
        .length;
    case 'VENDOR_TECHNOLOGY_OFFERING':
      return graph
        .reach('Partner', partner, 'offerings')
        .filter(
          (offering) =>
            isOnMarket(graph, offering) &&
            graph.reach('Offering', offering, 'technologies').some(({ vendor }) => vendor === program.vendor),
        ).length;
    default: {
      const provider = graph.reach('Program', program, 'qualifications').find(({ code }) => code === 'PROVIDER');
      return graph.reach('Partner', partner, 'resaleAgreements').filter((agreement) => {
        if (agreement.whiteLabel !== true || !graph.inForce('ResaleAgreement', agreement)) return false;
        const offering = only(graph, 'ResaleAgreement', agreement, 'offering');
        const other = only(graph, 'Offering', offering, 'partner');
        return (
          isOnMarket(graph, offering) && other.id !== partner.id && holds(graph, other, (id) => id === provider?.id)
        );
      }).length;
    }
  }
}

function statusOf(graph: Graph, partner: Row, requirement: Row): { actual: number; status: string } {
  const actual = factsOf(graph, partner, requirement);
  return { actual, status: actual >= Number(requirement.minimum) ? 'MET' : 'MISSING' };
}

/** Each requirement of an eligibility, by code. */
const requirements: Derivation = (dated, { partner, qualification }) => {
  const graph = dated.seen({ isDated: false });
  const of = graph.row('Qualification', String(qualification));
  const whose = graph.row('Partner', String(partner));
  if (!of || !whose) throw new Error('An eligibility is of a partner and a qualification.');
  return graph.reach('Qualification', of, 'requirements').map((requirement) => ({
    id: keyOf(partner, requirement),
    partner,
    requirement: requirement.id,
    required: requirement.minimum,
    ...statusOf(graph, whose, requirement),
  }));
};

/** A partner's eligibility for each qualification, by program and code. */
const eligibility: Derivation = (dated, partner) => {
  const graph = dated.seen({ isDated: false });
  return graph.rows('Program').flatMap((program) =>
    graph.reach('Program', program, 'qualifications').map((qualification) => ({
      id: keyOf(partner.id, qualification),
      partner: partner.id,
      qualification: qualification.id,
      missingCount: graph
        .reach('Qualification', qualification, 'requirements')
        .filter((requirement) => statusOf(graph, partner, requirement).status === 'MISSING').length,
    })),
  );
};

/** The eligibility for the qualification that the partner is nearest to and does not hold. */
const nextQualification: Derivation = (dated, partner) => {
  const graph = dated.seen({ isDated: false });
  const [next] = [...dated.reach('Partner', partner, 'eligibility')]
    .filter(({ qualification }) => !holds(graph, partner, (id) => id === qualification))
    .sort((one, other) => Number(one.missingCount) - Number(other.missingCount));
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
} satisfies Readonly<Record<string, Derivation>>;
