import type { Client } from 'pg';

/** Names that the tests of the search look for. */
const names = [
  'Société Générale du Nuage',
  'Zephyrine',
  'Zephyrine Boatyard',
  'Boatyard Zephyrine',
  'Zephyrina',
  'Straße & Söhne',
  'ŁÓDŹ–Chmura',
  "L'Éclaircie d'Ørsted",
  'Νέφος',
  '雲海旅行社',
  '百分 100% Sky_Net \\ Co.',
  'Wolke 😀 Heiter',
  '!!!',
];

/** Adds a partner of each name to the demo. */
export async function addSearchedPartners(database: Client): Promise<void> {
  await database.query(
    `insert into partner (slug, name, status, country_id)
     select 'searched-' || place, name, 'ACTIVE', (select min(id) from country)
     from unnest($1::text[]) with ordinality as given (name, place)`,
    [names],
  );
}
