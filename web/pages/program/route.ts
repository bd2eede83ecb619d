import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const programRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/program',
  // The code of a program; of the rollout: what is measured, the share that is to be reached, and the last day of what is known.
  validateSearch: searchOf(['code', 'measure', 'reaching', 'to'] as const),
  component: lazyRouteComponent(() => import('./program-page'), 'ProgramPage'),
});
