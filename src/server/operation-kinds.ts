import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from './error-mask';

const plural = { query: 'queries', mutation: 'mutations', subscription: 'subscriptions' } as const;

/**
 * Apollo's plugin that refuses mutations or subscriptions if the schema has none. graphql-js refuses them only when it
 * executes them, and its error has no code.
 */
export function operationKinds(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async didResolveOperation({ operation, schema }) {
          // It is undefined if the document has no such operation, though Apollo's type does not say so.
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
