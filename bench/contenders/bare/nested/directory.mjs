import { awardStatus } from '../../sql.mjs';
import {
  awardsOf,
  country,
  distributorsOf,
  list,
  nodes,
  offeringsOf,
  qualificationsOf,
  technologiesOf,
} from './parts.mjs';

const partner = `json_build_object(
  'slug', each.slug, 'name', each.name, 'city', each.city, 'status', each.status, 'country', ${country('each')},
  'qualifications', ${list(`json_build_object('code', each.code, 'name', each.name->>'en')`, qualificationsOf('each'))},
  'awards', ${nodes(
    `json_build_object('status', ${awardStatus('each')}, 'validFrom', each.valid_from, 'lastDay', each.valid_to - 1,
      'qualification', (select json_build_object('code', q.code) from qualification q where q.id = each.qualification_id))`,
    awardsOf('each'),
  )},
  'technologies', ${nodes(
    `json_build_object('slug', each.slug, 'name', each.name,
      'vendor', (select json_build_object('name', v.name) from vendor v where v.id = each.vendor_id))`,
    technologiesOf('each'),
  )},
  'distributors', ${nodes(`json_build_object('slug', each.slug, 'name', each.name)`, distributorsOf('each'))},
  'offerings', ${nodes(
    `json_build_object('name', each.name, 'serviceModel', each.service_model, 'status', each.status)`,
    offeringsOf('each'),
  )})`;

const page = list(
  partner,
  `select p.* from partner p where p.country_id = (select id from country where code = $2) order by p.name, p.id limit 25`,
);

const answer = (partners) => `select json_build_object('data', json_build_object('partners', ${partners}))::text
  from (select $1::date) day`;

export const directory = answer(`json_build_object('nodes', ${page})`);

export const directoryWithCount = answer(`json_build_object(
  'totalCount', (select count(*) from partner p where p.country_id = (select id from country where code = $2)),
  'nodes', ${page})`);
