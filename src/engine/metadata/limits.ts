/** The page size if neither `first` nor `last` is given. */
export const defaultPage = 25;
/** The largest page of a type. */
export const ordinaryPage = 100;
/** The largest page of reference data. */
export const referencePage = 300;
/** The largest page in words, for descriptions. */
export const pageBounds = `0 to the largest page of the type (${ordinaryPage}; ${referencePage} for reference data such as countries), else BAD_USER_INPUT`;
/** The most keys of one order, of rows or of groups. */
export const maximumSortKeys = 8;
/** The most members that the filters of one argument may have together, after variables. */
export const maximumMembers = 200;
/** How deep filters may nest. */
export const maximumDepth = 8;
/** The most dimensions of one grouping. */
export const maximumDimensions = 8;
/** The most ids or slugs that one list argument takes. */
export const maximumListLength = 500;
/** The size of a page of groups if neither `first` nor `last` is given. */
export const defaultGroups = 100;
/** The most groups of one list of groups. */
export const maximumGroups = 10_000;
/** The most groups of one facet. */
export const maximumFacetGroups = 1_000;
/** The most points of one series. */
export const maximumPoints = 400;
/** How many periods ahead a forecast looks for a value. */
export const maximumAhead = 240;
/** The most days of a series of fiscal quarters: 100 years. */
export const maximumFiscalDays = 36_525;
