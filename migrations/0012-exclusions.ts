import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The columns in which rows whose periods overlap must differ, by table. */
const keys: Readonly<Record<string, readonly string[]>> = {
  award: ['partner_id', 'qualification_id'],
  award_suspension: ['award_id'],
  competence_validation: ['partner_id', 'competence_id'],
  distribution_agreement: ['distributor_id', 'partner_id', 'vendor_id', 'country_id'],
  enrolment: ['partner_id', 'program_id'],
  partner_technology: ['partner_id', 'technology_id'],
  resale_agreement: ['reseller_id', 'offering_id'],
};

/**
 * Makes the indexes of the exclusion constraints unfit for reading. They are slow (some 50 µs for a key, against 1 µs of a
 * B-tree), but PostgreSQL takes them to be cheap and prefers them to the B-trees that are meant for the questions; an
 * index on `key + 0` guards the same thing and matches no question. And what a partner works with is found by its
 * partner and day in one index alone.
 */
export class Exclusions1780000000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await replaceExclusions(queryRunner, (column) => `(${column} + 0)`);
    await queryRunner.query(`
      create index partner_technology_partner_id_valid_from_valid_to__8a7c93c0_idx
        on partner_technology (partner_id, valid_from, valid_to, technology_id);
      drop index partner_technology_partner_id_technology_id_valid__ddca43ac_idx;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create index partner_technology_partner_id_technology_id_valid__ddca43ac_idx
        on partner_technology (partner_id, technology_id, valid_from, valid_to);
      drop index partner_technology_partner_id_valid_from_valid_to__8a7c93c0_idx;
    `);
    await replaceExclusions(queryRunner, (column) => column);
  }
}

async function replaceExclusions(queryRunner: QueryRunner, keyOf: (column: string) => string): Promise<void> {
  for (const [table, columns] of Object.entries(keys)) {
    const same = columns.map((column) => `${keyOf(column)} with =`).join(', ');
    await queryRunner.query(`
      alter table ${table}
        drop constraint ${table}_overlap_excl,
        add constraint ${table}_overlap_excl exclude using gist (${same}, daterange(valid_from, valid_to) with &&)
    `);
  }
}
