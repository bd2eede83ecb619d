import type { FragmentDefinitionNode, GraphQLField, GraphQLSchema, SelectionNode } from 'graphql';
import type { Graph } from '../../../reference/graph';
import type { Row } from '../../../reference/tables';
import type { Choice } from './choice';
import type { Flaw } from './flaws';
import type { KeyUse, Scope } from './scope';
import type { Usage } from './usage';
import type { Variables } from './variables';

/** A field of the schema, whatever its resolver takes. */
export type Field = GraphQLField<unknown, unknown>;

/** Where a selection stands: which rows its objects show, as far as a sample tells. */
export interface Place {
  readonly type: string;
  readonly rows: readonly Row[];
  /** About how many objects of the answer stand here. */
  readonly count: number;
  /** How many edges lie above, the root field aside. */
  readonly depth: number;
  /** The product of the page sizes above. */
  readonly product: number;
  readonly scope: Scope;
  /** The dimensions that the filter of the list speaks of: facets by them are asked for. */
  readonly panel?: readonly string[];
}

/** A fragment that other selections of its type may use too: it holds leaves only. */
interface SharedFragment {
  readonly name: string;
  readonly type: string;
  readonly leaves: readonly { readonly key: string; readonly use: KeyUse }[];
}

/** What filters, orders and dates are made of. */
export interface Material {
  readonly schema: GraphQLSchema;
  readonly graph: Graph;
  readonly choice: Choice;
  readonly usage: Usage;
  /** Whether rows that are derived must not be asked for: the hub derives them anew for each row that is judged. */
  readonly underived?: true;
}

/** With more parent rows than this, derived rows are not used: they would take minutes. */
const manyRows = 200;

/** The material of conditions in lists of so many parent rows: without derived rows if there are many. */
export function judgedOften<M extends Material>(material: M, rowsAbove = Infinity): Material {
  return rowsAbove > manyRows ? { ...material, underived: true } : material;
}

/** One document while it is being written. */
export interface Draft extends Material {
  /** The rows in the view of the current root field. */
  graph: Graph;
  readonly variables: Variables;
  readonly fragments: FragmentDefinitionNode[];
  readonly shared: SharedFragment[];
  /** The keys of leaves by their nodes, for fragments that are shared. */
  readonly leaves: Map<SelectionNode, { readonly key: string; readonly use: KeyUse }>;
  readonly targetDepth: number;
  /** Whether the document is to reach its depth: few of those that are left to chance do. */
  readonly goesDeep: boolean;
  /** Whether cursors can be written at this place: not below ids of several dates. */
  takesCursors: boolean;
  /** The flaw that the document has to have; undefined after it was written. */
  flaw: Flaw | undefined;
  /** How many more levels the statement may have; an edge to a node of any type takes one for each type. */
  levelsLeft: number;
  fieldsLeft: number;
  bytesLeft: number;
  /** How much the sum of the products of page sizes may still grow. */
  pagesLeft: number;
}

/** How many rows a place keeps as its sample. */
export const sampleSize = 30;

/** Some of these rows: all if they are few. */
export function sample({ choice }: Draft, rows: readonly Row[]): readonly Row[] {
  return rows.length <= sampleSize ? rows : choice.shuffle(rows).slice(0, sampleSize);
}

/** The mean of a total; 0 among none. */
export function average(total: number, among: number): number {
  return among === 0 ? 0 : total / among;
}

/** The largest product of page sizes along a path. */
export const maximumProduct = 100_000;
