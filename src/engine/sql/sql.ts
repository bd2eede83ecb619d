/**
 * SQL as data. Fragments are made by a tagged template, whose holes are fragments, identifiers, parameters or selects, never
 * text of a client. The whole statement is written once, by {@link render}, which numbers the parameters.
 *
 *     render(sql`select ${identifier('name')} from ${identifier('partner')} where slug = ${parameter('0.slug', 'text')}`)
 *     // select "name" from "partner" where slug = $1::text
 *
 * A client's value reaches a statement only through {@link parameter}; an identifier only through {@link identifier},
 * which is fed from metadata.
 */

interface Parameter {
  /** The name of its value in a request. Parameters with the same source share one number. */
  readonly source: string;
  /** The PostgreSQL type that the value is cast to. */
  readonly type: string;
}

type Part = string | Parameter | Sql | Select;

/** An immutable fragment of SQL. */
export class Sql {
  private written: string | undefined;

  constructor(readonly parts: readonly Part[]) {}

  /** The same for fragments that are written alike and take the same values. */
  get key(): string {
    return (this.written ??= JSON.stringify(render(this)));
  }
}

/** Conditions of which each holds. */
class Conjunction extends Sql {
  constructor(readonly each: readonly Sql[]) {
    super(join(each, ' and ').parts);
  }
}

/** Conditions of which one is enough, in parentheses. */
export class Disjunction extends Sql {
  constructor(readonly each: readonly Sql[]) {
    super(['(', join(each, ' or '), ')']);
  }
}

/** A condition with a remark before it. It is the same condition with any remark. */
class Remarked extends Sql {
  constructor(
    remark: string,
    readonly condition: Sql,
  ) {
    super([`/* ${remark} */ `, condition]);
  }

  override get key(): string {
    return this.condition.key;
  }
}

/** A fragment in which other values stand for some parameters. */
class Replaced extends Sql {
  /** @param by gives what stands for a parameter; undefined if the parameter stays */
  constructor(
    whole: Select,
    readonly by: (source: string, type: string) => Sql | undefined,
  ) {
    super([whole]);
  }
}

/** Conditions that a row has to fulfil. Those that are undefined or `true` are not written, equal ones once. */
export type Conditions = readonly (Sql | undefined)[];

/** A `select`; in a template it stands in parentheses. */
export interface Select {
  /** Common table expressions, made by {@link materialized}. */
  readonly with?: readonly Sql[];
  readonly distinct?: boolean;
  /** Keeps the first row of each value, in the order of `orderBy`. */
  readonly distinctOn?: readonly Sql[];
  /** None where only the number of rows matters, as in `exists`. */
  readonly columns?: readonly Sql[];
  readonly from?: Sql;
  readonly where?: Conditions;
  readonly groupBy?: readonly Sql[];
  readonly orderBy?: readonly Sql[];
  readonly limit?: Sql;
  /** Hides the order and the indexes of the rows from the statement around it. */
  readonly fenced?: boolean;
}

/** A written statement: its text with `$n` and, in their order, the sources of its parameters. */
export interface Rendered {
  readonly text: string;
  readonly sources: readonly string[];
}

/** Makes a fragment. */
export function sql(strings: TemplateStringsArray, ...holes: readonly (Sql | Select)[]): Sql {
  return new Sql(strings.flatMap((text, index) => (index === 0 ? [text] : [holes[index - 1] as Sql | Select, text])));
}

/** Joins fragments with a separator that is part of the program's text. */
export function join(pieces: readonly (Sql | Select)[], separator = ', '): Sql {
  return new Sql(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece])));
}

/** The fragment with nothing in it. */
export const nothing = sql``;

function isAlways({ parts }: Sql): boolean {
  return parts.length === 1 && parts[0] === 'true';
}

/** The conditions that have to hold if one does. */
export function conjuncts(condition: Sql | undefined): readonly Sql[] {
  if (condition instanceof Conjunction) return condition.each;
  return condition === undefined || isAlways(condition) ? [] : [condition];
}

/**
 * The conjunction of conditions without those that every row fulfils, and without those that follow from the others: a
 * condition that is there already, and a disjunction with an alternative that is. Undefined if no condition is left.
 */
export function allLeft(...conditions: Conditions): Sql | undefined {
  const each = conditions.flatMap(conjuncts);
  if (each.length < 2) return each[0];
  const different = new Map<string, Sql>();
  for (const one of each) if (!different.has(one.key)) different.set(one.key, one);
  const left = [...different.values()].filter(
    (one) =>
      !(one instanceof Disjunction) ||
      !one.each.some((alternative) => conjuncts(alternative).every(({ key }) => different.has(key) && key !== one.key)),
  );
  return left.length > 1 ? new Conjunction(left) : left[0];
}

/** The disjunction of conditions; false without any. */
export function anyOf(each: readonly Sql[]): Sql {
  return each.length > 0 ? new Disjunction(each) : sql`false`;
}

/** The conjunction of conditions without those that every row fulfils; `true` if no condition is left. */
export function allOf(...conditions: Conditions): Sql {
  return allLeft(...conditions) ?? sql`true`;
}

/** `= any(array(…))` keeps index scans whatever the number of keys; one key is compared as such. */
export function isAmong(column: Sql, keys: Select, single = false): Sql {
  return single ? sql`${column} = ${keys}` : sql`${column} = any(array${keys})`;
}

/** An entry of a `with` clause whose rows are made once, before they are read. */
export function materialized(name: Sql, rows: Select | Sql): Sql {
  return sql`${name} as materialized ${rows instanceof Sql ? sql`(${rows})` : rows}`;
}

/** A quoted identifier. Its name comes from metadata, and is quoted all the same. */
export function identifier(...names: readonly string[]): Sql {
  return new Sql([names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')]);
}

/** A quoted string literal for constants of the program (a type's name, a default locale). */
export function literal(value: string): Sql {
  if (value.includes('\0') || value.includes('\\'))
    throw new Error('A literal of the program holds a NUL or a backslash.');
  return new Sql([`'${value.replaceAll("'", "''")}'`]);
}

/** A comment that holds one GraphQL Name, which has only letters, digits and underscores. */
export function comment(name: string): Sql {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) throw new Error('An operation has a name that GraphQL does not allow.');
  return new Sql([`/* ${name} */`]);
}

/** A condition with a remark for people who read the statement: what the program calls the condition. */
export function remarked(remark: string, condition: Sql): Sql {
  if (/\/\*|\*\/|[^\P{Cc}]/u.test(remark)) throw new Error('A remark of the program holds what ends or begins one.');
  return new Remarked(remark, condition);
}

/**
 * A constant of the program, a text, several or null, in a type of PostgreSQL.
 * @param type from metadata, such as `partner_status` or `text[]`
 */
export function typed(value: unknown, type: string): Sql {
  const one = (each: unknown): Sql => (each === null ? sql`null` : literal(String(each)));
  return new Sql([Array.isArray(value) ? sql`array[${join(value.map(one))}]` : one(value), `::${type}`]);
}

/** A whole number as a literal: page sizes are part of the plan. */
export function integer(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number.`);
  return new Sql([String(value)]);
}

export function parameter(source: string, type: string): Sql {
  return new Sql([{ source, type }]);
}

/** A select in which other values stand for some parameters, such as the columns of the rows around it. */
export function replacing(whole: Select, by: Replaced['by']): Sql {
  return new Replaced(whole, by);
}

/** Writes a statement or a fragment. The first source is `$1`. */
export function render(whole: Sql): Rendered {
  const positions = new Map<string, number>();
  let text = '';
  let replaced: Replaced['by'] | undefined;
  const write = (part: Part): void => {
    if (typeof part === 'string') {
      text += part;
    } else if (part instanceof Sql) {
      const around = replaced;
      if (part instanceof Replaced) replaced = part.by;
      for (const each of part.parts) write(each);
      replaced = around;
    } else if ('source' in part) {
      const { source, type } = part;
      const other = replaced?.(source, type);
      if (other) {
        write(other);
        return;
      }
      if (!positions.has(source)) positions.set(source, positions.size + 1);
      text += `$${positions.get(source)}::${type}`;
    } else {
      ['(', ...clauses(part), ')'].forEach(write);
    }
  };
  write(whole);
  return { text, sources: [...positions.keys()] };
}

function clauses(select: Select): readonly (string | Sql)[] {
  const kept = allLeft(...(select.where ?? []));
  const list = (before: string, pieces: readonly Sql[] = []) => (pieces.length > 0 ? [before, join(pieces)] : []);
  return [
    ...(select.with?.length ? ['with ', join(select.with), ' '] : []),
    select.distinct ? 'select distinct' : 'select',
    ...(select.distinctOn ? [' distinct on (', join(select.distinctOn), ')'] : []),
    ...list(' ', select.columns),
    ...(select.from ? [' from ', select.from] : []),
    ...(kept ? [' where ', kept] : []),
    ...list(' group by ', select.groupBy),
    ...list(' order by ', select.orderBy),
    ...(select.limit ? [' limit ', select.limit] : []),
    ...(select.fenced ? [' offset 0'] : []),
  ];
}

/** A select without parentheses, behind a comment. */
export function statement(before: Sql, select: Select): Sql {
  return new Sql([before, ...clauses(select)]);
}

/** Gives aliases that are unique in one statement. */
export class Aliases {
  private count = 0;

  next(): string {
    return `r${this.count++}`;
  }
}
