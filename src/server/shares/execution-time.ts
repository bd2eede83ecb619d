import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { RequestContext } from '../error-mask';

const listener: GraphQLRequestListener<RequestContext> = {
  executionDidStart: ({ contextValue }) => Promise.resolve(contextValue.account.executionBegins()),
  willSendResponse: ({ contextValue }) => Promise.resolve(contextValue.account.resultIsComplete()),
};

/** Apollo's plugin that tells the account of a request when graphql-js executes its operation. */
export function executionTime(): ApolloServerPlugin<RequestContext> {
  return { requestDidStart: () => Promise.resolve(listener) };
}
