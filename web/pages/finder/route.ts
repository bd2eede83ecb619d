import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const finderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: searchOf([
    ...(['q', 'country', 'tier', 'qualification', 'category', 'term'] as const),
    // A box (`south~west~north~east`), a circle (`latitude~longitude~kilometres`), and the order of the list.
    ...(['box', 'near', 'order', 'compare'] as const),
  ]),
  component: lazyRouteComponent(() => import('./finder-page'), 'FinderPage'),
});
