import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eligibility } from './0014-eligibility';
import { nextQualification } from './0017-texts';
import { claims } from './0027-financing-offers';
import { record } from './columns';
import { checkRequirement, ofQualifications } from './requirement-trees';

/**
 * Requirements are trees of rows that ask for metrics. The hub compiles metrics and trees into the bodies of two functions, which stand
 * here without any rule: everything is UNKNOWN until a hub or an import has compiled the rules. The three kinds of before become
 * metrics.
 */
export class RulesAsData1780000000029 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view next_qualification, qualification_eligibility, requirement_check;
      drop function next_qualification, qualification_eligibility, requirement_check;
      drop view requirement_fact;
      drop type requirement_status;
    `);
    await queryRunner.query(metrics);
    await queryRunner.query(metricsOfKinds);
    await queryRunner.query(requirements);
    await queryRunner.query(trees);
    await queryRunner.query(judging);
    await queryRunner.query(unjudged);
    await queryRunner.query(nodeTypes([...before, 'Metric']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view next_qualification, qualification_eligibility, requirement_check;
      drop function next_qualification, qualification_eligibility, requirement_check;
      drop function score_cost, score_sum, score_child, least_sum;
      drop table compiled_rules;
      drop type requirement_status;
      drop function check_requirements, check_requirement cascade;
      ${nodeTypes(before)}
    `);
    await queryRunner.query(kindsOfMetrics);
    await queryRunner.query(`
      drop table metric;
      drop type metric_unit, metric_aggregation, requirement_form;
      delete from external_reference where node_type = 'Metric';
    `);
    // What stood in migration 0014, with the changes of 0017 and 0027.
    await queryRunner.query(`
      drop view financing_eligibility;
      drop function financing_eligibility;
    `);
    await queryRunner.query(eligibility);
    await queryRunner.query(nextQualification(' collate "C"'));
    await queryRunner.query(claims.slice(claims.indexOf('create or replace function')));
  }
}

const metrics = `
create type metric_unit as enum ('COUNT', 'PEOPLE', 'MONEY', 'POINTS', 'PERCENT', 'BOOLEAN');
create type metric_aggregation as enum ('COUNT', 'DISTINCT', 'SUM', 'MAX', 'LATEST');

create table metric (
  ${record},
  code text collate "C" not null,
  name jsonb not null,
  unit metric_unit not null,
  currency text collate "C",
  aggregation metric_aggregation not null,
  "window" text collate "C",
  edge text collate "C" not null,
  filter text collate "C",
  field text collate "C",
  partners_see boolean not null default true,
  distributors_see boolean not null default false,
  analysts_see boolean not null default true,
  program_id bigint references program,
  unique (code),
  constraint metric_code_check check (is_code(code)),
  constraint metric_name_check check (is_localised(name, 'en')),
  constraint metric_edge_check check (edge ~ '^[a-z][A-Za-z]*$'),
  constraint metric_field_check check (field ~ '^[a-z][A-Za-z]*$' and (field is null) = (aggregation = 'COUNT')),
  constraint metric_filter_check check (is_text(filter)),
  constraint metric_currency_check check (is_currency(currency) and (currency is not null) = (unit = 'MONEY')),
  constraint metric_window_check check (
    "window" ~ '^P(?=[0-9])([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$'
  )
);
create index metric_program_id_code_id_idx on metric (program_id, code, id);
create trigger metric_delete after delete on metric
  referencing old table as old_rows for each statement execute function delete_references('Metric');
create trigger metric_truncate after truncate on metric for each statement execute function delete_references('Metric');
create trigger metric_key before update of id on metric
  for each row when (old.id <> new.id) execute function refuse_key_change();
`;

/** The codes of the metrics that stand for the kinds of before. */
const metricsOfKinds = `
insert into metric (unit, aggregation, code, name, edge, filter, distributors_see, analysts_see, program_id)
select 'COUNT'::metric_unit, 'COUNT'::metric_aggregation, 'VALIDATED-' || code,
  jsonb_build_object('en', 'Validations in force: ' || (name ->> 'en')), 'competenceValidations', format('{inForce: {eq: true}, competence: {code: {eq: "%s"}}}', code), true, true, null
from competence where id in (select competence_id from requirement)
union all
select 'COUNT', 'COUNT', program.code || '-VENDOR-TECHNOLOGY-OFFERINGS',
  '{"en": "Published offerings with a technology of the vendor"}', 'offerings',
  format('{status: {eq: PUBLISHED}, technologies: {some: {vendor: {slug: {eq: "%s"}}}}}', vendor.slug), true, true, program.id
from program join vendor on vendor.id = program.vendor_id
where exists (
  select from requirement join qualification on qualification.id = requirement.qualification_id
  where qualification.program_id = program.id and requirement.kind = 'VENDOR_TECHNOLOGY_OFFERING'
)
union all
select 'COUNT', 'COUNT', program.code || '-WHITE-LABEL-AGREEMENTS', '{"en": "White-label agreements on offerings of providers"}',
  'resaleAgreements', format(
    '{whiteLabel: {eq: true}, inForce: {eq: true}, offering: {status: {eq: PUBLISHED}, partner: {qualifications: {some: {slug: {in: [%s]}}}}}}',
    (select string_agg(format('"%s"', slug), ', ') from qualification where program_id = program.id and code = 'PROVIDER')
  ), false, false, program.id
from program
where exists (
  select from requirement join qualification on qualification.id = requirement.qualification_id
  where qualification.program_id = program.id and requirement.kind = 'WHITE_LABEL_AGREEMENT'
);
`;

const requirements = `
create type requirement_form as enum ('ALL', 'AT_LEAST', 'SCORE', 'METRIC', 'HOLDS');

alter table requirement
  add valid_from date,
  add valid_to date,
  add form requirement_form,
  add points numeric(21,6),
  add cap numeric(21,6),
  add floor numeric(21,6),
  add partner_filter text collate "C",
  add parent_id bigint references requirement,
  add metric_id bigint references metric,
  add held_tier_id bigint references tier;

alter table requirement disable trigger user;
-- The rules of before had no period: they begin with what they were used for.
update requirement set form = 'METRIC',
  metric_id = (
    select metric.id from metric, qualification join program on program.id = qualification.program_id
    where qualification.id = requirement.qualification_id and metric.code = case requirement.kind
      when 'COMPETENCE' then 'VALIDATED-' || (select code from competence where id = requirement.competence_id)
      when 'VENDOR_TECHNOLOGY_OFFERING' then program.code || '-VENDOR-TECHNOLOGY-OFFERINGS'
      else program.code || '-WHITE-LABEL-AGREEMENTS'
    end
  ),
  valid_from = coalesce(least(
    (select min(planned_from) from program_launch launch join qualification using (program_id)
      where qualification.id = requirement.qualification_id),
    (select min(valid_from) from award where award.qualification_id = requirement.qualification_id),
    (select min((submitted_at at time zone 'UTC')::date) from qualification_application application
      where application.qualification_id = requirement.qualification_id)
  ), date '0001-01-01');
alter table requirement enable trigger user;

alter table requirement
  alter valid_from set not null,
  alter form set not null,
  alter minimum drop default,
  alter minimum drop not null,
  drop constraint requirement_minimum_check,
  drop constraint requirement_competence_check,
  drop kind,
  alter minimum type numeric(21,6),
  add unique (id, qualification_id),
  add foreign key (parent_id, qualification_id) references requirement (id, qualification_id),
  add constraint requirement_period_check check (valid_from < valid_to and is_day(valid_from) and is_day(valid_to)),
  add constraint requirement_parent_check check (parent_id <> id),
  add constraint requirement_metric_check check ((form = 'METRIC') = (metric_id is not null)),
  add constraint requirement_held_tier_check check (held_tier_id is null or form = 'HOLDS'),
  add constraint requirement_minimum_check check (minimum <> 'NaN' and case form
    when 'ALL' then minimum is null
    when 'AT_LEAST' then coalesce(minimum >= 1 and minimum = trunc(minimum), false)
    when 'HOLDS' then minimum >= 1 and minimum = trunc(minimum)
    else true end),
  add constraint requirement_points_check check (points > 0 and points < 'NaN'),
  add constraint requirement_cap_check check (cap > 0 and cap < 'NaN'),
  add constraint requirement_floor_check check (floor > 0 and floor < 'NaN' and (cap is null or floor <= cap)),
  add constraint requirement_partner_filter_check check (is_text(partner_filter));
drop type requirement_kind;
create index requirement_parent_id_code_id_idx on requirement (parent_id, code, id);
create index requirement_metric_id_code_id_idx on requirement (metric_id, code, id);
create index requirement_held_tier_id_code_id_idx on requirement (held_tier_id, code, id);

create table requirement_held_qualification (
  requirement_id bigint not null references requirement on delete cascade on update cascade,
  qualification_id bigint not null references qualification on delete cascade on update cascade,
  primary key (requirement_id, qualification_id)
);
create index requirement_held_qualification_requirement_id_idx on requirement_held_qualification (requirement_id);
create index requirement_held_qualification_qualification_id_idx on requirement_held_qualification (qualification_id);
`;

/** What a tree of requirements has to be beyond the columns of one row. It is judged when the transaction ends, when the tree is whole. */
const trees = `
${checkRequirement(ofQualifications)}
create function check_requirements() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  concerned bigint[];
  each bigint;
begin
  perform require_read_committed();
  -- Two writers that each close one half of a circle lock nothing in common, so all of them take turns.
  perform pg_advisory_xact_lock(hashtextextended('trees of requirements', 0));
  concerned = case tg_table_name
    when 'requirement' then array[
      (to_jsonb(new) ->> 'id')::bigint, (to_jsonb(old) ->> 'parent_id')::bigint, (to_jsonb(new) ->> 'parent_id')::bigint
    ]
    when 'requirement_held_qualification' then array[
      (to_jsonb(new) ->> 'requirement_id')::bigint, (to_jsonb(old) ->> 'requirement_id')::bigint
    ]
    when 'metric' then array(select id from requirement where metric_id = (to_jsonb(new) ->> 'id')::bigint)
    else array(select id from requirement where qualification_id = (to_jsonb(new) ->> 'id')::bigint)
  end;
  foreach each in array concerned loop
    perform check_requirement(each);
  end loop;
  return null;
end $$;

create constraint trigger requirement_tree after insert or update or delete on requirement
  deferrable initially deferred for each row execute function check_requirements();
create constraint trigger requirement_held_tree after insert or update or delete on requirement_held_qualification
  deferrable initially deferred for each row execute function check_requirements();
create constraint trigger metric_tree after update of program_id on metric
  deferrable initially deferred for each row execute function check_requirements();
create constraint trigger qualification_tree after update of program_id on qualification
  deferrable initially deferred for each row execute function check_requirements();
`;

const today = "(now() at time zone 'UTC')::date";

/** What the functions of the rules need. */
export const judging = `
-- The text of the functions that the hub has made of the rules of all programs.
create table compiled_rules (
  is_only boolean primary key generated always as (true) stored,
  hash text collate "C" not null,
  text text collate "C" not null
);

create type requirement_status as enum ('MET', 'MISSING', 'UNKNOWN');

-- The sum of the smallest of some numbers; null if there are not so many.
create function least_sum(numbers integer[], wanted integer) returns integer immutable parallel safe
  return (
    select case when count(*) = wanted then sum(number)::integer end
    from (select number from unnest(numbers) number where number is not null order by number limit wanted) least
  );

-- Profiles: the largest number that something can be with 0, 1, 2, … of its leaves met.
-- What a part gives to a score: its number times its points, at most its cap. Below its minimum or its floor, nothing will do.
create function score_child(profile numeric[], points numeric, cap numeric, minimum numeric, floor numeric) returns numeric[]
  immutable parallel safe
  return array(
    select case when number < minimum or given < floor then '-Infinity' else given end
    from unnest(profile) with ordinality as met (number, place)
    cross join lateral (select least(cap, number * points)) as of (given)
    order by place
  );

-- The best of all ways to share the leaves that are met between two parts of a score.
create function score_sum(one numeric[], other numeric[]) returns numeric[] immutable parallel safe
  return array(
    select max(case when '-Infinity' in (one[i], other[j]) then '-Infinity' else one[i] + other[j] end)
    from generate_subscripts(one, 1) i cross join generate_subscripts(other, 1) j group by i + j order by i + j
  );

-- The least number of leaves with which a score reaches its minimum and each floor; null if it never does.
create function score_cost(profile numeric[], minimum numeric) returns integer immutable parallel safe
  return (
    select min(place)::integer - 1 from unnest(profile) with ordinality as met (number, place)
    where number > '-Infinity' and (minimum is null or number >= minimum)
  );
`;

/** The functions that the hub replaces by those of the rules, and what stands on them. */
export const unjudged = `
-- Each requirement for each partner on a day. The hub replaces it.
create function requirement_check(day date) returns table (
  id text, eligibility_id text, parent_id text, partner_id bigint, qualification_id bigint, requirement_id bigint,
  requirement_code text, status requirement_status, required numeric, actual numeric, points numeric, partners_see boolean,
  distributors_see boolean, analysts_see boolean
) language sql stable parallel safe
begin atomic
  select null::text, null::text, null::text, null::bigint, null::bigint, null::bigint, null::text, null::requirement_status,
    null::numeric, null::numeric, null::numeric, null::boolean, null::boolean, null::boolean
  where false;
end;

-- Each qualification for each partner on a day. The hub replaces it.
create function qualification_eligibility(day date) returns table (
  id text, partner_id bigint, qualification_id bigint, program_code text, qualification_code text, status requirement_status,
  missing_count integer
) language sql stable parallel safe
begin atomic
  select partner.id || '-' || qualification.id, partner.id, qualification.id, program.code, qualification.code,
    'UNKNOWN'::requirement_status, null::integer
  from partner cross join qualification join program on program.id = qualification.program_id;
end;

-- For each partner, of the qualifications that it does not hold on a day the one with fewest leaves missing; of equals, the
-- first in the order of programs and of qualifications in them. Those of which nothing is known come last.
create function next_qualification(day date) returns table (
  id text, partner_id bigint, qualification_id bigint, program_code text, qualification_code text, status requirement_status,
  missing_count integer
) language sql stable parallel safe
begin atomic
  select best.id, partner.id, best.qualification_id, best.program_code, best.qualification_code, best.status, best.missing_count
  from partner cross join lateral (
    select possible.* from qualification_eligibility(day) possible
    where possible.partner_id = partner.id and not exists (
      select from award_span held
      where held.partner_id = partner.id and held.qualification_id = possible.qualification_id
        and held.valid_from <= day and coalesce(held.valid_to > day, true)
    )
    order by possible.missing_count, possible.program_code collate "C", possible.qualification_code collate "C" limit 1
  ) as best;
end;

create view requirement_check as select * from requirement_check(${today});
create view qualification_eligibility as select * from qualification_eligibility(${today});
create view next_qualification as select * from next_qualification(${today});
`;

/** What no kind of before can say is lost. */
const kindsOfMetrics = `
create type requirement_kind as enum ('COMPETENCE', 'VENDOR_TECHNOLOGY_OFFERING', 'WHITE_LABEL_AGREEMENT');
drop table requirement_held_qualification;
alter table requirement disable trigger user;
update requirement set parent_id = null;
delete from requirement where form <> 'METRIC' or coalesce(minimum, 0) < 1 or minimum <> trunc(minimum) or competence_id is null
  and metric_id not in (select id from metric where code ~ '-(VENDOR-TECHNOLOGY-OFFERINGS|WHITE-LABEL-AGREEMENTS)$');
alter table requirement add kind requirement_kind;
update requirement set kind = case when competence_id is not null then 'COMPETENCE'::requirement_kind
  when metric_id in (select id from metric where code like '%-WHITE-LABEL-AGREEMENTS') then 'WHITE_LABEL_AGREEMENT'
  else 'VENDOR_TECHNOLOGY_OFFERING' end;
alter table requirement enable trigger user;
alter table requirement
  drop constraint requirement_minimum_check,
  drop constraint requirement_metric_check,
  alter kind set not null,
  alter minimum type integer,
  alter minimum set default 1,
  alter minimum set not null,
  drop valid_from, drop valid_to, drop points, drop cap, drop floor, drop partner_filter, drop parent_id, drop metric_id,
  drop held_tier_id, drop form,
  drop constraint if exists requirement_id_qualification_id_key,
  add constraint requirement_minimum_check check (minimum >= 1),
  add constraint requirement_competence_check check ((kind = 'COMPETENCE') = (competence_id is not null));
`;

/** What an external reference could name before. */
const before = [
  ...['Region', 'Country', 'Vendor', 'FiscalQuarter', 'TechnologyCategory', 'Technology', 'Program', 'ProgramLaunch'],
  ...['Tier', 'Qualification', 'Competence', 'Requirement', 'CollaborativeService', 'Distributor', 'Partner'],
  ...['Enrolment', 'CompetenceValidation', 'QualificationApplication', 'Award', 'AwardSuspension', 'Offering'],
  ...['ResaleAgreement', 'DistributionAgreement', 'Enablement', 'Engagement', 'FinancingProgram', 'FundingRequest'],
  ...['LedgerEntry', 'FinancingBudget'],
];

function nodeTypes(types: readonly string[]): string {
  return `
      create or replace function is_node_type(value text) returns boolean immutable parallel safe
        return value in (${types.map((type) => `'${type}'`).join(', ')});`.trimStart();
}
