import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tiers of one rank are equals. Of those to which a partner is equally near, its next tier is the one that was recorded first. */
export class NextTierTies1780000000069 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(nextTiers('possible.tier_id'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(nextTiers('possible.tier_rank'));
  }
}

const isNextTier = `possible.tier_rank = (
      select min(higher.rank) from program join tier higher on higher.program_id = program.id
      where program.code = possible.program_code and higher.rank > coalesce((
        select tier.rank from enrolment join tier on tier.id = enrolment.tier_id
        where enrolment.partner_id = partner.id and enrolment.program_id = program.id
          and enrolment.valid_from <= day and coalesce(enrolment.valid_to > day, true)
      ), 0)
    )`;

const isEnrolled = `possible.program_code = any (array(
      select program.code from enrolment join program on program.id = enrolment.program_id
      where enrolment.partner_id = partner.id
        and enrolment.valid_from <= day and coalesce(enrolment.valid_to > day, true)
    ))`;

const head = (name: string): string => `
create or replace function ${name}(day date) returns table (
  id text, partner_id bigint, tier_id bigint, program_code text, tier_rank integer, status requirement_status, missing_count integer, since date
) language sql stable parallel safe
begin atomic
  select best.id, partner.id, best.tier_id, best.program_code, best.tier_rank, best.status, best.missing_count, best.since
  from partner cross join lateral (`;

/** The functions of migration 0040. @param last what decides between equals */
const nextTiers = (last: string): string => `
${head('next_tier')}
    select possible.* from tier_eligibility(day) possible
    where possible.partner_id = partner.id and ${isNextTier} and ${isEnrolled}
    order by possible.missing_count, possible.program_code collate "C", ${last} limit 1
  ) as best;
end;
${head('next_tier_of_program')}
    select distinct on (possible.program_code collate "C") possible.* from tier_eligibility(day) possible
    where possible.partner_id = partner.id and ${isNextTier}
    order by possible.program_code collate "C", possible.missing_count, ${last}
  ) as best;
end;
`;
