import type { ApolloCache, FragmentType, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLanguage } from '../../shell/texts';

/** The fragments of the rows of a list, as the cache has them. */
export function useRows<Fragment>(
  fragment: TypedDocumentNode<Fragment, OperationVariables>,
  fragmentName: string,
  rows: readonly FragmentType<Fragment>[],
): readonly Fragment[] {
  const locale = useLanguage();
  const { data, complete } = useFragment({
    fragment,
    fragmentName,
    from: rows as FragmentType<Fragment>[] & ApolloCache.WatchFragmentOptions['from'],
    variables: { locale },
  });
  return complete ? (data as Fragment[]) : [];
}
