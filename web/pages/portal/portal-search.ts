import type { AwardFilter, PartnerFilter } from '../../graph/schema-types';
import { portalRoute } from './route';

/** The parts of the portal. The first one is shown at first. */
export const views = ['partners', 'ending', 'missing', 'requests', 'progress'] as const;
export type View = (typeof views)[number];

/** The times, in days, within which awards end. */
export const dayChoices = ['30', '60', '90', '180', '365'] as const;
const usualDays = '90';

/** How many requirements are missing: a number, or any number. */
export const missingChoices = ['any', '0', '1', '2'] as const;

type PortalSearch = ReturnType<typeof portalRoute.useSearch>;

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  given: string | undefined,
  otherwise: Choice,
): Choice {
  return choices.find((choice) => choice === given) ?? otherwise;
}

/** What the address says, with what is usual where it says nothing. */
export function usePortalSearch() {
  const search = portalRoute.useSearch();
  return {
    ...search,
    view: oneOf(views, search.view, 'partners'),
    days: oneOf(dayChoices, search.days, usualDays),
    missing: oneOf(missingChoices, search.missing, 'any'),
  };
}

/** Changes what the address says; without history for each letter that is typed. */
export function useChangePortal(): (change: PortalSearch, options?: { readonly isTyping?: boolean }) => void {
  const navigate = portalRoute.useNavigate();
  return (change, { isTyping = false } = {}) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: isTyping, resetScroll: false });
}

/** Awards that end within some days, and that no other award follows. */
export function endingWithin(days: string): AwardFilter {
  return { inForce: { eq: true }, validTo: { next: `P${days}D` }, hasNextAward: false };
}

/** The partners that a distributor serves today. */
export function servedBy(distributor: string): PartnerFilter {
  return { distributors: { some: { slug: { eq: distributor } } } };
}

/** Partners by the number of requirements that they miss for the nearest qualification. */
export function missingFilter(missing: (typeof missingChoices)[number]): PartnerFilter {
  return missing === 'any' ? {} : { nextQualification: { missingCount: { eq: Number(missing) } } };
}

/** The partners that the address asks for, besides those that fit the text. */
export function partnersFilter({ qualification, country }: PortalSearch): PartnerFilter {
  return {
    ...(qualification !== undefined && { qualifications: { some: { slug: { eq: qualification } } } }),
    ...(country !== undefined && { country: { code: { eq: country } } }),
  };
}

/** Requests and applications that wait for a decision. */
export const waiting: { readonly status: { readonly in: ('SUBMITTED' | 'IN_REVIEW')[] } } = {
  status: { in: ['SUBMITTED', 'IN_REVIEW'] },
};
