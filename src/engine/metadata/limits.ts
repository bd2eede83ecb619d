/** The most ids or slugs that one list argument takes. */
export const maximumListLength = 500;
/** The most groups of one list of groups. */
export const maximumGroups = 10_000;
/** The most groups of one facet. */
export const maximumFacetGroups = 1_000;
/** The numbers of rows that a list takes, as descriptions say it. */
export const pageSizes =
  '0 to the largest page of the type (100; 300 for reference data such as countries), else BAD_USER_INPUT.';
