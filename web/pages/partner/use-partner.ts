import type { ApolloClient, FragmentType, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useFragment } from '@apollo/client/react';
import { useLanguage } from '../../shell/texts';
import { partnerRoute } from './route';

/** A fragment of the partner, as the cache has it; undefined while a part of it is missing. */
export function usePartnerFragment<Fragment>(
  fragment: TypedDocumentNode<Fragment, OperationVariables>,
  fragmentName: string,
  from: FragmentType<Fragment>,
  more: OperationVariables = {},
): Fragment | undefined {
  const locale = useLanguage();
  const { data, complete } = useFragment({ fragment, fragmentName, from, variables: { locale, ...more } });
  return complete ? (data as Fragment) : undefined;
}

/** Asks for the next rows of one list of the partner. The cache adds them to those that are there. */
export function useMoreOf<Data>(
  document: TypedDocumentNode<Data, { slug: string; locale?: string | null; after?: string | null }>,
): (after: string | null) => Promise<unknown> {
  const client: ApolloClient = useApolloClient();
  const { slug } = partnerRoute.useParams();
  const locale = useLanguage();
  return (after) => client.query({ query: document, variables: { slug, locale, after }, fetchPolicy: 'network-only' });
}
