import { inForce } from '../../sql.mjs';
import {
  codesOf,
  countriesOf,
  countryLevel,
  namesOf,
  offeringLevel,
  qualificationLevel,
  vendorLevel,
} from './edges.mjs';
import { indexOf, keysOf, levelsAsColumns, listsBy } from './levels.mjs';

const technologyStatement = levelsAsColumns([
  {
    columns: ['t.id', 't.name', 'v.name', "k.name->>'en'"],
    rows: `from technology t join vendor v on v.id = t.vendor_id join technology_category k on k.id = t.category_id where t.slug = $2`,
  },
  {
    columns: ['p.id', 'p.slug', 'p.name', 'p.country_id'],
    rows: `from partner_technology l join partner p on p.id = l.partner_id
      where l.technology_id = (select c0 from l0) and ${inForce('l')} order by p.name, p.id limit 25`,
  },
  countryLevel(1, 'c3'),
  offeringLevel(1),
  {
    columns: ['l.offering_id', 'l.technology_id'],
    rows: `from offering_technology l join technology t on t.id = l.technology_id
      where l.offering_id = ${keysOf(3, 'c1')} order by l.offering_id, t.name, t.id`,
  },
  { columns: ['id', 'slug', 'name', 'vendor_id'], rows: `from technology where id = ${keysOf(4, 'c1')}` },
  vendorLevel(5),
]);

export async function technology({ technology: slug }, query, day) {
  const [root, partners, countries, offerings, links, technologies, vendors] = JSON.parse(
    await query(technologyStatement, [day, slug]),
  );
  const country = codesOf(countries);
  const vendor = namesOf(vendors);
  const made = (technologies[0] ?? []).map((_, row) => ({
    slug: technologies[1][row],
    name: technologies[2][row],
    vendor: vendor(technologies[3][row]),
  }));
  const rows = indexOf(technologies[0]);
  const used = listsBy(links[0], (row) => made[rows.get(links[1][row])]);
  const offering = listsBy(offerings[0], (row) => ({ name: offerings[2][row], technologies: used(offerings[1][row]) }));
  const nodes = (partners[0] ?? []).map((id, row) => ({
    slug: partners[1][row],
    name: partners[2][row],
    country: country(partners[3][row]),
    offerings: { nodes: offering(id) },
  }));
  const [, [name], [vendorName], [categoryName]] = root;
  return JSON.stringify({
    data: { technology: { name, vendor: { name: vendorName }, category: { name: categoryName }, partners: { nodes } } },
  });
}

const distributorStatement = levelsAsColumns([
  { columns: ['id', 'name'], rows: `from distributor where slug = $2` },
  {
    columns: ['p.id', 'p.slug', 'p.name', 'p.country_id'],
    rows: `from partner p
      where p.id = any(array(select a.partner_id from distribution_agreement a where a.distributor_id = (select c0 from l0) and ${inForce('a')}))
      order by p.name, p.id limit 25`,
  },
  countryLevel(1, 'c3'),
  qualificationLevel(1),
]);

export async function distributor({ distributor: slug }, query, day) {
  const [root, partners, countries, qualifications] = JSON.parse(await query(distributorStatement, [day, slug]));
  const country = countriesOf(countries);
  const qualification = listsBy(qualifications[0], (row) => ({
    code: qualifications[1][row],
    name: qualifications[2][row],
  }));
  const nodes = (partners[0] ?? []).map((id, row) => ({
    slug: partners[1][row],
    name: partners[2][row],
    country: country(partners[3][row]),
    qualifications: qualification(id),
  }));
  return JSON.stringify({ data: { distributor: { name: root[1][0], partners: { nodes } } } });
}

const keysetStatement = levelsAsColumns([
  {
    columns: ['slug', 'name', 'city', 'country_id'],
    rows: `from partner where (name, id) > ($1::text collate name_order, $2::bigint) order by name, id limit 25`,
  },
  countryLevel(0, 'c3'),
]);

export async function keyset({ name, id }, query) {
  const [[slugs, names, cities, countryIds], countries] = JSON.parse(await query(keysetStatement, [name, id]));
  const country = codesOf(countries);
  const nodes = (slugs ?? []).map((slug, row) => ({
    slug,
    name: names[row],
    city: cities[row],
    country: country(countryIds[row]),
  }));
  return JSON.stringify({ data: { partners: { nodes } } });
}
