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
  level: 100,
  /** A test of a value in a filter: it is planned. */
  condition: 10,
  /** A step over an edge in a filter, an order or a dimension: it is planned. */
  step: 25,
  /** An element of a list among the arguments. */
  element: 0.1,
  /** A row of a level: found by an index, and made JSON. */
  row: 0.5,
  /** An object of the response: the hub assembles it. */
  object: 0.05,
  /** A value of such an object. */
  cell: 0.03,
  /** A row of another type that a value is computed from, such as a suspension for the status of an award. */
  computed: 0.06,
  /** A row that is read to learn whether it belongs to a list. */
  walked: 0.04,
  /** A value that is compared with an operand. */
  tested: 0.01,
  /** A text that is compared with a pattern. */
  matched: 0.03,
  /** A look-up of the related row of a to-one edge, for one row. */
  joined: 0.03,
  /** A look-up of the related rows of a to-many edge, for one row. */
  probed: 0.2,
  /** A row that is counted, or whose value is summed. */
  counted: 0.06,
  /** A row that is sorted. */
  sorted: 0.15,
  /** A row that is put into a group. A row counts once for each group that it belongs to. */
  grouped: 0.1,
  /** A row whose distance from a point is computed. */
  located: 0.35,
  /** A search: it is planned, and looks its words up in the indexes. */
  search: 1_000,
  /** A row that is found and ranked by one word of a search. */
  searched: 0.2,
  /** A row that is compared with another by `similar`. */
  compared: 0.9,
  /** A selection, filter, order or dimension that derives rows: it is planned. */
  derivation: 1_600,
  /** A row for which the database derives others, such as the eligibility of a partner. */
  derived: 8,
  /** A row for which it derives links, such as the financing programs that a partner is eligible for. */
  derivedLinks: 20,
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
  computed: 'rows that values are computed from',
  walked: 'rows walked',
  tested: 'values tested',
  matched: 'texts matched',
  joined: 'rows looked up over to-one edges',
  probed: 'look-ups over to-many edges',
  counted: 'rows counted',
  sorted: 'rows sorted',
  grouped: 'rows grouped',
  located: 'distances',
  search: 'searches',
  searched: 'rows found by words',
  compared: 'rows compared',
  derivation: 'derivations',
  derived: 'rows with derived ones',
  derivedLinks: 'rows with derived links',
};

/** The rows that a type of each volume is taken to have. They are constants: no price depends on the rows that there are. */
export const volumes: Readonly<Record<Volume, number>> = {
  few: 10,
  hundreds: 250,
  thousands: 8_000,
  'tens of thousands': 75_000,
  'hundreds of thousands': 300_000,
  millions: 1_000_000,
};

/** The related rows that one source row is taken to have: a number, or a share of all that the edge has. */
export const fanOuts: Readonly<Record<FanOut, { readonly rows: number; readonly share: number }>> = {
  few: { rows: 8, share: 0 },
  dozens: { rows: 60, share: 0 },
  many: { rows: 100, share: 0.02 },
  most: { rows: 100, share: 0.4 },
};
