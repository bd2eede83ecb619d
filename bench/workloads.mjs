/**
 * What is asked. A question is a document or a statement that each contender has its own form of; a workload is a question
 * with the values that it is asked with, in a fixed order, the same for all.
 *
 * @typedef {Readonly<Record<string, unknown>>} Values
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} title for people
 * @property {string} question the key under which the contenders have it
 * @property {string} samples SQL that gives the values, one row for each request of the sequence
 * @property {boolean} [withoutDatabase] whether no statement answers it
 * @property {number} [mostConnections] it is not asked over more: each answer takes so long that a round would last minutes
 */

/** Days are compared with the request's day, as the hub does: the machine's, in UTC. */
export const inForce = (alias) =>
  `${alias}.valid_from <= (now() at time zone 'UTC')::date and coalesce(${alias}.valid_to > (now() at time zone 'UTC')::date, true)`;

const largestCountry = `
  select c.code as country from country c join partner p on p.country_id = c.id group by c.id order by count(*) desc, c.code limit 1`;

/** Those whose page is just full, or as near to it as there are. */
const smallCountries = `
  select c.code as country from country c join partner p on p.country_id = c.id group by c.id
  order by abs(count(*) - 30), c.code limit 8`;

const emptyCountries = `
  select c.code as country from country c where not exists (select from partner p where p.country_id = c.id)
  order by c.code limit 8`;

const distributorsBy = (order) => `
  select d.slug as distributor from distributor d
  join distribution_agreement a on a.distributor_id = d.id and ${inForce('a')}
  group by d.id order by ${order}, d.slug`;

/** The countries with the most partners, each with each qualification. */
const filters = `
  select c.code as country, q.slug as qualification
  from (select country_id, count(*) from partner group by 1 order by 2 desc, 1 limit 6) p
  join country c on c.id = p.country_id cross join qualification q order by md5(c.code || q.slug)`;

/** Beginnings of names as somebody types them; in one of four a letter is missing. */
const beginnings = `
  select case when id % 4 = 0 then overlay(left(name, 8) placing '' from 4 for 1) else left(name, 3 + (id % 5)::integer) end as text
  from partner where length(name) > 10 order by md5(slug) limit 100`;

const partners = 'select slug as partner from partner order by md5(slug) limit 300';

/** The technologies whose number of partners is nearest to a thirteenth of all partners: 5,000 of 65,000. */
const middlingTechnologies = `
  select t.slug as technology from technology t join partner_technology l on l.technology_id = t.id and ${inForce('l')}
  group by t.id order by abs(count(*) - (select count(*) from partner) / 13), t.slug limit 5`;

/** Each qualification, with the last two years up to the end of the last month. */
const months = `
  select q.slug as qualification, (date_trunc('month', now()) - interval '24 months')::date::text as "from",
    (date_trunc('month', now()) - interval '1 day')::date::text as "to" from qualification q order by q.slug`;

/** The last year up to the end of the last month. */
const year = `
  select (date_trunc('month', now()) - interval '1 year' - interval '1 day')::date::text as "from",
    (date_trunc('month', now()) - interval '1 day')::date::text as "to"`;

const nothing = 'select';

/** @type {readonly Workload[]} */
export const workloads = [
  {
    name: 'typename',
    title: '`{ __typename }`, without the database',
    question: 'typename',
    samples: nothing,
    withoutDatabase: true,
  },
  { name: 'lookup', title: 'A partner by its key, four fields', question: 'lookup', samples: partners },
  {
    name: 'introspection',
    title: 'The whole schema by introspection; each server has its own',
    question: 'introspection',
    samples: nothing,
    withoutDatabase: true,
  },
  { name: 'directory', title: 'Directory page, 20 % country', question: 'directory', samples: largestCountry },
  {
    name: 'directory-count',
    title: 'Directory page with totalCount, 20 % country',
    question: 'directory-count',
    samples: largestCountry,
  },
  { name: 'directory-small', title: 'Directory page, small country', question: 'directory', samples: smallCountries },
  {
    name: 'directory-small-count',
    title: 'Directory page with totalCount, small country',
    question: 'directory-count',
    samples: smallCountries,
  },
  { name: 'directory-empty', title: 'Directory page, empty country', question: 'directory', samples: emptyCountries },
  {
    name: 'directory-empty-count',
    title: 'Directory page with totalCount, empty country',
    question: 'directory-count',
    samples: emptyCountries,
  },
  {
    name: 'profile',
    title: "A partner's whole profile",
    question: 'profile',
    samples: partners,
  },
  {
    name: 'technology',
    title: "A technology's partners, three levels deep",
    question: 'technology',
    samples: 'select slug as technology from technology order by md5(slug) limit 60',
  },
  {
    name: 'technology-middling',
    title: 'The same, of a technology of middling size (a thirteenth of the partners)',
    question: 'technology',
    samples: middlingTechnologies,
  },
  {
    name: 'distributor-large',
    title: 'Partners by name, 30 % distributor',
    question: 'distributor',
    samples: `${distributorsBy('count(distinct a.partner_id) desc')} limit 1`,
  },
  {
    name: 'distributor-small',
    title: 'Partners by name, small distributors',
    question: 'distributor',
    samples: `${distributorsBy('abs(count(distinct a.partner_id) - 40)')} limit 5`,
  },
  {
    name: 'keyset',
    title: 'A page far down the list of partners',
    question: 'keyset',
    samples: `
      select p.slug as partner, p.name, p.id::text, (p.place - 1)::integer as "offset"
      from (select slug, name, id, row_number() over (order by name, id) place, count(*) over () total from partner) p
      where p.place >= p.total * 0.6 and p.place < p.total * 0.98 order by md5(p.slug) limit 100`,
  },
  {
    name: 'own-partners',
    title: "The viewer's own partners by name (for an administrator, all partners)",
    question: 'own-partners',
    samples: 'select 1 as page',
  },
  {
    name: 'facets',
    title: 'Facets of a filter, four dimensions',
    question: 'facets',
    samples: filters,
    mostConnections: 16,
  },
  { name: 'autocomplete', title: 'Autocomplete', question: 'autocomplete', samples: beginnings },
  ...[
    { name: 'coverage', title: 'Coverage: country, category, qualification', samples: nothing },
    { name: 'gaps', title: 'The empty cells of the coverage', samples: nothing },
    { name: 'qualified', title: 'Qualified partners as of one day', samples: months },
    { name: 'series', title: 'Qualified partners, 24 months', samples: months },
    { name: 'groups', title: 'Partners by country and qualification as of one day', samples: year },
    { name: 'change', title: 'The same: gained, lost and kept within a year', samples: year },
  ].map((workload) => ({ ...workload, question: workload.name, mostConnections: 1 })),
];
