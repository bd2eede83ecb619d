import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useLanguage } from '../../shell/texts';
import { boxOf, circleOf } from '../../shared/map/place-texts';
import { filterOf, orderOf, searchTextOf, type FinderSearch } from './finder-filter';
import { finderRoute } from './route';

/**
 * After this time without a change the numbers and the map are asked for, in milliseconds. The list is asked for at once. Who types 200
 * letters a minute must stay within the limit of the public, with all of it for each letter: `test/web/finder.test.ts` adds it up.
 */
const pause = 180;

/** Changes what the address says; without history for each letter that is typed. */
export function useChangeFinder(): (change: FinderSearch, options?: { readonly isTyping?: boolean }) => void {
  const navigate = finderRoute.useNavigate();
  return (change, { isTyping = false } = {}) =>
    void navigate({ search: (search) => ({ ...search, ...change }), replace: isTyping, resetScroll: false });
}

/** The variables of the list. */
export function useListVariables() {
  const search = finderRoute.useSearch();
  const locale = useLanguage();
  // The comparison and the name of the place change nothing in the list.
  const asked = JSON.stringify({ ...search, compare: undefined, place: undefined });
  return useMemo(() => {
    const given = JSON.parse(asked) as FinderSearch;
    const circle = circleOf(given.near);
    return {
      filter: filterOf(given),
      search: searchTextOf(given),
      orderBy: orderOf(given),
      locale,
      ...(circle && { from: { latitude: circle.latitude, longitude: circle.longitude }, isNear: true }),
    };
  }, [asked, locale]);
}

/** What the address says, once it has not changed for a while. */
export function useSettledSearch(wait = pause): FinderSearch {
  const search: FinderSearch = { ...finderRoute.useSearch(), compare: undefined, place: undefined, order: undefined };
  const [settled] = useDebouncedValue(JSON.stringify(search), wait);
  return useMemo(() => JSON.parse(settled) as FinderSearch, [settled]);
}

export function usePlace() {
  const { box, near, place } = finderRoute.useSearch();
  const circle = circleOf(near);
  return { box: boxOf(box), circle, ...(circle && place !== undefined && { place }) };
}
