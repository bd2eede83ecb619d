import type { CacheExchangeOpts } from '@urql/exchange-graphcache';
import embedded from './embedded-types.json';
import possibleTypes from './possible-types.json';

/** What `cacheExchange(…)` has to know of the hub's schema: which types have no id, and what is a `Node`. */
export const hubCache: Pick<CacheExchangeOpts, 'keys' | 'possibleTypes'> = {
  keys: Object.fromEntries(embedded.types.map((type) => [type, () => null])),
  possibleTypes,
};
