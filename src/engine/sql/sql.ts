/**
 * SQL as a value: a tagged template whose holes are fragments, identifiers or parameters, never text of a client.
 *
 *     sql`select ${identifier('name')} from ${identifier('partner')} where slug = ${parameter(0, 'text')}`
 *     // select "name" from "partner" where slug = $1::text
 *
 * A client's value reaches a statement only through {@link parameter}; an identifier only through {@link identifier},
 * which is fed from metadata.
 */

/** Where a parameter's value comes from when the statement runs; two holes with one source share one number. */
export type ParameterSource = string;

interface Parameter {
  readonly source: ParameterSource;
  readonly type: string;
}

/** An immutable piece of SQL: strings with parameters between them. */
export class Sql {
  constructor(
    readonly strings: readonly string[],
    readonly parameters: readonly Parameter[],
  ) {}
}

/** A rendered statement: its text with `$n` and, in their order, the sources of its parameters. */
export interface Rendered {
  readonly text: string;
  readonly sources: readonly ParameterSource[];
}

/** Builds a fragment; every hole has to be a fragment itself. */
export function sql(strings: TemplateStringsArray, ...holes: readonly Sql[]): Sql {
  const texts = [strings[0] as string];
  const parameters: Parameter[] = [];
  holes.forEach((hole, index) => {
    append(texts, parameters, hole);
    texts[texts.length - 1] += strings[index + 1] as string;
  });
  return new Sql(texts, parameters);
}

function append(texts: string[], parameters: Parameter[], piece: Sql): void {
  texts[texts.length - 1] += piece.strings[0] as string;
  piece.parameters.forEach((each, index) => {
    parameters.push(each);
    texts.push(piece.strings[index + 1] as string);
  });
}

/** The fragment with nothing in it. */
export const nothing = new Sql([''], []);

/** Joins fragments with a separator that is part of the program's text. */
export function join(pieces: readonly Sql[], separator = ', '): Sql {
  const texts = [''];
  const parameters: Parameter[] = [];
  pieces.forEach((piece, index) => {
    if (index > 0) texts[texts.length - 1] += separator;
    append(texts, parameters, piece);
  });
  return new Sql(texts, parameters);
}

/** A quoted identifier. Its name comes from metadata, and is quoted all the same. */
export function identifier(...names: readonly string[]): Sql {
  return new Sql([names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.')], []);
}

/** A quoted string literal for constants of the program (a type's name, a default locale). */
export function literal(value: string): Sql {
  if (value.includes('\0') || value.includes('\\'))
    throw new Error('A literal of the program holds a NUL or a backslash.');
  return new Sql([`'${value.replaceAll("'", "''")}'`], []);
}

/** A comment that holds one GraphQL Name, which has only letters, digits and underscores. */
export function comment(name: string): Sql {
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) throw new Error('An operation has a name that GraphQL does not allow.');
  return new Sql([`/* ${name} */`], []);
}

/** A remark for people who read the statement: what the program calls a part of it. */
export function note(text: string): Sql {
  if (/\/\*|\*\/|[^\P{Cc}]/u.test(text)) throw new Error('A remark of the program holds what ends or begins one.');
  return new Sql([`/* ${text} */ `], []);
}

/**
 * A constant of the program, a text or several, in a type of PostgreSQL.
 * @param type from metadata, such as `partner_status` or `text[]`
 */
export function typed(value: unknown, type: string): Sql {
  const constant = Array.isArray(value)
    ? sql`array[${join(value.map((each) => literal(String(each))))}]`
    : literal(String(value));
  return sql`${constant}${new Sql([`::${type}`], [])}`;
}

/** Null in a type of PostgreSQL, which is taken from metadata. */
export function nullOf(type: string): Sql {
  return new Sql([`null::${type}`], []);
}

/** A whole number as a literal: page sizes are part of the plan, see `bound.ts`. */
export function integer(value: number): Sql {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is not a whole number.`);
  return new Sql([String(value)], []);
}

/**
 * A parameter.
 * @param source names where the value is taken from at each run
 * @param type the PostgreSQL type that it is cast to
 */
export function parameter(source: ParameterSource, type: string): Sql {
  return new Sql(['', ''], [{ source, type }]);
}

/** Numbers the parameters: the first source met is `$1`. */
export function render(fragment: Sql): Rendered {
  const sources: ParameterSource[] = [];
  let text = fragment.strings[0] as string;
  fragment.parameters.forEach(({ source, type }, index) => {
    let position = sources.indexOf(source);
    if (position < 0) position = sources.push(source) - 1;
    text += `$${position + 1}::${type}${fragment.strings[index + 1]}`;
  });
  return { text, sources };
}
