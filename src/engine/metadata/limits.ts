/** The most ids or slugs that one list argument takes. */
export const maximumListLength = 500;
/** The most groups of one list of groups. */
export const maximumGroups = 10_000;
/** The most groups of one facet. */
export const maximumFacetGroups = 1_000;
