import { serve } from '../serve.mjs';
import { directory, directoryWithCount } from './directory.mjs';
import { autocomplete, distributor, facets, keyset, technology } from './lists.mjs';
import { lookup, profile } from './profile.mjs';

const one = (text) => (key) => async (values, query, day) => query(text, [day, values[key]]);

serve({
  lookup: ({ partner }, query) => query(lookup, [partner]),
  directory: one(directory)('country'),
  'directory-count': one(directoryWithCount)('country'),
  profile: one(profile)('partner'),
  technology: one(technology)('technology'),
  distributor: one(distributor)('distributor'),
  facets: ({ country, qualification }, query, day) => query(facets, [day, country, qualification]),
  autocomplete: ({ text }, query) => query(autocomplete, [text]),
  keyset: ({ name, id }, query) => query(keyset, [name, id]),
});
