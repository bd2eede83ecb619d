import { Arg, Extensions, Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Correlation } from '../sql/predicates';
import type { Select, Sql } from '../sql/sql';
import type { Class } from './class';
import { declarations } from './class';
import { connectionOf } from './connection';
import { displayOnly } from './fields';
import { pageBounds } from './limits';
import { capitalised } from './names';
import type { EdgeOptions, EntityOptions, Narrowing, SimilarOptions } from './options';

/** The rows of one table under one alias, as a computed field's expression sees them. */
export interface Rows {
  /** `"table" "alias"`, for a `from` clause. */
  readonly source: Sql;
  /** A column by the property that holds it; of a to-one edge, its key. */
  column(property: string): Sql;
  /** The expression of a computed field of these rows. */
  computed(property: string): Sql;
}

/** What an expression may use: its own row, the request date, and other tables. */
export interface Scope extends Rows {
  /** The alias under which its row stands. */
  readonly alias: string;
  /** The request date, a `date`. */
  readonly asOf: Sql;
  /** Whether the request names its date: what was recorded with later dates is then as if it were not there yet. */
  readonly dateGiven: boolean;
  /**
   * Whether a query finds a row.
   * Where the value is shown, PostgreSQL asks row by row, which suits the few rows of a page; where it decides which rows
   * there are, it may join.
   * @param correlation how the rows of the query belong to the row of the scope; without one, its conditions say it
   */
  exists(query: Select, correlation?: Correlation): Sql;
  /** A key that the viewer has, by its name; null where it has none. */
  viewer(name: string): Sql;
  /** Rows of another entity that the viewer may see, under an alias of their own. */
  rows(target: Class): Rows;
}

/** A field's value as SQL, computed from its row. */
export type Expression = (scope: Scope) => Sql;

/** A named part of a composite object (money, position). */
export type CompositeParts = (scope: Scope) => Readonly<Record<string, Sql>>;

interface ClassMetadata {
  options?: EntityOptions;
  /** The class that has the options; one that extends it without any of its own has some of its rows. */
  declaredBy?: Class;
  started?: Expression;
  readonly edges: Map<string, EdgeOptions & { readonly target: () => Class }>;
  readonly computed: Map<string, Expression>;
  readonly composites: Map<string, { readonly parts: CompositeParts; readonly by?: string | undefined }>;
  readonly localised: Set<string>;
  readonly references: Map<string, { readonly type: string; readonly key: string }>;
  readonly similar: Map<string, SimilarOptions>;
  readonly narrowed: Map<string, Readonly<Record<string, Narrowing>>>;
}

/** What is declared on a class and on the classes that it extends; the nearest declaration wins. */
export const entityMetadata = declarations<ClassMetadata>((inherited) => ({
  ...inherited,
  edges: new Map(inherited?.edges),
  computed: new Map(inherited?.computed),
  composites: new Map(inherited?.composites),
  localised: new Set(inherited?.localised),
  references: new Map(inherited?.references),
  similar: new Map(inherited?.similar),
  narrowed: new Map(inherited?.narrowed),
}));

/** Every object that the graph can name by one global id. */
@InterfaceType({ description: 'A row with a global id. `Query.node(id)` returns it.' })
export abstract class Node {
  @Field(() => ID, {
    description:
      'The global id of the row: opaque, stable, and unique over all types. In a result with a request date, the id carries that date.',
  })
  id!: string;
}

/** Makes a class an entity of the graph: an object type that implements Node unless its rows are derived. */
export function GraphEntity(options: EntityOptions): ClassDecorator {
  return (target) => {
    Link(options)(target);
    const description = `${options.description}\n\nAs of a date: ${options.asOf}`;
    ObjectType({ description, ...(!options.derived && { implements: Node }) })(target);
  };
}

/**
 * Declares the condition that a row starts by the date of its scope. If a request names its date, rows that start later are
 * left out of lists, nullable edges and lookups. A class inherits it.
 */
export function StartsAt(expression: Expression): ClassDecorator {
  return (target) => {
    entityMetadata(target as unknown as Class).started = expression;
  };
}

/**
 * Makes a class an object type whose rows the database derives for a day. They have no global id.
 * Its table is a view of today's rows; the function of the same name gives those of any day.
 * A class that extends it without a declaration of its own is another view with some of the same rows.
 */
export function Derived(options: Pick<EntityOptions, 'description' | 'asOf' | 'order' | 'volume'>): ClassDecorator {
  return GraphEntity({ ...options, key: [], derived: true });
}

/** Registers what the engine must know of a link's class that is no type of the schema. */
export function Link(
  options: Pick<EntityOptions, 'key' | 'order' | 'carries' | 'carriesAmong' | 'plural' | 'derived' | 'volume'>,
): ClassDecorator {
  return (target) => {
    const declaredBy = target as unknown as Class;
    Object.assign(entityMetadata(declaredBy), { options: { description: '', asOf: '', ...options }, declaredBy });
  };
}

/** A paged to-many edge. */
export function Connection(target: () => Class, options: EdgeOptions): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).edges.set(String(property), { ...options, target });
    Field(() => connectionOf(target()), { description: options.description })(prototype, property);
  };
}

/** A to-many edge that is bounded by definition and never cut. */
export function List(target: () => Class, options: EdgeOptions): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).edges.set(String(property), { ...options, target });
    Field(() => [target()], { description: options.description })(prototype, property);
    addArguments(prototype, property, options.narrowedBy ?? {});
  };
}

/** Arguments of a to-one edge whose target holds the key of the row. Declare the edge with `@Field` and TypeORM's `@OneToOne`. */
export function NarrowedBy(narrowedBy: Readonly<Record<string, Narrowing>>): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).narrowed.set(String(property), narrowedBy);
    addArguments(prototype, property, narrowedBy);
  };
}

function addArguments(
  prototype: object,
  property: string | symbol,
  narrowedBy: Readonly<Record<string, Narrowing>>,
): void {
  Object.entries(narrowedBy).forEach(([name, { description }], index) => {
    Arg(name, () => String, { nullable: true, description })(prototype, String(property), index);
  });
}

/** The other rows of the class that have most in common with a row: most first, then in the default order. */
export function Similar(options: SimilarOptions): PropertyDecorator {
  return (prototype, property) => {
    const target = prototype.constructor as Class;
    entityMetadata(target).similar.set(String(property), options);
    Field(() => [target], { description: options.description })(prototype, property);
    const description = `The number of rows: ${pageBounds}.`;
    Arg('first', () => Int, { defaultValue: 10, description })(prototype, String(property), 0);
  };
}

/** A field whose value is an expression over its row. Declare its type with type-graphql's `@Field`. */
export function Computed(expression: Expression): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).computed.set(String(property), expression);
  };
}

/** A computed field that is shown alone: nothing is filtered, ordered, grouped or summed by it. */
export function DisplayOnly(expression: Expression): PropertyDecorator {
  return (prototype, property) => {
    Computed(expression)(prototype, property);
    Extensions({ [displayOnly]: true })(prototype, String(property));
  };
}

/**
 * A field that is a small object made of columns; null where its first part is. Declare its type with `@Field`.
 * @param by the edge to one row whose key finds the rows of other types that the parts are computed from. Their number decides
 *   the price.
 */
export function Composite(parts: CompositeParts, by?: string): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).composites.set(String(property), { parts, by });
  };
}

/** What the argument `locale` of a text is. */
export const localeDescription =
  'A BCP 47 language tag such as `fr-CA`; another text gets BAD_USER_INPUT. The text is taken in this locale, else in its language, else in the default locale.';

/** A text in several languages, held as `jsonb` by locale. Declare its column with TypeORM's `@Column('jsonb')`. */
export function Localised(options: { readonly description: string; readonly nullable?: true }): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).localised.add(String(property));
    Field(() => String, { ...options })(prototype, property);
    Arg('locale', () => String, { nullable: true, description: localeDescription })(prototype, String(property), 0);
  };
}

/** A to-one edge to a node of any type, held as the type's name and its key. */
export function Reference(columns: { readonly type: string; readonly key: string }): PropertyDecorator {
  return (prototype, property) => {
    entityMetadata(prototype.constructor as Class).references.set(String(property), columns);
  };
}

const enumLabels = new Map<string, Readonly<Record<string, string>>>();

/** Declares what values of an enum are called for display where it is not their names in words: `IaaS`. */
export function labelValues(enumName: string, labels: Readonly<Record<string, string>>): void {
  enumLabels.set(enumName, labels);
}

/** What a value of an enum is called for display: `IN_REVIEW` is `In review`. */
export function labelOf(enumName: string, value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return enumLabels.get(enumName)?.[value] ?? capitalised(words);
}
