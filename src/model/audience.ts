import { roles, type Role } from '../access/viewer';
import type { Clauses, Condition, Visibility } from '../engine/metadata/policy';
import { viewerValue } from '../engine/metadata/policy';

/** Everyone sees every row. */
export const everyone = Object.fromEntries(roles.map((role) => [role, 'all'])) as Record<Role, 'all'>;

/** Those who run the program see everything. */
export const managers = { PROGRAM_MANAGER: 'all', ADMIN: 'all' } as const;

/** Analysts see what is not between two parties alone, as far as nothing else is said. */
export const staff = { ANALYST: 'all', ...managers } as const;

/** That a row is the partner that asks; of an edge to a partner, that it leads to it. */
export const isViewer: Condition = { id: { eq: viewerValue('partner') } };

/** Of an edge to a distributor, that it leads to the one that asks. */
export const isViewingDistributor: Condition = { id: { eq: viewerValue('distributor') } };

/** That a partner has an agreement in force with the distributor that asks: it is one of its partners. */
export const isServedByViewer: Condition = {
  distributionAgreements: { some: { distributor: isViewingDistributor, inForce: { eq: true } } },
};

/** Rows of a partner that everyone may see where a condition holds; the partner itself and its distributors see the others, too. */
export function ofPartner(open: Clauses): Record<'PUBLIC' | 'PARTNER' | 'DISTRIBUTOR', Clauses> {
  return {
    PUBLIC: open,
    PARTNER: { ...open, ...itsOwn },
    DISTRIBUTOR: { ...open, ...ofItsPartners },
  };
}

/** Rows of the partner that asks. */
export const itsOwn: Clauses = { 'its own': { partner: isViewer } };

/** Rows of the partners of the distributor that asks. */
export const ofItsPartners: Clauses = { "its partners'": { partner: isServedByViewer } };

/** Nobody but those who are named. */
export const nobody: Visibility = 'none';
