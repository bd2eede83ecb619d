import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const partnerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/partners/$slug',
  // The qualifications and tiers whose requirements are open, how the awards are shown, and the part of the map.
  validateSearch: searchOf(['open', 'awards', 'box'] as const),
  component: lazyRouteComponent(() => import('./partner-page'), 'PartnerPage'),
});
