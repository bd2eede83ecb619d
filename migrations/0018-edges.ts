import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes for the edges that lead back along a foreign key: each has the default order of the rows, so that a page of them
 * is read from it however many a parent has. They do what the indexes on the keys alone did.
 */
export class Edges1780000000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(edges);
    await queryRunner.query(`drop index ${keys.map(([table, key]) => `${table}_${key}_idx`).join(', ')}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, key] of keys) await queryRunner.query(`create index ${table}_${key}_idx on ${table} (${key})`);
    await queryRunner.query(
      `drop index ${keys.map(([table, key, order]) => `${table}_${key}_${order}_id_idx`).join(', ')}`,
    );
  }
}

/** Each foreign key with the first key of the default order of its table. */
const keys = [
  ['distribution_agreement', 'country_id', 'valid_from'],
  ['distribution_agreement', 'vendor_id', 'valid_from'],
  ['distributor', 'country_id', 'name'],
  ['engagement', 'country_id', 'started_on'],
  ['engagement', 'customer_partner_id', 'started_on'],
  ['engagement', 'offering_id', 'started_on'],
  ['engagement', 'program_id', 'started_on'],
  ['enrolment', 'tier_id', 'valid_from'],
  ['funding_request', 'distributor_id', 'submitted_at'],
  ['program_launch', 'region_id', 'planned_from'],
  ['qualification_application', 'qualification_id', 'submitted_at'],
] as const;

const edges = `
create index distribution_agreement_country_id_valid_from_id_idx on distribution_agreement (country_id, valid_from, id);
create index distribution_agreement_vendor_id_valid_from_id_idx on distribution_agreement (vendor_id, valid_from, id);
create index distributor_country_id_name_id_idx on distributor (country_id, name, id);
create index engagement_country_id_started_on_id_idx on engagement (country_id, started_on, id);
create index engagement_customer_partner_id_started_on_id_idx on engagement (customer_partner_id, started_on, id);
create index engagement_offering_id_started_on_id_idx on engagement (offering_id, started_on, id);
create index engagement_program_id_started_on_id_idx on engagement (program_id, started_on, id);
create index enrolment_tier_id_valid_from_id_idx on enrolment (tier_id, valid_from, id);
create index funding_request_distributor_id_submitted_at_id_idx on funding_request (distributor_id, submitted_at, id);
create index program_launch_region_id_planned_from_id_idx on program_launch (region_id, planned_from, id);
create index qualification_application_qualification_id_submitted_at_id_idx
  on qualification_application (qualification_id, submitted_at, id);
`;
