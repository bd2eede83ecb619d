/** The time that one unit of cost stands for, in seconds. Measured time is converted to cost with it. */
export const secondsPerUnit = 2e-6;

/**
 * What each part of an operation costs, before it runs and whatever the tables hold. One unit is about what PostgreSQL
 * needs to find one row of one level and make it JSON: some 2 µs on one core of the machine where this was measured.
 */
export const weights = {
  /** Planning and starting one level costs this even where it finds nothing. */
  level: 50,
  /** A row of a level, found by an index. */
  row: 1,
  /** A scalar of a row: ten of them weigh as much as finding the row. */
  cell: 0.1,
  /** How many rows a list without pages is taken to have: such lists are bounded by definition. */
  list: 10,
  /** `similar`, for each row above: the rows that share something with it, counted and sorted. */
  similar: 2_000,
  /** A list's rows beyond its page, which counting, sorting and searching read as well: at the root a whole table. */
  reach: { root: 20_000, nested: 5 },
} as const;

/** Shares of a list's reach: what is done with every row of it. */
export const shares = {
  /** An exact `totalCount`: at the root some thirty milliseconds over 65 000 partners, as much as ten pages. */
  count: 1,
  /** A condition on a value of the row itself; often an index answers it. */
  value: 0.02,
  /** A pattern within a text reads the text; an index of trigrams answers only some. */
  pattern: 0.5,
  /** A filter's step over a to-one edge: often the related rows are found first, else one look into an index for each row. */
  toOne: 0.1,
  /** `some`, `every` or `none`: a probe of several rows for each row. */
  step: 0.5,
  /** A filter by how many rows of an edge there are: all of them are read for each row that other conditions leave. */
  edgeCount: 2,
  /** Conditions behind a to-many edge are judged for each related row. */
  fanOut: 2,
  /**
   * Rows that the database derives for each row, however few they are, wherever they are selected or a filter, an order or a
   * dimension asks for them: eligibility takes some 0.1 ms of a partner.
   */
  derived: 50,
  /** An order by a column: the index has it, or the rows are sorted once. */
  order: 0.02,
  /** An order by a to-one edge's column: every row is joined, then sorted. */
  orderOverToOne: 0.5,
  /** An order by how many rows of an edge there are: all of them are read for every row, then sorted. */
  orderByEdgeCount: 5,
  /** An order by distance: an index gives the nearest, everything else is computed for each row, then sorted. */
  distance: 1.5,
  /** An order by relevance: every row that was found is ranked, then sorted. */
  relevance: 0.5,
  /** `search`: candidates from the indexes, each compared. */
  search: 0.5,
  /** `aggregate`: every row, and each of its sums. */
  aggregate: 1,
  /** Each dimension of `groups` or `facets`: rows made distinct by their key, then grouped. */
  dimension: 2,
  /** `count(filter)` and `share(filter)`: one more condition on every row. */
  part: 0.1,
} as const;
