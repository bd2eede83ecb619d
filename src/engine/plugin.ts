import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { GraphQLFieldResolver, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { Engine } from './engine';

/** An answer as Apollo sends it. The errors in it are masked by the server's plugin, as all errors are. */
function respond(result: { readonly data: unknown; readonly errors?: readonly GraphQLError[] }): GraphQLResponse {
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: result as never } };
}

/** Whatever went wrong, as an error that carries its cause for the log and none of it for the client. */
function failure(cause: unknown): GraphQLError {
  if (cause instanceof GraphQLError) return cause;
  return new GraphQLError('The operation failed.', {
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
  });
}

/**
 * The Apollo plugin that lets the engine answer read operations.
 * The hook bypasses more than execution (variables arrive raw, a throw would become a bare 500), so variables are coerced
 * by the engine and every error is put into the answer.
 */
export function enginePlugin<Context extends object>(engine: Engine): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation({ document, operation, request }) {
          // Where the operation cannot be resolved, Apollo says so better than the engine could.
          if ((operation as OperationDefinitionNode | undefined)?.operation !== OperationTypeNode.QUERY) return null;
          try {
            const outcome = await engine.answer({ document, operation, variables: request.variables ?? {} });
            if (outcome.kind === 'declined') return null;
            if (outcome.kind === 'refused') return respond({ errors: outcome.problems, data: null });
            return respond({ data: outcome.data });
          } catch (cause) {
            return respond({ errors: [failure(cause)], data: null });
          }
        },
      }),
  };
}

/**
 * Gives the schema's root fields resolvers that ask the engine: what graphql-js executes, since it also asks for the
 * schema itself, gets the same answer, only one statement for each root field.
 */
export function resolveWith(engine: Engine, schema: GraphQLSchema): void {
  const resolve: GraphQLFieldResolver<unknown, unknown> = async (_source, _arguments, _context, info) => {
    const operation: OperationDefinitionNode = {
      ...info.operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections: info.fieldNodes },
    };
    const document = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(info.fragments)] } as const;
    const outcome = await engine.answer({ document, operation, variables: info.variableValues });
    if (outcome.kind === 'refused') throw outcome.problems[0] ?? failure('an operation was refused without a reason');
    if (outcome.kind === 'declined') throw failure('a root field was declined');
    return outcome.data[info.path.key];
  };
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) field.resolve = resolve;
}
