import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { getNullableType, isInputObjectType, isInputType, isListType, typeFromAST } from 'graphql';
import type { TableShape } from '../../engine';
import type { FormatOptions } from '../../exchange/table/format';
import { isCalendarDay } from '../../model/scalars';
import { quoted, TableProblem } from './problem';

/** What a URL asks of a table. */
export interface TableParameters {
  readonly variables: { readonly [name: string]: unknown };
  readonly shape: TableShape;
  readonly limit: number | undefined;
  readonly asOf: string | undefined;
  readonly options: FormatOptions;
}

/** What a request asks that gives no parameters of its own. */
export const usualParameters: Omit<TableParameters, 'variables'> = {
  shape: 'long',
  limit: undefined,
  asOf: undefined,
  options: { bom: false, separator: ',' },
};

/** The parameters of every table. A variable of the document that has the name of one takes its place. */
const own = ['variables', 'asOf', 'shape', 'limit', 'bom', 'separator'] as const;

/**
 * Reads the parameters of a URL: the variables of the document, as their types ask, and those of every table.
 * @param usual the values of variables that the URL does not give
 * @throws TableProblem
 */
export function readParameters(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: URLSearchParams,
  usual: { readonly [name: string]: unknown },
): TableParameters {
  const types = new Map<string, GraphQLInputType>();
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const found = typeFromAST(schema, type as never) as unknown;
    if (isInputType(found)) types.set(variable.name.value, found);
  }
  const variables: { [name: string]: unknown } = {};
  const texts = new Map<string, string>();
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    const type = types.get(name);
    if (type) variables[name] = variable(name, type, values);
    else if (own.some((each) => each === name)) texts.set(name, only(name, values));
    else throw unknownParameter(name, [...types.keys()]);
  }
  const limit = texts.get('limit');
  const asOf = texts.get('asOf');
  if (limit !== undefined && !/^\d{1,9}$/.test(limit))
    throw wrong('limit', limit, 'a whole number from 0 to 999999999');
  if (asOf !== undefined && !isCalendarDay(asOf)) throw wrong('asOf', asOf, 'a day of the form YYYY-MM-DD');
  return {
    variables: { ...usual, ...variablesIn(texts.get('variables'), [...types.keys()]), ...variables },
    shape: oneOf('shape', texts.get('shape'), ['long', 'nested']) ?? usualParameters.shape,
    limit: limit === undefined ? undefined : Number(limit),
    asOf,
    options: {
      bom: oneOf('bom', texts.get('bom'), ['true', 'false']) === 'true',
      separator: oneOf('separator', texts.get('separator'), [',', ';']) ?? ',',
    },
  };
}

/** All variables as one JSON object, as at `/graphql`: for values that a text cannot be, such as a null text. */
function variablesIn(text: string | undefined, names: readonly string[]): object {
  const value = text === undefined ? {} : json('variables', text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong('variables', text ?? '', 'a JSON object');
  // A variable that is misspelt would be left out without a word, and the table would be another one.
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown === undefined) return value;
  throw new TableProblem('BAD_PARAMETER', `The parameter variables has ${quoted(unknown)}: ${known(names)}.`);
}

function known(variables: readonly string[]): string {
  return variables.length > 0
    ? `the document has the variables ${variables.join(', ')}`
    : 'the document has no variables';
}

/** The value of a variable from its texts. What does not fit its type is left to the engine, which says what is wrong. */
function variable(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const [text = ''] = texts;
    if (texts.length === 1 && /^\s*\[/.test(text)) return json(name, text);
    return texts.map((each) => variable(name, bare.ofType as GraphQLInputType, [each]));
  }
  const text = only(name, texts);
  if (isInputObjectType(bare)) return json(name, text);
  if (text === 'null' && bare.name !== 'String' && bare.name !== 'ID') return null;
  switch (bare.name) {
    case 'Int':
    case 'Float':
      return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text;
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

function json(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(name, text, 'JSON');
  }
}

function only(name: string, [text = '', ...others]: readonly string[]): string {
  if (others.length > 0)
    throw new TableProblem('BAD_PARAMETER', `The parameter ${name} is given ${others.length + 1} times.`);
  return text;
}

function oneOf<Value extends string>(
  name: string,
  text: string | undefined,
  values: readonly Value[],
): Value | undefined {
  if (text === undefined) return undefined;
  const found = values.find((value) => value === text);
  if (found === undefined) throw wrong(name, text, values.join(' or '));
  return found;
}

function wrong(name: string, text: string, form: string): TableProblem {
  return new TableProblem('BAD_PARAMETER', `The parameter ${name} is ${quoted(text)}: it must be ${form}.`);
}

function unknownParameter(name: string, variables: readonly string[]): TableProblem {
  return new TableProblem(
    'BAD_PARAMETER',
    `There is no parameter ${quoted(name)}: ${known(variables)}, and every table has ${own.join(', ')}.`,
  );
}
