import { roles, type Role } from '../access/viewer';
import type { Clauses, Condition, Visibility } from '../engine/metadata/policy';
import { viewerValue } from '../engine/metadata/policy';

/** Every role sees every row. */
export const everyone = Object.fromEntries(roles.map((role) => [role, 'all'])) as Record<Role, 'all'>;

/** PROGRAM_MANAGER and ADMIN see every row. */
export const managers = { PROGRAM_MANAGER: 'all', ADMIN: 'all' } as const;

/** ANALYST, PROGRAM_MANAGER and ADMIN see every row. A type with rows that analysts do not see spreads this and overrides ANALYST. */
export const staff = { ANALYST: 'all', ...managers } as const;

/** The row is the viewer's partner. On an edge to a partner: the edge leads to the viewer's partner. */
export const isViewer: Condition = { id: { eq: viewerValue('partner') } };

/** On an edge to a distributor: the edge leads to the viewer's distributor. */
export const isViewingDistributor: Condition = { id: { eq: viewerValue('distributor') } };

/** The partner has an agreement in force with the viewer's distributor. */
export const isServedByViewer: Condition = {
  distributionAgreements: { some: { distributor: isViewingDistributor, inForce: { eq: true } } },
};

/** PUBLIC sees the rows of `open`. PARTNER also sees its own rows, DISTRIBUTOR also the rows of its partners. */
export function ofPartner(open: Clauses): Record<'PUBLIC' | 'PARTNER' | 'DISTRIBUTOR', Clauses> {
  return {
    PUBLIC: open,
    PARTNER: { ...open, ...itsOwn },
    DISTRIBUTOR: { ...open, ...ofItsPartners },
  };
}

/** Rows of the viewer's partner. */
export const itsOwn: Clauses = { 'its own rows': { partner: isViewer } };

/** Rows of the partners that the viewer's distributor serves. */
export const ofItsPartners: Clauses = { 'rows of its partners': { partner: isServedByViewer } };

/** A role that sees no row. */
export const nobody: Visibility = 'none';
