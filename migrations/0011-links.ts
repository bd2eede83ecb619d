import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes on the status of what waits for a decision, and indexes that answer whether two rows are linked on a day, from the index alone. The exclusion constraints' own indexes
 * know it as well, but take fifty times as long for one pair, since they are made for overlapping periods.
 */
export class Links1780000000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(links);
    await queryRunner.query('drop index partner_technology_technology_id_partner_id_idx');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index partner_technology_technology_id_partner_id_idx on partner_technology (technology_id, partner_id);
      drop index funding_request_status_submitted_at_id_idx, qualification_application_status_submitted_at_id_idx,
        award_qualification_id_partner_id_valid_from_valid_to_idx, award_suspension_award_id_valid_from_valid_to_idx,
        distribution_agreement_distributor_id_partner_id_v_eac5fcc7_idx, enrolment_program_id_partner_id_valid_from_valid_to_idx,
        partner_technology_partner_id_technology_id_valid__ddca43ac_idx,
        partner_technology_technology_id_partner_id_valid__5421ec96_idx;
    `);
  }
}

const links = `
create index funding_request_status_submitted_at_id_idx on funding_request (status, submitted_at, id);
create index qualification_application_status_submitted_at_id_idx on qualification_application (status, submitted_at, id);
create index award_qualification_id_partner_id_valid_from_valid_to_idx on award (qualification_id, partner_id, valid_from, valid_to);
create index award_suspension_award_id_valid_from_valid_to_idx on award_suspension (award_id, valid_from, valid_to);
create index distribution_agreement_distributor_id_partner_id_v_eac5fcc7_idx
  on distribution_agreement (distributor_id, partner_id, valid_from, valid_to);
create index enrolment_program_id_partner_id_valid_from_valid_to_idx on enrolment (program_id, partner_id, valid_from, valid_to);
create index partner_technology_partner_id_technology_id_valid__ddca43ac_idx
  on partner_technology (partner_id, technology_id, valid_from, valid_to);
create index partner_technology_technology_id_partner_id_valid__5421ec96_idx
  on partner_technology (technology_id, partner_id, valid_from, valid_to);
`;
