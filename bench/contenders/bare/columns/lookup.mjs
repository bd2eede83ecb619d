import { levelsAsColumns } from './levels.mjs';

const statement = levelsAsColumns([
  { columns: ['slug', 'name', 'city', 'status'], rows: 'from partner where slug = $1' },
]);

export async function lookup({ partner: key }, query) {
  const [[[slug], [name], [city], [status]]] = JSON.parse(await query(statement, [key]));
  return JSON.stringify({ data: { partner: { slug, name, city, status } } });
}
