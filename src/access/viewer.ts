/** The roles of viewers, from the least to the most trusted. The policy beside each type of the model says what a role sees. */
export const roles = ['PUBLIC', 'PARTNER', 'DISTRIBUTOR', 'ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** The partner or distributor that a viewer acts for. */
export interface Party {
  /** The key of the row, a `bigint` as text. */
  readonly key: string;
  readonly slug: string;
}

/** The sender of a request. */
export interface Viewer {
  readonly role: Role;
  /** Present only with the role `PARTNER`. */
  readonly partner?: Party;
  /** Present only with the role `DISTRIBUTOR`. */
  readonly distributor?: Party;
  /** Distinguishes callers of one role: the subject of a token, or the prefix of an API key. Absent without credentials. */
  readonly caller?: string;
  /** The limit of a key that has one of its own: the cost that it may spend in a minute. */
  readonly costPerMinute?: number;
  /** The names of the only documents that a key may use. Absent without such a limit. */
  readonly documents?: readonly string[];
}

/** The viewer of a request without credentials. */
export const anybody: Viewer = { role: 'PUBLIC' };

/** The viewer with the role ADMIN, who sees everything. */
export const administrator: Viewer = { role: 'ADMIN' };

/**
 * A viewer with its values, by the names of the fields of `Query.viewer`. The row policies compare rows with the keys among them.
 */
export interface RequestViewer extends Viewer {
  readonly values: {
    /** The role, with the key of the partner or distributor. Viewers with different results have different ids. */
    readonly id: string;
    readonly role: Role;
    readonly partner: string | null;
    readonly distributor: string | null;
  };
}

const converted = new WeakMap<Viewer, RequestViewer>();

/** Converts a viewer for the engine, which knows roles and named values but no partners. Each viewer is converted once. */
export function requestViewer(viewer: Viewer): RequestViewer {
  let known = converted.get(viewer);
  if (!known) converted.set(viewer, (known = convert(viewer)));
  return known;
}

function convert(viewer: Viewer): RequestViewer {
  const { role, partner, distributor } = viewer;
  const key = partner?.key ?? distributor?.key;
  const id = key === undefined ? role : `${role}-${key}`;
  return { ...viewer, values: { id, role, partner: partner?.key ?? null, distributor: distributor?.key ?? null } };
}
