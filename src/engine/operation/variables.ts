import type { GraphQLSchema, GraphQLType, VariableDefinitionNode } from 'graphql';
import {
  coerceInputValue,
  type GraphQLError,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { refusal } from '../errors/errors';
import { quote } from '../metadata/identity';
import { furtherProblems, maximumProblems } from '../errors/problems';
import type { Variables } from './selection';

/** Problems beyond these are not counted: graphql-js makes an error for each. */
const maximumCount = 1_000;

/** Thrown to stop the coercion of graphql-js early; it has no other way. */
const enough = Symbol('enough problems');

type Tell = (message: () => string, definition: VariableDefinitionNode) => void;

/** The values of an operation's variables, or what is wrong with them. */
export type CoercedVariables =
  | { readonly coerced: Variables; readonly problems?: undefined }
  | { readonly coerced?: undefined; readonly problems: readonly GraphQLError[] };

/**
 * CoerceVariableValues of the specification, with functions of graphql-js. Its `getVariableValues` is not used: it does not
 * count the problems that it leaves out, and it quotes an object once for each of its members that is wrong.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Variables,
): CoercedVariables {
  const problems: GraphQLError[] = [];
  const tell: Tell = (message, definition) => {
    if (problems.length === maximumProblems) throw enough;
    problems.push(refusal('BAD_USER_INPUT', message(), undefined, [definition]));
  };
  try {
    const coerced = coerce(schema, definitions, given, tell);
    return problems.length === 0 ? { coerced } : { problems };
  } catch (reason) {
    if (reason !== enough) throw reason;
    const { count, all } = countProblems(schema, definitions, given);
    return { problems: [...problems, furtherProblems(count - maximumProblems, 'BAD_USER_INPUT', all)] };
  }
}

function countProblems(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Variables,
): { readonly count: number; readonly all: boolean } {
  let count = 0;
  const tell: Tell = () => {
    if (count === maximumCount) throw enough;
    count++;
  };
  // Suggestions and stack traces take most of the time, and these errors are only counted.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    coerce(schema, definitions, given, tell, true);
    return { count, all: true };
  } catch (reason) {
    if (reason !== enough) throw reason;
    return { count, all: false };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function coerce(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  given: Variables,
  tell: Tell,
  hideSuggestions = false,
): Variables {
  // A null prototype, since `__proto__` is a legal name.
  const coerced = Object.create(null) as { [name: string]: unknown };
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const type = typeOf(schema, definition);
    if (!isInputType(type)) {
      // Only a document that was not validated has such a variable.
      tell(() => `Variable "$${name}" has the type "${print(definition.type)}", which is no input type.`, definition);
      continue;
    }
    if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue) coerced[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type))
        tell(() => `Variable "$${name}" of required type "${String(type)}" was not provided.`, definition);
      continue;
    }
    const value = given[name];
    if (value === null && isNonNullType(type)) {
      tell(() => `Variable "$${name}" of non-null type "${String(type)}" must not be null.`, definition);
      continue;
    }
    coerced[name] = coerceInputValue(
      value,
      type,
      (path, invalid, { message }) =>
        tell(
          () => `Variable "$${name}" got invalid value${shown(invalid)}${placed(name, path)}; ${message}`,
          definition,
        ),
      hideSuggestions,
    );
  }
  return coerced;
}

/** The types of the variables of known documents, by schema. They are the same for each request. */
const types = new WeakMap<GraphQLSchema, WeakMap<VariableDefinitionNode, GraphQLType | undefined>>();

function typeOf(schema: GraphQLSchema, definition: VariableDefinitionNode): GraphQLType | undefined {
  let known = types.get(schema);
  if (!known) types.set(schema, (known = new WeakMap()));
  if (!known.has(definition)) known.set(definition, typeFromAST(schema, definition.type));
  return known.get(definition);
}

/** A value as a message quotes it. Objects and lists are not quoted; the path tells which they are. */
function shown(value: unknown): string {
  if (typeof value === 'string') return ` ${quote(value)}`;
  return typeof value === 'object' && value !== null ? '' : ` ${String(value)}`;
}

/** ` at "filter.and[0].name"`; empty for the variable itself. */
function placed(name: string, path: readonly (string | number)[]): string {
  if (path.length === 0) return '';
  return ` at "${name}${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}"`;
}
