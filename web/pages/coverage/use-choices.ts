import { choicesOf, type Choices, type CoverageSearch } from './choices';
import { coverageRoute } from './route';

/** What the address says, and how to change it. Another choice is another address, but no step back in the history. */
export function useChoices(): Choices & {
  readonly search: CoverageSearch;
  readonly choose: (changes: CoverageSearch) => void;
} {
  const search = coverageRoute.useSearch();
  const navigate = coverageRoute.useNavigate();
  return {
    ...choicesOf(search),
    search,
    choose: (changes) => void navigate({ search: { ...search, ...changes }, replace: true, resetScroll: false }),
  };
}
