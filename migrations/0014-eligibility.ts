import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is told of all data, whoever asks. Eligibility, defined once: which facts of a partner count towards which requirement and on which days, and what follows
 * on one day. What depends on a day is a function of it, each a single query without volatile parts, so that PostgreSQL
 * puts it in the place where it is called: a page of partners reads the rows of these partners alone.
 */
export class Eligibility1780000000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(awardSpans);
    await queryRunner.query(eligibility);
    await queryRunner.query(otherDistributors);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop function other_distributor_count;
      drop view financing_eligibility, next_qualification, qualification_eligibility, requirement_check;
      drop function financing_eligibility, next_qualification, qualification_eligibility, requirement_check;
      drop view requirement_fact, award_span;
      drop type requirement_status;
    `);
  }
}

const today = "(now() at time zone 'UTC')::date";

/** A view of what a function of a day gives for today. */
function viewOfToday(name: string): string {
  return `create view ${name} as select * from ${name}(${today});`;
}

/** That a row's span has the day of a function in it. */
function hasDay(row: string): string {
  return `${row}.valid_from <= day and coalesce(${row}.valid_to > day, true)`;
}

export const awardSpans = `
-- The spans of days in which a partner holds a qualification: an award's period without its suspensions.
create view award_span as
select award.partner_id, award.qualification_id, lower(span) as valid_from, upper(span) as valid_to
from award cross join lateral unnest(
  datemultirange(daterange(award.valid_from, award.valid_to)) - coalesce(
    (select range_agg(daterange(valid_from, valid_to)) from award_suspension where award_id = award.id), '{}'
  )
) as span;
`;

export const requirementFacts = `
-- What counts towards a requirement, each fact for its span of days. Rules 3, 4 and 5 are these three queries.
create or replace view requirement_fact as
-- A validation of the competence.
select validation.partner_id, requirement.id as requirement_id, validation.valid_from, validation.valid_to
from requirement join competence_validation validation on validation.competence_id = requirement.competence_id
where requirement.kind = 'COMPETENCE'
union all
-- An offering on the market that uses a technology of the program's own vendor.
select offering.partner_id, requirement.id, offering.published_on, offering.retired_on
from requirement
join qualification on qualification.id = requirement.qualification_id
join program on program.id = qualification.program_id
cross join offering
where requirement.kind = 'VENDOR_TECHNOLOGY_OFFERING' and offering.published_on is not null
  and exists (
    select from offering_technology used join technology on technology.id = used.technology_id
    where used.offering_id = offering.id and technology.vendor_id = program.vendor_id
  )
union all
-- A white-label agreement while the offering is on the market and its partner, who is another one by a rule of the
-- agreement itself, holds the qualification PROVIDER of the same program.
select agreement.reseller_id, requirement.id, lower(span), upper(span)
from requirement
join qualification on qualification.id = requirement.qualification_id
join qualification provider on provider.program_id = qualification.program_id and provider.code = 'PROVIDER'
cross join resale_agreement agreement
join offering on offering.id = agreement.offering_id
join award_span held on held.partner_id = offering.partner_id and held.qualification_id = provider.id
cross join lateral (select
  daterange(agreement.valid_from, agreement.valid_to) * daterange(offering.published_on, offering.retired_on)
    * daterange(held.valid_from, held.valid_to)
) as common (span)
where requirement.kind = 'WHITE_LABEL_AGREEMENT' and agreement.white_label and offering.published_on is not null
  and not isempty(span);
`;

export const financingEligibility = `
-- The financing programs that a partner may ask on a day (rule 10): open, for its country, and for a qualification that it
-- holds or has handed in an application for that is not decided. Where PostgreSQL sees \`exists\` in an \`or\`, it hashes the
-- whole table.
create or replace function financing_eligibility(day date) returns table (partner_id bigint, financing_program_id bigint)
language sql stable parallel safe
begin atomic
  select partner.id, financing_program.id
  from partner
  join financing_program_country country on country.country_id = partner.country_id
  join financing_program on financing_program.id = country.financing_program_id
  where financing_program.status = 'OPEN'
    and financing_program.opens_on <= day and coalesce(financing_program.closes_on >= day, true)
    and exists (
      select from financing_program_qualification eligible
      where eligible.financing_program_id = financing_program.id and (
        coalesce((
          select true from award_span held
          where held.partner_id = partner.id and held.qualification_id = eligible.qualification_id and ${hasDay('held')}
          limit 1
        ), false)
        or coalesce((
          select true from qualification_application application
          where application.partner_id = partner.id and application.qualification_id = eligible.qualification_id
            and (application.submitted_at at time zone 'UTC')::date <= day
            and coalesce((application.decided_at at time zone 'UTC')::date > day, true)
          limit 1
        ), false)
      )
    );
end;
`;

export const eligibility = `
${requirementFacts}
create type requirement_status as enum ('MET', 'MISSING');

-- Each requirement for each partner: how many facts it asks for, and how many there are on a day.
create function requirement_check(day date) returns table (
  id text, eligibility_id text, partner_id bigint, qualification_id bigint, requirement_id bigint, requirement_code text,
  status requirement_status, required integer, actual integer
) language sql stable parallel safe
begin atomic
  select partner.id || '-' || requirement.id, partner.id || '-' || requirement.qualification_id, partner.id,
    requirement.qualification_id, requirement.id, requirement.code,
    case when found.facts >= requirement.minimum then 'MET' else 'MISSING' end::requirement_status,
    requirement.minimum, found.facts
  from partner cross join requirement cross join lateral (
    select count(*)::integer from requirement_fact fact
    where fact.partner_id = partner.id and fact.requirement_id = requirement.id and ${hasDay('fact')}
  ) as found (facts);
end;

-- Each qualification for each partner, and how many of its requirements the partner misses on a day.
create function qualification_eligibility(day date) returns table (
  id text, partner_id bigint, qualification_id bigint, program_code text, qualification_code text, missing_count integer
) language sql stable parallel safe
begin atomic
  select partner.id || '-' || qualification.id, partner.id, qualification.id, program.code, qualification.code,
    (
      select count(*)::integer from requirement_check(day) checked
      where checked.partner_id = partner.id and checked.qualification_id = qualification.id and checked.status = 'MISSING'
    )
  from partner cross join qualification join program on program.id = qualification.program_id;
end;

-- For each partner, of the qualifications that it does not hold on a day the one with fewest requirements missing; of
-- equals, the first in the order of programs and of qualifications in them.
create function next_qualification(day date) returns table (
  id text, partner_id bigint, qualification_id bigint, program_code text, qualification_code text, missing_count integer
) language sql stable parallel safe
begin atomic
  select best.id, partner.id, best.qualification_id, best.program_code, best.qualification_code, best.missing_count
  from partner cross join lateral (
    select possible.* from qualification_eligibility(day) possible
    where possible.partner_id = partner.id and not exists (
      select from award_span held
      where held.partner_id = partner.id and held.qualification_id = possible.qualification_id and ${hasDay('held')}
    )
    order by possible.missing_count, possible.program_code, possible.qualification_code limit 1
  ) as best;
end;

${financingEligibility}
${['requirement_check', 'qualification_eligibility', 'next_qualification', 'financing_eligibility'].map(viewOfToday).join('\n')}
`;

const otherDistributors = `
-- How many distributors serve a partner on a day, one of them aside.
create function other_distributor_count(partner bigint, aside bigint, day date) returns integer
language sql stable parallel safe
begin atomic
  select count(distinct agreement.distributor_id)::integer from distribution_agreement agreement
  where agreement.partner_id = partner and agreement.distributor_id is distinct from aside
    and ${hasDay('agreement')};
end;
`;
