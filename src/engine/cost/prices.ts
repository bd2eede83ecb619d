import type { FanOut, Volume } from '../metadata/options';

/**
 * How many cost units one millisecond of the database is: a unit is about 2 µs on one core of the machine where the prices
 * were fitted.
 */
export const unitsPerMillisecond = 500;

/**
 * The price of each kind of work, in cost units. `npm run bench -- fit` fits them to measurements at worldwide volume.
 */
export const prices = {
  /** A level of the statement: it is planned and started even if it finds no row. */
  level: 92,
  /** A test of a value in a filter: it is planned. */
  condition: 30,
  /** A step over an edge in a filter, an order or a dimension: it is planned. */
  step: 90,
  /** An element of a list among the arguments. */
  element: 0.1,
  /** A row of a level: found by an index, and made JSON. */
  row: 0.8,
  /** An object of the response: the hub assembles it. */
  object: 0.05,
  /** A value of such an object. */
  cell: 0.03,
  /** A look-up of rows of another type for a value of one row, such as the suspensions for the status of an award. */
  computed: 0.26,
  /** One of many rows that a value of one row is summed from, such as a ledger entry. */
  summed: 0.2,
  /** A row of a table that is read as a whole, to learn which rows belong to a list. */
  walked: 0.035,
  /** A row that is read in the order of an index, to fill a page with those that belong to a list. */
  passed: 0.15,
  /** A row that is found over an edge from a row above, to be counted or chosen from. */
  followed: 0.08,
  /** A value that is compared with an operand. */
  tested: 0.035,
  /** A text that is compared with a pattern. */
  matched: 0.1,
  /** A look-up of the related row of a to-one edge, for one row. */
  joined: 0.045,
  /** A look-up of the related rows of a to-many edge, for one row. */
  probed: 0.75,
  /** A row that is counted, or whose value is summed. */
  counted: 0.026,
  /** A row that is sorted. */
  sorted: 0.15,
  /** A row that is put into a group. A row counts once for each group that it belongs to. */
  grouped: 0.06,
  /** A row whose distance from a point is computed. */
  located: 0.2,
  /** A row whose position is put into a cell of a grid. */
  placed: 0.04,
  /** A search: it is planned, and looks its words up in the indexes. */
  search: 1_000,
  /** A row that is found and ranked by one word of a search. */
  searched: 0.03,
  /** A row that is compared with another by `similar`. */
  compared: 0.11,
  /** A selection, filter, order or dimension that derives rows: it is planned. */
  derivation: 1_400,
  /** A row for which the database derives others, such as the eligibility of a partner. */
  derived: 5,
  /** A row for which it derives links, such as the financing programs that a partner is eligible for. */
  derivedLinks: 5,
  /** A forecast or its backtest: the hub fits growth curves. Of the time of the process, as the next two. */
  forecast: 5_000,
  /** A period that they are fitted to. */
  fitted: 300,
  /** A period that is forecast. */
  foretold: 40,
} as const;

/** A kind of work. */
export type WorkKind = keyof typeof prices;

/** How a refusal names an amount of work. */
export const workInWords: Readonly<Record<WorkKind, string>> = {
  level: 'levels',
  condition: 'conditions',
  step: 'steps over edges',
  element: 'elements of lists',
  row: 'rows',
  object: 'objects',
  cell: 'values',
  computed: 'look-ups for values',
  summed: 'rows summed for values',
  walked: 'rows walked',
  passed: 'rows walked in order',
  followed: 'rows found over edges',
  tested: 'values tested',
  matched: 'texts matched',
  joined: 'rows looked up over to-one edges',
  probed: 'look-ups over to-many edges',
  counted: 'rows counted',
  sorted: 'rows sorted',
  grouped: 'rows grouped',
  located: 'distances',
  placed: 'positions put into cells',
  search: 'searches',
  searched: 'rows found by words',
  compared: 'rows compared',
  derivation: 'derivations',
  derived: 'rows with derived ones',
  derivedLinks: 'rows with derived links',
  forecast: 'forecasts and backtests',
  fitted: 'periods fitted to',
  foretold: 'periods forecast',
};

/** The rows that a type of each volume is taken to have. They are constants: no price depends on the rows that there are. */
export const volumes: Readonly<Record<Volume, number>> = {
  few: 5,
  dozens: 40,
  hundreds: 250,
  thousands: 8_000,
  'tens of thousands': 75_000,
  'hundreds of thousands': 300_000,
  millions: 1_000_000,
};

/** The values that a part of a date is taken to have between its first and its last. */
export const periods = { month: 250, quarter: 90, year: 25 };

/** The codes that a column is taken to have. */
export const codes = 25;

/** The related rows that one source row is taken to have: a number, or a share of all that the edge has. */
export const fanOuts: Readonly<Record<FanOut, { readonly rows: number; readonly share: number }>> = {
  few: { rows: 4, share: 0 },
  dozens: { rows: 60, share: 0 },
  many: { rows: 100, share: 0.04 },
  most: { rows: 100, share: 0.5 },
};

/**
 * Shares of rows. A price cannot know how many rows a condition keeps, nor whether the row of an edge is there. A request may
 * have as much more or less, and pays afterwards for what it took more.
 */
export const shares = {
  /** A test keeps so many of the rows that it is applied to. */
  test: 0.1,
  /** All tests of a list together keep no fewer. */
  least: 0.02,
  /** So many lists with a filter, a search or a cursor have any row. */
  some: 0.7,
  /** So many rows are beyond a cursor. */
  beyond: 0.2,
  /** A clause of a policy leaves so many rows to the next clause. */
  unshown: 0.5,
};
