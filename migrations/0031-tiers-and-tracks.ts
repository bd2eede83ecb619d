import type { MigrationInterface, QueryRunner } from 'typeorm';
import { claims } from './0027-financing-offers';
import { unjudged } from './0029-rules-as-data';
import { checkRequirement, ofQualifications, ofQualificationsAndTiers } from './requirement-trees';

/**
 * Tiers have requirements as qualifications have; an enrolment can name a track; competences belong to a program. What is next for a
 * partner is found in one program, or in all programs in which the partner is enrolled.
 */
export class TiersAndTracks1780000000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(homeOfCompetences);
    await queryRunner.query(columns);
    await queryRunner.query(targets);
    await queryRunner.query(`
      drop view next_qualification, qualification_eligibility, requirement_check, financing_eligibility;
      drop function next_qualification, qualification_eligibility, requirement_check;
      -- Every hub and every import compiles the rules anew.
      delete from compiled_rules;
    `);
    await queryRunner.query(judging);
    await queryRunner.query(financing);
  }

  /** Requirements of tiers are lost. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop view financing_eligibility, financing_eligibility_of_program;
      drop function financing_eligibility, financing_eligibility_of_program;
      drop view next_tier, next_tier_of_program, next_qualification, next_qualification_of_program, tier_eligibility,
        qualification_eligibility, requirement_check;
      drop function next_tier, next_tier_of_program, next_qualification, next_qualification_of_program, tier_eligibility,
        qualification_eligibility, requirement_check;
      delete from compiled_rules;
      alter table requirement disable trigger user;
      update requirement set parent_id = null where tier_id is not null;
      delete from requirement where tier_id is not null;
      alter table requirement enable trigger user;
      drop trigger requirement_program on requirement;
      drop function set_requirement_program;
    `);
    await queryRunner.query(checkRequirement(ofQualifications));
    await queryRunner.query(defaultLocales(ofQualification));
    await queryRunner.query(`
      alter table requirement drop tier_id, drop program_id, alter qualification_id set not null;
      alter table qualification drop constraint qualification_id_program_id_key, drop kind, drop "group";
      alter table enrolment drop track;
      alter table competence drop program_id;
    `);
    const begin = claims.indexOf('create or replace function');
    await queryRunner.query(`
      ${unjudged}
      ${claims.slice(begin)}
      create view financing_eligibility as select * from financing_eligibility(${today});
    `);
  }
}

const today = "(now() at time zone 'UTC')::date";

/** Competences without any program: a program is made for them, which its people rename. */
const homeOfCompetences = `
insert into vendor (slug, name)
select 'unnamed-vendor', 'Unnamed vendor'
where exists (select from competence) and not exists (select from program) and not exists (select from vendor);
insert into program (code, default_locale, name, summary, sales_policy, vendor_id)
select 'UNNAMED', 'en', '{"en": "Unnamed program"}', '{"en": "Competences that were recorded before any program."}', 'INDIRECT_ONLY', min(id)
from vendor
where exists (select from competence) and not exists (select from program)
having count(*) > 0;
`;

const columns = `
alter table qualification
  add kind text collate "C",
  add "group" text collate "C",
  add unique (id, program_id),
  add constraint qualification_kind_check check (is_code(kind)),
  add constraint qualification_group_check check (is_code("group"));

alter table enrolment
  add track text collate "C",
  add constraint enrolment_track_check check (is_code(track));

alter table competence add program_id bigint references program;
alter table competence disable trigger user;
-- A competence belongs to the program that asks for it. One that none asks for belongs to the first program.
update competence set program_id = coalesce(
  (select min(qualification.program_id) from requirement join qualification on qualification.id = requirement.qualification_id
    where requirement.competence_id = competence.id),
  (select min(id) from program));
alter table competence enable trigger user;
alter table competence alter program_id set not null;
create index competence_program_id_code_id_idx on competence (program_id, code, id);

alter table requirement
  alter qualification_id drop not null,
  add tier_id bigint references tier,
  add program_id bigint references program;
alter table requirement disable trigger user;
update requirement set program_id = (select program_id from qualification where id = qualification_id);
alter table requirement enable trigger user;
alter table requirement
  alter program_id set not null,
  add unique (tier_id, code),
  add unique (id, tier_id),
  add foreign key (parent_id, tier_id) references requirement (id, tier_id),
  add foreign key (qualification_id, program_id) references qualification (id, program_id) on update cascade,
  add foreign key (tier_id, program_id) references tier (id, program_id) on update cascade,
  add constraint requirement_target_check check (num_nonnulls(qualification_id, tier_id) = 1);
create index requirement_program_id_code_id_idx on requirement (program_id, code, id);

create function set_requirement_program() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  new.program_id = coalesce(
    (select program_id from qualification where id = new.qualification_id), (select program_id from tier where id = new.tier_id)
  );
  return new;
end $$;
create trigger requirement_program before insert or update of qualification_id, tier_id on requirement
  for each row execute function set_requirement_program();
`;

/** The programs of the texts of requirements, by what requirements belong to. */
export const ofQualification = {
  concerned: 'q.program_id from new_rows n join qualification q on q.id = n.qualification_id',
  all: `q.program_id, r.summary
      from requirement r join qualification q on q.id = r.qualification_id`,
};

/** The function of migration 0007, with another part for requirements. */
export function defaultLocales({ concerned, all }: typeof ofQualification, named: readonly string[] = []): string {
  return `
create or replace function check_default_locale() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  concerned bigint[];
  missing record;
begin
  perform require_read_committed();
  execute 'select array(select distinct ' || case tg_table_name
    when 'program' then 'id from new_rows'
    when 'requirement' then '${concerned}'
    else 'program_id from new_rows'
  end || ')' into concerned;
  perform from program where id = any (concerned) order by id for share;

  select part.*, program.default_locale into missing from (
    select 'tier' as relation, 'name' as field, code as label, program_id, name as texts from tier
    union all select 'qualification', 'name', slug, program_id, name from qualification
    union all select 'qualification', 'summary', slug, program_id, summary from qualification
    union all select 'requirement', 'summary', r.code, ${all}
    union all select 'collaborative_service', 'name', code, program_id, name from collaborative_service
    union all select 'collaborative_service', 'summary', code, program_id, summary from collaborative_service
    union all select 'financing_program', 'name', code, program_id, name from financing_program${named
      .map(
        (table) => `
    union all select '${table}', 'name', code, program_id, name from ${table}`,
      )
      .join('')}
  ) as part join program on program.id = part.program_id
  where program.id = any (concerned) and not part.texts ? program.default_locale
  limit 1;
  if found then
    perform refuse(
      format('The %s of %s %s is missing in %s, the default locale of its program.',
        missing.field, missing.relation, missing.label, missing.default_locale),
      format('%s_%s_default_locale', missing.relation, missing.field), missing.relation
    );
  end if;
  return null;
end $$;`;
}

/** The same of requirements that belong to qualifications or tiers. */
export const ofTarget = { concerned: 'program_id from new_rows', all: 'r.program_id, r.summary from requirement r' };

/** The rules of texts and of trees, for qualifications and tiers alike. */
const targets = `
${defaultLocales(ofTarget)}
${checkRequirement(ofQualificationsAndTiers)}
`;

const eligibilityColumns = (target: string, order: string): string =>
  `
  id text, partner_id bigint, ${target}_id bigint, program_code text, ${order}, status requirement_status, missing_count integer`.trim();
const ofQualificationColumns = eligibilityColumns('qualification', 'qualification_code text');
const ofTierColumns = eligibilityColumns('tier', 'tier_rank integer');

const checkColumns = `
  id text, eligibility_id text, tier_eligibility_id text, parent_id text, partner_id bigint, qualification_id bigint,
  tier_id bigint, requirement_id bigint, requirement_code text, status requirement_status, required numeric, actual numeric,
  points numeric, partners_see boolean, distributors_see boolean, analysts_see boolean`.trim();

/** The best of what is possible in each program: with the fewest leaves missing; of equals the first. Unknown comes last. */
const nearest = 'possible.missing_count, possible.program_code collate "C"';

const isNotHeld = `not exists (
      select from award_span held
      where held.partner_id = partner.id and held.qualification_id = possible.qualification_id
        and held.valid_from <= day and coalesce(held.valid_to > day, true)
    )`;

/** The programs in which the partner is enrolled; found once for each partner. */
const isEnrolled = `possible.program_code = any (array(
      select program.code from enrolment join program on program.id = enrolment.program_id
      where enrolment.partner_id = partner.id
        and enrolment.valid_from <= day and coalesce(enrolment.valid_to > day, true)
    ))`;

/** The tiers above the one that the enrolment in force gives. */
const isNextTier = `possible.tier_rank = (
      select min(higher.rank) from program join tier higher on higher.program_id = program.id
      where program.code = possible.program_code and higher.rank > coalesce((
        select tier.rank from enrolment join tier on tier.id = enrolment.tier_id
        where enrolment.partner_id = partner.id and enrolment.program_id = program.id
          and enrolment.valid_from <= day and coalesce(enrolment.valid_to > day, true)
      ), 0)
    )`;

function next(name: string, of: string, columns: string, possible: string, order: string): string {
  const shown = columns.split(/,\s+/).map((column) => column.split(' ')[0] as string);
  const list = shown.map((column) => (column === 'partner_id' ? 'partner.id' : `best.${column}`)).join(', ');
  const select = (where: string, distinct: string, by: string, limit: string): string => `
  select ${list}
  from partner cross join lateral (
    select ${distinct}possible.* from ${of}(day) possible
    where possible.partner_id = partner.id and ${where}
    order by ${by}${limit}
  ) as best;
end;`;
  const head = (suffix: string): string => `
create function ${name}${suffix}(day date) returns table (
  ${columns}
) language sql stable parallel safe
begin atomic`;
  return `
${head('')}${select(`${possible} and ${isEnrolled}`, '', `${nearest}, ${order}`, ' limit 1')}
${head('_of_program')}${select(possible, 'distinct on (possible.program_code collate "C") ', `possible.program_code collate "C", possible.missing_count, ${order}`, '')}
create view ${name} as select * from ${name}(${today});
create view ${name}_of_program as select * from ${name}_of_program(${today});`;
}

function nothing(name: string, columns: string): string {
  const nulls = columns.split(/,\s+/).map((column) => `null::${column.split(' ').slice(1).join(' ')}`);
  return `
create function ${name}(day date) returns table (
  ${columns}
) language sql stable parallel safe
begin atomic select ${nulls.join(', ')} where false; end;`;
}

/** The nearest target of each partner, over functions of eligibility that may have further columns. */
export const nearestTargets = (further = ''): string => `
-- For each partner, of the qualifications that it does not hold on a day the nearest one: of the programs in which it is enrolled, and
-- of each program.
${next('next_qualification', 'qualification_eligibility', `${ofQualificationColumns}${further}`, isNotHeld, 'possible.qualification_code collate "C"')}

-- For each partner, the lowest tier above the one that it has on a day, likewise.
${next('next_tier', 'tier_eligibility', `${ofTierColumns}${further}`, isNextTier, 'possible.tier_rank')}
`;

/** Without compiled rules, all is UNKNOWN. The hub replaces these functions. */
const unruled = `
${nothing('requirement_check', checkColumns)}
create function qualification_eligibility(day date) returns table (
  ${ofQualificationColumns}
) language sql stable parallel safe
begin atomic
  select partner.id || '-' || qualification.id, partner.id, qualification.id, program.code, qualification.code,
    'UNKNOWN'::requirement_status, null::integer
  from partner cross join qualification join program on program.id = qualification.program_id;
end;
create function tier_eligibility(day date) returns table (
  ${ofTierColumns}
) language sql stable parallel safe
begin atomic
  select partner.id || '-' || tier.id, partner.id, tier.id, program.code, tier.rank, 'UNKNOWN'::requirement_status, null::integer
  from partner cross join tier join program on program.id = tier.program_id;
end;
`;

/** Takes the compiled rules away, whose functions name columns. Every hub and every import compiles them anew. */
export const withoutRules = `
${unruled.replaceAll('create function', 'create or replace function')}
delete from compiled_rules;
`;

export const judging = `
${unruled}
create view requirement_check as select * from requirement_check(${today});
create view qualification_eligibility as select * from qualification_eligibility(${today});
create view tier_eligibility as select * from tier_eligibility(${today});

${nearestTargets()}
`;

/** Rule 10, for all programs and for those in which the partner is enrolled. */
const financing = `
drop function financing_eligibility;
create function financing_eligibility_of_program(day date) returns table (partner_id bigint, financing_program_id bigint)
language sql stable parallel safe
begin atomic
  select claim.partner_id, offer.financing_program_id
  from qualification_claim claim
  join partner on partner.id = claim.partner_id
  join financing_offer offer
    on offer.country_id = partner.country_id and claim.qualification_id = any (offer.qualification_ids)
  where claim.valid_from <= day and claim.valid_to > day and offer.opens_on <= day and offer.closes_on >= day;
end;
create function financing_eligibility(day date) returns table (partner_id bigint, financing_program_id bigint)
language sql stable parallel safe
begin atomic
  select eligible.partner_id, eligible.financing_program_id
  from financing_eligibility_of_program(day) eligible
  join financing_program on financing_program.id = eligible.financing_program_id
  where exists (
    select from enrolment
    where enrolment.partner_id = eligible.partner_id and enrolment.program_id = financing_program.program_id
      and enrolment.valid_from <= day and coalesce(enrolment.valid_to > day, true)
  );
end;
create view financing_eligibility as select * from financing_eligibility(${today});
create view financing_eligibility_of_program as select * from financing_eligibility_of_program(${today});
`;
