import { ApolloClient, HttpLink } from '@apollo/client';
import { createCache } from './cache';

/** The address of the API, on the host that the page comes from. */
const graphqlUrl = '/graphql';

/**
 * A client of the API with the credentials of one viewer.
 * @param token asked at each request, because a token of an OpenID provider is renewed; undefined for the public
 */
export function createClient(token: () => string | undefined): ApolloClient {
  const headers = (): Record<string, string> => {
    const credentials = token();
    return credentials === undefined ? {} : { authorization: `Bearer ${credentials}` };
  };
  return new ApolloClient({
    cache: createCache(),
    link: new HttpLink({
      uri: graphqlUrl,
      fetch: (address, options) => fetch(address, { ...options, headers: { ...options?.headers, ...headers() } }),
    }),
    dataMasking: true,
  });
}
