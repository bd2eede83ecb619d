import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route';
import { searchOf } from '../../app/search';

export const coverageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/coverage',
  validateSearch: searchOf([
    ...(['part', 'date', 'rows', 'columns'] as const),
    // Of the heat map: the order of the rows, the column whose gaps alone are shown, and whether rows without a partner are.
    ...(['order', 'gap', 'empty'] as const),
    // Of the change: its two dates. Of both: the cell whose partners are shown (`row~column`), and which of them.
    ...(['from', 'to', 'cell', 'side'] as const),
    'currency',
  ]),
  component: lazyRouteComponent(() => import('./coverage-page'), 'CoveragePage'),
});
