import { awardInForce, awardStatus, inForce } from '../../sql.mjs';
import { indexOf, keysOf, listsBy, pages } from './levels.mjs';

/** The levels of a partner's edges below the level of partners, and what is made of each. */

export const countryLevel = (partners, column) => ({
  columns: ['id', 'code', "name->>'en'"],
  rows: `from country where id = ${keysOf(partners, column)}`,
});

export function countriesOf([ids, codes, names]) {
  const rows = indexOf(ids);
  const made = (ids ?? []).map((_, row) => ({ code: codes[row], name: names[row] }));
  return (id) => made[rows.get(id)];
}

export const qualificationLevel = (partners) => ({
  columns: ['a.partner_id', 'q.code', "q.name->>'en'", 'q.slug'],
  rows: `from award a join qualification q on q.id = a.qualification_id
    where a.partner_id = ${keysOf(partners)} and ${awardInForce('a')} order by a.partner_id, q.code, q.id`,
});

export const awardLevel = (partners) => ({
  columns: ['partner_id', awardStatus('each'), 'valid_from', 'valid_to - 1', 'qualification_id', 'id'],
  rows: pages(`select * from award where partner_id = ${keysOf(partners)}`, 'partner_id', 'valid_from, id'),
});

export const awardedLevel = (awards) => ({
  columns: ['id', 'code'],
  rows: `from qualification where id = ${keysOf(awards, 'c4')}`,
});

export function codesOf([ids, codes]) {
  const rows = indexOf(ids);
  const made = (ids ?? []).map((_, row) => ({ code: codes[row] }));
  return (id) => made[rows.get(id)];
}

export const technologyLevel = (partners) => ({
  columns: ['partner_id', 'slug', 'name', 'vendor_id', 'category_id'],
  rows: pages(
    `select l.partner_id, t.* from partner_technology l join technology t on t.id = l.technology_id
     where l.partner_id = ${keysOf(partners)} and ${inForce('l')}`,
    'partner_id',
    'name, id',
  ),
});

export const vendorLevel = (technologies) => ({
  columns: ['id', 'name'],
  rows: `from vendor where id = ${keysOf(technologies, 'c3')}`,
});

export function namesOf([ids, names]) {
  const rows = indexOf(ids);
  const made = (ids ?? []).map((_, row) => ({ name: names[row] }));
  return (id) => made[rows.get(id)];
}

export const distributorLevel = (partners) => ({
  columns: ['partner_id', 'slug', 'name'],
  rows: pages(
    `select g.partner_id, d.* from (select distinct partner_id, distributor_id from distribution_agreement a
       where partner_id = ${keysOf(partners)} and ${inForce('a')}) g join distributor d on d.id = g.distributor_id`,
    'partner_id',
    'name, id',
  ),
});

export function distributorsOf([partners, slugs, names]) {
  return listsBy(partners, (row) => ({ slug: slugs[row], name: names[row] }));
}

export const offeringLevel = (partners) => ({
  columns: ['partner_id', 'id', 'name', 'service_model', 'status'],
  rows: pages(`select * from offering where partner_id = ${keysOf(partners)}`, 'partner_id', 'name, id'),
});
