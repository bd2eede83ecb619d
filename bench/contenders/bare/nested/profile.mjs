import { awardStatus, inForce } from '../../sql.mjs';
import { awardsOf, distributorsOf, list, nodes, offeringsOf, qualificationsOf, technologiesOf } from './parts.mjs';

const awards = nodes(
  `json_build_object('status', ${awardStatus('each')}, 'validFrom', each.valid_from, 'lastDay', each.valid_to - 1,
    'qualification', (select json_build_object('code', q.code) from qualification q where q.id = each.qualification_id),
    'suspensions', ${list(
      `json_build_object('reason', each.reason, 'validFrom', each.valid_from, 'lastDay', each.valid_to - 1)`,
      `select s.* from award_suspension s where s.award_id = each.id order by s.valid_from, s.id`,
    )})`,
  awardsOf('p'),
);

const enrolments = nodes(
  `json_build_object('validFrom', each.valid_from, 'inForce', ${inForce('each')},
    'program', (select json_build_object('code', g.code) from program g where g.id = each.program_id),
    'tier', (select json_build_object('name', t.name->>'en') from tier t where t.id = each.tier_id))`,
  `select e.* from enrolment e where e.partner_id = p.id order by e.valid_from, e.id limit 25`,
);

const technologies = nodes(
  `json_build_object('slug', each.slug, 'name', each.name,
    'vendor', (select json_build_object('name', v.name) from vendor v where v.id = each.vendor_id),
    'category', (select json_build_object('name', k.name->>'en') from technology_category k where k.id = each.category_id))`,
  technologiesOf('p'),
);

const offerings = nodes(
  `json_build_object('name', each.name, 'serviceModel', each.service_model, 'status', each.status,
    'technologies', ${list(
      `json_build_object('slug', each.slug)`,
      `select t.* from offering_technology l join technology t on t.id = l.technology_id
       where l.offering_id = each.id order by t.name, t.id`,
    )})`,
  offeringsOf('p'),
);

export const lookup = `
  select json_build_object('data', json_build_object('partner', json_build_object(
    'slug', slug, 'name', name, 'city', city, 'status', status)))::text
  from partner where slug = $1`;

export const profile = `
  select json_build_object('data', json_build_object('partner', json_build_object(
    'slug', p.slug, 'name', p.name, 'legalName', p.legal_name, 'status', p.status, 'city', p.city, 'website', p.website,
    'position', case when p.latitude is not null then json_build_object('latitude', p.latitude, 'longitude', p.longitude) end,
    'country', (select json_build_object('code', c.code, 'name', c.name->>'en',
        'region', (select json_build_object('code', r.code, 'name', r.name->>'en') from region r where r.id = c.region_id))
      from country c where c.id = p.country_id),
    'parent', (select json_build_object('slug', u.slug, 'name', u.name) from partner u where u.id = p.parent_id),
    'children', ${nodes(
      `json_build_object('slug', each.slug, 'name', each.name)`,
      `select h.* from partner h where h.parent_id = p.id order by h.name, h.id limit 25`,
    )},
    'qualifications', ${list(`json_build_object('slug', each.slug, 'name', each.name->>'en')`, qualificationsOf('p'))},
    'awards', ${awards},
    'enrolments', ${enrolments},
    'technologies', ${technologies},
    'offerings', ${offerings},
    'distributors', ${nodes(`json_build_object('slug', each.slug, 'name', each.name)`, distributorsOf('p'))},
    'externalReferences', ${nodes(
      `json_build_object('source', each.source, 'externalId', each.external_id)`,
      `select x.* from external_reference x where x.node_type = 'Partner' and x.node_key = p.id
       order by x.source, x.external_id, x.id limit 25`,
    )})))::text
  from partner p where p.slug = $2 and $1::date is not null`;
