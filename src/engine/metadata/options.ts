import type { Class } from './class';

/** How many rows a type has in a large program, as an order of magnitude. Costs are computed from it, never from the rows. */
export type Volume =
  'few' | 'dozens' | 'hundreds' | 'thousands' | 'tens of thousands' | 'hundreds of thousands' | 'millions';

/**
 * How many related rows one row at the source of an edge can have: up to ten, up to some hundred, a share of the type as a
 * country has of all partners, or most of the type as a program has.
 */
export type FanOut = 'few' | 'dozens' | 'many' | 'most';

/** How an edge finds its rows where TypeORM's relation metadata does not say it. */
export interface EdgeOptions {
  /** What the edge means; part of the schema. */
  readonly description: string;
  /** The link entity that connects both sides, each of its rows one link. Only links in force count. */
  readonly through?: () => Class;
  /**
   * Whether one pair of ends can have several links in force at a time; the edge shows each end once all the same.
   * False where a constraint of the database excludes it.
   */
  readonly repeated?: boolean;
  /** The polymorphic reference of the target that points back here. */
  readonly referencedBy?: string;
  /** How many related rows one row can have; `few` unless given. Pages of any other are read parent by parent from an index. */
  readonly fanOut?: FanOut;
  /** Whether the database keeps the links of a many-to-many edge: no file has them. */
  readonly kept?: true;
  /** A to-one edge of source and target with the same value: the related rows are found by it instead of the source's key. */
  readonly alike?: string;
  /** Arguments of a list that each keep the rows with one value at the end of a path of fields. */
  readonly narrowedBy?: Readonly<Record<string, Narrowing>>;
}

/** An argument of an edge that stands for a filter by one text. */
export interface Narrowing {
  /** What the argument means; part of the schema. */
  readonly description: string;
  /** The to-one edges to what holds the text, and the field that it is. */
  readonly path: readonly string[];
  /** The links, or the view with the rows, that the argument chooses among; those of the edge itself if absent. */
  readonly among?: () => Class;
}

/** What makes rows of one class similar. */
export interface SimilarOptions {
  /** What the field means; part of the schema. */
  readonly description: string;
  /** The to-many edge over links: the more related rows two rows have in common, the more similar they are. */
  readonly sharing: string;
  /** The to-one edge that both must have alike. */
  readonly among: string;
}

/** What the engine knows of a class beyond TypeORM's and type-graphql's metadata. */
export interface EntityOptions {
  /** What one of these is, in words a front-end developer can use. */
  readonly description: string;
  /** Which of its fields and edges follow the request's date; printed at the end of the description. */
  readonly asOf: string;
  /** How many rows there are in a large program. */
  readonly volume: Volume;
  /**
   * The properties whose values together name one row, in imports and in a lookup at the root; `external` where only an
   * external reference does.
   */
  readonly key: readonly string[] | 'external';
  /** The property that names a row to people; `name` where the class has one, else what names the row in its key. */
  readonly label?: string;
  /** The default order; the id is always the last key. */
  readonly order: readonly string[];
  /**
   * Copies of the default order of the target of an edge, which the database keeps: by edge, a property for each key of that
   * order. Pages of an edge `through` the entity are then read from an index in that order.
   */
  readonly carries?: Readonly<Record<string, readonly string[]>>;
  /**
   * Rows that the database derives: the spans of days in which the rows are in force, whose periods rows of `without` interrupt.
   * Edges `through` the entity go over the spans. A request for another day goes over them only for viewers who see all
   * rows of `without`: to others, a row that they do not see interrupts nothing.
   */
  readonly spans?: { readonly in: () => Class; readonly without: () => Class };
  /**
   * Copies of keys of to-one edges of both ends, which the database keeps: by the name of the edge at the end, the property.
   * Rows that are similar among those with such a key are found by it.
   */
  readonly carriesAmong?: Readonly<Record<string, string>>;
  /** Properties of which each row has exactly one. It is a part of the key of the row, and the first of them is in `key`. */
  readonly oneOf?: readonly string[];
  /**
   * Of to-one edges, the keys that both rows have alike, such as the program: a file names the target by the rest of its key.
   */
  readonly within?: Readonly<Record<string, readonly string[]>>;
  /** The root field that is a connection of all rows. Lookups follow from the unique keys. */
  readonly root?: { readonly many: string };
  /** Whether a root field finds many of these by their slugs at once, `partnersBySlug`. */
  readonly manyBySlug?: boolean;
  /**
   * The rows of another entity with values that the key had before: `key` is the property of both, `of` the to-one edge to the
   * row that had the value. A lookup finds the row by such a value too. The database keeps a value from naming two rows.
   */
  readonly formerly?: { readonly in: () => Class; readonly of: string; readonly key: string };
  /** The plural in kebab case: the name of the import file. Taken from `root.many` where that is given. */
  readonly plural?: string;
  /** Whether clients may read all rows on one page: the largest page is then larger. */
  readonly referenceData?: true;
  /**
   * The property by whose words lists of these are searched. The class then has the columns `searchText` and
   * `searchIndex`, which the database fills.
   */
  readonly search?: string;
  /**
   * Further properties whose words lists of these are searched by, after and together with those of `search`. The class then
   * also has the column `searchWider`, which the database fills.
   */
  readonly searchAlso?: readonly string[];
  /**
   * A to-many edge by the words of whose rows lists of these are searched too, with those above them in their tree. The class
   * then also has the column `searchWider`. The function `search_terms` of the database gives the rows that words can mean.
   */
  readonly searchOver?: string;
  /** The path of to-one edges to the program whose default locale its texts fall back to. */
  readonly program?: readonly string[];
  /** The to-one edge of which an index has the rows of each target in the order of their distance. */
  readonly nearestIn?: string;
  /** The places of a row, if its own position is not the only one. */
  readonly places?: PlacesOptions;
  /** What its rows can be grouped by beside its own fields. */
  readonly dimensions?: DimensionOptions;
  /** Its rows tile the calendar of an owner: the properties of the owner, the first day and the last. */
  readonly span?: Span;
  /** Whether its rows are derived for a day: nothing names one of them, and a function of the day gives them. */
  readonly derived?: true;
}

/** Spans of days that follow one another, for each owner. */
interface Span {
  readonly owner: string;
  readonly from: string;
  readonly to: string;
}

/** What rows of an entity can be grouped by beside its enums, booleans, dates, and to-one and many-to-many edges. */
export interface DimensionOptions {
  /**
   * Fields that follow one another, `technologies.category`: edges, and at the end an edge, an enum or a boolean.
   * An edge to rows with a period takes those in force, and a row counts once for each distinct value that it leads to.
   */
  readonly paths?: readonly string[];
  /** Columns that hold codes, which are not listed anywhere: `employeeRange`. They compare byte by byte. */
  readonly codes?: readonly string[];
  /** To-many edges whose related rows, all of them together, are one value: `qualifications`. */
  readonly sets?: readonly string[];
  /** The spans of days that its dates fall into, and the path of to-one edges to the owner of the calendar. */
  readonly calendar?: { readonly spans: () => Class; readonly owner: string };
}

/**
 * A row has several places: its own position, and those of the rows of another entity. It lies in a circle or a box if one of its places
 * does; its distance is that of the nearest. The database keeps them in a table, in which each row has one place at least, perhaps
 * without a position. Whoever sees a row sees all its places.
 */
interface PlacesOptions {
  /** The entity whose rows are the further places. */
  readonly beside: () => Class;
  /** The table, with the columns `latitude` and `longitude`, and its edge to the row. */
  readonly in: () => Class;
  readonly of: string;
  /** Its copies of the properties of the default order. */
  readonly order: readonly string[];
  /** Its copies of to-one edges of the row, by the name of the edge. */
  readonly among: Readonly<Record<string, string>>;
}
