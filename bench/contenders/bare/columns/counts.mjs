import { suggested } from '../../autocomplete.mjs';
import { countedRows, facets as dimensions, total } from '../../facets.mjs';
import { levelsAsColumns } from './levels.mjs';

const names = Object.keys(dimensions);

const columnsOf = (groups) =>
  `(select array_to_json(array[json_agg(code), json_agg(name), json_agg(count)]) from (${groups}) each)`;

const facetsStatement = `with ${countedRows}
  select array_to_json(array[to_json(${total}), ${Object.values(dimensions).map(columnsOf).join()}])::text from (select $1::date) day`;

export async function facets({ country, qualification }, query, day) {
  const [totalCount, ...levels] = JSON.parse(await query(facetsStatement, [day, country, qualification]));
  const made = levels.map(([codes, labels, counts], level) => ({
    dimension: names[level],
    groups: (codes ?? []).map((code, row) => ({ code, name: labels[row], count: counts[row] })),
  }));
  return JSON.stringify({ data: { partners: { totalCount, facets: made } } });
}

const autocompleteStatement = levelsAsColumns([{ columns: ['slug', 'name', 'city'], rows: suggested('$1::text') }]);

export async function autocomplete({ text }, query) {
  const [[slugs, names, cities]] = JSON.parse(await query(autocompleteStatement, [text]));
  const nodes = (slugs ?? []).map((slug, row) => ({ slug, name: names[row], city: cities[row] }));
  return JSON.stringify({ data: { partners: { nodes } } });
}
