import type { GraphQLSchema } from 'graphql';
import type { Class } from './class';
import type { CompositeParts, Expression } from './entity';
import type { EntityOptions, FanOut, Volume } from './options';
import type { LookupArgument } from './lookups';
import type { Sql } from '../sql/sql';

/** One key of an entity's default order: one of its columns, ascending. */
export interface OrderKey {
  readonly column: string;
  /** The PostgreSQL type in which a cursor's text becomes a value again. */
  readonly type: string;
  readonly nullable: boolean;
  /** The collation that a statement has to name; absent if the column has its own, and for values that are not texts. */
  readonly collation?: string;
}

/** What the schema says of a field's value. */
interface Valued {
  readonly nullable: boolean;
  /** The names of an enum's values, in the order of their declaration. */
  readonly values?: readonly string[];
}

/** How the rows at the target of a to-many edge are found from a row at its source. */
export type Path =
  /** The target holds the key of the source; `constant` narrows a polymorphic reference to the type of the source. */
  | {
      readonly kind: 'foreign';
      readonly column: string;
      /** The target's edge that holds the key; absent if the key is not an edge of the target. */
      readonly edge?: string;
      readonly constant?: { readonly column: string; readonly value: string };
      /** Columns of source and target that have the same value, by which the related rows are found. */
      readonly alike?: { readonly source: string; readonly target: string };
    }
  /** A table of pairs connects both ends. */
  | { readonly kind: 'junction'; readonly table: string; readonly source: string; readonly target: string }
  | LinkPath;

/** The rows in force of an entity of its own connect both ends. */
export interface LinkPath {
  readonly kind: 'link';
  readonly entity: Entity;
  readonly source: string;
  readonly target: string;
  /** The link's edges to both ends. */
  readonly edges: readonly string[];
  readonly repeated: boolean;
  /** Whether every link has a row at its source. */
  readonly isSourced: boolean;
  /** Columns of the link that hold the default order of the target, key by key. Absent if it does not carry the order. */
  readonly carried?: readonly string[];
  /** The same edge over the spans of the entity, and the entity whose rows interrupt its periods. Absent if it has no spans. */
  readonly spans?: { readonly path: LinkPath; readonly without: Entity };
}

/** An argument of an edge that stands for a filter by one text. */
export interface ReadNarrowing<Over> {
  /** The fields that lead to the text. */
  readonly path: readonly string[];
  /** The edge that has the rows if the argument is given; absent if it is the edge itself. */
  readonly over?: Over | undefined;
}

/** The target holds the row's key, in a column and an edge of its own. */
interface InverseEdge {
  readonly column: string;
  readonly edge: string;
  readonly target: Entity;
}

/** What the engine knows of one field of an object type. */
export type Field =
  | { readonly kind: 'id' }
  | ({
      readonly kind: 'column';
      readonly column: string;
      readonly type: string;
      /** As of an {@link OrderKey}. */
      readonly collation?: string;
    } & Valued)
  | ({
      readonly kind: 'computed';
      readonly expression: Expression;
      readonly type: string;
      /** If the request names no date, the value is a column of this type. Absent if it is computed in every request. */
      readonly stored?: string;
    } & Valued)
  | { readonly kind: 'localised'; readonly column: string; readonly nullable: boolean }
  | {
      readonly kind: 'composite';
      readonly parts: CompositeParts;
      /** The edge whose key finds the rows of other types that the parts are computed from; the row's own key if undefined. */
      readonly by?: string | undefined;
      readonly typeName: string;
      readonly nullable: boolean;
    }
  /** How far a row's position lies from a point. */
  | { readonly kind: 'distance'; readonly parts: CompositeParts }
  | {
      readonly kind: 'toOne';
      readonly column: string;
      readonly target: Entity;
      readonly nullable: boolean;
      /** That the edge is visible on the row under an alias; absent if it is on every row. */
      readonly visible?: (alias: string) => Sql;
    }
  | ({
      readonly kind: 'inverse';
      readonly narrowedBy: Readonly<Record<string, ReadNarrowing<InverseEdge>>>;
    } & InverseEdge)
  | {
      readonly kind: 'reference';
      readonly typeColumn: string;
      readonly keyColumn: string;
      readonly targets: readonly Entity[];
    }
  /** The rows of the entity itself that share most related rows of one edge, among those with the same key in a column. */
  | {
      readonly kind: 'similar';
      readonly target: Entity;
      readonly sharing: { readonly path: LinkPath; readonly target: Entity };
      readonly among: string;
      /** What the links carry of the rows: that key, and the default order. */
      readonly carried: { readonly among: string; readonly order: readonly string[] };
    }
  | {
      readonly kind: 'list';
      readonly path: Path;
      readonly target: Entity;
      readonly related: FanOut;
      readonly narrowedBy: Readonly<Record<string, ReadNarrowing<Path>>>;
    }
  | {
      readonly kind: 'connection';
      readonly path: Path;
      readonly target: Entity;
      /** How many related rows one row can have. */
      readonly related: FanOut;
      /** Whether pages are read parent by parent; `small` for few related rows. */
      readonly fanOut: 'small' | 'large';
    };

/** A field that is one value of its row; of a to-one edge, its key. */
export type ValueField = Field & { readonly kind: 'id' | 'column' | 'computed' | 'localised' | 'toOne' };

/** A field that is made of several values of its row. */
export type CompositeField = Field & { readonly kind: 'composite' | 'distance' };

/** An edge to one row at most. */
export type ToOne = Field & { readonly kind: 'toOne' | 'inverse' };

/** The root field that describes the viewer. */
export const viewerRoot = 'viewer';

/** The rows that keep former values of a key: their entity, the name of the key in both entities, and the edge to the row that had it. */
export interface FormerKeys {
  readonly entity: Entity;
  readonly key: string;
  readonly of: string;
}

/** A root field of the query type. */
export type Root =
  | {
      readonly kind: 'one';
      readonly entity: Entity;
      readonly arguments: readonly LookupArgument[];
      readonly former: FormerKeys | undefined;
    }
  | {
      readonly kind: 'bySlug';
      readonly entity: Entity;
      readonly argument: string;
      readonly column: string;
      readonly former: FormerKeys | undefined;
    }
  | { readonly kind: 'many'; readonly entity: Entity }
  /** The viewer. Each field is the viewer's value with the name of the field, or the row that has this value as its key. */
  | { readonly kind: 'viewer'; readonly typeName: string }
  | { readonly kind: 'node' }
  | { readonly kind: 'nodes' };

/** The columns that an entity is searched by: the folded text of its rows, and the index of its words. */
export interface SearchColumns {
  readonly text: string;
  readonly index: string;
  /** The column that indexes these words together with those of further properties and of an edge; undefined without such. */
  readonly wider: string | undefined;
  /** Whether some of it stands for rows of an edge, which no entries tell of. */
  readonly isOverEdge: boolean;
}

/** The table of the places of rows. Each row has one place at least, perhaps without a position. */
export interface KeptPlaces {
  readonly table: string;
  /** The column that holds the key of the row. */
  readonly column: string;
  /** Copies of the columns of the default order of the rows. */
  readonly order: readonly string[];
  readonly position: { readonly latitude: string; readonly longitude: string };
  /** Further columns of the row, and those with a copy of them. */
  readonly alike: readonly { readonly source: string; readonly target: string }[];
}

/** An entity as the engine sees it: its table, its order, and its fields. */
export interface Entity {
  readonly name: string;
  readonly table: string;
  /** How many rows it has in a large program. */
  readonly volume: Volume;
  /** Whether its rows are derived for a day: a function with the table's name gives them, and no id names one. */
  readonly derived: boolean;
  readonly order: readonly OrderKey[];
  /** Names the list's order in cursors, so that a cursor of another list is recognised. */
  readonly listName: string;
  readonly maximumPage: number;
  /** The columns that lists of the entity are searched by; absent if they cannot be searched. */
  readonly search: SearchColumns | undefined;
  /** The to-one steps to the program whose default locale the texts fall back to; absent if they fall back to the hub's default. */
  readonly program: readonly string[] | undefined;
  /** The to-one edge of which an index has the rows of each target in the order of their distance; undefined without one. */
  readonly nearestIn: string | undefined;
  /** The places of its rows; undefined if a row is only where its own position is. */
  readonly places: KeptPlaces | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  /** The fields that name a row where it is the value of a dimension: to programs, else its global id does; and to people. */
  readonly naming: { readonly key: string | undefined; readonly label: string | undefined };
  /** The fields of which each value has one row at most. */
  readonly unique: ReadonlySet<string>;
  /** The first one and the first two columns of each index: `name`, `country_id,name`. */
  readonly indexed: ReadonlySet<string>;
  /** That a row starts by the date of its scope; absent if rows of the entity have no start. */
  readonly started: Expression | undefined;
  /** The column of a property: a scalar's own, a to-one edge's key. */
  column(property: string): string;
  /** The expression of a computed field. */
  computed(property: string): Expression;
  /** The entity at the target of a to-one edge. */
  target(property: string): Entity;
}

/** The calendar that fiscal quarters come from. */
export interface Calendar {
  /** The entity whose rows are the quarters. */
  readonly entity: Entity;
  /** The properties of a quarter: its owner, its first day and its last. */
  readonly span: NonNullable<EntityOptions['span']>;
  /** The fields that lead from a quarter to what names its owner: `vendor`, `slug`. */
  readonly ownerKey: readonly string[];
}

/** Everything that plans are made from. */
export interface Graph {
  readonly schema: GraphQLSchema;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly roots: ReadonlyMap<string, Root>;
  /** The calendar of fiscal quarters; undefined if no entity has them. */
  readonly calendar: Calendar | undefined;
  entityOf(target: Class): Entity;
}
