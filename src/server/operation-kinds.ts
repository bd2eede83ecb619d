import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from './error-mask';

const plural = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const;

/**
 * Apollo's plugin that refuses operations of a kind that the schema has none of. graphql-js finds out only when it executes
 * them, and its error has no code.
 */
export function operationKinds(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ operation, schema }) {
          // Apollo's type hides that it is undefined where the request names none of the document's operations.
          const asked = operation as OperationDefinitionNode | undefined;
          if (!asked || schema.getRootType(asked.operation)) return;
          throw new GraphQLError(`This schema has no ${plural[asked.operation]}.`, {
            nodes: [asked],
            extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400, headers: new HeaderMap() } },
          });
        },
      }),
  };
}
