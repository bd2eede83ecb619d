import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose import made a reference: a distributor sees those of its own imports, by the index in their default order. */
export class ReferenceImporters1780000000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table external_reference add importer_id bigint references distributor;
      create index external_reference_importer_id_source_external_id_id_idx
        on external_reference (importer_id, source, external_id, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table external_reference drop importer_id');
  }
}
