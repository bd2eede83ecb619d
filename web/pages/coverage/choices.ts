import { listOf, type Search } from '../../app/search';
import type { CoverageCellsQueryVariables, CoverageMarginsQueryVariables } from './documents';
import { dimensions, type DimensionCode } from './dimensions';

/** The parts of the page. */
export const parts = ['map', 'change', 'concentration', 'funnel', 'financing'] as const;
type Part = (typeof parts)[number];

export type CoverageSearch = Search<
  ('part' | 'date' | 'rows' | 'columns' | 'order' | 'gap' | 'empty') | ('from' | 'to' | 'cell' | 'side' | 'currency')
>;

export const sides = ['gained', 'lost', 'kept'] as const;
export type Side = (typeof sides)[number];

/** What the reader has chosen, or what is taken if nothing is. Days are ISO dates. */
export interface Choices {
  readonly part: Part;
  readonly rows: DimensionCode;
  readonly columns: DimensionCode;
  /** The day that is asked about; null is today. */
  readonly asOf: string | null;
  readonly from: string;
  readonly to: string;
  readonly cell: { readonly row: string; readonly column: string } | undefined;
  readonly side: Side;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function dayOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function dimensionOf(text: string | undefined, otherwise: DimensionCode): DimensionCode {
  return text !== undefined && Object.hasOwn(dimensions, text) ? (text as DimensionCode) : otherwise;
}

function oneOf<Value extends string>(text: string | undefined, values: readonly [Value, ...Value[]]): Value {
  return values.find((value) => value === text) ?? values[0];
}

/** Reads an address. What it says that does not exist is as if it said nothing. */
export function choicesOf(search: CoverageSearch): Choices {
  const now = today();
  const yearAgo = `${Number(now.slice(0, 4)) - 1}${now.slice(4)}`.replace('-02-29', '-02-28');
  const rows = dimensionOf(search.rows, 'COUNTRY');
  const columns = dimensionOf(search.columns, 'QUALIFICATION');
  const [row, column] = listOf(search.cell);
  const from = dayOf(search.from) ?? yearAgo;
  const to = dayOf(search.to) ?? now;
  const [earlier, later] = from <= to ? [from, to] : [to, from];
  return {
    part: oneOf(search.part, parts),
    rows,
    columns: columns === rows ? (rows === 'QUALIFICATION' ? 'COUNTRY' : 'QUALIFICATION') : columns,
    asOf: dayOf(search.date) ?? null,
    from: earlier,
    to: later,
    cell: row === undefined || column === undefined ? undefined : { row, column },
    side: oneOf(search.side, sides),
  };
}

const emptyOf = (dimension: DimensionCode) => (dimensions[dimension].hasEmpty ? 'INCLUDE' : 'OMIT');

export function marginVariables({ rows, columns, asOf }: Choices, locale: string): CoverageMarginsQueryVariables {
  return { rows, columns, emptyRows: emptyOf(rows), emptyColumns: emptyOf(columns), asOf, locale };
}

export function cellVariables({ rows, columns, asOf }: Choices): CoverageCellsQueryVariables {
  return { rows, columns, asOf };
}
