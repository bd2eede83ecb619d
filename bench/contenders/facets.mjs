import { awardInForce, inForce } from './sql.mjs';

/**
 * The facets of a filter by country and qualification, written by hand: each dimension is counted without the filter's own
 * condition on it, each partner once for a key. The day is `$1`, the country's code `$2`, the qualification's slug `$3`.
 */

/** The rows that are counted, as entries of a `with` clause. */
export const countedRows = `
  held as materialized (
    select distinct a.partner_id as id from award a
    where a.qualification_id = (select id from qualification where slug = $3) and ${awardInForce('a')}),
  near as materialized (select id from partner where country_id = (select id from country where code = $2)),
  both_of as materialized (select id from near where id in (select id from held))`;

export const total = '(select count(*) from both_of)';

/** At most ten groups of each dimension: code, name and count, the most frequent first. @type {Readonly<Record<string, string>>} */
export const facets = {
  COUNTRY: `
    select c.code, c.name->>'en' as name, g.count
    from (select p.country_id as key, count(*) from held h join partner p on p.id = h.id group by 1) g
    left join country c on c.id = g.key order by g.count desc, g.key is null, c.code limit 10`,
  ENROLMENT_TIER: `
    select t.code, t.name->>'en' as name, g.count
    from (select e.tier_id as key, count(distinct b.id) from both_of b
      left join enrolment e on e.partner_id = b.id and ${inForce('e')} group by 1) g
    left join tier t on t.id = g.key order by g.count desc, g.key is null, t.rank, t.id limit 10`,
  QUALIFICATION: `
    select q.code, q.name->>'en' as name, g.count
    from (select a.qualification_id as key, count(distinct n.id) from near n
      left join award a on a.partner_id = n.id and ${awardInForce('a')} group by 1) g
    left join qualification q on q.id = g.key order by g.count desc, g.key is null, q.code, q.id limit 10`,
  TECHNOLOGY_CATEGORY: `
    select k.code, k.name->>'en' as name, g.count
    from (select t.category_id as key, count(distinct b.id) from both_of b
      left join (partner_technology l join technology t on t.id = l.technology_id) on l.partner_id = b.id and ${inForce('l')}
      group by 1) g
    left join technology_category k on k.id = g.key order by g.count desc, g.key is null, k.code limit 10`,
};

const asJson = Object.entries(facets).map(
  ([dimension, groups]) => `json_build_object('dimension', '${dimension}',
    'groups', (select json_agg(json_build_object('code', code, 'name', name, 'count', count)) from (${groups}) each))`,
);

/** All of them as one JSON object. */
export const facetsAsJson = `json_build_object('totalCount', ${total}, 'facets', json_build_array(${asJson.join()}))`;
