import { awardInForce, inForce } from '../../sql.mjs';

/** A list of objects as JSON: `[]` where there are no rows. */
export const list = (object, from) => `(select coalesce(json_agg(${object}), '[]') from (${from}) each)`;

/** A list as a connection has it. */
export const nodes = (object, from) => `json_build_object('nodes', ${list(object, from)})`;

export const country = (alias) =>
  `(select json_build_object('code', c.code, 'name', c.name->>'en') from country c where c.id = ${alias}.country_id)`;

/** The rows behind a partner's edges; each page has 25 rows at most, as in the hub. */
export const qualificationsOf = (partner) => `
  select q.* from award a join qualification q on q.id = a.qualification_id
  where a.partner_id = ${partner}.id and ${awardInForce('a')} order by q.code, q.id`;

export const awardsOf = (partner) => `
  select a.* from award a where a.partner_id = ${partner}.id order by a.valid_from, a.id limit 25`;

export const technologiesOf = (partner) => `
  select t.* from partner_technology l join technology t on t.id = l.technology_id
  where l.partner_id = ${partner}.id and ${inForce('l')} order by t.name, t.id limit 25`;

export const distributorsOf = (partner) => `
  select d.* from distributor d
  where d.id in (select g.distributor_id from distribution_agreement g where g.partner_id = ${partner}.id and ${inForce('g')})
  order by d.name, d.id limit 25`;

export const offeringsOf = (partner) => `
  select o.* from offering o where o.partner_id = ${partner}.id order by o.name, o.id limit 25`;
