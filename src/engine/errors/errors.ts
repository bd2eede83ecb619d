import type { ASTNode } from 'graphql';
import { GraphQLError } from 'graphql';

/** Response keys from the root to a field, without list indices: an argument is wrong wherever its field stands. */
export type ResponsePath = readonly string[];

/** Codes of the refusals that the engine itself makes. */
export type RefusalCode = 'BAD_USER_INPUT' | 'FORBIDDEN_FIELD' | 'TOO_COMPLEX';

/** An operation that is refused before anything runs. */
export function refusal(
  code: RefusalCode,
  message: string,
  path: ResponsePath | undefined,
  nodes?: readonly ASTNode[] | undefined,
): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, nodes: nodes ?? null, extensions: { code } });
}

/** What is wrong with one argument; the caller adds the code and the path. */
export class ArgumentError extends Error {}
