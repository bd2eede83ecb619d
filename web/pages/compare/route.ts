import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compare',
  // The slugs of the partners.
  validateSearch: searchOf(['partners'] as const),
  component: lazyRouteComponent(() => import('./compare-page'), 'ComparePage'),
});
