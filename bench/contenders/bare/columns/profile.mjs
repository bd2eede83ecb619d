import { inForce } from '../../sql.mjs';
import {
  awardLevel,
  awardedLevel,
  codesOf,
  distributorLevel,
  distributorsOf,
  namesOf,
  offeringLevel,
  qualificationLevel,
  technologyLevel,
  vendorLevel,
} from './edges.mjs';
import { keysOf, levelsAsColumns, listsBy } from './levels.mjs';

const statement = levelsAsColumns([
  {
    columns: [
      ...['p.id', 'p.slug', 'p.name', 'p.legal_name', 'p.status', 'p.city', 'p.website', 'p.latitude', 'p.longitude'],
      ...['c.code', "c.name->>'en'", 'r.code', "r.name->>'en'", 'u.slug', 'u.name'],
    ],
    rows: `from partner p join country c on c.id = p.country_id join region r on r.id = c.region_id
      left join partner u on u.id = p.parent_id where p.slug = $2`,
  },
  { columns: ['slug', 'name'], rows: `from partner where parent_id = (select c0 from l0) order by name, id limit 25` },
  qualificationLevel(0),
  awardLevel(0),
  awardedLevel(3),
  {
    columns: ['award_id', 'reason', 'valid_from', 'valid_to - 1'],
    rows: `from award_suspension where award_id = ${keysOf(3, 'c5')} order by award_id, valid_from, id`,
  },
  {
    columns: ['e.valid_from', inForce('e'), 'g.code', "t.name->>'en'", 't.id'],
    rows: `from enrolment e join program g on g.id = e.program_id left join tier t on t.id = e.tier_id
      where e.partner_id = (select c0 from l0) order by e.valid_from, e.id limit 25`,
  },
  technologyLevel(0),
  vendorLevel(7),
  { columns: ['id', "name->>'en'"], rows: `from technology_category where id = ${keysOf(7, 'c4')}` },
  offeringLevel(0),
  {
    columns: ['l.offering_id', 't.slug'],
    rows: `from offering_technology l join technology t on t.id = l.technology_id
      where l.offering_id = ${keysOf(10, 'c1')} order by l.offering_id, t.name, t.id`,
  },
  distributorLevel(0),
  {
    columns: ['source', 'external_id'],
    rows: `from external_reference where node_type = 'Partner' and node_key = (select c0 from l0)
      order by source, external_id, id limit 25`,
  },
]);

const each = (keys, make) => (keys ?? []).map((_, row) => make(row));

export async function profile({ partner: slug }, query, day) {
  const [
    root,
    children,
    qualifications,
    awards,
    awarded,
    suspensions,
    enrolments,
    technologies,
    vendors,
    categories,
    offerings,
    used,
    distributors,
    references,
  ] = JSON.parse(await query(statement, [day, slug]));
  const [id, ...own] = root.map(([value]) => value);
  const code = codesOf(awarded);
  const vendor = namesOf(vendors);
  const category = namesOf(categories);
  const suspension = listsBy(suspensions[0], (row) => ({
    reason: suspensions[1][row],
    validFrom: suspensions[2][row],
    lastDay: suspensions[3][row],
  }));
  const technology = listsBy(used[0], (row) => ({ slug: used[1][row] }));
  const partner = {
    slug: own[0],
    name: own[1],
    legalName: own[2],
    status: own[3],
    city: own[4],
    website: own[5],
    position: own[6] === null ? null : { latitude: own[6], longitude: own[7] },
    country: { code: own[8], name: own[9], region: { code: own[10], name: own[11] } },
    parent: own[12] === null ? null : { slug: own[12], name: own[13] },
    children: { nodes: each(children[0], (row) => ({ slug: children[0][row], name: children[1][row] })) },
    qualifications: each(qualifications[0], (row) => ({ slug: qualifications[3][row], name: qualifications[2][row] })),
    awards: {
      nodes: each(awards[0], (row) => ({
        status: awards[1][row],
        validFrom: awards[2][row],
        lastDay: awards[3][row],
        qualification: code(awards[4][row]),
        suspensions: suspension(awards[5][row]),
      })),
    },
    enrolments: {
      nodes: each(enrolments[0], (row) => ({
        validFrom: enrolments[0][row],
        inForce: enrolments[1][row],
        program: { code: enrolments[2][row] },
        tier: enrolments[4][row] === null ? null : { name: enrolments[3][row] },
      })),
    },
    technologies: {
      nodes: each(technologies[0], (row) => ({
        slug: technologies[1][row],
        name: technologies[2][row],
        vendor: vendor(technologies[3][row]),
        category: category(technologies[4][row]),
      })),
    },
    offerings: {
      nodes: each(offerings[0], (row) => ({
        name: offerings[2][row],
        serviceModel: offerings[3][row],
        status: offerings[4][row],
        technologies: technology(offerings[1][row]),
      })),
    },
    distributors: { nodes: distributorsOf(distributors)(id) },
    externalReferences: {
      nodes: each(references[0], (row) => ({ source: references[0][row], externalId: references[1][row] })),
    },
  };
  return JSON.stringify({ data: { partner } });
}
