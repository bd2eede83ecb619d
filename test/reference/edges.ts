/** One key of a default order. Texts compare by the collation of their column. */
export interface OrderKey {
  readonly property: string;
  readonly kind: 'text' | 'day' | 'instant' | 'integer';
  /** Whether the column can be null. Nulls come last. */
  readonly nullable?: true;
}

/** The rules by which rows are derived from other rows. */
type Derived =
  | 'eligibility'
  | 'tierEligibility'
  | 'nextQualification'
  | 'nextTier'
  | 'eligibleFinancingPrograms'
  | 'termWithin'
  | 'termCovers'
  | 'requirements'
  | 'checkChildren'
  | 'checkParent';

/** How an edge finds its related rows. */
export type Edge =
  /** The row holds the key of the related row. If the edge is nullable, it is null while the related row has not begun. */
  | { readonly kind: 'one'; readonly target: string; readonly property: string; readonly nullable?: true }
  /** At most one related row holds the key of this row. Such an edge is always nullable. */
  | { readonly kind: 'reverseOne'; readonly target: string; readonly property: string }
  /** The related rows hold the key of this row. */
  | { readonly kind: 'many'; readonly target: string; readonly property: string }
  /** A join table. `owner` is the type whose property lists the keys. */
  | { readonly kind: 'joined'; readonly target: string; readonly owner: 'here' | 'there'; readonly property: string }
  /** Links in force hold the keys of both rows. Each related row is listed once. */
  | {
      readonly kind: 'linked';
      readonly target: string;
      readonly link: string;
      readonly here: string;
      readonly there: string;
    }
  /** Rows of the same type that share a row of the edge `among`; those that share most rows of the edge `sharing` first. */
  | { readonly kind: 'similar'; readonly target: string; readonly sharing: string; readonly among: string }
  /** Rows that are derived for the request date. `derivedOne` has at most one. */
  | { readonly kind: 'derived' | 'derivedOne'; readonly target: string; readonly by: Derived }
  /** A row of any type, found by the name of its type and its key. */
  | { readonly kind: 'reference'; readonly type: string; readonly key: string }
  /** The external references that name this row. */
  | { readonly kind: 'references'; readonly target: string; readonly type: string; readonly key: string };

/** One type of the graph. */
export interface EntityFacts {
  readonly order: readonly OrderKey[];
  /** The largest page; 100 rows if absent. */
  readonly maximumPage?: number;
  /** The property that says when a row began. A row whose value is null has not begun. If absent, rows have always begun. */
  readonly begun?: string;
  /** The to-one edges that lead to the program whose default locale is used. If absent, the hub's default locale is used. */
  readonly program?: readonly string[];
  readonly edges: Readonly<Record<string, Edge>>;
  /** Whether the rows are derived for a date: they have no id and no table. */
  readonly derived?: true;
}

export const one = (target: string, property: string): Edge => ({ kind: 'one', target, property });
export const oneOrNone = (target: string, property: string): Edge => ({
  kind: 'one',
  target,
  property,
  nullable: true,
});
export const reverseOne = (target: string, property: string): Edge => ({ kind: 'reverseOne', target, property });
export const many = (target: string, property: string): Edge => ({ kind: 'many', target, property });
export const holds = (target: string, property: string): Edge => ({ kind: 'joined', target, owner: 'here', property });
export const heldBy = (target: string, property: string): Edge => ({
  kind: 'joined',
  target,
  owner: 'there',
  property,
});
export const linked = (target: string, link: string, here: string, there: string): Edge => ({
  kind: 'linked',
  target,
  link,
  here,
  there,
});

export const derived = (target: string, by: Derived): Edge => ({ kind: 'derived', target, by });

/** The external references that name a row. Every type has this edge, except ExternalReference itself. */
export const references: Edge = { kind: 'references', target: 'ExternalReference', type: 'nodeType', key: 'nodeKey' };

/** The kinds of edges that can have several related rows. */
export const toMany: ReadonlySet<Edge['kind']> = new Set(['many', 'joined', 'linked', 'references', 'derived']);

/** Texts that compare by code points. All others compare by the collation of names. */
export const codePointTexts: ReadonlySet<string> = new Set([
  ...['slug', 'code', 'source', 'externalId', 'currency', 'key', 'level'],
  ...['window', 'edge', 'filter', 'field', 'partnerFilter', 'kind', 'group', 'track'],
]);
