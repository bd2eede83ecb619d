import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';
import { searchKeys } from './finder-filter';

export const finderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: searchOf(searchKeys),
  component: lazyRouteComponent(() => import('./finder-page'), 'FinderPage'),
});
