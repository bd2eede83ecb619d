import { createRouter } from '@tanstack/react-router';
import { compareRoute } from '../pages/compare/route';
import { coverageRoute } from '../pages/coverage/route';
import { finderRoute } from '../pages/finder/route';
import { partnerRoute } from '../pages/partner/route';
import { portalRoute } from '../pages/portal/route';
import { programRoute } from '../pages/program/route';
import { rootRoute } from './root-route';
import { parseSearch, stringifySearch } from './search';

/** All pages. The hub answers their paths with this application: `src/server/pages.ts` lists them too. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([finderRoute, compareRoute, partnerRoute, programRoute, coverageRoute, portalRoute]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
