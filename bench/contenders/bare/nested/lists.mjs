import { suggested } from '../../autocomplete.mjs';
import { countedRows, facetsAsJson } from '../../facets.mjs';
import { inForce } from '../../sql.mjs';
import { country, list, nodes, offeringsOf, qualificationsOf } from './parts.mjs';

const technologies = list(
  `json_build_object('slug', each.slug, 'name', each.name,
    'vendor', (select json_build_object('name', v.name) from vendor v where v.id = each.vendor_id))`,
  `select t.* from offering_technology l join technology t on t.id = l.technology_id
   where l.offering_id = each.id order by t.name, t.id`,
);

const partnersOfTechnology = nodes(
  `json_build_object('slug', each.slug, 'name', each.name,
    'country', (select json_build_object('code', c.code) from country c where c.id = each.country_id),
    'offerings', ${nodes(`json_build_object('name', each.name, 'technologies', ${technologies})`, offeringsOf('each'))})`,
  `select p.* from partner_technology l join partner p on p.id = l.partner_id
   where l.technology_id = t.id and ${inForce('l')} order by p.name, p.id limit 25`,
);

export const technology = `
  select json_build_object('data', json_build_object('technology', json_build_object(
    'name', t.name, 'vendor', json_build_object('name', v.name), 'category', json_build_object('name', k.name->>'en'),
    'partners', ${partnersOfTechnology})))::text
  from technology t join vendor v on v.id = t.vendor_id join technology_category k on k.id = t.category_id
  where t.slug = $2 and $1::date is not null`;

const partnersOfDistributor = nodes(
  `json_build_object('slug', each.slug, 'name', each.name, 'country', ${country('each')},
    'qualifications', ${list(`json_build_object('code', each.code, 'name', each.name->>'en')`, qualificationsOf('each'))})`,
  `select p.* from partner p
   where p.id = any(array(select g.partner_id from distribution_agreement g where g.distributor_id = d.id and ${inForce('g')}))
   order by p.name, p.id limit 25`,
);

export const distributor = `
  select json_build_object('data', json_build_object('distributor', json_build_object(
    'name', d.name, 'partners', ${partnersOfDistributor})))::text
  from distributor d where d.slug = $2 and $1::date is not null`;

const partnersAfter = nodes(
  `json_build_object('slug', each.slug, 'name', each.name, 'city', each.city,
    'country', (select json_build_object('code', c.code) from country c where c.id = each.country_id))`,
  `select p.* from partner p where (p.name, p.id) > ($1::text collate name_order, $2::bigint) order by p.name, p.id limit 25`,
);

export const keyset = `select json_build_object('data', json_build_object('partners', ${partnersAfter}))::text`;

export const facets = `
  with ${countedRows} select json_build_object('data', json_build_object('partners', ${facetsAsJson}))::text
  from (select $1::date) day`;

export const autocomplete = `select json_build_object('data', json_build_object('partners', ${nodes(
  `json_build_object('slug', each.slug, 'name', each.name, 'city', each.city)`,
  `select * ${suggested('$1::text')}`,
)}))::text`;
