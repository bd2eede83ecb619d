import { awardInForce, awardStatus, inForce } from '../sql.mjs';

/** Batched loaders: one statement for the rows of all sources at once. */

/** The one row that each source points to with a key. */
const toOne =
  (key, text) =>
  async (queries, { query }) => {
    const keys = [...new Set(queries.map(({ obj }) => obj[key]).filter((value) => value !== null))];
    const rows = new Map((await query(text, [keys])).map((row) => [row.id, row]));
    return queries.map(({ obj }) => rows.get(obj[key]) ?? null);
  };

/** The rows that belong to each source, by its id; each has it as `owner`. */
const toMany =
  (text) =>
  async (queries, { query, day }) => {
    const lists = new Map(queries.map(({ obj }) => [obj.id, []]));
    for (const row of await query(text, [day, [...lists.keys()]])) lists.get(row.owner).push(row);
    return queries.map(({ obj }) => lists.get(obj.id));
  };

/** The first 25 of each source. */
const pages = (columns, rows, order) => `
  select ${columns} from (select each.*, row_number() over (partition by owner order by ${order}) place from (${rows}) each) each
  where place <= 25 order by owner, place`;

/** A statement needs the day's type even where it does not use the day. */
const dayIsKnown = '$1::date is not null';

export const loaders = {
  Partner: {
    country: toOne('country_id', `select id, code, name->>'en' as name, region_id from country where id = any($1)`),
    parent: toOne('parent_id', `select id, slug, name from partner where id = any($1)`),
    children: toMany(
      pages(
        'owner, id, slug, name',
        `select parent_id as owner, id, slug, name from partner where parent_id = any($2) and ${dayIsKnown}`,
        'name, id',
      ),
    ),
    qualifications: toMany(`
      select a.partner_id as owner, q.id, q.slug, q.code, q.name->>'en' as name
      from award a join qualification q on q.id = a.qualification_id
      where a.partner_id = any($2) and ${awardInForce('a')} order by a.partner_id, q.code, q.id`),
    awards: toMany(
      pages(
        `owner, id, valid_from as "validFrom", valid_to - 1 as "lastDay", ${awardStatus('each')} as status, qualification_id`,
        `select partner_id as owner, * from award where partner_id = any($2)`,
        'valid_from, id',
      ),
    ),
    enrolments: toMany(
      pages(
        `owner, id, valid_from as "validFrom", ${inForce('each')} as "inForce", program_id, tier_id`,
        `select partner_id as owner, * from enrolment where partner_id = any($2)`,
        'valid_from, id',
      ),
    ),
    technologies: toMany(
      pages(
        'owner, id, slug, name, vendor_id, category_id',
        `select l.partner_id as owner, t.* from partner_technology l join technology t on t.id = l.technology_id
         where l.partner_id = any($2) and ${inForce('l')}`,
        'name, id',
      ),
    ),
    offerings: toMany(
      pages(
        'owner, id, name, service_model as "serviceModel", status',
        `select partner_id as owner, * from offering where partner_id = any($2) and ${dayIsKnown}`,
        'name, id',
      ),
    ),
    distributors: toMany(
      pages(
        'owner, id, slug, name',
        `select g.partner_id as owner, d.id, d.slug, d.name
         from (select distinct partner_id, distributor_id from distribution_agreement a where a.partner_id = any($2) and ${inForce('a')}) g
         join distributor d on d.id = g.distributor_id`,
        'name, id',
      ),
    ),
    externalReferences: toMany(
      pages(
        'owner, id, source, external_id as "externalId"',
        `select node_key as owner, id, source, external_id from external_reference
         where node_type = 'Partner' and node_key = any($2) and ${dayIsKnown}`,
        'source, external_id, id',
      ),
    ),
  },
  Country: {
    region: toOne('region_id', `select id, code, name->>'en' as name from region where id = any($1)`),
  },
  Award: {
    qualification: toOne(
      'qualification_id',
      `select id, slug, code, name->>'en' as name from qualification where id = any($1)`,
    ),
    suspensions: toMany(`
      select award_id as owner, id, reason, valid_from as "validFrom", valid_to - 1 as "lastDay" from award_suspension
      where award_id = any($2) and ${dayIsKnown} order by award_id, valid_from, id`),
  },
  Enrolment: {
    program: toOne('program_id', `select id, code from program where id = any($1)`),
    tier: toOne('tier_id', `select id, name->>'en' as name from tier where id = any($1)`),
  },
  Offering: {
    technologies: toMany(`
      select l.offering_id as owner, t.id, t.slug, t.name, t.vendor_id, t.category_id
      from offering_technology l join technology t on t.id = l.technology_id
      where l.offering_id = any($2) and ${dayIsKnown} order by l.offering_id, t.name, t.id`),
  },
  Technology: {
    vendor: toOne('vendor_id', `select id, name from vendor where id = any($1)`),
    category: toOne('category_id', `select id, name->>'en' as name from technology_category where id = any($1)`),
  },
};
