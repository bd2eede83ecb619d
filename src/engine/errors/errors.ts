import type { ASTNode } from 'graphql';
import { GraphQLError } from 'graphql';

/** Response keys from the root to a field. There are no list indices in it: a wrong argument is wrong for every row. */
export type ResponsePath = readonly string[];

/** The codes of the engine's own refusals; the last two are those of tables. */
export type RefusalCode = 'BAD_USER_INPUT' | 'FORBIDDEN_FIELD' | 'TOO_COMPLEX' | 'AMBIGUOUS_TABLE' | 'SIBLING_LISTS';

/** The error of an operation that is refused before anything is executed. */
export function refusal(
  code: RefusalCode,
  message: string,
  path: ResponsePath | undefined,
  nodes?: readonly ASTNode[] | undefined,
): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, nodes: nodes ?? null, extensions: { code } });
}

/** A problem with one argument. The caller adds the code and the path. */
export class ArgumentError extends Error {}

/** Thrown where a text becomes longer than it may be. */
export class TooLong extends Error {}
