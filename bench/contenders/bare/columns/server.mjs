import { serve } from '../serve.mjs';
import { change, coverage, gaps, groups, qualified, series } from './analysis.mjs';
import { autocomplete, facets } from './counts.mjs';
import { directory, directoryWithCount } from './directory.mjs';
import { distributor, keyset, technology } from './lists.mjs';
import { lookup } from './lookup.mjs';
import { profile } from './profile.mjs';

serve({
  lookup,
  directory,
  'directory-count': directoryWithCount,
  profile,
  technology,
  distributor,
  keyset,
  facets,
  autocomplete,
  coverage,
  gaps,
  qualified,
  series,
  groups,
  change,
});
