import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';

export const partnerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/partners/$slug',
  component: lazyRouteComponent(() => import('./partner-page'), 'PartnerPage'),
});
