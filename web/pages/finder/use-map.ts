import { boxAround, precisionOf, world } from '../../shared/map/places';
import { boxOf, circleOf } from '../../shared/map/place-texts';
import { filterOf, searchTextOf } from './finder-filter';
import { useSettledSearch } from './use-finder';

/** What the map asks for: a finer grid the smaller its part of the world is. */
export function useMapVariables() {
  const search = useSettledSearch();
  const circle = circleOf(search.near);
  const shown = boxOf(search.box) ?? (circle ? boxAround(circle) : world);
  return { filter: filterOf(search), search: searchTextOf(search), precision: precisionOf(shown) };
}
