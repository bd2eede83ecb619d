import type { Client } from 'pg';
import type { Viewer } from '../../src/access/viewer';
import { administrator } from '../../src/access/viewer';
import { connect } from '../support/connections';
import { testDay } from '../support/database';
import type { TestHub } from '../support/demo-hub';
import { startDemoHub } from '../support/demo-hub';
import { dataInOneStatement } from '../support/one-statement';

/** Questions of analysts, each one request, with answers that SQL of its own finds. */
let hub: TestHub;
let client: Client;

beforeAll(async () => {
  hub = await startDemoHub();
  client = await connect(hub.databaseUrl);
});

afterAll(async () => {
  await client.end();
  await hub.close();
});

type Cells = readonly (string | number | null)[][];
type Node = Readonly<Record<string, unknown>>;

/** The value at a path of members: `key.country.code`. Null where an object is null. */
function at(node: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((from, name) => (from as Node | null)?.[name] ?? null, node);
}

/**
 * The rows of nested lists. Each path leads from one list to the next; `cells` are read of the objects on the way, the first
 * letter says of which: `0:slug` of the outermost.
 */
function rowsOf(data: unknown, lists: readonly string[], cells: readonly string[]): Cells {
  const walk = (from: readonly unknown[], [list, ...others]: readonly string[]): unknown[][] =>
    list === undefined
      ? [[...from]]
      : (at(from.at(-1), list) as readonly unknown[]).flatMap((each) => walk([...from, each], others));
  return walk([data], lists).map((found) =>
    cells.map((cell) => {
      const [place, path] = cell.split(':') as [string, string];
      const read = at(found[Number(place) + 1], path);
      const value = path === 'amount' ? Number(read) : read;
      return typeof value === 'number' ? Number(value.toPrecision(12)) : (value as string | null);
    }),
  );
}

async function sqlRows(text: string, values: readonly unknown[] = []): Promise<Cells> {
  const { rows } = await client.query<(string | number | null)[]>({ text, values: [...values], rowMode: 'array' });
  return rows.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell)));
}

function sorted(rows: Cells): Cells {
  return [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

const inForce = (alias: string, day = `'${testDay}'`): string =>
  `${alias}.valid_from <= ${day} and coalesce(${alias}.valid_to > ${day}, true)`;
const isServed = `exists (select from distribution_agreement g where g.partner_id = p.id and g.distributor_id = $1 and ${inForce('g')})`;
const suspended = (day: string, also = 'true'): string =>
  `exists (select from award_suspension s where s.award_id = a.id and ${inForce('s', day)} and ${also})`;
const milliseconds = (from: string, to: string): string =>
  `round(extract(epoch from date_trunc('milliseconds', ${to}) - date_trunc('milliseconds', ${from})) * 1000)::float8`;
const [before, after] = ['2024-12-31', '2026-03-31'];

interface Question {
  readonly title: string;
  readonly query: string;
  /** The lists of the answer, from outside to inside, and what is read of them. */
  readonly lists: readonly string[];
  readonly cells: readonly string[];
  readonly sql: string;
  /** Whether the rows have an order. */
  readonly ordered?: true;
  readonly of?: 'distributor' | 'partner';
}

const questions: readonly Question[] = [
  {
    title: 'in which launched countries each distributor has no partner',
    query: `{ distributors(first: 100) { nodes { slug partners { groups(by: [COUNTRY], first: 1000, empty: ONLY,
      keys: { country: { region: { launches: { some: { launchedOn: { lte: "${testDay}" } } } } } }) { nodes { count key { country { code } } } } } } } }`,
    lists: ['distributors.nodes', 'partners.groups.nodes'],
    cells: ['0:slug', '1:key.country.code', '1:count'],
    sql: `select d.slug, c.code, 0 from distributor d cross join country c
      where exists (select from program_launch l where l.region_id = c.region_id and l.launched_on <= '${testDay}')
        and not exists (select from distribution_agreement g join partner p on p.id = g.partner_id
          where g.distributor_id = d.id and p.country_id = c.id and ${inForce('g')})`,
  },
  {
    title: 'which states few or no applications for a qualification are in',
    query: `{ qualificationApplications { groups(by: [QUALIFICATION, STATUS], empty: INCLUDE, having: { count: { lte: 20 } }, first: 100) {
      nodes { count key { qualification { slug } status } } } } }`,
    lists: ['qualificationApplications.groups.nodes'],
    cells: ['0:key.qualification.slug', '0:key.status', '0:count'],
    sql: `select q.slug, e.enumlabel::text, count(a.id)::integer from qualification q
      cross join pg_enum e left join qualification_application a on a.qualification_id = q.id and a.status::text = e.enumlabel
      where e.enumtypid = (select atttypid from pg_attribute where attrelid = 'qualification_application'::regclass and attname = 'status')
      group by 1, 2 having count(a.id) <= 20`,
  },
  {
    title: 'in which months of its history no Builder was awarded',
    query: `{ awards(filter: { qualification: { slug: { eq: "cpp-builder" } } }) { groups(by: [VALID_FROM_MONTH], empty: ONLY, first: 1000) {
      nodes { key { validFromMonth } } } } }`,
    lists: ['awards.groups.nodes'],
    cells: ['0:key.validFromMonth'],
    sql: `with months as (select distinct date_trunc('month', a.valid_from) as month from award a join qualification q on q.id = a.qualification_id where q.slug = 'cpp-builder')
      select month::date::text from generate_series((select min(month) from months), (select max(month) from months), interval '1 month') month
      where month not in (select month from months)`,
  },
  {
    title: 'how many partners each qualification gained and lost by region',
    query: `{ qualifications { nodes { slug partners { change(from: "${before}", to: "${after}", by: [COUNTRY_REGION]) {
      nodes { key { countryRegion { code } } gained { totalCount } lost { totalCount } kept { totalCount } } } } } } }`,
    lists: ['qualifications.nodes', 'partners.change.nodes'],
    cells: ['0:slug', '1:key.countryRegion.code', '1:gained.totalCount', '1:lost.totalCount', '1:kept.totalCount'],
    sql: `with held as (
        select a.qualification_id, a.partner_id, bool_or(${inForce('a', `'${before}'`)} and not ${suspended(`'${before}'`)}) as before,
          bool_or(${inForce('a', `'${after}'`)} and not ${suspended(`'${after}'`)}) as after from award a group by 1, 2)
      select q.slug, r.code, count(*) filter (where after and not before)::integer, count(*) filter (where before and not after)::integer,
        count(*) filter (where before and after)::integer
      from held h join qualification q on q.id = h.qualification_id join partner p on p.id = h.partner_id
      join country c on c.id = p.country_id join region r on r.id = c.region_id where before or after group by 1, 2`,
  },
  {
    title: 'how many partners of two countries each qualification gained and lost',
    query: `{ partners(filter: { country: { code: { in: ["FR", "US"] } } }) { change(from: "${before}", to: "${after}", by: [QUALIFICATION], keys: { hasQualification: true }) {
      nodes { key { qualification { slug } } gained { totalCount nodes { slug } } lost { totalCount } kept { totalCount } } } } }`,
    lists: ['partners.change.nodes'],
    cells: ['0:key.qualification.slug', '0:gained.totalCount', '0:lost.totalCount', '0:kept.totalCount'],
    sql: `with held as (
        select a.qualification_id, a.partner_id, bool_or(${inForce('a', `'${before}'`)} and not ${suspended(`'${before}'`)}) as before,
          bool_or(${inForce('a', `'${after}'`)} and not ${suspended(`'${after}'`)}) as after
        from award a join partner p on p.id = a.partner_id join country c on c.id = p.country_id where c.code in ('FR', 'US') group by 1, 2)
      select q.slug, count(*) filter (where after and not before)::integer, count(*) filter (where before and not after)::integer,
        count(*) filter (where before and after)::integer
      from held h join qualification q on q.id = h.qualification_id where before or after group by 1`,
  },
  {
    title: 'how long the requests of each financing program wait for a decision',
    query: `{ financingPrograms { nodes { code requests { aggregate { duration(from: SUBMITTED_AT, to: DECIDED_AT) { count mean median p90 } } } } } }`,
    lists: ['financingPrograms.nodes'],
    cells: ['0:code', ...['count', 'mean', 'median', 'p90'].map((name) => `0:requests.aggregate.duration.${name}`)],
    sql: `select f.code, count(t.ms)::integer, avg(t.ms) / 86400000, percentile_cont(0.5) within group (order by t.ms) / 86400000,
        percentile_cont(0.9) within group (order by t.ms) / 86400000
      from financing_program f left join funding_request r on r.financing_program_id = f.id
      left join lateral (select ${milliseconds('r.submitted_at', 'r.decided_at')} as ms) t on true group by 1`,
  },
  {
    title: 'which countries decide on applications most slowly, of those with some decisions',
    query: `{ qualificationApplications(filter: { decidedAt: { isNull: false } }) { groups(by: [PARTNER_COUNTRY], having: { count: { gte: 10 } }, first: 5,
      orderBy: [{ duration: { from: SUBMITTED_AT, to: DECIDED_AT, by: MEDIAN } }]) {
      nodes { count key { partnerCountry { code } } duration(from: SUBMITTED_AT, to: DECIDED_AT) { median } } } } }`,
    lists: ['qualificationApplications.groups.nodes'],
    cells: ['0:key.partnerCountry.code', '0:count', '0:duration.median'],
    sql: `select c.code, count(*)::integer, percentile_cont(0.5) within group (order by ${milliseconds('a.submitted_at', 'a.decided_at')}) / 86400000 as median
      from qualification_application a join partner p on p.id = a.partner_id join country c on c.id = p.country_id
      where a.decided_at is not null group by c.id having count(*) >= 10 order by median desc, count(*) desc, c.code limit 5`,
    ordered: true,
  },
  {
    title: 'how concentrated the engagements of each distributor are on partners',
    query: `{ distributors(first: 100) { nodes { slug engagements { groups(by: [PARTNER], first: 1) { totalCount concentration { topShare(first: 3) herfindahl } } } } } }`,
    lists: ['distributors.nodes'],
    cells: [
      '0:slug',
      '0:engagements.groups.totalCount',
      '0:engagements.groups.concentration.topShare',
      '0:engagements.groups.concentration.herfindahl',
    ],
    sql: `with sizes as (select distributor_id, partner_id, count(*)::float8 as size, row_number() over (partition by distributor_id order by count(*) desc) as place
        from engagement group by 1, 2)
      select d.slug, count(s.size)::integer, sum(size) filter (where place <= 3) / sum(size), sum(size * size) / sum(size) ^ 2
      from distributor d left join sizes s on s.distributor_id = d.id group by 1`,
  },
  {
    title: 'what was committed net of releases in each fiscal quarter',
    query: `{ ledgerEntries { groups(by: [BOOKED_ON_FISCAL_QUARTER], first: 1000) { nodes { count key { bookedOnFiscalQuarter { code } } sum { committed { amount currency } } } } } }`,
    lists: ['ledgerEntries.groups.nodes', 'sum.committed'],
    cells: ['0:key.bookedOnFiscalQuarter.code', '1:currency', '1:amount'],
    sql: `select f.code, e.currency, sum(case kind when 'APPROVE' then amount when 'RELEASE' then -amount else 0 end)::float8
      from ledger_entry e join fiscal_quarter f on e.booked_on between f.starts_on and f.ends_on group by 1, 2`,
  },
  {
    title: 'how the share of qualified partners of each country moved',
    query: `{ countries(first: 50, filter: { partners: { count: { gte: 5 } } }) { nodes { code partners { series(every: YEAR, from: "2023-01-01", to: "2025-12-31") {
      points { endsOn aggregate { count share(filter: { qualifications: { some: {} } }) } } } } } } }`,
    lists: ['countries.nodes', 'partners.series.points'],
    cells: ['0:code', '1:endsOn', '1:aggregate.count', '1:aggregate.share'],
    sql: `select c.code, day::date::text, count(*)::integer,
        count(*) filter (where exists (select from award a where a.partner_id = p.id and ${inForce('a', 'day')} and not ${suspended('day')}))::float8 / count(*)
      from country c join partner p on p.country_id = c.id cross join unnest(array['2023-12-31', '2024-12-31', '2025-12-31']::date[]) day
      where (select count(*) from partner o where o.country_id = c.id) >= 5 group by 1, 2`,
  },
  {
    title: 'how many enrolments each tier had at the end of each fiscal quarter',
    query: `{ enrolments(filter: { inForce: { eq: true } }) { groups(by: [TIER], keys: { hasTier: true }) { nodes { key { tier { code program { code } } }
      series(every: FISCAL_QUARTER, vendor: "cisco", from: "2025-07-27", to: "2026-04-25") { points { fiscalQuarter { code } aggregate { count } } } } } } }`,
    lists: ['enrolments.groups.nodes', 'series.points'],
    cells: ['0:key.tier.program.code', '0:key.tier.code', '1:fiscalQuarter.code', '1:aggregate.count'],
    sql: `select g.code, t.code, f.code, count(e.id) filter (where ${inForce('e', "least(f.ends_on, '2026-04-25')")})::integer
      from tier t join program g on g.id = t.program_id cross join fiscal_quarter f
      left join enrolment e on e.tier_id = t.id
      where f.vendor_id = (select id from vendor where slug = 'cisco') and f.ends_on >= '2025-07-27' and f.starts_on <= '2026-04-25'
        and exists (select from enrolment o where o.tier_id = t.id and ${inForce('o')}) group by 1, 2, 3`,
  },
  {
    title: 'in which technology categories fewer than half of the partners are qualified',
    query: `{ partners { groups(by: [TECHNOLOGY_CATEGORY], keys: { hasTechnologyCategory: true }, first: 100, having: { share: { of: { qualifications: { some: {} } }, lt: 0.75 } }) {
      nodes { count key { technologyCategory { code } } share(filter: { qualifications: { some: {} } }) } } } }`,
    lists: ['partners.groups.nodes'],
    cells: ['0:key.technologyCategory.code', '0:count', '0:share'],
    sql: `with used as (select distinct l.partner_id, t.category_id from partner_technology l join technology t on t.id = l.technology_id where ${inForce('l')}),
        qualified as (select distinct a.partner_id from award a where ${inForce('a')} and not ${suspended(`'${testDay}'`)})
      select k.code, count(*)::integer, count(q.partner_id)::float8 / count(*) from used u join technology_category k on k.id = u.category_id
      left join qualified q on q.partner_id = u.partner_id group by 1 having count(q.partner_id)::float8 / count(*) < 0.75`,
  },
  {
    title: 'how the qualified partners of a distributor, as it sees them, moved',
    of: 'distributor',
    query: `{ partners { change(from: "${before}", to: "${after}", by: [QUALIFICATION], keys: { hasQualification: true }) {
      nodes { key { qualification { slug } } gained { totalCount } lost { totalCount } kept { totalCount } } } } }`,
    lists: ['partners.change.nodes'],
    cells: ['0:key.qualification.slug', '0:gained.totalCount', '0:lost.totalCount', '0:kept.totalCount'],
    sql: `with seen as (select p.id, ${isServed} as own from partner p where p.status = 'ACTIVE' or ${isServed}),
        held as (
          select a.qualification_id, a.partner_id,
            bool_or(${inForce('a', `'${before}'`)} and not ${suspended(`'${before}'`, `(v.own or ${inForce('s')})`)}) as before,
            bool_or(${inForce('a', `'${after}'`)} and not ${suspended(`'${after}'`, `(v.own or ${inForce('s')})`)}) as after
          from award a join seen v on v.id = a.partner_id where v.own or (${inForce('a')} and not ${suspended(`'${testDay}'`)}) group by 1, 2)
      select q.slug, count(*) filter (where after and not before)::integer, count(*) filter (where before and not after)::integer,
        count(*) filter (where before and after)::integer
      from held h join qualification q on q.id = h.qualification_id where before or after group by 1`,
  },
  {
    title: 'which technology categories no partner of a distributor covers, country by country of its partners',
    of: 'distributor',
    query: `{ viewer { distributor { partners { groups(by: [COUNTRY, TECHNOLOGY_CATEGORY], empty: ONLY, first: 1000, keys: { country: { partners: { count: { gte: 10 } } } }) {
      nodes { key { country { code } technologyCategory { code } } } } } } } }`,
    lists: ['viewer.distributor.partners.groups.nodes'],
    cells: ['0:key.country.code', '0:key.technologyCategory.code'],
    sql: `with own as (select p.* from partner p where ${isServed}), seen as (select p.* from partner p where p.status = 'ACTIVE' or ${isServed})
      select c.code, k.code from country c cross join technology_category k
      where (select count(*) from seen where seen.country_id = c.id) >= 10 and not exists (
        select from own join partner_technology l on l.partner_id = own.id join technology t on t.id = l.technology_id
        where own.country_id = c.id and t.category_id = k.id and ${inForce('l')})`,
  },
  {
    title: 'how long the applications of a partner took, by state',
    of: 'partner',
    query: `{ qualificationApplications { groups(by: [STATUS]) { nodes { count key { status } duration(from: SUBMITTED_AT, to: DECIDED_AT) { count max } } } } }`,
    lists: ['qualificationApplications.groups.nodes'],
    cells: ['0:key.status', '0:count', '0:duration.count', '0:duration.max'],
    sql: `select a.status::text, count(*)::integer, count(decided_at)::integer, max(${milliseconds('a.submitted_at', 'a.decided_at')}) / 86400000
      from qualification_application a where a.partner_id = $1 group by 1`,
  },
  {
    title: 'in which fiscal quarters nothing was released between the first and the last release',
    query: `{ ledgerEntries(filter: { kind: { eq: RELEASE } }) {
      groups(by: [BOOKED_ON_FISCAL_QUARTER], empty: ONLY, first: 1000) { nodes { count key { bookedOnFiscalQuarter { code } } } } } }`,
    lists: ['ledgerEntries.groups.nodes'],
    cells: ['0:key.bookedOnFiscalQuarter.code', '0:count'],
    sql: `with booked as (select f.id from ledger_entry e join fiscal_quarter f on e.booked_on between f.starts_on and f.ends_on where e.kind = 'RELEASE')
      select f.code, 0 from fiscal_quarter f where f.id not in (select id from booked)
        and f.starts_on between (select min(starts_on) from fiscal_quarter where id in (select id from booked)) and (select max(starts_on) from fiscal_quarter where id in (select id from booked))`,
  },
  {
    title: 'what the middle engagement of each kind is worth in each currency',
    query: `{ engagements { groups(by: [KIND], first: 100) { nodes { key { kind { code } } median { value { currency amount } } } } } }`,
    lists: ['engagements.groups.nodes', 'median.value'],
    cells: ['0:key.kind.code', '1:currency', '1:amount'],
    sql: `with places as (select kind_id, currency, value_amount as value, row_number() over w as place, count(*) over (partition by kind_id, currency) as size
        from engagement where value_amount is not null window w as (partition by kind_id, currency order by value_amount))
      select k.code, currency, round(avg(value), 6)::float8 from places join engagement_kind k on k.id = kind_id where place in ((size + 1) / 2, size / 2 + 1) group by 1, 2`,
  },
];

async function viewerOf(question: Question): Promise<{ readonly viewer: Viewer; readonly values: readonly string[] }> {
  const text = {
    distributor: `select d.id, d.slug from distributor d join distribution_agreement g on g.distributor_id = d.id and ${inForce('g')} group by d.id order by count(*) desc limit 1`,
    partner: `select p.id, p.slug from partner p join qualification_application a on a.partner_id = p.id group by p.id order by count(*) desc, p.id limit 1`,
  };
  if (!question.of) return { viewer: administrator, values: [] };
  const { rows } = await client.query<{ id: string; slug: string }>(text[question.of]);
  const [{ id, slug } = { id: '', slug: '' }] = rows;
  const party = { key: id, slug };
  return {
    viewer:
      question.of === 'distributor' ? { role: 'DISTRIBUTOR', distributor: party } : { role: 'PARTNER', partner: party },
    values: [id],
  };
}

it.each(questions)('$title', async (question) => {
  const { viewer, values } = await viewerOf(question);
  const data = await dataInOneStatement<unknown>(hub.as(viewer), question.query);
  const found = rowsOf(data, question.lists, question.cells);
  const expected = await sqlRows(question.sql, values);
  expect(expected.length).toBeGreaterThan(0);
  if (question.ordered) expect(found).toEqual(expected);
  else expect(sorted(found)).toEqual(sorted(expected));
});
