/**
 * What analysts ask, written by hand over the rows that the hub keeps for it too: spans of awards without their suspensions.
 * The day is `$1` where one is asked about.
 */

/** Whether a period holds on a day, in the form that an index of the spans has. */
const inForce = (alias, day = '$1::date') =>
  `${alias}.valid_from <= ${day} and coalesce(${alias}.valid_to, 'infinity') > ${day}`;

/** The partners with a technology of each category and with each qualification, by country. */
const cells = `
  held as materialized (select distinct partner_id, qualification_id from award_span s where ${inForce('s')}),
  used as materialized (
    select distinct l.partner_id, t.category_id from partner_technology l join technology t on t.id = l.technology_id where ${inForce('l')}),
  cells as materialized (
    select p.country_id, used.category_id, held.qualification_id, count(*) as count from partner p
    join held on held.partner_id = p.id join used on used.partner_id = p.id where p.status = 'ACTIVE' group by 1, 2, 3)`;

const named = `join country c on c.id = each.country_id join technology_category k on k.id = each.category_id
  join qualification q on q.id = each.qualification_id`;

const coverageStatement = `with ${cells}
  select array_to_json(array[to_json((select count(*) from cells)), (
    select array_to_json(array[json_agg(country), json_agg(category), json_agg(qualification), json_agg(count)]) from (
      select c.code as country, k.code as category, q.code as qualification, count from cells each ${named}
      order by count desc, c.code, k.code, q.code, q.id limit 1000) each)])::text`;

const gapsStatement = `with ${cells}, gaps as materialized (
    select country.id as country_id, category.id as category_id, qualification.id as qualification_id
    from country cross join technology_category category cross join qualification
    where not exists (select from cells where country_id = country.id and category_id = category.id and qualification_id = qualification.id))
  select array_to_json(array[to_json((select count(*) from gaps)), (
    select array_to_json(array[json_agg(country), json_agg(category), json_agg(qualification), json_agg(0)]) from (
      select c.code as country, k.code as category, q.code as qualification from gaps each ${named}
      order by c.code, k.code, q.code, q.id limit 1000) each)])::text`;

const cellsOf = (statement) => async (_values, query, day) => {
  const [totalCount, [countries, categories, qualifications, counts]] = JSON.parse(await query(statement, [day]));
  const nodes = (countries ?? []).map((country, row) => ({
    count: counts[row],
    key: {
      country: { code: country },
      technologyCategory: { code: categories[row] },
      qualification: { code: qualifications[row] },
    },
  }));
  return JSON.stringify({ data: { partners: { groups: { totalCount, nodes } } } });
};

export const coverage = cellsOf(coverageStatement);
export const gaps = cellsOf(gapsStatement);

const qualifiedStatement = `
  select (select count(distinct s.partner_id) from award_span s
    where s.qualification_id = (select id from qualification where slug = $2) and ${inForce('s')})::text`;

export async function qualified({ qualification, to }, query) {
  const count = Number(await query(qualifiedStatement, [to, qualification]));
  return JSON.stringify({ data: { partners: { aggregate: { count } } } });
}

/** Each partner's months as the bits of a number, from the first and the last month of each span. */
const seriesStatement = `
  with days as materialized (
    select array_agg(day order by day) as days, array_agg(day::text order by day) as texts from (
      select least((month + interval '1 month' - interval '1 day')::date, $3::date) as day
      from generate_series(date_trunc('month', $2::date), $3::date, interval '1 month') month) each),
  held as (
    select bit_or(
      ((1::bigint << width_bucket(coalesce(valid_to, 'infinity') - 1, (select days from days))) - 1)
      & ~((1::bigint << width_bucket(valid_from - 1, (select days from days))) - 1)) as months
    from award_span where qualification_id = (select id from qualification where slug = $1)
      and valid_from <= $3::date and coalesce(valid_to, 'infinity') > $2::date group by partner_id),
  alike as materialized (select months, count(*) from held group by months)
  select (select json_agg(json_build_array(day, coalesce(count, 0)) order by place) from (
    select day, place, (select sum(count) from alike where (months >> (place - 1)::integer) & 1 = 1) as count
    from days, unnest(texts) with ordinality as each(day, place)) each)::text`;

export async function series({ qualification, from, to }, query) {
  const points = JSON.parse(await query(seriesStatement, [qualification, from, to]));
  const made = points.map(([endsOn, count]) => ({ endsOn, aggregate: { count } }));
  return JSON.stringify({ data: { partners: { series: { points: made } } } });
}

const groupsStatement = `
  with counts as (
    select p.country_id, held.qualification_id, count(*) as count from partner p
    join (select distinct partner_id, qualification_id from award_span s where ${inForce('s')}) held on held.partner_id = p.id group by 1, 2)
  select (select json_agg(json_build_array(country, qualification, count)) from (
    select c.code as country, q.code as qualification, count from counts
    join country c on c.id = country_id join qualification q on q.id = qualification_id
    order by count desc, c.code, q.code, q.id limit 100) each)::text`;

const key = (country, qualification) => ({ country: { code: country }, qualification: { code: qualification } });

export async function groups({ to }, query) {
  const rows = JSON.parse(await query(groupsStatement, [to]));
  const nodes = rows.map(([country, qualification, count]) => ({ count, key: key(country, qualification) }));
  return JSON.stringify({ data: { partners: { groups: { nodes } } } });
}

const changeStatement = `
  with held as (
    select partner_id, qualification_id, bool_or(${inForce('s')}) as before,
      bool_or(${inForce('s', '$2::date')}) as after
    from award_span s where valid_from <= $2::date and coalesce(valid_to, 'infinity') > $1::date group by 1, 2),
  counts as (
    select p.country_id, held.qualification_id, count(*) filter (where after and not before) as gained,
      count(*) filter (where before and not after) as lost, count(*) filter (where before and after) as kept
    from held join partner p on p.id = held.partner_id where before or after group by 1, 2)
  select (select json_agg(json_build_array(country, qualification, gained, lost, kept)) from (
    select c.code as country, q.code as qualification, gained, lost, kept from counts
    join country c on c.id = country_id join qualification q on q.id = qualification_id
    order by gained + lost desc, c.code, q.code, q.id limit 100) each)::text`;

export async function change({ from, to }, query) {
  const rows = JSON.parse(await query(changeStatement, [from, to]));
  const nodes = rows.map(([country, qualification, gained, lost, kept]) => ({
    key: key(country, qualification),
    gained: { totalCount: gained },
    lost: { totalCount: lost },
    kept: { totalCount: kept },
  }));
  return JSON.stringify({ data: { partners: { change: { nodes } } } });
}
