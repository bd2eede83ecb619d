import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const portalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portal',
  // The part of the portal; how many days awards still have; how many requirements are missing; what partners are listed.
  validateSearch: searchOf(['view', 'days', 'missing', 'q', 'qualification', 'country'] as const),
  component: lazyRouteComponent(() => import('./portal-page'), 'PortalPage'),
});
