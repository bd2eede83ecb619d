/** Who may ask, from the least to the most trusted; what each sees is said beside each type of the model. */
export const roles = ['PUBLIC', 'PARTNER', 'DISTRIBUTOR', 'ANALYST', 'PROGRAM_MANAGER', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** The partner or the distributor that somebody asks for. */
export interface Party {
  /** The key of its row, a `bigint` as text. */
  readonly key: string;
  readonly slug: string;
}

/** Who is asking. */
export interface Viewer {
  readonly role: Role;
  /** Only of a `PARTNER`. */
  readonly partner?: Party;
  /** Only of a `DISTRIBUTOR`. */
  readonly distributor?: Party;
  /** Tells callers of one role apart: who a token was given to, or the prefix of an API key. Absent without either. */
  readonly caller?: string;
}

/** Who shows no token. */
export const anybody: Viewer = { role: 'PUBLIC' };

/** Who sees everything. */
export const administrator: Viewer = { role: 'ADMIN' };

/**
 * A viewer as a request carries it: beside who it is, its values by the names of the fields of `Query.viewer`; the keys
 * among them are what its row policies go by.
 */
export interface RequestViewer extends Viewer {
  readonly values: {
    /** The role, with the key of the partner or distributor: tells apart whose answers differ. */
    readonly id: string;
    readonly role: Role;
    readonly partner: string | null;
    readonly distributor: string | null;
  };
}

/** What the engine is told of a viewer: it knows roles and named values, and no partner. */
export function requestViewer(viewer: Viewer): RequestViewer {
  const { role, partner, distributor } = viewer;
  const key = partner?.key ?? distributor?.key;
  const id = key === undefined ? role : `${role}-${key}`;
  return { ...viewer, values: { id, role, partner: partner?.key ?? null, distributor: distributor?.key ?? null } };
}
